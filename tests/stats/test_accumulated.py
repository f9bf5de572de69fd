"""Accumulated drift: by hand, against a simulation, and what it finds that a step does not."""

import numpy as np
import pytest
from scipy import stats as known

from firsthand.stats.accumulated import accumulated, chances, correlation_of


def test_by_hand():
    sums, lasting = accumulated(np.array([[1.0, -0.5, np.nan, 2.0, -4.0]]))
    # 1 - .25; .75 - .75 = 0; unchanged; 2 - .25; -4 is cut at -3, and nothing lies below 0.
    assert sums[0] == pytest.approx([0.75, 0, 0, 1.75, 0])
    assert lasting[0].tolist() == [1, 0, 0, 1, 0]


def test_after_one_score_the_chance_is_that_of_a_normal():
    found = chances(np.array([1.75, 0.0]), np.array([1.0, 1.0]))
    assert found[0] == pytest.approx(known.norm.sf(2.0), rel=0.06)
    assert found[1] == 1


@pytest.mark.parametrize("count", [2, 5, 9])
def test_the_exact_chance_is_that_of_a_simulation(count):
    rng = np.random.default_rng(6)
    told = rng.standard_normal((200_000, count))
    sums, _ = accumulated(told)
    found = chances(sums[:, -1], np.full(len(sums), float(count)))
    for size in (0.2, 0.05, 0.01, 0.001):
        share = float((found <= size).mean())
        assert share == pytest.approx(size, rel=0.12, abs=2e-4)


def test_a_chance_of_one_in_a_million_is_known():
    found = chances(np.array([9.0, 11.0]), np.array([6.0, 6.0]))
    assert 1e-9 < found[1] < found[0] < 1e-3


def test_a_steady_drift_is_found_where_no_single_move_is_unusual():
    sums, _ = accumulated(np.full((1, 8), 1.3))
    assert chances(sums[:, -1], np.array([8.0]))[0] < 0.001
    assert 2 * known.norm.sf(1.3) > 0.1


def test_correlation_is_told_and_taken_out():
    rng = np.random.default_rng(7)
    told = np.zeros((3_000, 10))
    told[:, 0] = rng.standard_normal(3_000)
    for at in range(1, 10):
        told[:, at] = 0.4 * told[:, at - 1] + np.sqrt(1 - 0.16) * rng.standard_normal(3_000)
    assert correlation_of(told) == pytest.approx(0.4, abs=0.03)
    sums, _ = accumulated(told, correlation=0.4)
    share = (chances(sums[:, -1], np.full(3_000, 10.0)) <= 0.05).mean()
    assert share == pytest.approx(0.05, abs=0.015)
    assert correlation_of(-told[:, ::1] * np.array([1, -1] * 5)) == 0


def test_too_few_scores_tell_no_correlation():
    assert correlation_of(np.ones((3, 4))) == 0
