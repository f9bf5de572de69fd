"""
Joint: months and teams of some visits in one model, while all other visits stand.

The one model serves every step: a month's visits for the first time, some visits again for a
better plan, those whom somebody's leave touches, and, for small problems, all visits at once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf

import numpy as np

from firsthand.domain.planning.programme.burden import fair_load
from firsthand.engines.choices import Choices
from firsthand.engines.roster import Roster, Team
from firsthand.engines.sums import Name, Sums

Supply = Mapping[tuple[int, int], float]
"""What the months foresaw: into how many visits somebody goes in a month."""


@dataclass(frozen=True, kw_only=True)
class Price:
    """
    What things cost: waiting, travel and uneven load, a visit moved, a member or lead changed.

    `drop` is the price of leaving a visit out, for each that may be; `unplanned` that of
    somebody whom the supply did not foresee.
    """

    waiting: float = 0.0
    burden: float = 0.0
    moved: float = 0.0
    changed: float = 0.0
    drop: Mapping[int, float] = field(default_factory=dict)
    unplanned: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Part:
    """
    Which visits are free, in which months, beside a roster in which all others stand.

    `before` tells the month and team that a visit had in the plan to be kept.
    """

    stands: Roster
    open_to: Mapping[int, tuple[int, ...]]
    price: Price
    before: Mapping[int, tuple[int, Team]] = field(default_factory=dict)
    supply: Supply | None = None


@dataclass
class _Draft:
    """A model in the making: who is in which visits of a month, and each visit's months."""

    choices: Choices
    part: Part
    sums: Sums = field(default_factory=Sums)
    mine: dict[int, dict[int, list[Name]]] = field(default_factory=dict)
    leading: dict[tuple[int, int], list[tuple[int, Name]]] = field(default_factory=dict)


def everything(choices: Choices, price: Price) -> Part:
    """Return the part that is the whole problem."""
    return Part(stands=Roster(choices), open_to=dict(enumerate(choices.may_go)), price=price)


def columns(choices: Choices, open_to: Mapping[int, tuple[int, ...]]) -> int:
    """Return at most how many variables a part has."""
    return sum(
        1 + int(choices.may_be_in(v, m).sum()) + int(choices.may_lead(v, m).sum())
        for v, months in open_to.items()
        for m in months
    )


def joint_model(choices: Choices, part: Part) -> Sums:
    """Return the model of a part."""
    draft = _Draft(choices, part)
    for v, months in part.open_to.items():
        for m in months:
            if not part.stands.closed_to(v, m):
                _add_visit(draft, v, m)
        _keep_once(draft, v)
    for m in range(len(choices.months)):
        draft.sums.keep_few([("visit", v, m) for v in part.open_to], high=part.stands.room(m))
    for theirs in choices.same_authority:
        free = [v for v in theirs if v in part.open_to]
        if len(free) > 1:
            _keep_gap(draft, free)
            _keep_apart(draft, free)
    for i, months_of in draft.mine.items():
        _keep_inspector(draft, i, months_of)
    return draft.sums


def _keep_once(draft: _Draft, v: int) -> None:
    sums, price = draft.sums, draft.part.price
    visits = [
        (sums.at["visit", v, m], 1.0)
        for m in draft.part.open_to[v]
        if ("visit", v, m) in sums.at
    ]
    if v in price.drop:
        visits.append((sums.add(("dropped", v), cost=price.drop[v]), 1.0))
    sums.keep(visits, low=1, high=1)


def _add_visit(draft: _Draft, v: int, m: int) -> None:
    choices, sums, price = draft.choices, draft.sums, draft.part.price
    need, rules = choices.problem.needs[v], choices.problem.rules
    free, leads = draft.part.stands.free(v, m)
    before = draft.part.before.get(v)
    moved = before is not None and before[0] != m
    cost = price.waiting * need.weight * choices.waits[m] + price.moved * moved
    visit = sums.add(("visit", v, m), cost=cost)
    them = np.flatnonzero(free).tolist()
    foreign = choices.foreign(need.region)
    for i in them:
        name = ("in", v, m, i)
        sums.add(name, cost=_cost(draft, (v, m, i), foreign=bool(foreign[i])))
        draft.mine.setdefault(i, {}).setdefault(m, []).append(name)
    everybody = [(sums.at["in", v, m, i], 1.0) for i in them]
    sums.keep([*everybody, (visit, -float(choices.size(v)))], low=0, high=0)
    if rules.leads_each:
        _add_lead(draft, (v, m), np.flatnonzero(leads).tolist())
    asked = list(choices.skills(v).values())
    if rules.leads_each > 1:
        asked.append((choices.skilled_to_lead, rules.leads_each))
    for having, number in asked:
        who = [(sums.at["in", v, m, i], 1.0) for i in them if having[i]]
        sums.keep([*who, (visit, -float(number))], low=0)


