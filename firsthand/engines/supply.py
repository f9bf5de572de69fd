"""
Supply: what inspectors can give month by month, against what the visits of a month need.

Teams are not chosen here. For each inspector and month the model says into how many visits of
each kind they could go, within their days, their months away and their visits in twelve months;
and for each region how many places its own inspectors can fill, lead places apart from others.
Whatever teams are chosen keep these rows, so that a bound of this model holds for every plan.
Conflicts are left out, which makes the bound weaker and never wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from math import floor, inf

from firsthand.domain.planning.programme.burden import fair_load
from firsthand.domain.planning.programme.programme import VisitKind
from firsthand.engines.choices import Choices
from firsthand.engines.roster import Roster
from firsthand.engines.sums import Sums, Term

Planned = Callable[[int, int], Iterable[Term]]
"""For a need and a month: the terms that are 1 when it is visited then, else 0."""


@dataclass(frozen=True, kw_only=True)
class Giver:
    """
    Somebody, or several who are alike, and what is left of their months and years.

    `number` is that of the first of them; `most` are visits by month and kind.
    """

    number: int
    most: Mapping[tuple[int, VisitKind], int]
    days: Mapping[int, float]
    in_window: tuple[float, ...]
    fair: int


def each_alone(stands: Roster) -> list[Giver]:
    """Return everybody by themselves."""
    return [_giver(stands, i) for i in range(len(stands.choices.problem.inspectors))]


def pooled(stands: Roster) -> list[Giver]:
    """Return those of one region and the same skills as one: a weaker bound, soon found."""
    alike: dict[object, list[Giver]] = defaultdict(list)
    needed = set(stands.choices.problem.rules.needed_skills)
    for giver in each_alone(stands):
        one = stands.choices.problem.inspectors[giver.number]
        alike[one.region, one.may_lead, frozenset(one.skills & needed)].append(giver)
    return [_together(givers) for givers in alike.values()]


def _giver(stands: Roster, i: int) -> Giver:
    choices, rules = stands.choices, stands.choices.problem.rules
    one, kinds = choices.problem.inspectors[i], {n.kind for n in choices.problem.needs}
    lengths = tuple(rules.days_each.values())
    there = [m for m, month in enumerate(choices.months) if month not in one.away]
    left = {m: float(stands.days_left[i, m]) for m in there}
    most = {(m, k): floor(left[m] / rules.days_each[k] + 1e-9) for m in there for k in kinds}
    return Giver(
        number=i,
        most={at: min(many, rules.visits_a_year) for at, many in most.items() if many},
        days={m: _usable(days, lengths) for m, days in left.items()},
        in_window=tuple(stands.window_left(i)),
        fair=max(fair_load(choices.problem) - int(stands.load[i]), 0),
    )


def _together(givers: list[Giver]) -> Giver:
    most: Counter[tuple[int, VisitKind]] = Counter()
    days: dict[int, float] = defaultdict(float)
    for giver in givers:
        most.update(giver.most)
        for m, many in giver.days.items():
            days[m] += many
    return Giver(
        number=givers[0].number,
        most=most,
        days=days,
        in_window=tuple(map(sum, zip(*(giver.in_window for giver in givers), strict=True))),
        fair=sum(giver.fair for giver in givers),
    )


def add_supply(
    sums: Sums,
    stands: Roster,
    planned: Planned,
    *,
    burden: float,
    givers: Iterable[Giver] | None = None,
) -> None:
    """
    Add to a model what inspectors can give beside what stands already.

    Each place filled from elsewhere costs `burden`.
    """
    choices = stands.choices
    for giver in givers if givers is not None else each_alone(stands):
        _add_giver(sums, choices, giver, burden)
    regions = sorted({need.region for need in choices.problem.needs}) if burden else []
    for m in range(len(choices.months)):
        _keep_month(sums, choices, planned, m)
        for region in regions:
            _keep_region(sums, choices, planned, (m, region), burden)


def given(sums: Sums, values: tuple[float, ...], i: int, m: int) -> float:
    """Return into how many visits inspector `i` goes in month `m`, by the model's answer."""
    return sum(values[at] for at, _ in _given(sums, i, m))


def _add_giver(sums: Sums, choices: Choices, giver: Giver, burden: float) -> None:
    i, rules = giver.number, choices.problem.rules
    for (m, kind), most in giver.most.items():
        sums.add(("gives", i, m, kind), high=most)
    for m, days in giver.days.items():
        terms = [(sums.at[g], rules.days_each[g[3]]) for g in _names(i, m) if g in sums.at]
        sums.keep(terms, high=days)
    for window, most_left in zip(choices.windows, giver.in_window, strict=True):
        year = [term for m in window for term in _given(sums, i, m)]
        sums.keep(year, high=most_left)
    if not burden:
        return
    over = sums.add(("over", i), cost=burden, high=inf, whole=False)
    all_months = [t for m in range(len(choices.months)) for t in _given(sums, i, m)]
    if all_months:
        sums.keep([*all_months, (over, -1.0)], high=giver.fair)


