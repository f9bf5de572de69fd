"""Written groups: a group as a form, a file or a command gives it, all of it still text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.planning.depth import written
from firsthand.domain.planning.depth.group import Group, objections

Value = TypeVar("Value")
ALL = "all cases"


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    """How likely a reader is to notice; `high` is the other end when it is a range."""

    low: float
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class WrittenGroup:
    """One group in the words in which it was given; no sensitivity means the common one."""

    name: str
    population: str
    affected: str
    sample: str
    sensitivity: str = ""


def groups(
    rows: Sequence[WrittenGroup], *, sensitivity: Sensitivity | None = None
) -> tuple[Group, ...]:
    """Return the groups that are meant, or refuse with everything that is wrong with any."""
    found: list[Group] = []
    wrong: list[Objection] = []
    for row in rows:
        group, reasons = understood(row, sensitivity=sensitivity)
        wrong.extend(reasons)
        if group is not None:
            found.append(group)
    refuse_if(tuple(wrong))
    return tuple(found)


def understood(
    row: WrittenGroup, *, sensitivity: Sensitivity | None = None
) -> tuple[Group | None, tuple[Objection, ...]]:
    """Return the group that a row means, or None with every reason why it cannot be used."""
    wrong: list[Objection] = []
    population = _tried(lambda: written.whole(row.population, what="population"), wrong)
    sample = _tried(lambda: written.whole(row.sample, what="sample"), wrong)
    noticed = _tried(lambda: _sensitivity(row, sensitivity), wrong)
    touched = None
    if population is not None:
        touched = _tried(lambda: written.affected(row.affected, population=population), wrong)
    told = tuple(_of(row, one) for one in wrong)
    if population is None:
        return None, told
    # What was not understood has a stand-in, so that the rest is checked all the same.
    affected, affected_to = touched or (0, None)
    noticed = noticed or Sensitivity(low=1.0)
    group = Group(
        name=row.name.strip() or ALL,
        population=population,
        affected=affected,
        affected_to=affected_to,
        sample=sample or 0,
        sensitivity=noticed.low,
        sensitivity_to=noticed.high,
    )
    return None if wrong else group, (*told, *objections(group))


def _sensitivity(row: WrittenGroup, common: Sensitivity | None) -> Sensitivity:
    if not row.sensitivity.strip() and common is not None:
        return common
    low, high = written.chance(row.sensitivity, what="sensitivity")
    return Sensitivity(low=low, high=high)


def _tried(act: Callable[[], Value], wrong: list[Objection]) -> Value | None:
    """Return what `act` understands; keep its objections when it does not."""
    try:
        return act()
    except Refused as refusal:
        wrong.extend(refusal.objections)
        return None


def _of(row: WrittenGroup, one: Objection) -> Objection:
    name = row.name.strip() or ALL
    return Objection(rule=one.rule, reason=f"{name}: {one.reason}", remedy=one.remedy)
