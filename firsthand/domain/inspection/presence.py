"""Presence: who was on site on which day, of the people and days of the inspection."""

from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.team import Joined, OnSite
from firsthand.domain.inspection.conduct import Conduct


def objections_to_presence(conduct: Conduct, day: OnSite, *, on: date) -> tuple[Objection, ...]:
    """Return why a day on site cannot be recorded so."""
    found: list[Objection] = []
    if day.on > on:
        found.append(
            Objection(
                rule="day-to-come",
                reason=f"{words.day(day.on)} is still to come.",
                remedy="Record a day on site when it is over or under way.",
            )
        )
    if day.on < conduct.opened.from_on:
        found.append(
            Objection(
                rule="before-fieldwork",
                reason=f"{words.day(day.on)} is before the first day of fieldwork "
                f"({words.day(conduct.opened.from_on)}).",
                remedy="Record days of this inspection alone.",
            )
        )
    if not day.people:
        found.append(
            Objection(
                rule="nobody-on-site",
                reason="Nobody is named.",
                remedy="Name who was on site, or withdraw the day.",
            )
        )
    ever = {act.body.id for act in conduct.of(Joined)}
    found += [
        Objection(
            rule="not-in-team",
            reason=f"{person} never took part in this inspection.",
            remedy="Name people of the team.",
        )
        for person in day.people
        if person not in ever
    ]
    return tuple(found)


def days_on_site(conduct: Conduct) -> int:
    """Return the days on site, each person's counted."""
    return sum(len(set(day.people)) for day in conduct.bodies(OnSite))
