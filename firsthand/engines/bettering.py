"""
Bettering: the same months with better teams, from a plan that keeps every rule.

All visits in one model where that is small enough (branch and cut of HiGHS, which also proves
how good it is); then some visits again and again while the rest stands (CP-SAT, from the teams
that there are). What is not better is thrown away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from math import ceil, inf
from random import Random

from firsthand.engines import cpsat, highs
from firsthand.engines.choices import Choices
from firsthand.engines.joint import Part, Price, columns, found, hint, joint_model
from firsthand.engines.months import burden_bound
from firsthand.engines.roster import Roster
from firsthand.engines.watch import Watch

WHOLE = 60_000  # columns up to which all visits are tried in one model
LOOSE = 120_000  # columns up to which its relaxation is tried for a bound
ROUND_SECONDS = 6.0  # for one round of improvement
ROUND_PLACES = 3_000  # columns that a round may have
IDLE_ROUNDS = 40  # rounds without a better plan after which the search ends
BETTER = 0.5  # travel and uneven load are counts


@dataclass(frozen=True, kw_only=True)
class Search:
    """What every step of the search needs to know; `told` hears of each better plan."""

    choices: Choices
    watch: Watch
    workers: int
    seed: int
    told: Callable[[Roster], None]


def bound_of(search: Search, roster: Roster, *, seconds: float) -> float:
    """Return what travel and uneven load cannot go below for these months."""
    flow = partial(burden_bound, search.choices, roster.months, seconds=seconds / 3)
    known = whole_above(search.watch.during(flow))
    part = _same_months(search.choices, roster)
    if columns(search.choices, part.open_to) > LOOSE:
        return known
    sums = joint_model(search.choices, part)
    loose = search.watch.during(partial(highs.relaxed, sums, seconds=seconds * 2 / 3))
    return max(known, whole_above(loose.bound))


def whole_above(bound: float) -> float:
    """Return the bound rounded up: travel and uneven load are counts."""
    return ceil(bound - 1e-4) if bound > -inf else bound


def as_a_whole(
    search: Search, roster: Roster, *, seconds: float
) -> tuple[Roster | None, float]:
    """Return the best teams of all visits in one model, if any are found, and the bound."""
    part = _same_months(search.choices, roster)
    if columns(search.choices, part.open_to) > WHOLE:
        return None, -inf
    sums = joint_model(search.choices, part)
    answer = search.watch.during(partial(highs.best, sums, seconds=seconds))
    if answer.values is None:
        return None, whole_above(answer.bound)
    chosen = found(sums, answer.values)
    better = Roster.of(
        search.choices,
        {v: m for v, (m, _) in chosen.items()},
        {v: team for v, (_, team) in chosen.items()},
    )
    return better, whole_above(answer.bound)


def improved(
    search: Search, roster: Roster, *, until: float, enough: Callable[[Roster], bool]
) -> Roster:
    """Return a roster bettered some visits at a time, until time or ideas run out."""
    chance, idle = Random(search.seed), 0
    patience = max(IDLE_ROUNDS, len(search.choices.problem.needs) // 10)
    while idle < patience and search.watch.spent < until - 0.5 and not enough(roster):
        free = _some(search.choices, roster, chance)
        known = {v: (roster.months[v], roster.teams[v]) for v in free}
        stands = roster.copy()
        stands.remove(free)
        open_to = {v: (roster.months[v],) for v in sorted(free)}
        part = Part(stands=stands, open_to=open_to, price=Price(burden=1.0))
        sums = joint_model(search.choices, part)
        from_here = hint(sums, known)
        seconds = min(ROUND_SECONDS, until - search.watch.spent)
        work = partial(cpsat.best, sums, workers=search.workers, seed=search.seed)
        answer = search.watch.during(partial(work, seconds=seconds, hint=from_here))
        idle += 1
        if answer.values is None or answer.cost > sums.cost_of(from_here) - BETTER:
            continue
        for v, (m, team) in found(sums, answer.values).items():
            stands.place(v, m, team)
        roster, idle = stands, 0
        search.told(roster)
    return roster


def _same_months(choices: Choices, roster: Roster) -> Part:
    open_to = {v: (m,) for v, m in sorted(roster.months.items())}
    return Part(stands=Roster(choices), open_to=open_to, price=Price(burden=1.0))


def _some(choices: Choices, roster: Roster, chance: Random) -> frozenset[int]:
    """Return a visit that people travel to, half of the others of its month, half of all."""
    everybody, needs = sorted(roster.months), choices.problem.needs
    away = [
        0.1 + int(choices.foreign(needs[v].region)[list(roster.teams[v])].sum())
        for v in everybody
    ]
    around = chance.choices(everybody, away)[0]
    month = roster.months[around]
    others = [v for v in everybody if v != around]
    chance.shuffle(others)
    near = [v for v in others if roster.months[v] == month]
    far = [v for v in others if roster.months[v] != month]
    # Half from the month itself, half from others: days collide within months, years across.
    mixed = [v for pair in zip_longest(near, far) for v in pair if v is not None]
    some, places = [around], 0
    for v in mixed:
        places += int(choices.may_be_in(v, roster.months[v]).sum())
        if places > ROUND_PLACES:
            break
        some.append(v)
    return frozenset(some)
