"""Simulated limits, against hand, a Markov chain and fresh simulation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from firsthand.stats.cusum import greatest
from firsthand.stats.risk_adjusted_cusum import risk_adjusted_cusum
from firsthand.stats.simulated_limits import cusum_limit, limit_of, risk_adjusted_limit


def test_by_hand():
    found = limit_of(np.arange(101.0), rate=0.25, horizon=12)
    assert found.limit == 75
    assert found.error == pytest.approx(math.sqrt(0.25 * 0.75 / 101))
    # Of 101 chances of .75, 67 to 84 with 95 percent: those order statistics.
    assert (found.lower, found.upper) == (66, 84)


@given(st.integers(0, 2**32 - 1), st.floats(0.05, 0.9))
def test_a_part_as_large_as_asked_lies_beyond_and_the_limit_inside_its_error(seed, rate):
    values = np.random.default_rng(seed).normal(size=500)
    found = limit_of(values, rate=rate, horizon=1)
    assert np.mean(values > found.limit) == pytest.approx(rate, abs=1 / 500)
    assert found.lower <= found.limit <= found.upper


def chance_within(points, allowance, threshold, cells=300):
    """Return the chance that an upper sum of steady scores reaches a threshold, by cells."""
    width = threshold / cells
    middles = np.maximum((np.arange(cells) + 0.5) * width, 0)
    edges = np.arange(1, cells + 1) * width
    reached = norm.cdf(edges[None, :] - middles[:, None] + allowance)
    moves = np.diff(reached, prepend=0.0, axis=1)
    inside = np.zeros(cells)
    inside[0] = 1
    for _ in range(points):
        inside = inside @ moves
    return 1 - inside.sum()


def test_the_limit_of_a_sum_is_the_one_that_a_markov_chain_gives():
    found = cusum_limit(
        rate=0.1, horizon=60, rng=np.random.default_rng(3), allowance=0.5, paths=20_000
    )
    # The error of the rate, and of what cells leave out.
    assert chance_within(60, 0.5, found.limit) == pytest.approx(0.1, abs=4 * found.error)
    assert found.lower < found.limit < found.upper


def test_an_estimated_baseline_needs_a_wider_limit_and_then_holds_the_rate():
    rng = np.random.default_rng(8)
    known = cusum_limit(rate=0.2, horizon=36, rng=rng, paths=8_000)
    found = cusum_limit(rate=0.2, horizon=36, rng=rng, baseline=12, paths=8_000)
    assert found.limit > 1.2 * known.limit
    rows = rng.standard_normal((8_000, 48))
    before = rows[:, :12]
    scores = (rows[:, 12:] - before.mean(1)[:, None]) / before.std(1, ddof=1)[:, None]
    rate = np.mean(greatest(scores, allowance=0.5) > found.limit)
    assert rate == pytest.approx(0.2, abs=4 * found.error * math.sqrt(2))


def test_the_limit_of_a_risk_adjusted_sum_holds_its_rate():
    rng = np.random.default_rng(12)
    chances = rng.uniform(0.02, 0.3, 200)
    found = risk_adjusted_limit(chances, rate=0.05, cases=200, rng=rng, paths=3_000)
    beyond = 0
    for _ in range(600):
        drawn = rng.choice(chances, 200)
        outcomes = (rng.random(200) < drawn).astype(int)
        told = risk_adjusted_cusum(drawn, outcomes, threshold=found.limit)
        beyond += any(told.alarms)
    assert beyond / 600 == pytest.approx(0.05, abs=0.03)


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda rng: limit_of(np.ones(100), rate=1.0, horizon=1), "between 0 and 1"),
        (lambda rng: limit_of(np.ones(100), rate=0.01, horizon=1), "draw 2000"),
        (lambda rng: cusum_limit(rate=0.1, horizon=9, rng=rng, baseline=2), "3 or more"),
        (lambda rng: risk_adjusted_limit([], rate=0.1, cases=9, rng=rng), "no chances"),
    ],
    ids=["rate", "paths", "baseline", "cases"],
)
def test_what_gives_no_limit_is_refused(act, says):
    with pytest.raises(ValueError, match=says):
        act(np.random.default_rng(1))
