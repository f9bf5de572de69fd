"""CUSUMs, against hand, published run lengths, a Markov chain and R's surveillance."""

import csv
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from firsthand.stats.cusum import cusum, greatest, rossi, standardised

SCORES = st.lists(st.floats(-4, 4), min_size=1, max_size=40)


def test_sums_by_hand():
    found = cusum([1, 2, None, -3, 0.5], allowance=0.5, threshold=2)
    assert found.upper == (0.5, 2.0, 2.0, 0.0, 0.0)
    assert found.lower == (0, 0, 0, 2.5, 1.5)
    # A sum that reaches the threshold is an alarm; a missing point is none.
    assert found.alarms_above == (False, True, False, False, False)
    assert found.alarms_below == (False, False, False, True, False)


def test_after_an_alarm_the_sum_begins_again_where_that_is_asked():
    found = cusum([3, 3, 3], allowance=1, threshold=3.5, reset=True)
    assert found.upper == (2, 4, 2)
    assert cusum([3, 3, 3], allowance=1, threshold=3.5).upper == (2, 4, 6)


@given(SCORES, st.floats(0, 1))
def test_the_sum_is_the_greatest_of_all_recent_partial_sums(scores, allowance):
    found = cusum(scores, allowance=allowance).upper
    steps = np.cumsum([0.0, *(one - allowance for one in scores)])
    for at, total in enumerate(found, start=1):
        assert total == pytest.approx(steps[at] - steps[: at + 1].min(), abs=1e-9)
    assert greatest(np.array([scores]), allowance=allowance)[0] == pytest.approx(max(found))


@given(SCORES)
def test_both_sides_are_mirrors(scores):
    there, back = cusum(scores), cusum([-one for one in scores])
    assert (there.upper, there.alarms_above) == (back.lower, back.alarms_below)


def run_length(allowance, threshold, cells=400):
    """Return the mean points to a false alarm of one side, by a Markov chain of small cells."""
    width = threshold / cells
    middles = (np.arange(cells) + 0.5) * width
    edges = np.arange(1, cells + 1) * width
    reached = norm.cdf(edges[None, :] - middles[:, None] + allowance)
    moves = np.diff(reached, prepend=0.0, axis=1)
    # The first cell takes all that falls to 0.
    return np.linalg.solve(np.eye(cells) - moves, np.ones(cells))[0]


def test_the_chain_of_the_next_tests_gives_the_published_run_lengths():
    # With an allowance of half a standard deviation: 168 points on two sides for a threshold
    # of 4, 465 for 5 (tables of Lucas and Crosier 1982); one side alone has twice as many.
    assert run_length(0.5, 4) / 2 == pytest.approx(168, rel=0.01)
    assert run_length(0.5, 5) / 2 == pytest.approx(465, rel=0.01)


def test_alarms_of_steady_scores_come_as_rarely_as_published():
    rng = np.random.default_rng(4)
    alarms = 0
    for _ in range(40):
        found = cusum(rng.standard_normal(2000), allowance=0.5, threshold=4, reset=True)
        alarms += sum(found.alarms_above) + sum(found.alarms_below)
    assert 80_000 / alarms == pytest.approx(168, rel=0.12)


def test_values_are_standardised_by_their_baseline():
    assert standardised([1, 2, 3, 5, None], baseline=3) == (-1, 0, 1, 3, None)
    assert standardised([1, None, 2, 3, math.nan], baseline=4)[3:] == (1.0, None)


@pytest.mark.parametrize("values", [[1, 1, 1, 2], [1, None, 2, 3], []])
def test_a_baseline_that_tells_no_spread_is_refused(values):
    with pytest.raises(ValueError, match="three at least that differ"):
        standardised(values, baseline=3)


@pytest.mark.parametrize("wrong", [{"threshold": 0}, {"allowance": math.nan}])
def test_what_makes_no_chart_is_refused(wrong):
    with pytest.raises(ValueError, match="make no chart"):
        cusum([1, 2], **wrong)


def test_four_weeks_of_salmonella_are_charted_as_by_r():
    # surveillance 1.20.3, algo.cusum of salmonella.agona, weeks 261 to 264: cases, the means of
    # its seasonal model, and its bounds, which many cases would bring the sum to the threshold.
    cases, bounds = (4, 7, 6, 10), (7.05362803835422, 5.99943222713612, 2.15906560535347)
    means = (1.77852596, 1.66331807, 1.56511229, 1.48305139)
    found = cusum(rossi(cases, means), allowance=1.04, threshold=2.26)
    assert found.alarms_above == (False, True, True, True)
    for bound, mean, before in zip(bounds, means, (0.0, *found.upper), strict=False):
        assert rossi([bound], [mean])[0] + before - 1.04 == pytest.approx(2.26, abs=1e-7)


@pytest.mark.shared
def test_salmonella_in_england_raises_the_alarms_of_r(shared):
    folder = shared / "vectors"
    with open(folder / "surveillance_salmonella_input.csv", newline="") as file:
        cases = np.array([float(row["observed"]) for row in csv.DictReader(file)])
    with open(folder / "surveillance_1.20.3_salmonella.csv", newline="") as file:
        printed = [row for row in csv.DictReader(file) if row["method"].startswith("cusum")]
    weeks = np.array([int(row["week_index"]) for row in printed])
    expected = seasonal(cases[: weeks[0] - 1], weeks)
    found = cusum(rossi(cases[weeks - 1], expected), allowance=1.04, threshold=2.26)
    assert [int(one) for one in found.alarms_above] == [int(row["alarm"]) for row in printed]
    # Its bound: the cases that would have brought the sum to the threshold.
    for row, mean, before in zip(printed, expected, (0.0, *found.upper), strict=False):
        wanted = 2.26 + 1.04 - before
        bound = float(row["upperbound"])
        if bound > mean / 4 and wanted > -2:
            assert rossi([bound], [mean])[0] == pytest.approx(wanted, abs=1e-6)


def seasonal(counts, weeks):
    """Return the means of a Poisson model with one yearly wave, fitted to the first weeks."""

    def terms(at):
        turn = 2 * np.pi * at / 52
        return np.column_stack([np.ones(len(at)), np.cos(turn), np.sin(turn)])

    told = terms(np.arange(1, len(counts) + 1))
    found = np.array([math.log(counts.mean()), 0.0, 0.0])
    for _ in range(30):
        mean = np.exp(told @ found)
        found = found + np.linalg.solve(told.T * mean @ told, told.T @ (counts - mean))
    return np.exp(terms(weeks) @ found)
