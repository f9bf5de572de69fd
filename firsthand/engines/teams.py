"""
Teams: who goes where, the months being given.

One model serves all uses: all visits at once, the visits of one month, or a few months again
while the rest stands still. A place that nobody can fill is allowed at a price far above all
else, so that the model always has an answer, and what is missing names the month to repair.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import inf

from firsthand.domain.planning.programme.burden import fair_load
from firsthand.domain.planning.programme.inspector import EngagementKind
from firsthand.domain.planning.programme.month import MONTHS_IN_A_YEAR
from firsthand.engines.choices import Choices, People
from firsthand.engines.sums import Name, Sums

MISSING = 10_000.0  # the price of a place that nobody fills
UNPLANNED = 3.0  # of going where the supply did not foresee it

Team = tuple[int, ...]
"""The numbers of the members, the lead first."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """
    Whose teams are sought, in which months, and what already stands.

    `keep` are teams to change as little as possible, each change costing `change`; `supply` is
    what the months foresaw of each inspector.
    """

    months: tuple[int, ...]
    free: frozenset[int]
    fixed: Mapping[int, Team] = field(default_factory=dict)
    keep: Mapping[int, Team] = field(default_factory=dict)
    change: float = 0.0
    supply: Mapping[tuple[int, int], float] | None = None
    whole_only: bool = False  # no place may be missing


@dataclass
class _Draft:
    """A model in the making."""

    choices: Choices
    task: Task
    people: dict[int, People]
    sums: Sums = field(default_factory=Sums)


def model(choices: Choices, task: Task) -> Sums:
    """Return the model of the task."""
    free = sorted(task.free)
    draft = _Draft(choices, task, {v: choices.people(v, task.months[v]) for v in free})
    for v in free:
        _add_visit(draft, v)
    rules = choices.problem.rules
    for i in range(len(choices.problem.inspectors)):
        _keep_inspector(draft, i, [v for v in free if ("in", v, i) in draft.sums.at])
    for theirs in choices.same_authority:
        if rules.fresh_lead and rules.leads_each:
            _keep_apart(draft, theirs, "lead", inf)
        years = rules.cooling_off_years.get(EngagementKind.INSPECTED, 0.0)
        if years:
            _keep_apart(draft, theirs, "in", years * MONTHS_IN_A_YEAR)
    return draft.sums


def teams(sums: Sums, values: tuple[float, ...]) -> dict[int, Team]:
    """Return the teams of an answer, the lead first; those with a place missing are shorter."""
    members: dict[int, list[int]] = defaultdict(list)
    leads: dict[int, int] = {}
    for name in sums.chosen(values):
        if name[0] == "in":
            members[name[1]].append(name[2])
        elif name[0] == "lead":
            leads[name[1]] = name[2]
    return {v: _led_by(leads.get(v), them) for v, them in members.items()}


def _led_by(lead: int | None, members: Iterable[int]) -> Team:
    return tuple(sorted(members, key=lambda i: (i != lead, i)))


def missing(sums: Sums, values: tuple[float, ...]) -> Counter[int]:
    """Return how many places each visit lacks; a lead or a skill counts as a place."""
    lacking: Counter[int] = Counter()
    for name, at in sums.at.items():
        if name[0] == "missing" and values[at] > 0.5:
            lacking[name[1]] += round(values[at])
    return lacking


def hint(sums: Sums, known: Mapping[int, Team]) -> tuple[float, ...]:
    """Return the values that say the known teams."""
    values = [0.0] * len(sums.costs)
    for v, team in known.items():
        for name in (*(("in", v, i) for i in team), ("lead", v, team[0] if team else -1)):
            if name in sums.at:
                values[sums.at[name]] = 1.0
    return tuple(values)


def _add_visit(draft: _Draft, v: int) -> None:
    choices, sums, there = draft.choices, draft.sums, draft.people[v]
    problem, rules = choices.problem, choices.problem.rules
    for i in there.members:
        sums.add(("in", v, i), cost=_cost(draft, v, i))
    missing_ones = _missing(draft, v, "member", choices.size(v))
    size = choices.size(v)
    everybody = [(sums.at["in", v, i], 1.0) for i in there.members]
    sums.keep([*everybody, *missing_ones], low=size, high=size)
    if rules.leads_each:
        _add_lead(draft, v)
    if rules.leads_each > 1:
        skilled = [i for i in there.members if problem.inspectors[i].may_lead]
        who = [(sums.at["in", v, i], 1.0) for i in skilled]
        sums.keep([*who, *_missing(draft, v, "leads", size)], low=rules.leads_each)
    for skill, (having, number) in choices.skills(v).items():
        who = [(sums.at["in", v, i], 1.0) for i in there.members if i in having]
        sums.keep([*who, *_missing(draft, v, skill, size)], low=number)


def _add_lead(draft: _Draft, v: int) -> None:
    sums, kept = draft.sums, draft.task.keep.get(v)
    for i in draft.people[v].leads:
        changed = kept is not None and kept[:1] != (i,)
        sums.add(("lead", v, i), cost=draft.task.change * changed)
        sums.keep([(sums.at["lead", v, i], 1.0), (sums.at["in", v, i], -1.0)], high=0)
    who = [(sums.at["lead", v, i], 1.0) for i in draft.people[v].leads]
    sums.keep([*who, *_missing(draft, v, "lead", 1)], low=1, high=1)


def _missing(draft: _Draft, v: int, what: str, most: int) -> list[tuple[int, float]]:
    if draft.task.whole_only:
        return []
    return [(draft.sums.add(("missing", v, what), cost=MISSING, high=most), 1.0)]


def _cost(draft: _Draft, v: int, i: int) -> float:
    """Return what it costs that inspector `i` goes: travel, a change, a place not foreseen."""
    problem, task = draft.choices.problem, draft.task
    cost = float(problem.inspectors[i].region != problem.needs[v].region)
    if v in task.keep and i not in task.keep[v]:
        cost += task.change
    if task.supply is not None and task.supply.get((i, task.months[v]), 0) < 0.5:
        cost += UNPLANNED
    return cost


def _keep_inspector(draft: _Draft, i: int, mine: list[int]) -> None:
    """Keep the inspector's days in each month and visits in each year; count above the fair."""
    choices, task, sums = draft.choices, draft.task, draft.sums
    standing = [v for v, team in task.fixed.items() if i in team]
    by_month: dict[int, list[int]] = defaultdict(list)
    for v in mine:
        by_month[task.months[v]].append(v)
    for m, visits in by_month.items():
        used = sum(choices.days(v) for v in standing if task.months[v] == m)
        left = choices.problem.inspectors[i].days_a_month - used
        sums.keep([(sums.at["in", v, i], choices.days(v)) for v in visits], high=left)
    most = choices.problem.rules.visits_a_year
    for wait in choices.waits:
        within = [
            v for v in mine if 0 <= choices.waits[task.months[v]] - wait < MONTHS_IN_A_YEAR
        ]
        used = sum(
            0 <= choices.waits[task.months[v]] - wait < MONTHS_IN_A_YEAR for v in standing
        )
        if within:
            sums.keep_few([("in", v, i) for v in within], high=most - used)
    fair = fair_load(choices.problem)
    if mine and len(mine) + len(standing) > fair:
        over = sums.add(("over", i), cost=1.0, high=len(mine) + len(standing))
        load = [(sums.at["in", v, i], 1.0) for v in mine]
        sums.keep([*load, (over, -1.0)], high=fair - len(standing))


def _keep_apart(draft: _Draft, theirs: Iterable[int], what: str, within: float) -> None:
    """Let nobody be `what` in two visits of an authority that are nearer than `within`."""
    waits, task, sums = draft.choices.waits, draft.task, draft.sums
    for a, b in ((a, b) for a in theirs for b in theirs if a < b):
        if abs(waits[task.months[a]] - waits[task.months[b]]) >= within:
            continue
        for i in _both(draft, a, b, what):
            names: list[Name] = [(what, a, i), (what, b, i)]
            standing = sum(_stands(task.fixed.get(v, ()), i, what) for v in (a, b))
            sums.keep_few(names, high=1 - standing)


def _both(draft: _Draft, a: int, b: int, what: str) -> set[int]:
    found: set[int] = set()
    for v in (a, b):
        if v in draft.people:
            found |= set(draft.people[v].members)
    return {i for i in found if (what, a, i) in draft.sums.at or (what, b, i) in draft.sums.at}


def _stands(team: Team, i: int, what: str) -> bool:
    return i in (team[:1] if what == "lead" else team)


def without_missing(task: Task) -> Task:
    """Return the task in which no place may be missing: its bound is the honest one."""
    return replace(task, whole_only=True)
