"""Teams: who joins, who was on site, and whom a link with the authority cuts off (R21)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection.acts.progress import ENDED
from firsthand.domain.inspection.acts.team import Joined, OnSite
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.independence.cutting_off import cutting_off, reaches
from firsthand.domain.inspection.independence.independence import (
    keeping_out,
    objections_to_joining,
)
from firsthand.domain.inspection.presence import objections_to_presence
from firsthand.domain.people.actor import SYSTEM, Actor
from firsthand.domain.people.acts import LinkDeclared
from firsthand.domain.people.declaring import objections_to_declaring
from firsthand.domain.people.link import Link
from firsthand.refdata.read_programme import programme_rules
from firsthand.services.inspecting import recording
from firsthand.services.inspecting.backgrounds import background
from firsthand.services.inspecting.measuring import day_of
from firsthand.services.inspecting.recording import Wanted, record
from firsthand.services.inspecting.versions import objections_to_version
from firsthand.store import people


def join(wanted: Wanted, joined: Joined) -> Conduct:
    """Let somebody join, if nothing ties them to an authority inspected."""

    def decide(before: Conduct) -> list[Any]:
        known = background(
            joined.id,
            la_codes=before.opened.la_codes,
            on=day_of(wanted.now),
            but=before.inspection_id,
        )
        refuse_if(
            objections_to_joining(
                before, joined, known, rules=programme_rules(), on=day_of(wanted.now)
            )
        )
        return [replace(joined, name=known.actor.name if known.actor else joined.name)]

    after = record(wanted, "joined", decide)
    # A link may have been declared between the look at it and the joining.
    return cut_off_linked(wanted.inspection_id, now=wanted.now) or after


def on_site(wanted: Wanted, day: OnSite) -> Conduct:
    """Record who of the team was on site on a day."""
    told = replace(day, id=day.on.isoformat())

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_presence(before, told, on=day_of(wanted.now)),
                *objections_to_version(before, OnSite, told.id, wanted),
            )
        )
        return [told]

    return record(wanted, "on-site", decide)


def declare_link(link: Link, *, by: Actor, now: datetime) -> tuple[str, ...]:
    """
    Record a link, and take the person's access to every inspection that it bears on.

    The identifiers of those inspections are returned.
    """
    objections = objections_to_declaring(
        link, by=by, known=people.load_actors().keys(), on=day_of(now)
    )
    if objections:
        refusal = Refused(*objections)
        recording.log_people_refusal("link-declared", refusal, by=by, now=now)
        raise refusal
    people.add_acts([LinkDeclared(link=link)], by=by.code, at=now)
    return cut_off_everywhere(now=now)


def cut_off_everywhere(*, now: datetime) -> tuple[str, ...]:
    """
    Cut everybody off whom a link keeps out, in every inspection that has not ended.

    Ask for it too when somebody was given a role that opens inspections by itself.
    """
    return tuple(
        one.inspection_id
        for one in recording.every_conduct()
        if one.state not in ENDED and cut_off_linked(one.inspection_id, now=now) is not None
    )


def cut_off_linked(inspection_id: str, *, now: datetime) -> Conduct | None:
    """Cut off everybody whose link keeps them out of an inspection; None if there is nobody."""
    cut: list[str] = []

    def decide(before: Conduct) -> list[Any]:
        cut.clear()
        for person in people.load_actors().values():
            linked = _linked(before, person, now)
            if linked and reaches(before, person):
                cut.append(person.code)
                return list(cutting_off(before, person, linked[0]))
        return []

    found = None
    while True:
        wanted = Wanted(inspection_id=inspection_id, by=SYSTEM, now=now)
        after = recording.record_unseen(wanted, decide)
        if not cut:
            return found
        found = after


def _linked(before: Conduct, person: Actor, now: datetime) -> tuple[Link, ...]:
    return keeping_out(
        people.load_links(person=person.code),
        before.opened.la_codes,
        programme_rules(),
        on=day_of(now),
    )
