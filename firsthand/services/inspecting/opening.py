"""Opening inspections, freezing what was known before, and what is stated beside fieldwork."""

from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from firsthand.domain.accountability.canonical import digest
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection.acts.opening import (
    Expected,
    InspectorateLeft,
    Opened,
    ToldOutside,
)
from firsthand.domain.inspection.acts.progress import ENDED
from firsthand.domain.inspection.acts.team import Joined, Part
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.independence.independence import (
    Background,
    objections_to_person,
)
from firsthand.domain.inspection.independence.leaving import objections_to_leaving
from firsthand.domain.inspection.opening_rules import (
    known_before_plain,
    objections_to_opening,
)
from firsthand.domain.inspection.permission import objection_to_opening
from firsthand.domain.inspection.statements import (
    objections_to_expecting,
    objections_to_telling,
)
from firsthand.domain.people.actor import Actor
from firsthand.refdata import read
from firsthand.refdata.read_programme import programme_rules
from firsthand.services.inspecting import recording, team
from firsthand.services.inspecting.backgrounds import background
from firsthand.services.inspecting.knowledge import known_before
from firsthand.services.inspecting.measuring import day_of
from firsthand.services.inspecting.recording import Wanted, record
from firsthand.services.inspecting.versions import numbered

ID_BYTES = 5  # ten hexadecimal digits: nobody guesses one, and one can be read out loud


def open_inspection(asked: Opened, *, by: Actor, now: datetime) -> str:
    """Open an inspection, with its lead in the team, and return its new identifier."""
    inspection_id = token_hex(ID_BYTES)
    known = background(asked.lead, la_codes=asked.la_codes, on=day_of(now))
    try:
        refuse_if(_objections(asked, known, by, now))
    except Refused as refusal:
        wanted = Wanted(inspection_id=inspection_id, by=by, now=now)
        recording.log_refusal(wanted, "opened", refusal)
        raise
    frozen = known_before(asked.la_codes, on=day_of(now) - timedelta(days=1))
    opened = replace(
        asked, known_before=frozen, known_sha256=digest(known_before_plain(frozen))
    )
    recording.open_ledger(inspection_id, opened, _lead(asked, known), by=by, now=now)
    team.cut_off_linked(inspection_id, now=now)
    return inspection_id


def expect(wanted: Wanted, expected: Expected) -> Conduct:
    """Record what is suspected before fieldwork, so that nobody can claim it afterwards."""
    harms = {harm.key for harm in read.harms()}

    def decide(before: Conduct) -> list[Any]:
        refuse_if(objections_to_expecting(expected, harms=harms))
        return [numbered(before, expected, wanted)]

    return record(wanted, "expected", decide)


def tell_outside(wanted: Wanted, told: ToldOutside) -> Conduct:
    """Record that something outside the inspection made a failure public (R23)."""
    harms = {harm.key for harm in read.harms()}

    def decide(before: Conduct) -> list[Any]:
        refuse_if(objections_to_telling(told, harms=harms, on=day_of(wanted.now)))
        return [numbered(before, told, wanted)]

    return record(wanted, "told-outside", decide)


def leave(wanted: Wanted, left: InspectorateLeft) -> Conduct:
    """Record that one of several inspectorates left; what it did stays (R22)."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(objections_to_leaving(before, left))
        return [left]

    return record(wanted, "inspectorate-left", decide)


def under_way(by: Actor) -> tuple[Conduct, ...]:
    """Return the inspections that somebody may see and that have not ended."""
    return tuple(one for one in recording.conducts(by=by) if one.state not in ENDED)


def _objections(
    asked: Opened, known: Background, by: Actor, now: datetime
) -> tuple[Objection, ...]:
    permission = objection_to_opening(by)
    if permission is not None:
        return (permission,)
    found = objections_to_opening(
        asked,
        next((one for one in read.frameworks() if one.key == asked.framework), None),
        harms={harm.key for harm in read.harms()},
        on=day_of(now),
    )
    if not asked.inspectorates:
        return found
    personal = objections_to_person(
        _lead(asked, known),
        known,
        la_codes=asked.la_codes,
        rules=programme_rules(),
        on=day_of(now),
    )
    return (*found, *personal)


def _lead(asked: Opened, known: Background) -> Joined:
    """Return how the lead joins: for their own inspectorate, or else for the first named."""
    mine = known.actor.inspectorate if known.actor else ""
    named = [one for one in asked.inspectorates if one.value == mine]
    return Joined(
        id=asked.lead,
        name=known.actor.name if known.actor else asked.lead,
        part=Part.LEAD,
        inspectorate=(named or asked.inspectorates)[0],
    )
