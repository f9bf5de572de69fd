"""Collisions that counting shows: who or what is short is named with its number."""

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.planning.programme.collisions import KINDS, counted_collisions, without
from firsthand.refdata.read_programme import with_changes
from tests.engines.invented_programme import invented_problem


@pytest.fixture
def problem():
    return invented_problem(authorities=10, inspectors=30, months=12)


def _with_people(problem, **fields):
    people = tuple(replace(one, **fields) for one in problem.inspectors)
    return replace(problem, inspectors=people)


def test_a_problem_with_a_plan_shows_nothing(problem):
    assert counted_collisions(problem) == ()


def test_inspectors_without_days_are_told(problem):
    told = counted_collisions(_with_people(problem, days_a_month=4))
    assert told[0].rule == "days-a-month"
    assert "0 inspectors of 30 can give 10 days" in told[0].reason


def test_the_lack_of_anybody_to_lead_is_told(problem):
    (told,) = (
        one
        for one in counted_collisions(_with_people(problem, skills=frozenset()))
        if one.rule == "leads-each"
    )
    assert told.reason == "None of 30 inspectors is skilled to lead."


def test_more_visits_than_one_month_can_take_are_told_with_both_numbers(problem):
    needs = tuple(
        replace(n, latest_on=date(2027, 1, 31)) for n in problem.needs if n.kind == "full"
    )
    people = tuple(
        replace(one, away=frozenset(), engagements=(), days_a_month=10)
        for one in problem.inspectors[:20]
    )
    (told,) = counted_collisions(replace(problem, needs=needs, inspectors=people))
    assert told.rule == "team-size"
    assert "10 visits that can only be in January 2027 need 40 places" in told.reason
    assert "can fill 20" in told.reason


def test_more_visits_than_the_share_of_their_months_are_told(problem):
    needs = tuple(
        replace(n, latest_on=date(2027, 2, 28)) for n in problem.needs if n.kind == "full"
    )
    people = tuple(
        replace(one, away=frozenset(), engagements=(), days_a_month=20)
        for one in problem.inspectors
    )
    (told,) = counted_collisions(replace(problem, needs=needs, inspectors=people))
    assert told.rule == "month-share"
    assert "are more than the 4 that may take place then" in told.reason


def test_too_few_people_for_a_team_are_told_once_and_not_for_each_authority(problem):
    told = counted_collisions(replace(problem, inspectors=problem.inspectors[:3]))
    assert len(told) == 1
    assert told[0].reason.startswith("3 inspectors of 3 can give")


def test_visits_that_cannot_lie_far_enough_apart_are_told(problem):
    rules = with_changes(problem.rules, {"gap-months": 24})
    told = counted_collisions(replace(problem, rules=rules))
    assert {one.rule for one in told} == {"gap-months"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_problem_without_a_kind_of_rule_asks_no_more_than_before(problem, kind):
    assert counted_collisions(without(problem, kind)) == ()
    assert len(without(problem, kind).needs) == len(problem.needs)
