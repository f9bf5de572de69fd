"""
Months: in which month each visit takes place, before any team is chosen.

The months chosen make waiting small; places that somebody from another region must fill decide
between months that are as good (`TRAVEL`). The bound is that of waiting alone: no plan that
keeps the rules, whatever its teams, waits less.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from time import monotonic

from firsthand.engines import highs
from firsthand.engines.choices import Choices
from firsthand.engines.roster import Roster
from firsthand.engines.sums import Answer, Name, Sums, Term
from firsthand.engines.supply import Giver, add_supply, given, pooled

NEAR = 0.003  # a gap at which the search ends


@dataclass(frozen=True, kw_only=True)
class MonthPlan:
    """The month of each visit that was asked for, and what each person is to give when."""

    months: Mapping[int, int]
    supply: Mapping[tuple[int, int], float]


def best_months(
    stands: Roster, visits: Iterable[int], *, burden: float, seconds: float
) -> MonthPlan | None:
    """Return months with little waiting for the visits, beside what stands; None if none."""
    sums = _model(stands, visits, burden=burden)
    answer = _searched(sums, seconds=seconds)
    return None if answer.values is None else _plan(stands.choices, sums, answer.values)


def waiting_bound(choices: Choices, *, seconds: float) -> Answer:
    """
    Return a relaxation whose cost no plan's waiting goes below.

    Inspectors are pooled first, which is soon solved; then each counts alone, if time allows.
    """
    everybody, empty, start = range(len(choices.problem.needs)), Roster(choices), monotonic()
    rough = _model(empty, everybody, burden=0.0, givers=pooled(empty))
    loose = highs.relaxed(rough, seconds=seconds)
    left = seconds - (monotonic() - start)
    if loose.values is None or left < seconds / 4:
        return loose
    closer = highs.relaxed(_model(empty, everybody, burden=0.0), seconds=left)
    return closer if closer.impossible or closer.bound > loose.bound else loose


def burden_bound(choices: Choices, months: Mapping[int, int], *, seconds: float) -> float:
    """Return a number of places and visits that no teams for these months can go below."""
    sums, empty = Sums(), Roster(choices)
    for v, month in months.items():
        sums.keep([(sums.add(("visit", v, month)), 1.0)], low=1, high=1)
    add_supply(sums, empty, lambda v, m: _at(sums, v, (m,)), burden=1.0, givers=pooled(empty))
    return highs.relaxed(sums, seconds=seconds).bound


def _model(
    stands: Roster,
    visits: Iterable[int],
    *,
    burden: float,
    givers: Iterable[Giver] | None = None,
) -> Sums:
    sums, choices, free = Sums(), stands.choices, sorted(visits)
    for v in free:
        open_to = [m for m in choices.may_go[v] if not stands.closed_to(v, m)]
        for m in open_to:
            sums.add(("visit", v, m), cost=choices.problem.needs[v].weight * choices.waits[m])
        sums.keep(_at(sums, v, open_to), low=1, high=1)
    for m in range(len(choices.months)):
        sums.keep_few([("visit", v, m) for v in free], high=stands.room(m))
    for theirs in choices.same_authority:
        _keep_apart(sums, choices, theirs)
    add_supply(sums, stands, lambda v, m: _at(sums, v, (m,)), burden=burden, givers=givers)
    return sums


def _at(sums: Sums, v: int, months: Iterable[int]) -> list[Term]:
    return [(sums.at[n], 1.0) for m in months if (n := ("visit", v, m)) in sums.at]


def _keep_apart(sums: Sums, choices: Choices, theirs: tuple[int, ...]) -> None:
    gap = choices.problem.rules.gap_months
    for wait in choices.waits:
        window = [m for m, w in enumerate(choices.waits) if wait <= w < wait + gap]
        sums.keep_few([("visit", v, m) for v in theirs for m in window], high=1)


def _searched(sums: Sums, *, seconds: float) -> Answer:
    """Return an answer by rounding the relaxation, or by longer search where that is worse."""
    loose = highs.relaxed(sums, seconds=seconds)
    if loose.values is None:
        return loose
    rounded = highs.best(_held(sums, loose.values), seconds=seconds / 2, share=NEAR / 3)
    if rounded.cost - loose.bound <= NEAR * abs(rounded.cost):
        return rounded
    searched = highs.best(sums, seconds=seconds / 2, share=NEAR)
    return min(rounded, searched, key=lambda answer: answer.cost)


def _held(sums: Sums, values: tuple[float, ...]) -> Sums:
    """Return the model with those visits held in place that the relaxation did not divide."""
    settled = {
        name[1] for name, at in sums.at.items() if _is_visit(name) and values[at] > 0.999
    }
    limits = list(sums.highs)
    for name, at in sums.at.items():
        if _is_visit(name) and name[1] in settled and values[at] < 0.5:
            limits[at] = 0.0
    return replace(sums, highs=limits)


def _is_visit(name: Name) -> bool:
    return bool(name[0] == "visit")


def _plan(choices: Choices, sums: Sums, values: tuple[float, ...]) -> MonthPlan:
    chosen = {name[1]: name[2] for name in sums.chosen(values) if _is_visit(name)}
    supply = {
        (i, m): given(sums, values, i, m)
        for i in range(len(choices.problem.inspectors))
        for m in range(len(choices.months))
    }
    return MonthPlan(
        months=chosen, supply={at: number for at, number in supply.items() if number > 0}
    )