def _usable(days: float, lengths: tuple[float, ...]) -> float:
    """Return how many of the days whole visits can fill at most: 10 of 12 for visits of 10."""
    filled = {0.0}
    for length in lengths:
        times = range(floor(days / length + 1e-9) + 1)
        filled = {done + n * length for done in filled for n in times}
    return max(done for done in filled if done <= days + 1e-9)


def _keep_month(sums: Sums, choices: Choices, planned: Planned, m: int) -> None:
    """Let nobody be missed in the month: neither members, nor leads, nor skills."""
    problem = choices.problem
    everybody = range(len(problem.inspectors))
    leading = [i for i in everybody if problem.inspectors[i].may_lead]
    for kind in VisitKind:
        size = problem.rules.team_sizes[kind]
        needed = _times(choices, planned, m, partial(_of, choices, kind, size))
        gives = [
            (sums.at[g], -1.0) for i in everybody if (g := ("gives", i, m, kind)) in sums.at
        ]
        if needed:
            sums.keep([*needed, *gives], low=0, high=0)  # nobody goes who is not needed
        lead = _times(
            choices, planned, m, partial(_of, choices, kind, problem.rules.leads_each)
        )
        can = [(sums.at[g], -1.0) for i in leading if (g := ("gives", i, m, kind)) in sums.at]
        sums.keep([*lead, *can], high=0)
    for skill, number in problem.rules.needed_skills.items():
        wanted = _times(choices, planned, m, partial(_of, choices, VisitKind.FULL, number))
        having = [i for i in everybody if skill in problem.inspectors[i].skills]
        sums.keep([*wanted, *_less(sums, having, m)], high=0)


def _keep_region(
    sums: Sums, choices: Choices, planned: Planned, at: tuple[int, str], burden: float
) -> None:
    """Count the places that the region's own inspectors cannot fill in the month."""
    (m, region), problem = at, choices.problem
    own = [i for i, one in enumerate(problem.inspectors) if one.region == region]
    leading = [i for i in own if problem.inspectors[i].may_lead]
    leads = _times(
        choices, planned, m, lambda v: problem.rules.leads_each * _in(choices, v, region)
    )
    places = _times(choices, planned, m, lambda v: choices.size(v) * _in(choices, v, region))
    if not places:
        return
    as_lead = sums.add(("own-leads", m, region), high=inf, whole=False)
    as_other = sums.add(("own-others", m, region), high=inf, whole=False)
    outside = sums.add(("outside", m, region), cost=burden, high=inf, whole=False)
    less = [(place, -weight) for place, weight in leads]
    sums.keep([(as_lead, 1.0), *less], high=0)
    sums.keep([(as_lead, 1.0), *_less(sums, leading, m)], high=0)
    others = _merged([*((p, -w) for p, w in places), *leads])
    sums.keep([(as_other, 1.0), *others], high=0)
    sums.keep([(as_lead, 1.0), (as_other, 1.0), *_less(sums, own, m)], high=0)
    sums.keep([*places, (as_lead, -1.0), (as_other, -1.0), (outside, -1.0)], high=0)


def _times(
    choices: Choices, planned: Planned, m: int, weight: Callable[[int], float]
) -> list[Term]:
    return [
        (place, share * weight(v))
        for v in range(len(choices.problem.needs))
        if weight(v)
        for place, share in planned(v, m)
    ]


def _merged(terms: Iterable[Term]) -> list[Term]:
    total: dict[int, float] = {}
    for place, weight in terms:
        total[place] = total.get(place, 0.0) + weight
    return [(place, weight) for place, weight in total.items() if weight]


def _less(sums: Sums, people: Iterable[int], m: int) -> list[Term]:
    return [(place, -1.0) for i in people for place, _ in _given(sums, i, m)]


def _given(sums: Sums, i: int, m: int) -> list[Term]:
    return [(sums.at[name], 1.0) for name in _names(i, m) if name in sums.at]


def _names(i: int, m: int) -> list[tuple[str, int, int, VisitKind]]:
    return [("gives", i, m, kind) for kind in VisitKind]


def _of(choices: Choices, kind: VisitKind, times: int, v: int) -> int:
    return times * (choices.problem.needs[v].kind is kind)


def _in(choices: Choices, v: int, region: str) -> int:
    return int(choices.problem.needs[v].region == region)
