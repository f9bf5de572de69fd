"""
Burden: what a programme asks of children who wait, and of inspectors who travel.

- waiting: for each visit, its need's weight times the months from the programme's first month;
- travel: places in teams that somebody from another region fills;
- uneven load: visits of an inspector above a fair load, which is all places shared out evenly
  among those who have any days, rounded up.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil

from firsthand.domain.planning.programme.inspector import Inspector
from firsthand.domain.planning.programme.month import number
from firsthand.domain.planning.programme.programme import PlannedVisit, Problem


def waiting(visits: Sequence[PlannedVisit], first_month: date) -> float:
    """Return the weighted months until each visit, summed."""
    start = number(first_month)
    return sum(visit.need.weight * (number(visit.month) - start) for visit in visits)


def travel(visits: Sequence[PlannedVisit], inspectors: Mapping[str, Inspector]) -> int:
    """Return how many places are filled from another region."""
    return sum(
        inspectors[code].region != visit.need.region for visit in visits for code in visit.team
    )


def loads(visits: Sequence[PlannedVisit]) -> Counter[str]:
    """Return in how many visits each inspector takes part; those in none are not in it."""
    return Counter(code for visit in visits for code in visit.team)


def month_limit(problem: Problem) -> int:
    """Return how many visits one month may take at most: so much of its even share."""
    open_months = {m for m in problem.months if m.month not in problem.rules.closed_months}
    even = len(problem.needs) / max(len(open_months), 1)
    # A hair is taken off, lest 10.000000000000002 become 11.
    return max(ceil(problem.rules.month_share * even - 1e-9), 1)


def fair_load(problem: Problem) -> int:
    """Return the visits of each inspector when all share alike, rounded up."""
    places = sum(problem.rules.team_sizes[need.kind] for need in problem.needs)
    shortest = min(problem.rules.days_each.values())
    sharing = sum(one.days_a_month >= shortest for one in problem.inspectors)
    return -(-places // sharing) if sharing else 0


def unevenness(visits: Sequence[PlannedVisit], problem: Problem) -> int:
    """Return how many visits are above the fair load, over all inspectors."""
    fair = fair_load(problem)
    return sum(max(0, load - fair) for load in loads(visits).values())


def team_burden(visits: Sequence[PlannedVisit], problem: Problem) -> int:
    """Return travel and unevenness together: what the choice of teams makes small."""
    by_code = {one.code: one for one in problem.inspectors}
    return travel(visits, by_code) + unevenness(visits, problem)


def changed(before: Sequence[PlannedVisit], after: Sequence[PlannedVisit]) -> tuple[str, ...]:
    """
    Return the keys of needs whose month, lead or team differ, the dropped and new ones too.

    The order in which the members after the lead are told is no change.
    """
    old = {v.need.key: (v.month, v.team[:1], frozenset(v.team)) for v in before}
    new = {v.need.key: (v.month, v.team[:1], frozenset(v.team)) for v in after}
    return tuple(sorted(k for k in old.keys() | new.keys() if old.get(k) != new.get(k)))
