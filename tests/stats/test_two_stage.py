"""Areas drawn, then cases: by hand, by listing every set of areas, as published."""

from itertools import combinations
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.detection import Stratum, chance_of_finding
from firsthand.stats.two_stage import (
    areas_needed,
    chance_over_areas,
    chance_two_stage,
    cheapest,
)

EXACT = 1e-12
WITHIN = Stratum(population=300, affected=30, sample=20, sensitivity=0.8)


def by_listing(areas, areas_failing, chances):
    """Average what is missed over every set of failing areas."""
    missed = [1 - chance for chance in chances] + [1.0] * (areas - len(chances))
    sets = list(combinations(missed, areas_failing))
    return 1 - sum(prod(one) for one in sets) / len(sets)


def test_by_hand():
    # One of 2 areas fails and is visited 1 time in 2; a visit reads 1 of 2 cases, one affected,
    # and recognises it 4 times in 5: 1/2 of 1/2 of 4/5.
    half = Stratum(population=2, affected=1, sample=1, sensitivity=0.8)
    chance = chance_two_stage(areas=2, areas_failing=1, areas_visited=1, within=half)
    assert chance == pytest.approx(0.2, abs=EXACT)


@pytest.mark.parametrize("visited", range(8))
@pytest.mark.parametrize("failing", [0, 1, 3, 7])
def test_agrees_with_every_set_of_failing_areas(visited, failing):
    visit = chance_of_finding(population=300, affected=30, sample=20, sensitivity=0.8)
    chance = chance_two_stage(
        areas=7, areas_failing=failing, areas_visited=visited, within=WITHIN
    )
    assert chance == pytest.approx(by_listing(7, failing, [visit] * visited), abs=EXACT)


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), max_size=6), st.integers(0, 3), st.data())
def test_visits_that_differ_agree_with_every_set(chances, unvisited, data):
    areas = max(1, len(chances) + unvisited)
    failing = data.draw(st.integers(0, areas))
    found = chance_over_areas(areas=areas, areas_failing=failing, chances=chances)
    assert found == pytest.approx(by_listing(areas, failing, chances), abs=1e-11)


def test_equal_visits_are_a_two_stage_sample():
    # The published example: 30 of 153 areas, 30 of 300 cases, 2 and 10 percent, sensitivity .8.
    within = Stratum(population=300, affected=30, sample=30, sensitivity=0.8)
    visit = chance_of_finding(population=300, affected=30, sample=30, sensitivity=0.8)
    equal = chance_two_stage(areas=153, areas_failing=4, areas_visited=30, within=within)
    assert chance_over_areas(areas=153, areas_failing=4, chances=[visit] * 30) == pytest.approx(
        equal, abs=EXACT
    )
    # epiR's approximation prints .9180 for a visit and .5479 for all.
    assert visit == pytest.approx(0.926148, abs=5e-7)
    assert equal == pytest.approx(0.554986, abs=5e-7)
    assert 0 < visit - 0.918033796422662 < 0.0082
    assert 0 < equal - 0.5478928549334 < 0.0079


def test_the_areas_needed_are_the_fewest_that_work():
    needed = areas_needed(areas=153, areas_failing=4, within=WITHIN, confidence=0.95)

    def chance(visited):
        return chance_two_stage(
            areas=153, areas_failing=4, areas_visited=visited, within=WITHIN
        )

    assert chance(needed) >= 0.95 > chance(needed - 1)


def test_a_visit_that_reads_too_little_is_not_mended_by_more_visits():
    little = Stratum(population=300, affected=3, sample=5, sensitivity=0.5)
    assert areas_needed(areas=153, areas_failing=2, within=little, confidence=0.95) is None


def test_the_cheapest_programme_is_cheaper_than_its_neighbours():
    best = cheapest(
        areas=153, areas_failing=4, within=WITHIN, confidence=0.95, cost_of_visit=40
    )
    assert best.cost == best.areas_visited * (40 + best.sample)
    for sample in (best.sample - 5, best.sample + 5):
        other = Stratum(population=300, affected=30, sample=sample, sensitivity=0.8)
        visited = areas_needed(areas=153, areas_failing=4, within=other, confidence=0.95)
        assert visited * (40 + sample) >= best.cost


def test_dear_visits_make_deep_ones():
    cheap, dear = (
        cheapest(areas=153, areas_failing=4, within=WITHIN, confidence=0.95, cost_of_visit=cost)
        for cost in (1, 400)
    )
    assert cheap.sample < dear.sample
    assert cheap.areas_visited > dear.areas_visited


def test_no_programme_finds_what_nobody_recognises():
    blind = Stratum(population=10, affected=1, sample=0, sensitivity=0.5)
    assert (
        cheapest(areas=3, areas_failing=1, within=blind, confidence=0.95, cost_of_visit=1)
        is None
    )


def test_more_visits_than_areas_are_refused():
    with pytest.raises(ValueError, match="sample is 3"):
        chance_over_areas(areas=2, areas_failing=1, chances=[0.5] * 3)
    with pytest.raises(ValueError, match="cost_of_visit"):
        cheapest(areas=3, areas_failing=1, within=WITHIN, confidence=0.9, cost_of_visit=-1)
