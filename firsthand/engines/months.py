"""
Months: in which month each visit takes place, before any team is chosen.

The months chosen make waiting small, and with a small weight (`TRAVEL`) the places that
somebody from another region must fill, so that the teams have good choices left. The bound is
that of waiting alone: no plan that keeps the rules, whatever its teams, waits less.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from firsthand.engines import highs
from firsthand.engines.choices import Choices
from firsthand.engines.sums import Answer, Name, Sums, Term
from firsthand.engines.supply import add_supply, given

# Of the mean wait of a place, how much one place filled from elsewhere counts. Found by trial:
# it gives up about a hundredth of the waiting and saves about a quarter of the travel.
TRAVEL = 0.08
LEAST = 1e-4  # so that travel counts where nobody waits
NEAR = 0.01  # a gap at which the search ends


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A lesson from teams that failed: of these visits, fewer can be in the month."""

    month: int
    visits: frozenset[int]
    at_most: int


@dataclass(frozen=True, kw_only=True)
class MonthPlan:
    """
    The month of each need by its place, or none; the bound of waiting; supply by person.

    `impossible` is True only where it is proved that no plan keeps the rules.
    """

    months: tuple[int, ...] | None
    bound: float
    impossible: bool
    supply: Mapping[tuple[int, int], float]


def best_months(choices: Choices, *, seconds: float) -> MonthPlan:
    """Return months with little waiting and little travel, and the bound of waiting."""
    loose = waiting_bound(choices, seconds=seconds / 2)
    if loose.values is None:
        return _plan(choices, Sums(), loose)
    places = sum(choices.size(v) for v in range(len(choices.may_go)))
    burden = max(TRAVEL * loose.bound / max(places, 1), LEAST)
    sums = _model(choices, burden=burden)
    found = _plan(choices, sums, _searched(sums, seconds=seconds / 2, near=NEAR))
    return replace(found, bound=loose.bound)


def waiting_bound(choices: Choices, *, seconds: float) -> Answer:
    """Return the relaxation whose cost no plan's waiting goes below."""
    return highs.relaxed(_model(choices), seconds=seconds)


def fewest_moves(
    choices: Choices, stay: Mapping[int, int], *, cuts: tuple[Cut, ...] = (), seconds: float
) -> MonthPlan:
    """Return months that differ from those in `stay` for the fewest visits, then wait least."""
    dear = 1 + sum(need.weight for need in choices.problem.needs) * (choices.waits[-1] + 1)
    sums = _model(choices)
    for v, month in stay.items():
        for m in choices.may_go[v]:
            sums.costs[sums.at["visit", v, m]] += dear * (m != month)
    for cut in cuts:
        names = [("visit", v, cut.month) for v in sorted(cut.visits)]
        sums.keep_few(names, high=cut.at_most)
    return _plan(choices, sums, _searched(sums, seconds=seconds, near=NEAR / 5))


def burden_bound(choices: Choices, months: tuple[int, ...], *, seconds: float) -> float:
    """Return a number of places and visits that no teams for these months can go below."""
    sums = Sums()
    for v, month in enumerate(months):
        sums.keep([(sums.add(("visit", v, month)), 1.0)], low=1, high=1)
    add_supply(sums, choices, lambda v, m: _planned_at(sums, v, (m,)), burden=1.0)
    return highs.relaxed(sums, seconds=seconds).bound


def _model(choices: Choices, *, waiting: float = 1.0, burden: float = 0.0) -> Sums:
    sums = Sums()
    for v, open_to in enumerate(choices.may_go):
        for m in open_to:
            sums.add(("visit", v, m), cost=waiting * _wait(choices, v, m))
        sums.keep(_planned_at(sums, v, open_to), low=1, high=1)
    for theirs in choices.same_authority:
        _keep_apart(sums, choices, theirs)
    add_supply(sums, choices, lambda v, m: _planned_at(sums, v, (m,)), burden=burden)
    return sums


def _planned_at(sums: Sums, v: int, months: tuple[int, ...]) -> list[Term]:
    return [(sums.at[n], 1.0) for m in months if (n := ("visit", v, m)) in sums.at]


def _keep_apart(sums: Sums, choices: Choices, theirs: tuple[int, ...]) -> None:
    gap = choices.problem.rules.gap_months
    for wait in choices.waits:
        window = [m for m, w in enumerate(choices.waits) if wait <= w < wait + gap]
        sums.keep_few([("visit", v, m) for v in theirs for m in window], high=1)


def _wait(choices: Choices, v: int, m: int) -> float:
    return choices.problem.needs[v].weight * choices.waits[m]


def _searched(sums: Sums, *, seconds: float, near: float) -> Answer:
    """Return an answer by rounding the relaxation, or by longer search where that is worse."""
    loose = highs.relaxed(sums, seconds=seconds)
    if loose.values is None:
        return loose
    rounded = highs.best(_held(sums, loose.values), seconds=seconds / 2, share=near / 5)
    if rounded.cost - loose.bound <= max(near, 1e-6) * abs(rounded.cost):
        return replace(rounded, bound=loose.bound)
    searched = highs.best(sums, seconds=seconds / 2, share=near)
    better = min(rounded, searched, key=lambda answer: answer.cost)
    return replace(
        better,
        bound=max(loose.bound, searched.bound),
        impossible=searched.impossible and rounded.values is None,
    )


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


def _plan(choices: Choices, sums: Sums, answer: Answer) -> MonthPlan:
    if answer.values is None:
        return MonthPlan(
            months=None, bound=answer.bound, impossible=answer.impossible, supply={}
        )
    names = [name for name in sums.chosen(answer.values) if _is_visit(name)]
    chosen: dict[int, int] = {v: m for _, v, m in names}
    supply = {
        (i, m): given(sums, answer.values, i, m)
        for i in range(len(choices.problem.inspectors))
        for m in range(len(choices.months))
    }
    return MonthPlan(
        months=tuple(chosen[v] for v in range(len(choices.problem.needs))),
        bound=answer.bound,
        impossible=False,
        supply={at: number for at, number in supply.items() if number > 0},
    )
