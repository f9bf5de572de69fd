"""
Joint: months and teams in one model, for small problems: exact, far too large for a country.

It answers what two phases cannot: that there is no plan at all. The benchmark uses it as the
formulation to compare with.
"""

from collections import defaultdict
from collections.abc import Iterator

from firsthand.domain.planning.programme.burden import fair_load
from firsthand.domain.planning.programme.inspector import EngagementKind
from firsthand.domain.planning.programme.month import MONTHS_IN_A_YEAR
from firsthand.engines.choices import Choices
from firsthand.engines.sums import Name, Sums


def columns(choices: Choices) -> int:
    """Return about how many variables the joint model has."""
    return sum(
        1 + len(choices.people(v, m).members) + len(choices.people(v, m).leads)
        for v, open_to in enumerate(choices.may_go)
        for m in open_to
    )


def joint_model(choices: Choices, *, waiting: float = 1.0, burden: float = 1.0) -> Sums:
    """Return the model; `waiting` and `burden` weigh the two things that it makes small."""
    sums = Sums()
    for v, open_to in enumerate(choices.may_go):
        for m in open_to:
            _add_visit(sums, choices, (v, m), waiting, burden)
        visits = [(sums.at["visit", v, m], 1.0) for m in open_to]
        sums.keep(visits, low=1, high=1)
    for theirs in choices.same_authority:
        _keep_gap(sums, choices, theirs)
        _keep_apart(sums, choices, theirs)
    for i in range(len(choices.problem.inspectors)):
        _keep_inspector(sums, choices, i, burden)
    return sums


def _add_visit(
    sums: Sums, choices: Choices, at: tuple[int, int], waiting: float, burden: float
) -> None:
    (v, m), problem = at, choices.problem
    need, there = problem.needs[v], choices.people(v, m)
    visit = sums.add(("visit", v, m), cost=waiting * need.weight * choices.waits[m])
    for i in there.members:
        away = problem.inspectors[i].region != need.region
        sums.add(("in", v, m, i), cost=burden * away)
    everybody = [(sums.at["in", v, m, i], 1.0) for i in there.members]
    size = choices.size(v)
    sums.keep([*everybody, (visit, -float(size))], low=0, high=0)
    if problem.rules.leads_each:
        for i in there.leads:
            lead = sums.add(("lead", v, m, i))
            sums.keep([(lead, 1.0), (sums.at["in", v, m, i], -1.0)], high=0)
        leads = [(sums.at["lead", v, m, i], 1.0) for i in there.leads]
        sums.keep([*leads, (visit, -1.0)], low=0, high=0)
        skilled = [i for i in there.members if problem.inspectors[i].may_lead]
        who = [(sums.at["in", v, m, i], 1.0) for i in skilled]
        sums.keep([*who, (visit, -float(problem.rules.leads_each))], low=0)
    for having, number in choices.skills(v).values():
        who = [(sums.at["in", v, m, i], 1.0) for i in there.members if i in having]
        sums.keep([*who, (visit, -float(number))], low=0)


def _keep_gap(sums: Sums, choices: Choices, theirs: tuple[int, ...]) -> None:
    gap = choices.problem.rules.gap_months
    for wait in choices.waits:
        window = [m for m, w in enumerate(choices.waits) if wait <= w < wait + gap]
        sums.keep_few([("visit", v, m) for v in theirs for m in window], high=1)


def _keep_apart(sums: Sums, choices: Choices, theirs: tuple[int, ...]) -> None:
    rules, everybody = choices.problem.rules, range(len(choices.problem.inspectors))
    if rules.fresh_lead and rules.leads_each:
        for i in everybody:
            sums.keep_few(
                (("lead", v, m, i) for v in theirs for m in range(len(choices.months))), high=1
            )
    off = rules.cooling_off_years.get(EngagementKind.INSPECTED, 0.0) * MONTHS_IN_A_YEAR
    for i in everybody if off else ():
        for a, b in _near(choices, theirs, off):
            sums.keep_few([("in", *a, i), ("in", *b, i)], high=1)


def _near(
    choices: Choices, theirs: tuple[int, ...], off: float
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for a, b in ((a, b) for a in theirs for b in theirs if a < b):
        for m in choices.may_go[a]:
            for n in choices.may_go[b]:
                if abs(choices.waits[m] - choices.waits[n]) < off:
                    yield (a, m), (b, n)


def _keep_inspector(sums: Sums, choices: Choices, i: int, burden: float) -> None:
    mine: dict[int, list[Name]] = defaultdict(list)
    for v, open_to in enumerate(choices.may_go):
        for m in open_to:
            if ("in", v, m, i) in sums.at:
                mine[m].append(("in", v, m, i))
    rules, days = choices.problem.rules, choices.problem.inspectors[i].days_a_month
    for names in mine.values():
        sums.keep([(sums.at[n], choices.days(n[1])) for n in names], high=days)
    for wait in choices.waits:
        window = [m for m, w in enumerate(choices.waits) if wait <= w < wait + MONTHS_IN_A_YEAR]
        sums.keep_few([n for m in window for n in mine[m]], high=rules.visits_a_year)
    names = [n for m in sorted(mine) for n in mine[m]]
    fair = fair_load(choices.problem)
    if burden and len(names) > fair:
        over = sums.add(("over", i), cost=burden, high=len(names))
        sums.keep([*((sums.at[n], 1.0) for n in names), (over, -1.0)], high=fair)
