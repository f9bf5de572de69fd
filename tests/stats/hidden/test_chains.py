"""Chains: whether draws agree, and what they are worth."""

import numpy as np
import pytest

from firsthand.stats.hidden.chains import effective, r_hat


def drawn(length, share, seed=7):
    """Return four chains in which each draw keeps this share of the one before."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(size=(4, length)) * np.sqrt(1 - share**2)
    chains = np.empty_like(noise)
    chains[:, 0] = rng.normal(size=4)
    for at in range(1, length):
        chains[:, at] = share * chains[:, at - 1] + noise[:, at]
    return chains


def test_independent_draws_agree_and_are_worth_their_number():
    draws = drawn(4000, 0.0)
    assert r_hat(draws) < 1.001
    assert effective(draws) == pytest.approx(16_000, rel=0.06)


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_draws_that_depend_are_worth_what_theory_says(share):
    # Of an autoregression of the first order: the number times (1 - share) / (1 + share).
    draws = drawn(20_000, share)
    assert effective(draws) == pytest.approx(80_000 * (1 - share) / (1 + share), rel=0.1)


def test_a_chain_elsewhere_is_found():
    draws = drawn(1000, 0.0)
    draws[2] += 1.0
    assert r_hat(draws) > 1.05


def test_a_chain_of_another_spread_is_found_though_its_middle_is_right():
    draws = drawn(1000, 0.0)
    draws[2] *= 3
    assert r_hat(draws) > 1.05


def test_all_chains_drifting_alike_is_found():
    assert r_hat(drawn(1000, 0.0) + np.linspace(0, 2, 1000)) > 1.1


def test_no_scale_of_the_draws_matters():
    draws = drawn(1000, 0.7)
    assert r_hat(np.exp(draws)) == pytest.approx(r_hat(draws), abs=2e-3)
    assert effective(np.exp(draws)) == pytest.approx(effective(draws))


def test_r_hat_of_a_case_worked_by_hand():
    # Halves hold ranks 1,2 / 3,4 / 5,6 / 7,8 of eight: normal ranks by (rank - 3/8) / 8.25.
    draws = np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])
    half = np.array([1.4342, 0.8523, 0.4728, 0.1525])  # of ranks 8, 7, 6, 5
    means = np.array([half[:2].mean(), half[2:].mean()])
    within = np.array([np.ptp(half[:2]), np.ptp(half[2:])]) ** 2 / 2
    between = np.var([*means, *-means], ddof=1)
    by_hand = np.sqrt(0.5 + between / within.mean())
    assert r_hat(draws) == pytest.approx(by_hand, rel=1e-3)


def test_draws_that_are_all_the_same_agree():
    assert r_hat(np.ones((4, 100))) == 1.0
