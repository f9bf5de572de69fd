"""Replanning: what still keeps the rules stays; what cannot stay changes least."""

from dataclasses import replace

import pytest

from firsthand.domain.planning.programme.breaches import breaches
from firsthand.domain.planning.programme.inspector import Inspector
from firsthand.domain.planning.programme.programme import PlannedVisit, Problem
from firsthand.engines.choices import Choices
from firsthand.engines.replanning import before, standing
from firsthand.engines.scheduling import schedule
from tests.engines.invented_programme import invented_problem

FEW = 4  # visits that may change when one person is away in one month


@pytest.fixture(scope="module")
def problem() -> Problem:
    return invented_problem(authorities=40, inspectors=40, months=18, seed=5)


@pytest.fixture(scope="module")
def visits(problem) -> tuple[PlannedVisit, ...]:
    return schedule(problem, seconds=5).visits


def _away(problem: Problem, code: str, visit: PlannedVisit) -> tuple[Inspector, ...]:
    return tuple(
        replace(one, away=one.away | {visit.month}) if one.code == code else one
        for one in problem.inspectors
    )


def _again(problem: Problem, visits, **changed):
    return schedule(replace(problem, previous=visits, **changed), seconds=5)


@pytest.mark.requirement("R13")
@pytest.mark.parametrize("place", [0, -1], ids=["lead", "member"])
@pytest.mark.parametrize("which", [0, 20, 40])
def test_one_person_away_in_one_month_changes_a_few_visits(problem, visits, place, which):
    visit = visits[which]
    code = visit.team[place]
    again = _again(problem, visits, inspectors=_away(problem, code, visit))
    assert again.broken == ()
    assert visit.need.key in again.changed
    assert len(again.changed) <= FEW
    months = {v.need.key: v.month for v in visits}
    assert sum(months[v.need.key] != v.month for v in again.visits) <= 2


def test_a_new_need_is_added_and_nothing_else_changes(problem, visits):
    (left_out,) = [v for v in visits if v.need.key == problem.needs[-1].key]
    again = _again(problem, tuple(v for v in visits if v is not left_out))
    assert again.broken == ()
    assert again.changed == (left_out.need.key,)


def test_a_need_that_is_gone_takes_only_its_own_visit_away(problem, visits):
    again = _again(problem, visits, needs=problem.needs[:-1])
    assert again.changed == (problem.needs[-1].key,)


def test_an_inspector_who_left_is_replaced_where_they_were_and_nowhere_else(problem, visits):
    gone = visits[10].team[1]
    theirs = {v.need.key for v in visits if gone in v.team}
    people = tuple(one for one in problem.inspectors if one.code != gone)
    again = _again(problem, visits, inspectors=people)
    assert again.broken == ()
    assert theirs <= set(again.changed)
    assert len(again.changed) <= len(theirs) * FEW


def test_a_month_that_closes_moves_its_visits_alone_or_a_few_more(problem, visits):
    closed = visits[-1].month
    theirs = {v.need.key for v in visits if v.month.month == closed.month}
    rules = replace(problem.rules, closed_months=problem.rules.closed_months | {closed.month})
    again = _again(problem, visits, rules=rules)
    assert breaches(again.visits, replace(problem, rules=rules)) == ()
    assert theirs <= set(again.changed)
    assert len(again.changed) <= len(theirs) * FEW


def test_what_stands_is_every_visit_that_still_breaks_no_rule(problem, visits):
    people = _away(problem, visits[0].team[0], visits[0])
    choices = Choices(replace(problem, inspectors=people, previous=visits))
    roster = standing(choices, before(choices))
    lost = {
        v.need.key for v in visits if v.month == visits[0].month and visits[0].team[0] in v.team
    }
    needs = choices.problem.needs
    assert {need.key for v, need in enumerate(needs) if v not in roster.teams} == lost
