"""Backgrounds: what is known of somebody who is to take part in an inspection."""

from datetime import date

from firsthand.domain.inspection.acts.progress import State
from firsthand.domain.inspection.acts.team import Joined, Part
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.independence.independence import Background, Led
from firsthand.services.inspecting import recording
from firsthand.store import people


def background(
    person: str, *, la_codes: tuple[str, ...], on: date, but: str = ""
) -> Background:
    """Return somebody's account, links, and what they led of these authorities, `but` one."""
    return Background(
        actor=people.load_actor(person),
        links=people.load_links(person=person),
        led=tuple(led for la_code in la_codes for led in _led(person, la_code, on, but)),
    )


def _led(person: str, la_code: str, on: date, but: str) -> list[Led]:
    """Return the inspections of an authority that were over by a day and that somebody led."""
    earlier = [
        one
        for one in recording.every_conduct()
        if one.inspection_id != but
        and la_code in one.opened.la_codes
        and one.opened.to_on < on
        and one.state is not State.ABANDONED
    ]
    last = max((one.opened.to_on for one in earlier), default=None)
    return [
        Led(la_code=la_code, ended_on=one.opened.to_on, was_last=one.opened.to_on == last)
        for one in earlier
        if _leads(one, person)
    ]


def _leads(conduct: Conduct, person: str) -> bool:
    return any(act.body.part is Part.LEAD for act in conduct.history(Joined, person))
