"""Schedules: no rule is broken, the bound holds, and a small change changes little."""

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.planning.programme.breaches import breaches
from firsthand.domain.planning.programme.burden import team_burden, waiting
from firsthand.domain.planning.programme.programme import PlannedVisit, Problem, VisitKind
from firsthand.engines.scheduling import schedule
from firsthand.refdata.read_programme import programme_rules, with_changes
from tests.engines.enumerated import least_waiting
from tests.engines.invented_programme import invented_problem


@pytest.fixture(scope="module")
def problem() -> Problem:
    return invented_problem(authorities=20, inspectors=40, months=12, seconds_visits=2)


@pytest.fixture(scope="module")
def programme(problem):
    return schedule(problem, seconds=4, on_step=None)


@pytest.mark.requirement("R13")
def test_every_need_is_answered_and_no_rule_broken(problem, programme):
    assert len(programme.visits) == len(problem.needs)
    assert programme.broken == ()
    assert breaches(programme.visits, problem) == ()


def test_the_quality_told_is_that_of_the_plan(problem, programme):
    assert programme.months.objective == pytest.approx(
        waiting(programme.visits, problem.months[0])
    )
    assert programme.teams.objective == team_burden(programme.visits, problem)


def test_the_bounds_hold_and_the_gaps_follow_from_them(programme):
    for quality in (programme.months, programme.teams):
        assert 0 <= quality.bound <= quality.objective
        expected = 1 - quality.bound / quality.objective if quality.objective else 0
        assert quality.gap == pytest.approx(expected)


def test_the_same_seed_gives_the_same_plan_where_time_suffices():
    small = invented_problem(authorities=6, inspectors=14, months=6, seed=3)
    assert (
        schedule(small, seconds=5, workers=1).visits
        == schedule(small, seconds=5, workers=1).visits
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_bound_of_waiting_is_at_most_what_all_plans_tried_one_by_one_wait(seed):
    tiny = invented_problem(authorities=3, inspectors=5, months=4, seed=seed, rules=_pairs())
    best = least_waiting(tiny)
    found = schedule(tiny, seconds=3)
    if best is None:
        assert found.visits == ()
        assert found.collisions
        return
    assert found.broken == ()
    assert found.months.bound <= best + 1e-6
    assert best <= found.months.objective + 1e-6


@pytest.mark.requirement("R13")
def test_leave_of_one_inspector_changes_only_the_visits_it_touches(problem, programme):
    busy = programme.visits[0].team[-1]
    month = programme.visits[0].month
    people = tuple(
        replace(one, away=one.away | {month}) if one.code == busy else one
        for one in problem.inspectors
    )
    again = schedule(replace(problem, inspectors=people, previous=programme.visits), seconds=4)
    touched = {v.need.key for v in programme.visits if v.month == month and busy in v.team}
    assert again.broken == ()
    assert set(again.changed) == touched
    assert _moved(programme.visits, again.visits) == set()


def test_a_plan_that_still_keeps_every_rule_is_left_as_it_is(problem, programme):
    again = schedule(replace(problem, previous=programme.visits), seconds=4)
    assert again.changed == ()


def test_progress_is_told_and_ends_with_the_plan():
    steps = []
    small = invented_problem(authorities=6, inspectors=14, months=6)
    found = schedule(small, seconds=2, on_step=steps.append)
    assert steps[-1].phase == "done"
    assert steps[-1].visits == found.visits
    assert [s.seconds for s in steps] == sorted(s.seconds for s in steps)


def test_nothing_to_do_is_a_plan_without_visits(problem):
    assert schedule(replace(problem, needs=()), seconds=1).visits == ()


def test_what_cannot_be_done_says_why(problem):
    late = tuple(replace(n, latest_on=date(2020, 1, 1)) for n in problem.needs)
    found = schedule(replace(problem, needs=late), seconds=2)
    assert found.visits == ()
    assert found.months is None
    assert {o.rule for o in found.collisions} == {"latest-date"}


def _moved(before: tuple[PlannedVisit, ...], after: tuple[PlannedVisit, ...]) -> set[str]:
    old = {v.need.key: v.month for v in before}
    return {v.need.key for v in after if old[v.need.key] != v.month}


def _pairs():
    changed = with_changes(
        programme_rules(), {"team-full": 2, "team-random": 1, "gap-months": 2}
    )
    assert changed.team_sizes[VisitKind.FULL] == 2
    return changed
