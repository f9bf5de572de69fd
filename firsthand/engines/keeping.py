"""Keeping: a plan made before, laid beside the problem as it is now."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.domain.planning.programme.inspector import EngagementKind
from firsthand.domain.planning.programme.month import MONTHS_IN_A_YEAR
from firsthand.domain.planning.programme.programme import PlannedVisit
from firsthand.engines.choices import Choices
from firsthand.engines.teams import Team


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Of the plan before: each visit's month and team as far as they can still be told."""

    months: dict[int, int]
    teams: dict[int, Team]


def kept(choices: Choices) -> Kept:
    """Return the plan before by numbers; visits of other needs or closed months fall out."""
    people = {one.code: i for i, one in enumerate(choices.problem.inspectors)}
    before = {visit.need.key: visit for visit in choices.problem.previous}
    month_of = {month: m for m, month in enumerate(choices.months)}
    months: dict[int, int] = {}
    teams: dict[int, Team] = {}
    for v, need in enumerate(choices.problem.needs):
        visit = before.get(need.key)
        if visit is None:
            continue
        if visit.month in month_of:
            months[v] = month_of[visit.month]
        teams[v] = _team(visit, people)
    return Kept(months=months, teams=teams)


def standing(choices: Choices, months: tuple[int, ...], before: Kept) -> dict[int, Team]:
    """Return the teams of before that keep every rule as it is now, taken in order of month."""
    stand: dict[int, Team] = {}
    days: dict[tuple[int, int], float] = defaultdict(float)
    for v in sorted(before.teams, key=lambda v: (months[v], v)):
        team, m, needed = before.teams[v], months[v], choices.days(v)
        if before.months.get(v) != m or not _stands(choices, months, v, team, stand):
            continue
        people = choices.problem.inspectors
        if all(days[i, m] + needed <= people[i].days_a_month for i in team):
            stand[v] = team
            for i in team:
                days[i, m] += needed
    return stand


def _team(visit: PlannedVisit, people: dict[str, int]) -> Team:
    """Return the team by numbers; whoever is unknown now keeps a place that nobody has."""
    return tuple(people.get(code, -1) for code in visit.team)


def _stands(
    choices: Choices, months: tuple[int, ...], v: int, team: Team, stand: dict[int, Team]
) -> bool:
    there, problem = choices.people(v, months[v]), choices.problem
    rules = problem.rules
    if len(set(team)) != choices.size(v) or not set(team) <= set(there.members):
        return False
    if rules.leads_each and team[0] not in there.leads:
        return False
    if sum(problem.inspectors[i].may_lead for i in team) < rules.leads_each:
        return False
    if any(len(who & set(team)) < n for who, n in choices.skills(v).values()):
        return False
    return _apart(choices, months, v, team, stand) and all(
        _within_years(choices, months, v, i, stand) for i in team
    )


def _apart(
    choices: Choices, months: tuple[int, ...], v: int, team: Team, stand: dict[int, Team]
) -> bool:
    rules = choices.problem.rules
    off = rules.cooling_off_years.get(EngagementKind.INSPECTED, 0.0) * MONTHS_IN_A_YEAR
    for theirs in choices.same_authority:
        if v not in theirs:
            continue
        for other in (o for o in theirs if o in stand):
            if rules.fresh_lead and rules.leads_each and stand[other][0] == team[0]:
                return False
            near = abs(choices.waits[months[v]] - choices.waits[months[other]]) < off
            if near and set(stand[other]) & set(team):
                return False
    return True


def _within_years(
    choices: Choices, months: tuple[int, ...], v: int, i: int, stand: dict[int, Team]
) -> bool:
    mine = [choices.waits[months[o]] for o, team in stand.items() if i in team]
    mine.append(choices.waits[months[v]])
    most = choices.problem.rules.visits_a_year
    return all(sum(w <= n < w + MONTHS_IN_A_YEAR for n in mine) <= most for w in mine)


def changes(before: Mapping[int, Team], after: Mapping[int, Team]) -> int:
    """Return how many members are new, and how many leads, over all visits told before."""
    members = sum(len(set(after.get(v, ())) - set(team)) for v, team in before.items())
    return members + sum(after.get(v, ())[:1] != team[:1] for v, team in before.items())


def cannot_stay(choices: Choices, months: tuple[int, ...], v: int, team: Team) -> int:
    """Return how many of a team's members, and whether its lead, may no longer be in it."""
    there = choices.people(v, months[v])
    gone = sum(i not in there.members for i in team)
    lead_gone = choices.problem.rules.leads_each > 0 and team[0] not in there.leads
    return gone + lead_gone
