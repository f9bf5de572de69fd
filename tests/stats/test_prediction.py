"""Prediction one step ahead: by hand, in simulation, and without a look ahead."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.prediction import USUAL, one_step, spread


def test_by_hand_where_too_few_series_are_public_to_learn_from():
    # 0.7 times the last and 0.15 times the mean of those before: .7 x 3 + .15 x 1.5.
    found = one_step(np.array([[1.0, 2.0, 3.0, 4.0]]), np.zeros((1, 4)))
    assert found.expected[0, 3] == pytest.approx(USUAL[0] * 3 + USUAL[1] * 1.5)
    assert np.isnan(found.expected[0, 1])  # one value is no past
    assert np.isnan(found.deviations).all()  # nobody to compare its size with


def test_the_pooled_autoregression_is_found():
    rng = np.random.default_rng(4)
    values = np.zeros((400, 12))
    values[:, 0] = rng.standard_normal(400)
    for column in range(1, 12):
        values[:, column] = 0.8 * values[:, column - 1] + 0.6 * rng.standard_normal(400)
    found = one_step(values, np.zeros_like(values))
    slope = np.polyfit(values[:, -2], found.expected[:, -1], 1)[0]
    assert slope == pytest.approx(0.8, abs=0.05)
    left = (values[:, 3:] - found.expected[:, 3:]).std()
    assert left == pytest.approx(0.6, rel=0.05)
    assert found.deviations[:, 3:].std() == pytest.approx(1, rel=0.1)


def test_the_spread_beside_known_noise_is_told():
    rng = np.random.default_rng(5)
    noise = rng.uniform(0.5, 2, 20_000)
    left = rng.standard_normal(20_000) * np.sqrt(1.5 + noise)
    assert spread(left, noise) == pytest.approx(1.5, rel=0.08)


def test_no_more_noise_than_known_leaves_no_spread():
    assert spread(np.array([0.1, -0.1, 0.1]), np.ones(3)) == pytest.approx(0, abs=1e-6)
    assert spread(np.array([]), np.array([])) == 0


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 1000), upto=st.integers(3, 8), gaps=st.floats(0, 0.4))
def test_what_is_said_of_a_period_rests_on_it_and_earlier_ones(seed, upto, gaps):
    rng = np.random.default_rng(seed)
    values = rng.standard_normal((40, 9))
    values[rng.uniform(size=values.shape) < gaps] = np.nan
    noise = rng.uniform(0, 0.5, values.shape)
    whole = one_step(values, noise)
    part = one_step(values[:, :upto], noise[:, :upto])
    np.testing.assert_allclose(part.deviations, whole.deviations[:, :upto])
    np.testing.assert_allclose(part.expected, whole.expected[:, :upto])


def test_by_mean_expects_what_stood_on_average():
    values = np.tile(np.arange(30.0)[:, None], (1, 5))
    values[:, 3] += np.where(np.arange(30) % 2, 0.5, -0.5)
    found = one_step(values, np.zeros_like(values), by_mean=True)
    assert found.expected[:, 3] == pytest.approx(np.arange(30.0), abs=0.1)
