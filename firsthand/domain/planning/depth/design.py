"""Designs: which groups of cases are read, what is asked of the reading, what reading costs."""

import math
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.depth.group import Group
from firsthand.domain.planning.depth.group import objections as of_group

CONFIDENCE = 0.95
# Guesses, shown wherever they are used: no inspectorate publishes how long a case takes.
MINUTES_PER_CASE = 90.0
HOURS_A_DAY = 6.0  # of a day on site, what is left for reading
READERS = 4
MOST_GROUPS = 12
MOST_AT_LEAST = 50
MOST_READERS = 1000
MOST_MINUTES = 10_000.0


@dataclass(frozen=True, kw_only=True)
class Design:
    """
    What is read, of which groups, and what that should achieve.

    `confidence` is the chance asked for; `at_least` is how many affected cases the reading
    should show, over all groups together.
    """

    groups: tuple[Group, ...]
    confidence: float = CONFIDENCE
    at_least: int = 1
    minutes_per_case: float = MINUTES_PER_CASE
    hours_a_day: float = HOURS_A_DAY
    readers: int = READERS

    @property
    def population(self) -> int:
        """Return how many cases stand on all lists."""
        return sum(group.population for group in self.groups)

    @property
    def affected(self) -> int:
        """Return how many of them are affected, at the fewest."""
        return sum(group.affected for group in self.groups)

    @property
    def affected_to(self) -> int:
        """Return how many of them are affected, at the most."""
        return sum(group.at_best.affected for group in self.groups)

    @property
    def sample(self) -> int:
        """Return how many cases are read."""
        return sum(group.sample for group in self.groups)

    @property
    def is_certain(self) -> bool:
        """Tell whether no number is a range."""
        return all(group.is_certain for group in self.groups)


@dataclass(frozen=True, kw_only=True)
class Effort:
    """What reading so many cases costs."""

    cases: int
    reader_days: float
    days_on_site: int


def effort(cases: int, design: Design) -> Effort:
    """Return the days of one reader, and the days on site when all readers share the cases."""
    hours = cases * design.minutes_per_case / 60
    return Effort(
        cases=cases,
        reader_days=hours / design.hours_a_day,
        # Rounded first: 0.1 hours are not one tenth of a second too long.
        days_on_site=math.ceil(round(hours / design.hours_a_day / design.readers, 9)),
    )


def objections(design: Design) -> tuple[Objection, ...]:
    """Return everything that is impossible about a design, each with what to change."""
    if not 1 <= len(design.groups) <= MOST_GROUPS:
        return (
            _objection(
                "groups",
                f"Given were {len(design.groups)} groups; needed are 1 to {MOST_GROUPS}.",
                "Join small groups that are read alike.",
            ),
        )
    found = [objection for group in design.groups for objection in of_group(group)]
    return (*found, *_about_groups(design), *_about_aims(design), *_about_costs(design))


def _about_groups(design: Design) -> list[Objection]:
    names = [group.name for group in design.groups]
    twice = sorted({name for name in names if names.count(name) > 1})
    found = []
    if twice:
        found.append(
            _objection(
                "groups",
                f"Two groups are called {', '.join(twice)}; each needs a name of its own.",
                "Rename one of them.",
            )
        )
    if design.affected < 1:
        found.append(
            _objection(
                "affected",
                "The failure touches no case in any group, so there would be nothing to find.",
                "Give the smallest failure that the inspection must not miss: 1% of cases.",
            )
        )
    return found


def _about_aims(design: Design) -> list[Objection]:
    found = []
    if not 0 < design.confidence < 1:
        found.append(
            _objection(
                "confidence",
                f"The confidence is {design.confidence:g}; it must lie between 0 and 1.",
                "Give it as 0.95 or 95%. No reading can promise certainty.",
            )
        )
    if not 1 <= design.at_least <= MOST_AT_LEAST:
        found.append(
            _objection(
                "at-least",
                f"Asked is for at least {design.at_least} cases; needed is 1 to "
                f"{MOST_AT_LEAST}.",
                "Ask for 1, 2 or a few: more do not make a failure plainer.",
            )
        )
    return found


def _about_costs(design: Design) -> list[Objection]:
    found = []
    if not 0 < design.minutes_per_case <= MOST_MINUTES:
        found.append(
            _objection(
                "minutes",
                f"A case takes {design.minutes_per_case:g} minutes; needed is more than 0 "
                f"and no more than {MOST_MINUTES:,.0f}.",
                f"Time a few readings; {MINUTES_PER_CASE:g} is used where nothing is known.",
            )
        )
    if not 0 < design.hours_a_day <= 24:
        found.append(
            _objection(
                "hours",
                f"A day has {design.hours_a_day:g} hours of reading; needed is more than 0 "
                "and no more than 24.",
                f"Give the hours left for reading; {HOURS_A_DAY:g} are used otherwise.",
            )
        )
    if not 1 <= design.readers <= MOST_READERS:
        found.append(
            _objection(
                "readers",
                f"There are {design.readers} readers; needed is 1 to {MOST_READERS:,}.",
                "Give the number of inspectors who read cases.",
            )
        )
    return found


def _objection(rule: str, reason: str, remedy: str) -> Objection:
    return Objection(rule=f"depth-{rule}", reason=reason, remedy=remedy)
