"""Crossings, against hand, Brent's method and curves that do not cross."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from firsthand.stats.crossings import crossings


def test_by_hand():
    # x squared reaches 4 at 2; a straight line is met at the first look.
    found = crossings(lambda x: x**2 - 4, np.array([0.0]), np.array([10.0]))
    assert found == pytest.approx([2], abs=1e-10)
    seen = []

    def line(x):
        seen.append(x)
        return x - 3

    assert crossings(line, np.array([0.0]), np.array([10.0])) == [3]
    assert len(seen) == 3


@given(st.lists(st.floats(0.01, 50), min_size=1, max_size=20), st.integers(1, 5))
def test_each_curve_is_met_where_brent_meets_it(levels, power):
    wanted = np.array(levels)
    low, high = np.zeros(len(levels)), np.full(len(levels), 100.0)
    found = crossings(lambda x: np.log1p(x**power) - np.log1p(wanted), low, high)
    for level, one in zip(levels, found, strict=True):
        exact = brentq(lambda x, y=level: np.log1p(x**power) - np.log1p(y), 0, 100, xtol=1e-13)
        assert one == pytest.approx(exact, rel=1e-6)


def test_a_curve_that_does_not_cross_gives_the_end_that_is_nearer_to_it():
    low, high = np.array([0.0, 0.0]), np.array([1.0, 1.0])
    found = crossings(lambda x: x + np.array([5.0, -7.0]), low, high)
    assert list(found) == [0.0, 1.0]