def _cost(draft: _Draft, at: tuple[int, int, int], *, foreign: bool) -> float:
    (v, m, i), price, part = at, draft.part.price, draft.part
    cost = price.burden * foreign
    if v in part.before and i not in part.before[v][1]:
        cost += price.changed
    if part.supply is not None and part.supply.get((i, m), 0.0) < 0.5:
        cost += price.unplanned
    return cost


def _add_lead(draft: _Draft, at: tuple[int, int], leads: list[int]) -> None:
    (v, m), sums, before = at, draft.sums, draft.part.before.get(at[0])
    for i in leads:
        other = before is not None and before[1][:1] != (i,)
        lead = sums.add(("lead", v, m, i), cost=draft.part.price.changed * other)
        sums.keep([(lead, 1.0), (sums.at["in", v, m, i], -1.0)], high=0)
        draft.leading.setdefault((v, i), []).append((m, ("lead", v, m, i)))
    those = [(sums.at["lead", v, m, i], 1.0) for i in leads]
    sums.keep([*those, (sums.at["visit", v, m], -1.0)], low=0, high=0)


def _keep_gap(draft: _Draft, theirs: list[int]) -> None:
    choices, sums = draft.choices, draft.sums
    gap = choices.problem.rules.gap_months
    for wait in choices.waits:
        near = [m for m, w in enumerate(choices.waits) if wait <= w < wait + gap]
        sums.keep_few([("visit", v, m) for v in theirs for m in near], high=1)


def _keep_apart(draft: _Draft, theirs: list[int]) -> None:
    choices, sums = draft.choices, draft.sums
    everybody = range(len(choices.problem.inspectors))
    if choices.keeps_leads_fresh:
        for i in everybody:
            led = [name for v in theirs for _, name in draft.leading.get((v, i), ())]
            sums.keep_few(led, high=1)
    for a, b in _near(draft, theirs) if choices.months_off else ():
        for i in everybody:
            sums.keep_few([("in", *a, i), ("in", *b, i)], high=1)


def _near(
    draft: _Draft, theirs: list[int]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    waits, open_to = draft.choices.waits, draft.part.open_to
    for a, b in ((a, b) for a in theirs for b in theirs if a < b):
        for m in open_to[a]:
            for n in open_to[b]:
                if abs(waits[m] - waits[n]) < draft.choices.months_off:
                    yield (a, m), (b, n)


def _keep_inspector(draft: _Draft, i: int, months_of: dict[int, list[Name]]) -> None:
    choices, sums, stands = draft.choices, draft.sums, draft.part.stands
    for m, names in months_of.items():
        days = [(sums.at[n], choices.days(n[1])) for n in names]
        sums.keep(days, high=float(stands.days_left[i, m]))
    asked: dict[tuple[Name, ...], float] = defaultdict(lambda: inf)
    for window, left in zip(choices.windows, stands.window_left(i), strict=True):
        within = tuple(n for m in window for n in months_of.get(m, ()))
        asked[within] = min(asked[within], left)
    for within, left in asked.items():
        sums.keep_few(within, high=left)
    if not draft.part.price.burden:
        return
    load, fair = int(stands.load[i]), fair_load(choices.problem)
    every = [n for names in months_of.values() for n in names]
    if load + len(every) > fair:
        over = sums.add(("over", i), cost=draft.part.price.burden, high=len(every))
        terms = [(sums.at[n], 1.0) for n in every]
        sums.keep([*terms, (over, -1.0)], high=max(fair - load, 0))


def found(sums: Sums, values: tuple[float, ...]) -> dict[int, tuple[int, Team]]:
    """Return the months and teams of an answer, the lead first; dropped visits are left out."""
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    leads: dict[int, int] = {}
    for name in sums.chosen(values):
        if name[0] == "in":
            members[name[1], name[2]].append(name[3])
        elif name[0] == "lead":
            leads[name[1]] = name[3]
    return {
        v: (m, tuple(sorted(them, key=lambda i: (i != leads.get(v), i))))
        for (v, m), them in members.items()
    }


def hint(sums: Sums, known: Mapping[int, tuple[int, Team]]) -> tuple[float, ...]:
    """Return the values that say the known months and teams."""
    values = [0.0] * len(sums.costs)
    for v, (m, team) in known.items():
        names: list[Name] = [("visit", v, m), ("lead", v, m, team[0])]
        for name in (*names, *(("in", v, m, i) for i in team)):
            if name in sums.at:
                values[sums.at[name]] = 1.0
    return tuple(values)
