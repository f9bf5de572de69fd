"""Moderated t: by hand, against a simulation of its own assumptions, and against plain t."""

import numpy as np
import pytest
from scipy import stats as known

from firsthand.stats.moderated import prior_degrees, scores, scores_of_each, two_sided


def test_without_a_past_it_is_a_t_whose_median_size_is_that_of_a_normal():
    nothing = np.full((1, 1), np.nan)
    found = scores(np.array([0.6744897501960817]), nothing, prior=6)
    # Half of all deviations are as large, whatever the degrees of freedom.
    assert two_sided(found)[0] == pytest.approx(0.5)


def test_by_hand_with_a_quiet_past():
    # Prior 6, unit .6745 / .7176; four past deviations of 0: scale (6 unit^2 / 10) ** .5, t 10.
    unit = 0.6744897501960817 / known.t.ppf(0.75, 6)
    expected = 2 * known.t.sf(2 / (0.6 * unit**2) ** 0.5, 10)
    found = scores(np.array([2.0]), np.zeros((1, 4)), prior=6)
    assert two_sided(found)[0] == pytest.approx(expected)


def test_scores_are_normal_where_series_are_as_restless_as_assumed():
    rng = np.random.default_rng(1)
    prior, series = 6.0, 40_000
    unit = 0.6744897501960817 / known.t.ppf(0.75, prior)
    own = unit * np.sqrt(prior / rng.chisquare(prior, series))
    told = own[:, None] * rng.standard_normal((series, 6))
    found = scores(told[:, -1], told[:, :-1], prior=prior)
    for size in (0.05, 0.01, 0.001):
        share = float((two_sided(found) < size).mean())
        # Cutting wild values in the past makes p-values somewhat small.
        assert share == pytest.approx(size, rel=0.45)


def test_fat_tails_are_told_from_thin_ones():
    rng = np.random.default_rng(2)
    assert prior_degrees(rng.standard_t(3.5, 20_000)) < 5
    assert prior_degrees(rng.standard_normal(20_000)) > 20
    assert prior_degrees(np.array([1.0, 2.0])) == pytest.approx(6, abs=0.1)


def test_what_is_said_of_a_period_does_not_change_when_later_ones_come():
    rng = np.random.default_rng(3)
    told = rng.standard_t(5, (60, 9))
    whole = scores_of_each(told)
    for upto in range(1, 9):
        assert scores_of_each(told[:, :upto]) == pytest.approx(whole[:, :upto])
