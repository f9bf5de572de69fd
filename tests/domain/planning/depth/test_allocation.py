"""Allocation: the best split of a sample, against every split that there is."""

from itertools import product
from math import isclose

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.planning.depth.allocation import TOO_MANY, allocation, best_splits, merged
from firsthand.domain.planning.depth.chances import chance_of
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from firsthand.stats.detection import Stratum
from tests.domain.planning.depth.designs import one, two

pytestmark = pytest.mark.requirement("R4")
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_352_cases_become_58_where_a_third_of_the_failing_cases_sit_in_a_short_list():
    found = allocation(two())
    assert found.way("together").cases_needed == 352
    assert found.way("best").cases_needed == 58
    assert found.way("best").needed_samples == (58, 0)


def test_one_group_cannot_be_split():
    assert allocation(one()) is None


@st.composite
def strata(draw):
    found = []
    for _ in range(draw(st.integers(2, 3))):
        population = draw(st.integers(1, 6))
        found.append(
            Stratum(
                population=population,
                affected=draw(st.integers(0, population)),
                sample=0,
                sensitivity=draw(st.sampled_from([0.0, 0.3, 0.8, 1.0])),
            )
        )
    return found


def with_samples(strata, samples):
    return [
        Stratum(**{**vars(one), "sample": sample})
        for one, sample in zip(strata, samples, strict=True)
    ]


@unhurried
@given(strata())
def test_no_split_of_any_total_is_better_than_the_best(groups):
    most = sum(one.population for one in groups)
    chances, splits = best_splits(groups, most)
    for total in range(most + 1):
        every = [
            chance_of(with_samples(groups, samples))
            for samples in product(*(range(one.population + 1) for one in groups))
            if sum(samples) <= total
        ]
        assert isclose(chances[total], max(every), abs_tol=1e-9)
        reached = chance_of(with_samples(groups, splits[total]))
        assert isclose(reached, chances[total], abs_tol=1e-9)
        assert sum(splits[total]) <= total


def test_taking_the_best_next_case_each_time_would_end_worse():
    # Two lists, each certain to show its one failing case when read whole, by perfect readers.
    groups = [
        Stratum(population=3, affected=1, sample=0, sensitivity=1.0),
        Stratum(population=5, affected=2, sample=0, sensitivity=1.0),
    ]
    chances, splits = best_splits(groups, 4)
    greedy = chance_of(with_samples(groups, (0, 3)))
    assert splits[3] == (3, 0)
    assert chances[3] == 1.0 > greedy


def test_lists_as_one_never_promise_more_than_reading_them_apart_in_proportion_at_one_rate():
    apart = allocation(two())
    assert apart.way("together").split.chance <= apart.way("proportional").split.chance


def test_where_groups_are_read_unequally_well_the_mean_promises_no_more_than_is_so():
    groups = (
        Group(name="a", population=4, affected=2, sample=2, sensitivity=1.0),
        Group(name="b", population=4, affected=2, sample=1, sensitivity=0.2),
    )
    one_list = merged(Design(groups=groups))
    assert (one_list.population, one_list.affected, one_list.sample) == (8, 4, 3)
    assert chance_of([one_list]) <= drawn_from_one_list(groups, 3) + 1e-12


def drawn_from_one_list(groups, sample):
    """Return the chance when every sample of the joined lists is tried."""
    from itertools import combinations

    cases = [
        group.sensitivity if number < group.affected else 0.0
        for group in groups
        for number in range(group.population)
    ]
    chances = []
    for drawn in combinations(cases, sample):
        missed = 1.0
        for noticed in drawn:
            missed *= 1 - noticed
        chances.append(1 - missed)
    return sum(chances) / len(chances)


def test_a_further_case_adds_most_where_failing_cases_are_dense():
    gains = {gain.group: gain.adds for gain in allocation(two()).gains if gain.further == 1}
    assert gains["missing"] > gains["others"] > 0


def test_a_list_that_is_read_whole_has_no_further_case():
    groups = (
        Group(name="whole", population=5, affected=1, sample=5, sensitivity=0.5),
        Group(name="rest", population=50, affected=1, sample=5, sensitivity=0.5),
    )
    found = allocation(Design(groups=groups))
    assert [gain.adds for gain in found.gains if gain.group == "whole"] == [None, None]


def test_a_total_too_large_to_split_says_so():
    groups = tuple(
        Group(name=name, population=90_000, affected=9, sample=20, sensitivity=0.8)
        for name in ("a", "b")
    )
    best = allocation(Design(groups=groups)).way("best")
    assert best.split is None
    assert best.because == TOO_MANY


def test_no_split_is_enough_when_reading_all_is_not():
    groups = tuple(
        Group(name=name, population=20, affected=1, sample=2, sensitivity=0.1)
        for name in ("a", "b")
    )
    for way in allocation(Design(groups=groups)).ways:
        assert way.cases_needed is None
        assert way.because
