"""Every plan of a tiny problem, tried one by one: slow, plain, made without the solver."""

from itertools import combinations, product

from firsthand.domain.planning.programme.breaches import breaches
from firsthand.domain.planning.programme.burden import waiting
from firsthand.domain.planning.programme.programme import Need, PlannedVisit, Problem


def least_waiting(problem: Problem) -> float | None:
    """Return the least waiting of all plans that break no rule, or None if there is none."""
    best = None
    for months in sorted(
        product(problem.months, repeat=len(problem.needs)), key=lambda m: _waits(m, problem)
    ):
        if best is not None and _waits(months, problem) >= best:
            break
        if _can_be_staffed(problem, months, ()):
            best = _waits(months, problem)
    return best


def _waits(months: tuple, problem: Problem) -> float:
    visits = [
        PlannedVisit(need=n, month=m, team=())
        for n, m in zip(problem.needs, months, strict=True)
    ]
    return waiting(visits, problem.months[0])


def _can_be_staffed(problem: Problem, months: tuple, made: tuple[PlannedVisit, ...]) -> bool:
    if len(made) == len(problem.needs):
        return breaches(made, problem) == ()
    need, month = problem.needs[len(made)], months[len(made)]
    for team in _teams(problem, need):
        visit = PlannedVisit(need=need, month=month, team=team)
        if _so_far(problem, (*made, visit)) and _can_be_staffed(
            problem, months, (*made, visit)
        ):
            return True
    return False


def _so_far(problem: Problem, made: tuple[PlannedVisit, ...]) -> bool:
    """Tell whether no rule is broken but that some needs have no visit yet."""
    return all(one.rule == "answered-once" for one in breaches(made, problem))


def _teams(problem: Problem, need: Need):
    codes = [one.code for one in problem.inspectors]
    for team in combinations(codes, problem.rules.team_sizes[need.kind]):
        for lead in team:
            yield (lead, *(code for code in team if code != lead))
