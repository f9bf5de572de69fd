"""Rules that collide: truly without a plan, and none of them to be spared."""

from dataclasses import replace
from datetime import date
from time import monotonic

import pytest

from firsthand.domain.planning.programme.collisions import KINDS, without
from firsthand.engines.colliding import colliding, minimal, possible
from firsthand.refdata.read_programme import programme_rules, with_changes
from tests.engines.enumerated import least_waiting
from tests.engines.invented_programme import invented_problem

STRICT = {"team-full": 2, "team-random": 1, "gap-months": 3, "visits-a-year": 1}


def _strict(seed: int):
    rules = with_changes(programme_rules(), STRICT)
    return invented_problem(authorities=3, inspectors=4, months=3, seed=seed, rules=rules)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_called_impossible_is_so_when_every_plan_is_tried(seed):
    problem = _strict(seed)
    assert possible(problem, seconds=5, workers=1) is (least_waiting(problem) is not None)


@pytest.mark.parametrize("seed", range(4))
def test_the_rules_found_collide_and_none_can_be_spared(seed):
    problem = _strict(seed)
    if least_waiting(problem) is not None:
        pytest.fail("choose a seed whose problem has no plan")
    kinds, unsure = minimal(problem, end=monotonic() + 20, workers=1)
    assert not unsure
    for kind in kinds:
        assert possible(without(problem, kind), seconds=5, workers=1) is not None
    only_these = problem
    for kind in KINDS.keys() - set(kinds):
        only_these = without(only_these, kind)
    assert possible(only_these, seconds=5, workers=1) is False
    for kind in kinds:
        assert possible(without(only_these, kind), seconds=5, workers=1) is True


def test_too_little_time_is_told_as_such_and_not_as_a_proof():
    problem = invented_problem(authorities=9, inspectors=30, months=12)
    (told,) = colliding(problem, seconds=1, workers=1)
    assert told.rule == "not-found"
    assert "not proved" in told.reason


def test_a_date_before_the_programme_is_named_with_the_authority():
    problem = invented_problem(authorities=3, inspectors=10, months=3)
    needs = (replace(problem.needs[0], latest_on=date(2026, 12, 31)), *problem.needs[1:])
    (told,) = colliding(replace(problem, needs=needs), seconds=1, workers=1)
    assert told.rule == "latest-date"
    assert problem.needs[0].authority in told.reason
