"""Over-dispersion, against hand, integration and simulation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import norm

from firsthand.stats.over_dispersion import (
    between,
    between_published,
    bounded_square,
    degrees,
    left_in,
    phi,
    pulled_in,
)


def scored(values, variance_of_chance=1.0):
    return lambda variance: np.asarray(values) / math.sqrt(variance_of_chance + variance)


def test_scores_are_pulled_in_by_hand():
    # The quantiles .25 and .75 of 0, 1, 2, 3, 10 are 1 and 3.
    assert list(pulled_in(np.array([10.0, 0, 1, 2, 3]), 0.25)) == [3, 1, 1, 2, 3]


def test_the_outer_tenths_are_left_out_by_hand():
    # Ranks 1 to 19 over 20 in tenths: 1 is in the first, 18 and 19 in the last.
    assert list(np.flatnonzero(~left_in(np.arange(19.0), 0.1))) == [0, 17, 18]
    # Of six, none: the first has rank 1 of 7, in the second tenth, the last in the ninth.
    assert left_in(np.arange(6.0), 0.1).all()


def test_the_published_variance_by_hand():
    # Four units of weight 4: (4 x 2.25 - 3) / (16 - 64 / 16) = .5.
    assert phi(np.array([1.5, -1.5, 1.5, -1.5])) == 2.25
    assert between_published(2.25, np.full(4, 0.5)) == pytest.approx(0.5)
    assert between_published(0.7, np.full(4, 0.5)) == 0
    assert between_published(9.0, np.full(1, 0.5)) == 0
    assert math.isnan(phi(np.array([])))


@given(st.floats(0.3, 3))
def test_the_mean_of_bounded_squares_is_its_integral(bound):
    # The bends of the square are told, as no quadrature may be trusted to find them.
    told = {"points": (-bound, bound), "limit": 200}
    whole, _ = quad(lambda z: min(z * z, bound**2) * norm.pdf(z), -12, 12, **told)
    assert bounded_square(bound) == pytest.approx(whole, abs=1e-6)


def test_the_variance_is_the_root_that_brent_finds():
    values = np.random.default_rng(2).normal(size=80) * 2
    bound = norm.ppf(0.9)

    def excess(variance):
        squares = values**2 / (1 + variance)
        return np.minimum(squares, bound**2).mean() - bounded_square(bound)

    found = between(scored(values), typical=1, trim=0.1)
    assert found == pytest.approx(brentq(excess, 0, 50), rel=1e-6)


@pytest.mark.parametrize("truth", [1.0, 4.0])
def test_the_variance_is_right_on_average_and_the_published_too_small(truth):
    rng = np.random.default_rng(7)
    ours, published = [], []
    for _ in range(400):
        values = rng.normal(size=100) * math.sqrt(1 + truth)
        ours.append(between(scored(values), typical=1, trim=0.1))
        published.append(between_published(phi(pulled_in(values, 0.1)), np.ones(100)))
    assert np.mean(ours) == pytest.approx(truth, rel=0.08)
    assert np.mean(published) < 0.75 * truth


def test_one_unit_however_far_moves_the_variance_little():
    values = np.random.default_rng(2).normal(size=80) * 2
    far = np.append(values, 1e6)
    usual = between(scored(values), typical=1, trim=0.1)
    assert between(scored(far), typical=1, trim=0.1) < 1.25 * usual


def test_from_nine_units_no_variance_is_told():
    assert between(scored([5.0, -5.0] * 4 + [5.0]), typical=1, trim=0.1) == 0
    assert between(scored([5.0, -5.0] * 5), typical=1, trim=0.1) > 1


def test_where_units_do_not_differ_mostly_none_is_told():
    rng = np.random.default_rng(9)
    told = [between(scored(rng.normal(size=153)), typical=1, trim=0.1) for _ in range(300)]
    # An excess of more than one standard error: 16 percent.
    assert np.mean(np.array(told) > 0) == pytest.approx(0.16, abs=0.065)


def test_degrees_of_freedom_are_those_of_the_simulated_error():
    rng = np.random.default_rng(1)
    logs = [
        math.log(1 + between(scored(rng.normal(size=400) * 10), typical=1, trim=0.1))
        for _ in range(500)
    ]
    assert 2 / np.var(logs) == pytest.approx(degrees(400, 0.1), rel=0.2)
