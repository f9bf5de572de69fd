"""
Grades as a proxy of serious failure: which full inspections called an authority inadequate.

No publication counts serious failures that nobody saw. What is published for every authority
is the grade of its full inspections. Here an authority was failing at an inspection when its
overall effectiveness, or its help and protection, was graded inadequate: the lowest grade,
which has stood on both scales since 2009. It is about services as a whole, not one harm.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from firsthand.domain.intelligence.inspection import FULL_KINDS
from firsthand.domain.intelligence.settled import SettledGrade, SettledInspection
from firsthand.domain.reference.framework import Area
from firsthand.stats.two_state import Passage

LINES = frozenset({"overall", "help-and-protection"})
LOWEST = "inadequate"
SAFEGUARDING_ALONE = frozenset({"slac"})  # frameworks without one grade for everything
DAYS_IN_A_YEAR = 365.2425


@dataclass(frozen=True, kw_only=True)
class Graded:
    """
    One full inspection of one authority, and whether it was found failing.

    `overall` is the rank of its overall effectiveness, 1 the best of four; of the framework
    of 2009 to 2012, which gave safeguarding a grade of its own, that of safeguarding.
    """

    la_code: str
    on: date  # its first day where known, else that of its publication
    published_on: date
    failing: bool
    overall: int | None = None
    started_on: date | None = None


def graded(inspection: SettledInspection) -> Graded | None:
    """Return what a full inspection found; None for visits and where it graded neither area."""
    told = [
        one for one in inspection.grades if one.grade is not None and _counts(one, inspection)
    ]
    if inspection.kind not in FULL_KINDS or not told:
        return None
    return Graded(
        la_code=inspection.la_code,
        on=inspection.started_on or inspection.published_on,
        published_on=inspection.published_on,
        failing=any(one.grade is not None and one.grade.key == LOWEST for one in told),
        overall=_overall(told, inspection),
        started_on=inspection.started_on,
    )


def passages(found: Iterable[Graded], *, as_of: date) -> tuple[Passage, ...]:
    """
    Return each two successive inspections of one authority that were public on `as_of`.

    An authority that was abolished ends with its last inspection; its successors begin anew.
    """
    by_authority: dict[str, list[Graded]] = defaultdict(list)
    for one in found:
        if one.published_on <= as_of:
            by_authority[one.la_code].append(one)
    return tuple(
        Passage(
            years=(later.on - earlier.on).days / DAYS_IN_A_YEAR,
            failing_before=earlier.failing,
            failing_after=later.failing,
        )
        for each in by_authority.values()
        for earlier, later in _pairs(each)
    )


def _pairs(each: list[Graded]) -> list[tuple[Graded, Graded]]:
    in_order = sorted(each, key=lambda one: (one.on, one.published_on))
    return [(a, b) for a, b in pairwise(in_order) if b.on > a.on]


def _overall(told: list[SettledGrade], inspection: SettledInspection) -> int | None:
    """Return the rank of the overall grade, or of safeguarding where there was no other."""
    lines = {area.key: area.line for area in _areas(inspection)}
    ranks = {lines[one.area]: one.grade.rank for one in told if one.grade is not None}
    whole = ranks.get("overall")
    if whole is None and inspection.family in SAFEGUARDING_ALONE:
        return ranks.get("help-and-protection")
    return whole


def _counts(grade: SettledGrade, inspection: SettledInspection) -> bool:
    return any(area.key == grade.area and area.line in LINES for area in _areas(inspection))


def _areas(inspection: SettledInspection) -> tuple[Area, ...]:
    return inspection.framework.areas if inspection.framework else ()
