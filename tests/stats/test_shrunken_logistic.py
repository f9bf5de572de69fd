"""Shrunken logistic regression: each feature believed only as far as it earns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from firsthand.stats.shrunken_logistic import shrunken
from tests.stats.printed_figures import ORING_DISTRESS, ORING_TEMPERATURES

RINGS = np.array(ORING_TEMPERATURES, dtype=float)[:, None]
DISTRESS = np.array(ORING_DISTRESS, dtype=bool)


def test_without_shrinkage_it_is_the_published_regression_of_o_rings():
    # [DalalFowlkesHoadley1989, p. 945-957]: 15.043 - 0.232 a degree, standard error 0.108.
    found = shrunken(RINGS, DISTRESS, prior_variance=1e8)
    slope = found.slopes[0] / found.spread[0]
    assert slope == pytest.approx(-0.2322, abs=5e-5)
    assert found.level - slope * found.centre[0] == pytest.approx(15.0429, abs=5e-4)
    error = np.sqrt(found.covariance[1, 1]) / found.spread[0]
    assert error == pytest.approx(0.1082, abs=5e-5)


def test_one_feature_that_tells_nothing_worked_by_hand():
    # Two of four happened on either side: the slope is 0, the level 0; the curvature of the
    # slope is 4 x 1/4 x (square of the feature, 3/4) + 1 / 0.25, as the feature is ±sqrt(3/4).
    found = shrunken(np.array([[-1.0], [-1], [1], [1]]), np.array([True, False, True, False]))
    assert found.slopes[0] == pytest.approx(0, abs=1e-12)
    assert found.level == pytest.approx(0, abs=1e-12)
    assert found.covariance[1, 1] == pytest.approx(1 / (4 * 0.25 * 0.75 + 4))


@given(st.integers(0, 10_000), st.floats(0.05, 4))
def test_a_general_optimiser_finds_the_same(seed, prior_variance):
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(50, 3)) * [1, 5, 0.1] + [0, 3, -1]
    happened = rng.random(50) < 1 / (1 + np.exp(-features[:, 0]))
    if happened.all() or not happened.any():
        return
    x = (features - features.mean(axis=0)) / features.std(axis=0, ddof=1)

    def deviance(beta):
        line = beta[0] + x @ beta[1:]
        penalty = 3 / prior_variance * (beta[1:] ** 2).sum() / 2
        return (np.logaddexp(0, line) - happened * line).sum() + penalty

    best = minimize(deviance, np.zeros(4), method="BFGS", options={"gtol": 1e-7})
    found = shrunken(features, happened, prior_variance=prior_variance)
    assert np.allclose([found.level, *found.slopes], best.x, atol=1e-3)


@given(st.integers(0, 10_000))
def test_a_stronger_prior_believes_less(seed):
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(40, 2))
    happened = rng.random(40) < 0.4
    happened[:2] = [True, False]
    sizes = [
        np.linalg.norm(shrunken(features, happened, prior_variance=v).slopes)
        for v in (0.01, 0.25, 10)
    ]
    assert sizes == sorted(sizes)


@given(st.integers(0, 1000), st.floats(0.1, 50), st.floats(-9, 9))
def test_the_unit_of_a_feature_makes_no_difference(seed, scale, shift):
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(30, 2))
    happened = np.arange(30) % 3 == 0
    one = shrunken(features, happened)
    other = shrunken(features * scale + shift, happened)
    assert np.allclose(one.slopes, other.slopes, atol=1e-6)


def test_what_is_missing_counts_as_the_average():
    features = np.array([[1.0, np.nan], [2, 5], [3, 7], [4, np.nan]])
    found = shrunken(features, np.array([True, False, True, False]))
    assert found.contributions(np.array([[np.nan, np.nan]])).tolist() == [[0, 0]]
    assert found.spread_of_sum(np.array([[np.nan, np.nan]])) == [0]


def test_a_feature_that_is_the_same_everywhere_moves_nobody():
    features = np.array([[1.0], [1], [1], [1]])
    found = shrunken(features, np.array([True, False, True, False]))
    assert found.contributions(np.array([[1.0]]))[0, 0] == 0


@pytest.mark.parametrize(
    ("features", "happened", "message"),
    [
        (np.ones((3, 1)), [True, True, True], "at least one of each"),
        (np.ones((2, 1)), [True, False, True], "one row each"),
    ],
)
def test_what_tells_nothing_is_refused(features, happened, message):
    with pytest.raises(ValueError, match=message):
        shrunken(features, np.array(happened))


def test_a_prior_without_variance_is_refused():
    with pytest.raises(ValueError, match="more than 0"):
        shrunken(RINGS, DISTRESS, prior_variance=0)
