"""Change points: by hand, against trying every split, and their false alarms."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.change_points import (
    _candidates,
    _splits,
    chains,
    change_points,
    penalty,
)

pytestmark = [pytest.mark.requirement("R10"), pytest.mark.requirement("R11")]


def found(values, **given_):
    return change_points(values, rng=np.random.default_rng(1), **given_)


def test_one_change_is_found_with_both_levels():
    told = found([1, 2, 1, 2, 1, 2, 1, 9, 8, 9, 8, 9, 8])
    (point,) = told.points
    assert point.at == 7
    assert (point.before, point.after) == (pytest.approx(10 / 7), pytest.approx(8.5))
    assert point.chance <= told.level


def test_up_and_down_again_are_two_changes():
    told = found([5, 5.2, 4.9, 5, 5.1, 4.8, 5, 9, 8, 9.5, 9, 8.5, 9, 5, 5.2, 5.1, 4.9, 5, 5.3])
    assert [point.at for point in told.points] == [7, 13]


def test_points_without_a_value_are_passed_over_and_places_are_kept():
    told = found([None, 1, 2, None, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8])
    assert [point.at for point in told.points] == [8]


def test_a_short_series_and_one_that_never_varied_are_refused_in_words():
    assert "at least 8 values are needed, and 3 are given" in (found([1, 2, 9]).could_not or "")
    assert "never varied" in (found([4.0] * 20).could_not or "")
    assert found([4.0] * 20).points == ()


def test_the_share_between_two_parts_by_hand():
    # 0 0 0 3 3 3: all the spread lies between the halves.
    assert _splits(np.array([[0.0, 0, 0, 3, 3, 3]]))[0] == pytest.approx([1.0])


def test_the_penalty_by_hand():
    # Ranges 1, 1, 1: median 1; sigma 1/.954; 2 sigma^2 log 4.
    assert penalty(np.array([1.0, 2, 1, 2])) == pytest.approx(2 / 0.954**2 * np.log(4))


@settings(max_examples=25)
@given(st.lists(st.floats(0, 10), min_size=8, max_size=11, unique=True))
def test_candidates_are_the_cheapest_of_all_splits(values):
    row = np.array(values)
    price = penalty(row)

    def cost(splits):
        parts = np.split(row, splits)
        inside = sum(float(np.square(part - part.mean()).sum()) for part in parts)
        return inside + price * len(splits)

    every = [
        list(splits)
        for count in (0, 1, 2)
        for splits in combinations(range(3, len(row) - 2), count)
        if all(b - a >= 3 for a, b in zip((0, *splits), (*splits, len(row)), strict=True))
    ]
    cheapest = min(every, key=cost)
    if cheapest:
        assert cost(_candidates(row, 0.0)) == pytest.approx(cost(cheapest))


@pytest.mark.parametrize("rho", [0.0, 0.5])
def test_of_series_without_a_change_at_most_one_in_twenty_shows_one(rho):
    rng = np.random.default_rng(9)
    series = chains(300, 16, rho=rho, rng=rng)
    told = [change_points(list(row), rng=rng, autocorrelation=rho) for row in series]
    assert (
        np.mean([bool(one.points) for one in told]) <= 0.05 + 2.5 * (0.05 * 0.95 / 300) ** 0.5
    )


def test_without_allowing_for_autocorrelation_many_more_would():
    rng = np.random.default_rng(9)
    series = chains(200, 16, rho=0.5, rng=rng)
    assert np.mean([bool(change_points(list(r), rng=rng).points) for r in series]) > 0.12


def test_the_same_seed_gives_the_same_answer():
    row = list(chains(1, 30, rho=0.2, rng=np.random.default_rng(4))[0])
    assert found(row) == found(row)
