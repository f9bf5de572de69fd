"""
The programme: who inspects whom when.

A `Need` says that an authority must be visited and why; a `PlannedVisit` answers it. Months are
the first day of the month. The values here are what the solver is given and what it returns;
whether a programme keeps the rules is asked of `breaches.py`, which knows nothing of a solver.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.programme.inspector import Inspector


class VisitKind(StrEnum):
    """What a visit of the programme is."""

    FULL = "full"  # everybody gets one
    RANDOM = "random"  # the random arm: drawn by lot, on top of the full one


@dataclass(frozen=True, kw_only=True)
class Need:
    """
    One visit that must take place. `weight` orders needs: the greater, the sooner.

    `last_visit_on` is the last day of the latest full inspection, if known; `last_leads` are
    the codes of those who led it. `inclusion_probability` is the chance that the authority had
    of entering the random arm, known for every authority whether drawn or not.
    """

    key: str  # unique in a programme: "372-full", "372-random"
    la_code: str
    authority: str
    region: str
    kind: VisitKind
    weight: float
    reason: str
    drawn_at_random: bool
    inclusion_probability: float
    last_visit_on: date | None = None
    last_leads: frozenset[str] = frozenset()
    latest_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the programme: its value, its words, and where it comes from."""

    key: str
    value: float
    words: str
    source: str
    status: Literal["verified", "default"]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """
    The rules that a programme must keep, each with its source (`policies/programme.yaml`).

    `closed_months` are month numbers (8 for August). `team_sizes` and `days_each` (working days
    of each member) are by kind of visit.
    """

    team_sizes: Mapping[VisitKind, int]
    days_each: Mapping[VisitKind, float]
    leads_each: int
    gap_months: int
    closed_months: frozenset[int]
    cooling_off_years: Mapping[str, float]  # by kind of engagement
    fresh_lead: bool
    visits_a_year: int  # at most, for one inspector
    month_share: float  # of an even share of all visits: as much as one month may take
    random_share: float
    needed_skills: Mapping[str, int]  # skill -> how many of a full team must have it
    told: tuple[Rule, ...]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is asked of the solver."""

    needs: tuple[Need, ...]
    inspectors: tuple[Inspector, ...]
    rules: Rules
    months: tuple[date, ...]
    previous: tuple["PlannedVisit", ...] = ()  # a plan to change as little as possible


@dataclass(frozen=True, kw_only=True)
class PlannedVisit:
    """One visit as planned; `team` holds codes of inspectors, the lead first."""

    need: Need
    month: date
    team: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Quality:
    """How good one phase is: its value, the bound that nothing beats, the gap in 0..1."""

    objective: float
    bound: float
    gap: float
    seconds: float
    proved_best: bool


@dataclass(frozen=True, kw_only=True)
class Programme:
    """
    A plan and how good it is. `broken` is empty when every rule is kept.

    `months` and `teams` are None when that phase found nothing; `collisions` then say which
    rules cannot all be kept.
    """

    visits: tuple[PlannedVisit, ...]
    months: Quality | None
    teams: Quality | None
    broken: tuple[Objection, ...]
    collisions: tuple[Objection, ...] = ()
    changed: tuple[str, ...] = ()  # keys of needs whose month or team differs from `previous`


@dataclass(frozen=True, kw_only=True)
class Step:
    """A sign of life while solving: the phase, and the best plan so far if there is one."""

    phase: Literal["months", "teams", "repair", "done"]
    seconds: float
    quality: Quality | None
    visits: tuple[PlannedVisit, ...] = ()


OnStep = Callable[[Step], None]
