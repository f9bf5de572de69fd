"""The risk-adjusted CUSUM, against hand, likelihoods and the R package cusum."""

import csv
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bernoulli

from firsthand.stats.risk_adjusted_cusum import risk_adjusted_cusum, weights


def test_sums_by_hand():
    # Odds doubled, one in two expected: log(2 / 1.5) for a bad outcome, log(1 / 1.5) if not.
    found = risk_adjusted_cusum([0.5, 0.5, 0.5], [1, 1, 0], threshold=0.5)
    up, down = math.log(4 / 3), math.log(2 / 3)
    assert found.weights == pytest.approx((up, up, down))
    assert found.sums == pytest.approx((up, 2 * up, 2 * up + down))
    assert found.alarms == (False, True, False)


def test_the_first_cases_of_the_r_package():
    # cusum 0.4.1, odds ratio 2: cases 1 and 5 of the shipped vector.
    found = weights(
        np.array([0.0682605145635979, 0.201803945429649]), np.array([0, 1]), odds_ratio=2
    )
    assert found == pytest.approx([-0.0660316382865345, 0.509323464714003], abs=1e-14)


@given(st.floats(0.01, 0.99), st.integers(0, 1), st.floats(0.2, 5).filter(lambda x: x != 1))
def test_a_weight_is_the_log_of_two_likelihoods(chance, outcome, ratio):
    odds = ratio * chance / (1 - chance)
    after = bernoulli.logpmf(outcome, odds / (1 + odds))
    found = weights(np.array([chance]), np.array([outcome]), odds_ratio=ratio)[0]
    assert found == pytest.approx(after - bernoulli.logpmf(outcome, chance), abs=1e-9)


@given(st.lists(st.tuples(st.floats(0.01, 0.9), st.integers(0, 1)), min_size=1, max_size=60))
def test_with_reset_no_sum_goes_on_from_an_alarm(cases):
    chances, outcomes = zip(*cases, strict=True)
    found = risk_adjusted_cusum(chances, outcomes, threshold=1, reset=True)
    for before, after, weight in zip(
        found.sums, found.sums[1:], found.weights[1:], strict=False
    ):
        start = 0 if before >= 1 else before
        assert after == pytest.approx(max(0, start + weight))


@pytest.mark.shared
def test_every_case_of_the_r_package_is_ours(shared):
    with open(shared / "vectors" / "ra_cusum_steiner_OR2.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    chances = [float(row["p_expected"]) for row in rows]
    outcomes = [int(row["y"]) for row in rows]
    for height in (3, 5):
        found = risk_adjusted_cusum(chances, outcomes, threshold=height)
        assert found.weights == pytest.approx([float(row["weight"]) for row in rows], abs=1e-12)
        assert found.sums == pytest.approx([float(row["cusum"]) for row in rows], abs=1e-11)
        assert [int(one) for one in found.alarms] == [
            int(row[f"alarm_h{height}"]) for row in rows
        ]
    assert len(rows) == 400


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"chances": [0.5]}, "one of each"),
        ({"chances": [0.5, 1.0]}, "between 0 and 1"),
        ({"outcomes": [0, 2]}, "1 .bad. or 0"),
        ({"threshold": 0}, "above 0"),
        ({"odds_ratio": 1}, "not 1"),
    ],
)
def test_what_makes_no_sum_is_refused(change, says):
    usual = {"chances": [0.5, 0.5], "outcomes": [0, 1], "threshold": 3}
    with pytest.raises(ValueError, match=says):
        risk_adjusted_cusum(**(usual | change))
