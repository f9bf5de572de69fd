"""
Operating characteristics: how often a plan passes what is well, and passes what is not.

Assumptions. Those of `detection.py`. A plan reads `sample` cases and passes the service when no
more than `accept` of them are flagged. Readers flag an affected case with the sensitivity and
one that is not with 1 - specificity.

Reasoning. The chance of passing is that of at most `accept` flags: hypergeometric for a list,
binomial for a stream so large that drawing does not change it [ISO2859-1]. The smallest
plan for two points takes the fewest flags for which the sample that rejects what fails still
passes what is well: more flags always need a larger sample. With specificity below 1 and
nothing affected as the first point, this is the cut-point search of [CameronBaldock1998a,
p. 1-17].

When not to believe it. That a service passes does not say that nobody in it is harmed: a plan
that allows flags allows affected children.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from firsthand.stats.counts import successes
from firsthand.stats.detection import (
    REACHED_WITHIN,
    chance_of_finding,
    refuse_unless_chance,
)

MOST = 10_000  # cases: nobody reads more; two services so alike are not told apart by reading
APART = 1e-9  # shares flagged that differ by less differ by rounding


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How many cases are read, and how many may be flagged for the service to pass."""

    sample: int
    accept: int


@dataclass(frozen=True, kw_only=True)
class Point:
    """A share of cases affected, and how often a service with that share should pass."""

    share: float
    passes: float

    def __post_init__(self) -> None:
        """Refuse what is no share and no chance."""
        refuse_unless_chance("share", self.share)
        refuse_unless_chance("passes", self.passes)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """How reliably a case is read; perfect unless told."""

    sensitivity: float = 1.0
    specificity: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no chance."""
        refuse_unless_chance("sensitivity", self.sensitivity)
        refuse_unless_chance("specificity", self.specificity)


PERFECT = Reader()


def passing_of_list(
    plan: Plan, *, population: int, affected: int, reader: Reader = PERFECT
) -> float:
    """Return the chance that a list with so many affected cases passes."""
    _refuse_unless_plan(plan)
    return 1 - chance_of_finding(
        population=population,
        affected=affected,
        sample=plan.sample,
        sensitivity=reader.sensitivity,
        specificity=reader.specificity,
        at_least=plan.accept + 1,
    )


def passing_of_stream(plan: Plan, *, share: float, reader: Reader = PERFECT) -> float:
    """Return the chance that a stream with this share affected passes."""
    _refuse_unless_plan(plan)
    refuse_unless_chance("share", share)
    flags = successes(trials=plan.sample, chance=_flagged(share, reader))
    return flags.below(plan.accept + 1)


def curve_of_list(
    plan: Plan, *, population: int, affected: Sequence[int], reader: Reader = PERFECT
) -> tuple[float, ...]:
    """Return the chance of passing for each number affected."""
    return tuple(
        passing_of_list(plan, population=population, affected=number, reader=reader)
        for number in affected
    )


def curve_of_stream(
    plan: Plan, *, shares: Sequence[float], reader: Reader = PERFECT
) -> tuple[float, ...]:
    """Return the chance of passing for each share affected."""
    return tuple(passing_of_stream(plan, share=share, reader=reader) for share in shares)


def smallest_plan_for_list(
    *, population: int, well: Point, failing: Point, reader: Reader = PERFECT
) -> Plan | None:
    """
    Return the smallest plan that passes `well` often enough and `failing` seldom enough.

    The share of `well` is rounded down to whole cases and that of `failing` up. None means that
    reading the whole list, or `MOST` of it, could not tell the two apart so surely.
    """
    most_well = math.floor(well.share * population + 1e-9)
    least_failing = math.ceil(failing.share * population - 1e-9)
    _refuse_unless_apart(most_well / population, least_failing / population, reader)

    def passes(plan: Plan, affected: int) -> float:
        return passing_of_list(plan, population=population, affected=affected, reader=reader)

    return _smallest(
        lambda plan: passes(plan, most_well) >= well.passes - REACHED_WITHIN,
        lambda plan: passes(plan, least_failing) <= failing.passes + REACHED_WITHIN,
        most=min(population, MOST),
    )


def smallest_plan_for_stream(
    *, well: Point, failing: Point, reader: Reader = PERFECT
) -> Plan | None:
    """Return the smallest plan for a stream; None if it would read more than `MOST` cases."""
    _refuse_unless_apart(well.share, failing.share, reader)

    def passes(plan: Plan, share: float) -> float:
        return passing_of_stream(plan, share=share, reader=reader)

    return _smallest(
        lambda plan: passes(plan, well.share) >= well.passes - REACHED_WITHIN,
        lambda plan: passes(plan, failing.share) <= failing.passes + REACHED_WITHIN,
        most=MOST,
    )


def _smallest(
    passes_well: Callable[[Plan], bool], stops_failing: Callable[[Plan], bool], *, most: int
) -> Plan | None:
    sample = 0
    for accept in range(most):
        found = _first_sample(stops_failing, accept, after=sample, most=most)
        if found is None:
            return None
        sample = found
        if passes_well(Plan(sample=sample, accept=accept)):
            return Plan(sample=sample, accept=accept)
    return None


def _first_sample(
    stops: Callable[[Plan], bool], accept: int, *, after: int, most: int
) -> int | None:
    """Return the smallest sample above `after` that stops what fails, doubled then halved."""
    low, step = after, 1
    while not stops(Plan(sample=min(low + step, most), accept=accept)):
        low, step = low + step, step * 2
        if low >= most:
            return None
    high = min(low + step, most)
    while high - low > 1:
        middle = (low + high) // 2
        if stops(Plan(sample=middle, accept=accept)):
            high = middle
        else:
            low = middle
    return high


def _flagged(share: float, reader: Reader) -> float:
    return share * reader.sensitivity + (1 - share) * (1 - reader.specificity)


def _refuse_unless_plan(plan: Plan) -> None:
    if plan.sample < 0 or plan.accept < 0:
        raise ValueError(
            f"a plan of {plan.sample} cases with {plan.accept} flags allowed cannot be; both "
            "must be numbers from 0"
        )


def _refuse_unless_apart(well: float, failing: float, reader: Reader) -> None:
    if _flagged(failing, reader) <= _flagged(well, reader) + APART:
        raise ValueError(
            f"a service with {failing:.3g} of cases affected is flagged no more often than one "
            f"with {well:.3g}; set them further apart, or find a better reader"
        )
