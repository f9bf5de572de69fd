"""Two lists: a case worked by hand, how often the interval holds the truth, and refusals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from firsthand.stats.hidden.two_lists import chapman
from tests.stats.hidden.tables import UK, table


def two(first_only, second_only, both):
    return table(2, {"1": first_only, "2": second_only, "12": both})


def test_a_case_worked_by_hand():
    # 40 and 30 people, 10 on both: 41 * 31 / 11 - 1.
    found = chapman(two(30, 20, 10))
    assert found.estimate == pytest.approx(114.5454545)
    # 41 * 31 * 30 * 20 / (11^2 * 12) under the root.
    assert found.detail["standard_error"] == pytest.approx(22.9174, abs=1e-4)
    # 30.5 * 20.5 / 10.5 = 59.5476 hidden; the spread 0.44000 is the root of
    # 1/10.5 + 1/30.5 + 1/20.5 + 10.5 / (30.5 * 20.5).
    assert found.lower == pytest.approx(59.5 + 59.5476 / 2.368795, abs=0.001)
    assert found.upper == pytest.approx(59.5 + 59.5476 * 2.368795, abs=0.001)
    assert "which two lists cannot show" in found.reasons[0]


def test_the_mean_over_all_overlaps_is_the_truth_where_sizes_reach_it():
    size, first, second = 60, 35, 30
    overlaps = np.arange(first + second - size, second + 1)
    chances = hypergeom(size, first, second).pmf(overlaps)
    estimates = [chapman(two(first - m, second - m, int(m))).estimate for m in overlaps]
    assert chances @ estimates == pytest.approx(size)


@pytest.mark.parametrize(("size", "first", "second"), [(60, 35, 30), (200, 60, 80)])
def test_the_interval_holds_the_truth_in_ninety_three_of_a_hundred_draws(size, first, second):
    overlaps = np.arange(max(first + second - size, 1), min(first, second) + 1)
    chances = hypergeom(size, first, second).pmf(overlaps)
    made = [chapman(two(first - m, second - m, int(m))) for m in overlaps]
    held = [one.lower <= size <= one.upper for one in made]
    assert chances @ held > 0.93


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 500))
def test_nobody_observed_is_lost_and_the_order_does_not_matter(first, second, both):
    found, turned = chapman(two(first, second, both)), chapman(two(second, first, both))
    assert found.lower >= first + second + both - 1e-9
    assert found.lower <= found.estimate <= found.upper
    assert found.estimate == pytest.approx(turned.estimate)


def test_two_of_more_lists_are_taken_by_name():
    found = chapman(UK, "L2", "L3")
    assert found.detail["lists"] == ("L2", "L3")
    assert found.detail["both"] == 62 + 1 + 4 + 1


def test_of_three_lists_no_two_are_taken_in_silence_and_each_pair_is_told():
    made = table(3, {"1": 230, "2": 150, "3": 180, "12": 24, "13": 31, "23": 18, "123": 7})
    found = chapman(made)
    assert found.refused and found.estimate is None
    assert "of two lists and the table has 3" in found.reasons[0]
    told = {one["lists"]: one["estimate"] for one in found.detail["pairs"]}
    # 292, 199 and 236 people; 31, 38 and 25 on both.
    assert told == {
        ("L1", "L2"): pytest.approx(293 * 200 / 32 - 1),
        ("L1", "L3"): pytest.approx(293 * 237 / 39 - 1),
        ("L2", "L3"): pytest.approx(200 * 237 / 26 - 1),
    }
    assert chapman(made, "L1").refused and not chapman(made, "L1", "L3").refused


def test_what_cannot_be_told_is_refused_in_words():
    assert "nobody is on both L1 and L2" in chapman(two(5, 5, 0)).reasons[0]
    assert "one list has no overlap" in chapman(table(1, {"1": 5})).reasons[0]
    with pytest.raises(ValueError, match="different names"):
        chapman(UK, "L2", "L2")
