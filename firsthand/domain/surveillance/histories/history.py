"""
History: the grades of one area at one authority, in the order of time.

One graded full inspection is one look, whatever its length; a visit without a grade is none. An
authority that was abolished ends with its last look, and its successors begin anew. Only what
was public on the day counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from firsthand.domain.assurance.grades import DAYS_IN_A_YEAR
from firsthand.domain.intelligence.inspection import FULL_KINDS
from firsthand.domain.intelligence.settled import (
    USUAL_WAIT,
    SettledGrade,
    SettledInspection,
)
from firsthand.domain.reference.authority import Authority
from firsthand.domain.surveillance.histories.joining import GradeState, HistoryArea, state_of
from firsthand.stats.multi_state import History, Look

BEGINNING = date(2009, 1, 1)  # of the years that histories are counted in


class Dated(StrEnum):
    """The day that a look is taken to be of."""

    PUBLICATION = "publication"  # known for every inspection
    START = "start"  # first day on site; where not known, 49 days before publication


@dataclass(frozen=True, kw_only=True)
class GradedLook:
    """One grade of the area: what was awarded, the state it stands for, and its day."""

    inspection_id: str
    framework: str
    kind: str
    on: date
    published_on: date
    state: int
    grade: str
    awarded: str  # in the words of its own scale
    label: str  # of the state

    @property
    def years(self) -> float:
        """Return the years since the beginning of 2009."""
        return (self.on - BEGINNING).days / DAYS_IN_A_YEAR


@dataclass(frozen=True, kw_only=True)
class GradeHistory:
    """The looks at one authority; `ended_on` is its last day where it was abolished."""

    la_code: str
    authority: str
    ended_on: date | None
    looks: tuple[GradedLook, ...]


@dataclass(frozen=True, kw_only=True)
class NotCounted:
    """A full inspection that judged the area and gave no look, and why."""

    inspection_id: str
    la_code: str
    because: str


@dataclass(frozen=True, kw_only=True)
class Histories:
    """All histories of one area as of a day."""

    area: HistoryArea
    as_of: date
    dated: Dated
    histories: tuple[GradeHistory, ...]
    not_counted: tuple[NotCounted, ...]

    @property
    def looks(self) -> int:
        """Return how many looks there are at all."""
        return sum(len(one.looks) for one in self.histories)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which area, as of which day, and which day a look is taken to be of."""

    area: HistoryArea
    as_of: date
    dated: Dated = Dated.PUBLICATION


def histories(
    inspections: Iterable[SettledInspection],
    *,
    scope: Scope,
    states: tuple[GradeState, ...],
    authorities: Iterable[Authority],
) -> Histories:
    """Return the history of each authority that was graded, by its code."""
    found: dict[str, list[GradedLook]] = defaultdict(list)
    not_counted: list[NotCounted] = []
    for inspection in inspections:
        grade = _grade(inspection, scope)
        if grade is None:
            continue
        state = state_of(grade, states)
        if state is None:
            because = grade.note or f"'{grade.label}' stands for no state of a history."
            not_counted.append(_not(inspection, because))
            continue
        found[inspection.la_code].append(_look(inspection, grade, state, scope.dated))
    by_code = {one.la_code: one for one in authorities}
    made = []
    for la_code in sorted(found):
        kept, dropped = _one_a_day(found[la_code])
        not_counted += [_double(look, la_code) for look in dropped]
        made.append(_history(la_code, kept, by_code))
    return Histories(
        area=scope.area,
        as_of=scope.as_of,
        dated=scope.dated,
        histories=tuple(made),
        not_counted=tuple(not_counted),
    )


def as_seen(of: Histories) -> tuple[History, ...]:
    """Return the histories as states at years since 2009, for a model."""
    return tuple(
        History(
            subject=one.la_code,
            looks=tuple(Look(years=look.years, state=look.state) for look in one.looks),
        )
        for one in of.histories
    )


def _grade(inspection: SettledInspection, scope: Scope) -> SettledGrade | None:
    """Return the grade of the area in a full inspection that was public on the day."""
    if inspection.published_on > scope.as_of or inspection.kind not in FULL_KINDS:
        return None
    if inspection.framework is None:
        return None
    area = scope.area.area_of(inspection.framework.key)
    return next((one for one in inspection.grades if one.area == area), None)


def _look(
    inspection: SettledInspection, grade: SettledGrade, state: GradeState, dated: Dated
) -> GradedLook:
    begun = inspection.started_on or inspection.published_on - USUAL_WAIT
    return GradedLook(
        inspection_id=inspection.inspection_id,
        framework=inspection.framework.key if inspection.framework else "",
        kind=inspection.kind,
        on=inspection.published_on if dated is Dated.PUBLICATION else begun,
        published_on=inspection.published_on,
        state=state.state,
        grade=grade.grade.key if grade.grade else "",
        awarded=grade.label,
        label=state.label,
    )


def _one_a_day(looks: list[GradedLook]) -> tuple[list[GradedLook], list[GradedLook]]:
    """Keep the worst grade of each day."""
    kept: dict[date, GradedLook] = {}
    dropped = []
    for look in sorted(looks, key=lambda one: (one.on, -one.state)):
        if look.on in kept:
            dropped.append(look)
            continue
        kept[look.on] = look
    return list(kept.values()), dropped


def _history(
    la_code: str, looks: list[GradedLook], authorities: Mapping[str, Authority]
) -> GradeHistory:
    authority = authorities.get(la_code)
    return GradeHistory(
        la_code=la_code,
        authority=authority.name if authority else la_code,
        ended_on=authority.to_on if authority else None,
        looks=tuple(looks),
    )


def _double(look: GradedLook, la_code: str) -> NotCounted:
    return NotCounted(
        inspection_id=look.inspection_id,
        la_code=la_code,
        because=f"Another inspection is of the same day, {look.on}; the worse grade counts.",
    )


def _not(inspection: SettledInspection, because: str) -> NotCounted:
    return NotCounted(
        inspection_id=inspection.inspection_id, la_code=inspection.la_code, because=because
    )
