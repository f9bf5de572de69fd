"""
Staffing: the search for teams, once the months are chosen.

First month by month, guided by the supply that the months foresaw: a plan within seconds. Then
all visits in one model where that is small enough (branch and cut of HiGHS, which also proves
how good the plan is); then a few months again and again while the rest stands still (CP-SAT,
from the teams that there are).
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from math import ceil, inf
from random import Random

from firsthand.engines import cpsat, highs
from firsthand.engines.choices import Choices
from firsthand.engines.months import MonthPlan, burden_bound
from firsthand.engines.sums import Sums
from firsthand.engines.teams import Task, Team, hint, missing, model, teams
from firsthand.engines.watch import Watch

WHOLE = 70_000  # columns up to which all visits are tried in one model
LOOSE = 200_000  # columns up to which its relaxation is tried for a bound
SOME_OTHERS = 4  # one in so many of those whom the relaxation left out
BLOCK_SECONDS = 20.0  # for one month of a first plan
ROUND_SECONDS = 10.0  # for one round of improvement
ROUND_PLACES = 4_000  # columns that a round of improvement may have
FILLING_ROUNDS = 5  # rounds around visits that lack somebody
IDLE_ROUNDS = 40  # rounds without a better plan after which the search ends
Told = Callable[[Mapping[int, Team]], None]


@dataclass(frozen=True, kw_only=True)
class Staffed:
    """Teams by visit, the places that nobody fills, and a bound of travel and uneven load."""

    teams: Mapping[int, Team]
    lacking: Counter[int]
    bound: float


@dataclass(frozen=True, kw_only=True)
class Search:
    """What every step of the search needs to know."""

    choices: Choices
    watch: Watch
    workers: int
    seed: int
    told: Told


def by_relaxation(search: Search, task: Task) -> Staffed | None:
    """
    Return teams made of the relaxation, or None where that is too large or takes too long.

    The relaxation divides few places. Whoever it gives any part of a place may have it, and so
    may the region's own and a few more; the others are left out, and the rest is soon settled.
    """
    if task_columns(search.choices, task) > LOOSE:
        return None
    sums = model(search.choices, replace(task, supply=None))
    seconds = search.watch.left / 2
    loose = search.watch.during(partial(highs.relaxed, sums, seconds=seconds))
    if loose.values is None:
        return None
    likely = _likely(search.choices, sums, loose.values)
    seconds = max(BLOCK_SECONDS, search.watch.left / 4)
    answer = search.watch.during(partial(highs.best, likely, seconds=seconds, share=0.02))
    if answer.values is None:
        return None
    found = {v: () for v in task.free} | {**task.fixed} | teams(sums, answer.values)
    lacking = missing(sums, answer.values)
    return Staffed(teams=found, lacking=lacking, bound=loose.bound)


def _likely(choices: Choices, sums: Sums, values: tuple[float, ...]) -> Sums:
    needs, people = choices.problem.needs, choices.problem.inspectors
    limits = list(sums.highs)
    for name, at in sums.at.items():
        if name[0] in {"in", "lead"} and values[at] < 1e-6:
            own = needs[name[1]].region == people[name[2]].region
            limits[at] = float(own or (name[1] + name[2]) % SOME_OTHERS == 0)
    return replace(sums, highs=limits)


def task_columns(choices: Choices, task: Task) -> int:
    """Return about how many variables the model of the task has."""
    there = (choices.people(v, task.months[v]) for v in task.free)
    return sum(len(people.members) + len(people.leads) for people in there)


def by_month(search: Search, task: Task) -> Staffed:
    """Return teams chosen month by month; what nobody can fill is told, not hidden."""
    chosen: dict[int, Team] = dict(task.fixed)
    lacking: Counter[int] = Counter()
    for m in sorted({task.months[v] for v in task.free}):
        block = frozenset(v for v in task.free if task.months[v] == m)
        sums = model(search.choices, replace(task, free=block, fixed=chosen))
        values = _block_values(search, sums)
        found = teams(sums, values)
        chosen |= {v: found.get(v, ()) for v in block}
        lacking += missing(sums, values)
    return Staffed(teams=chosen, lacking=lacking, bound=-inf)


def _block_values(search: Search, sums: Sums) -> tuple[float, ...]:
    """Return the best values for a month; there always are some, if with places missing."""
    answer = search.watch.during(lambda: highs.best(sums, seconds=BLOCK_SECONDS, share=0.01))
    if answer.values is not None:
        return answer.values
    values = [0.0] * len(sums.costs)
    for name, at in sums.at.items():
        values[at] = sums.highs[at] if name[0] == "missing" else 0.0
    return tuple(values)


def as_a_whole(search: Search, task: Task, *, seconds: float) -> Staffed | None:
    """Return the best teams of all visits in one model, if any without gaps are found."""
    sums = model(search.choices, replace(task, whole_only=True, supply=None))
    if len(sums.costs) > WHOLE:
        return None
    answer = search.watch.during(lambda: highs.best(sums, seconds=seconds))
    if answer.values is None:
        return None
    found = {**task.fixed, **teams(sums, answer.values)}
    return Staffed(teams=found, lacking=Counter(), bound=answer.bound)


def bound_of(search: Search, plan: MonthPlan, *, seconds: float) -> float:
    """Return what travel and uneven load cannot go below for these months."""
    if plan.months is None:
        return -inf
    months = plan.months
    flow = search.watch.during(
        lambda: burden_bound(search.choices, months, seconds=seconds / 3)
    )
    task = Task(months=months, free=frozenset(range(len(months))), whole_only=True)
    columns = sum(len(search.choices.people(v, m).members) for v, m in enumerate(months))
    if columns > LOOSE:
        return whole_above(flow)
    sums = model(search.choices, task)
    loose = search.watch.during(lambda: highs.relaxed(sums, seconds=seconds * 2 / 3))
    return max(whole_above(flow), whole_above(loose.bound))


def whole_above(bound: float) -> float:
    """Return the bound rounded up: travel and uneven load are counts."""
    return ceil(bound - 1e-4) if bound > -inf else bound


def filled(search: Search, task: Task, staffed: Staffed) -> Staffed:
    """Return teams with fewer places missing, by choosing anew around each visit that lacks."""
    chance, chosen, lacking = Random(search.seed), dict(staffed.teams), staffed.lacking
    for _ in range(FILLING_ROUNDS):
        if not lacking:
            break
        around = chance.choice(sorted(lacking))
        free = _some(search.choices, task, chance, around)
        fixed = {v: team for v, team in chosen.items() if v not in free}
        sums = model(search.choices, replace(task, free=free, fixed=fixed, supply=None))
        work = partial(highs.best, sums, seconds=ROUND_SECONDS, share=0.02)
        answer = search.watch.during(work)
        if answer.values is None:
            continue
        now = missing(sums, answer.values)
        if now.total() <= sum(lacking[v] for v in free):
            chosen |= {v: () for v in free} | teams(sums, answer.values)
            lacking = Counter({v: n for v, n in lacking.items() if v not in free}) + now
    return replace(staffed, teams=chosen, lacking=lacking)


def improved(search: Search, task: Task, staffed: Staffed) -> Staffed:
    """Return teams bettered some visits at a time, until time or ideas run out."""
    chance, idle, best = Random(search.seed), 0, dict(staffed.teams)
    task = replace(task, supply=None, whole_only=True)
    while idle < IDLE_ROUNDS and search.watch.left > 1:
        free = _some(search.choices, task, chance, chance.choice(sorted(task.free)))
        fixed = {v: team for v, team in best.items() if v not in free}
        sums = model(search.choices, replace(task, free=free, fixed=fixed))
        known = hint(sums, best)
        work = partial(cpsat.best, sums, workers=search.workers, seed=search.seed, hint=known)
        seconds = min(ROUND_SECONDS, search.watch.left)
        answer = search.watch.during(partial(work, seconds=seconds))
        idle += 1
        if answer.values is not None and answer.cost < sums.cost_of(known) - 0.5:
            best |= teams(sums, answer.values)
            idle = 0
            search.told(best)
    return replace(staffed, teams=best)


def _some(choices: Choices, task: Task, chance: Random, around: int) -> frozenset[int]:
    """Return a visit, others of its month, and others drawn, as many as one round can take."""
    month = task.months[around]
    drawn = sorted(
        task.free - {around}, key=lambda v: (task.months[v] != month, chance.random())
    )
    near = [v for v in drawn if task.months[v] == month]
    far = [v for v in drawn if task.months[v] != month]
    # Half from the month itself, half from others: days collide within months, years across.
    mixed = [v for pair in zip_longest(near, far) for v in pair if v is not None]
    some, columns = [around], 0
    for v in mixed:
        columns += len(choices.people(v, task.months[v]).members)
        if columns > ROUND_PLACES:
            break
        some.append(v)
    return frozenset(some)
