"""The middle line, against hand, Sen's own example and scipy."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from firsthand.stats.middle_line import middle_line

VALUES = st.lists(st.floats(-1000, 1000).map(lambda v: round(v, 3)), min_size=3, max_size=12)


def test_by_hand_one_wild_value_does_not_turn_the_line():
    # Slopes of the pairs: 1, 1, 33, 1, 49, 97; their median is that of 1 and 33.
    found = middle_line([0.0, 1.0, 2.0, 99.0])
    assert found.slope == pytest.approx((1 + 33) / 2)
    # Without it every slope is 1.
    assert middle_line([0.0, 1.0, 2.0, 3.0]).slope == 1.0
    assert middle_line([0.0, 1.0, 2.0, 3.0]).height == 0.0


def test_sens_own_example_has_the_slope_4():
    # Sen (1968), numerical example: seven pairs of observations, slope 4.
    places = (1, 2, 3, 4, 10, 12, 18)
    values = (9.0, 15.0, 19.0, 20.0, 45.0, 55.0, 78.0)
    assert middle_line(values, places).slope == pytest.approx(4.0)


@given(VALUES)
def test_scipy_finds_the_same_slope(values):
    assert middle_line(values).slope == pytest.approx(theilslopes(values).slope, abs=1e-9)


@given(VALUES, st.floats(-50, 50), st.floats(-50, 50))
def test_a_line_added_to_the_values_is_added_to_their_line(values, height, slope):
    before = middle_line(values)
    after = middle_line([v + height + slope * n for n, v in enumerate(values)])
    assert after.slope == pytest.approx(before.slope + slope, abs=1e-6)
    assert after.at(3) == pytest.approx(before.at(3) + height + 3 * slope, abs=1e-5)


@given(VALUES)
def test_what_is_missing_does_not_move_the_others(values):
    assume(len(values) > 3)
    gap = [*values[:1], None, *values[2:]]
    kept = [n for n in range(len(values)) if n != 1]
    assert middle_line(gap) == middle_line([values[n] for n in kept], kept)


def test_of_two_values_there_is_no_line():
    assert middle_line([1.0, None, 2.0]) is None
    assert middle_line([]) is None


def test_two_values_at_one_place_are_refused():
    with pytest.raises(ValueError, match="one place"):
        middle_line([1.0, 2.0, 3.0], [0, 1, 1])
