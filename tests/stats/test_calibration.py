"""Calibration: whether one in ten happened one time in ten."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from firsthand.stats.calibration import parts, slope_and_level
from firsthand.stats.intervals import wilson
from tests.stats.printed_figures import ORING_DISTRESS, ORING_TEMPERATURES


def test_chances_that_came_true_have_slope_one_and_level_nought():
    chances = np.array([0.25] * 4 + [0.75] * 4)
    happened = np.array([1, 0, 0, 0, 1, 1, 1, 0], dtype=bool)
    slope, level = slope_and_level(chances, happened)
    assert (slope[0], level[0]) == (pytest.approx(1), pytest.approx(0, abs=1e-9))


def test_chances_twice_as_extreme_have_half_the_slope():
    # By hand: log-odds 2 log 3 were stated where log 3 came true.
    chances = np.array([0.1] * 4 + [0.9] * 4)
    happened = np.array([1, 0, 0, 0, 1, 1, 1, 0], dtype=bool)
    slope, _ = slope_and_level(chances, happened)
    assert slope[0] == pytest.approx(0.5)


def test_the_regression_is_that_of_the_published_o_rings():
    # [DalalFowlkesHoadley1989, p. 945-957]: 23 flights, log-odds of distress 15.043 - 0.232 a
    # degree. Here the chances have log-odds (temperature - 70) / 10.
    chances = 1 / (1 + np.exp(-(np.array(ORING_TEMPERATURES) - 70) / 10))
    slope, level = slope_and_level(chances, np.array(ORING_DISTRESS, dtype=bool))
    assert slope[0] / 10 == pytest.approx(-0.2322, abs=5e-5)
    assert level[0] - 7 * slope[0] == pytest.approx(15.0429, abs=5e-4)


@given(st.integers(0, 10_000))
def test_a_general_optimiser_finds_the_same(seed):
    rng = np.random.default_rng(seed)
    chances = rng.uniform(0.05, 0.95, 60)
    happened = rng.random(60) < chances
    weights = rng.integers(0, 3, 60).astype(float)
    x = np.log(chances / (1 - chances))

    def deviance(beta):
        line = beta[0] + beta[1] * x
        return weights @ (np.logaddexp(0, line) - happened * line)

    found = minimize(deviance, [0, 1], method="BFGS")
    slope, level = slope_and_level(chances, happened, weights=weights[None])
    assert (level[0], slope[0]) == pytest.approx(tuple(found.x), abs=2e-3)


def test_a_sample_that_tells_no_slope_has_none_and_harms_no_other():
    chances = np.array([0.2, 0.4, 0.6, 0.8])
    happened = np.array([False, True, False, True])
    weights = np.array([[1.0, 1, 1, 1], [0, 1, 0, 1], [1, 0, 0, 1]])
    slope, level = slope_and_level(chances, happened, weights=weights)
    assert np.isfinite(slope[0])
    assert np.isnan(slope[1:]).all()
    assert np.isnan(level[1:]).all()


def test_parts_hold_fifths_with_their_intervals():
    chances = np.arange(1, 11) / 20
    happened = np.array([0, 0, 0, 1, 0, 0, 1, 0, 1, 1], dtype=bool)
    found = parts(chances, happened)
    assert [(one.happened, one.cases) for one in found] == [
        *((0, 2), (1, 2), (0, 2)),
        *((1, 2), (2, 2)),
    ]
    assert found[1].stated == pytest.approx(0.175)
    assert found[1].interval == wilson(successes=1, trials=2)


@given(st.lists(st.sampled_from([0.1, 0.2, 0.3]), min_size=1, max_size=40))
def test_what_is_tied_stays_in_one_part_and_nobody_is_lost(stated):
    chances = np.array(stated)
    found = parts(chances, np.zeros(len(chances), dtype=bool))
    assert sum(one.cases for one in found) == len(chances)
    assert len(found) <= len(set(stated))
