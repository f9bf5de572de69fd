"""Bettering and rolling: teams travel less, months stay, no bound is above a plan."""

from dataclasses import replace

import pytest

from firsthand.domain.planning.programme.burden import fair_load
from firsthand.engines import start
from firsthand.engines.bettering import Search, as_a_whole, bound_of, improved
from firsthand.engines.choices import Choices
from firsthand.engines.months import waiting_bound
from firsthand.engines.rolling import rolled
from firsthand.engines.roster import Roster
from firsthand.engines.watch import Watch
from tests.engines.invented_programme import invented_problem


@pytest.fixture(scope="module")
def choices() -> Choices:
    return Choices(invented_problem(authorities=20, inspectors=30, months=12, seed=4))


@pytest.fixture
def first(choices) -> Roster:
    roster = Roster(choices)
    assert not start.placed(roster, start.order(choices), seed=0, enough=lambda: False)
    return roster


def _search(choices: Choices, told: list | None = None) -> Search:
    watch = Watch(seconds=30, on_step=None)
    hear = (told if told is not None else []).append
    return Search(choices=choices, watch=watch, workers=1, seed=0, told=hear)


def _burden(roster: Roster) -> int:
    choices = roster.choices
    travel = sum(
        int(choices.foreign(choices.problem.needs[v].region)[list(team)].sum())
        for v, team in roster.teams.items()
    )
    fair = fair_load(choices.problem)
    return travel + sum(max(0, int(load) - fair) for load in roster.load)


def _waiting(roster: Roster) -> float:
    choices = roster.choices
    return sum(
        choices.problem.needs[v].weight * choices.waits[m] for v, m in roster.months.items()
    )


def test_improving_some_visits_at_a_time_lessens_travel_and_keeps_months(choices, first):
    told: list[Roster] = []
    better = improved(_search(choices, told), first, until=4, enough=lambda _: False)
    assert _burden(better) < _burden(first)
    assert better.months == first.months
    assert [_burden(one) for one in told] == sorted((_burden(r) for r in told), reverse=True)


def test_improving_ends_at_once_when_it_is_good_enough(choices, first):
    assert improved(_search(choices), first, until=20, enough=lambda _: True) is first


def test_all_visits_as_one_reach_their_bound_and_no_other_way_is_better(choices, first):
    whole, bound = as_a_whole(_search(choices), first, seconds=10)
    assert whole is not None
    assert bound <= _burden(whole) <= _burden(first)
    assert bound_of(_search(choices), first, seconds=10) <= _burden(whole)


def test_rolling_places_every_visit_and_waits_no_less_than_the_bound(choices):
    watch = Watch(seconds=10, on_step=None)
    roster, out = rolled(Roster(choices), watch=watch, until=8, seed=0)
    assert not out
    assert _waiting(roster) >= waiting_bound(choices, seconds=5).bound - 1e-6


def test_rolling_without_time_still_places_every_visit(choices):
    roster, out = rolled(
        Roster(choices), watch=Watch(seconds=10, on_step=None), until=0, seed=0
    )
    assert not out
    assert len(roster.teams) == len(choices.problem.needs)


def test_inspectors_pooled_give_a_bound_below_that_of_each_alone(choices):
    rough = waiting_bound(choices, seconds=0.0)  # no time is left for each alone
    close = waiting_bound(choices, seconds=10)
    assert 0 < rough.bound <= close.bound + 1e-6


def test_a_visit_more_never_lessens_the_bound(choices):
    fewer = Choices(replace(choices.problem, needs=choices.problem.needs[1:]))
    assert (
        waiting_bound(fewer, seconds=5).bound <= waiting_bound(choices, seconds=5).bound + 1e-6
    )
