"""Pooling, against hand, R's metafor, a second way to the variance, and coverage."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import chi2

from firsthand.stats.pooling import Place, chances_of_standing_out, holm, logit, pooled, share

# Tuberculosis with and without BCG vaccine in 13 trials (Colditz and others, JAMA 271, 1994,
# 698-702): cases and others among the vaccinated, then among the rest.
BCG = (
    (4, 119, 11, 128),
    (6, 300, 29, 274),
    (3, 228, 11, 209),
    (62, 13536, 248, 12619),
    (33, 5036, 47, 5761),
    (180, 1361, 372, 1079),
    (8, 2537, 10, 619),
    (505, 87886, 499, 87892),
    (29, 7470, 45, 7232),
    (17, 1699, 65, 1600),
    (186, 50448, 141, 27197),
    (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
)
FOUND = ((3, 40), (10, 50), (1, 30), (7, 45), (0, 25), (12, 60), (4, 38), (6, 42))


def log_risk_ratio(a: int, b: int, c: int, d: int) -> Place:
    return Place(
        estimate=math.log(a / (a + b) / (c / (c + d))),
        variance=1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
    )


def ends(interval) -> tuple[float, float]:
    return interval.lower, interval.upper


def test_two_places_by_hand():
    # 0 and 2 with the variance 1 each: the squares are 1 + 1 over 1 + between, so between is 1;
    # the mean is 1, its variance (1 + 1) / 2 = 1.
    found = pooled([Place(estimate=0, variance=1), Place(estimate=2, variance=1)])
    assert (found.mean, found.between, found.standard_error) == pytest.approx((1, 1, 1))
    assert found.heterogeneity == pytest.approx(2)
    assert found.inconsistency == pytest.approx(0.5)


def test_the_trials_of_bcg_are_pooled_as_metafor_pools_them():
    # metafor 3.8-1, method "PM" (tol 1e-14), test "knha"; confint() for the variance.
    found = pooled([log_risk_ratio(*one) for one in BCG])
    assert found.mean == pytest.approx(-0.714968153493, abs=1e-9)
    assert found.standard_error == pytest.approx(0.180892191538, abs=1e-9)
    assert ends(found.interval) == pytest.approx((-1.109098381, -0.320837926), abs=1e-8)
    assert found.between == pytest.approx(0.318068452205, abs=1e-9)
    assert found.inconsistency == pytest.approx(0.9233033795, abs=1e-8)
    assert found.heterogeneity == pytest.approx(152.2330081, abs=1e-5)
    assert ends(found.between_interval) == pytest.approx((0.11969531, 1.11148626), abs=1e-4)
    assert ends(found.another_place) == pytest.approx((-2.005425923, 0.575489616), abs=1e-8)


def test_shares_are_pooled_as_metafor_pools_them():
    # escalc(measure = "PLO", add = 0.5, to = "all"), then as above.
    found = pooled([logit(found=x, read=n) for x, n in FOUND])
    assert found.mean == pytest.approx(-1.7666767025114, abs=1e-9)
    assert ends(found.interval) == pytest.approx((-2.239239134, -1.294114271), abs=1e-8)
    assert found.between == pytest.approx(0.0881450072124, abs=1e-9)
    assert found.heterogeneity_p == pytest.approx(0.25987110592, abs=1e-8)
    assert ends(found.between_interval) == pytest.approx((0, 2.24016485), abs=1e-4)
    assert ends(found.another_place) == pytest.approx((-2.612947027, -0.920406378), abs=1e-8)


PLACES = st.lists(
    st.builds(Place, estimate=st.floats(-3, 3), variance=st.floats(0.05, 2)),
    min_size=2,
    max_size=12,
)


@settings(deadline=None)  # the first call imports scipy
@given(PLACES)
def test_the_upper_end_of_the_variance_by_a_second_computation(places):
    # All pairs of places in the place of distances from a mean.
    def spread(between: float) -> float:
        w = [1 / (p.variance + between) for p in places]
        pairs = [
            w[i] * w[j] * (places[i].estimate - places[j].estimate) ** 2
            for i in range(len(places))
            for j in range(i)
        ]
        return sum(pairs) / sum(w)

    wanted = chi2.ppf(0.025, len(places) - 1)
    expected = brentq(lambda b: spread(b) - wanted, 0, 1e6) if spread(0) > wanted else 0
    assert pooled(places).between_interval.upper == pytest.approx(expected, rel=1e-5, abs=1e-7)


@settings(deadline=None)  # the first call imports scipy
@given(PLACES, st.floats(-5, 5))
def test_moving_every_place_moves_the_mean_and_nothing_else(places, by):
    moved = [Place(estimate=p.estimate + by, variance=p.variance) for p in places]
    assert pooled(moved).mean == pytest.approx(pooled(places).mean + by, abs=1e-6)
    assert pooled(moved).between == pytest.approx(pooled(places).between, abs=1e-5)


@settings(deadline=None)  # the first call imports scipy
@given(PLACES)
def test_another_place_may_lie_further_off_than_the_mean(places):
    found = pooled(places)
    assert found.another_place.lower <= found.interval.lower <= found.mean
    assert found.mean <= found.interval.upper <= found.another_place.upper


def test_the_mean_of_eight_places_is_held_about_as_often_as_claimed():
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(300):
        truth = rng.normal(-1.2, 0.6, 8)
        found = rng.binomial(40, 1 / (1 + np.exp(-truth)))
        held += -1.2 in pooled([logit(found=int(x), read=40) for x in found]).interval
    assert held / 300 >= 0.92


def test_holms_correction_by_hand():
    # The least times 3, the next times 2, and none less than one before it.
    assert holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))


def test_one_place_far_off_stands_out_and_the_others_do_not():
    places = [Place(estimate=0.1 * i, variance=0.05) for i in range(7)]
    chances = chances_of_standing_out([*places, Place(estimate=4, variance=0.05)])
    assert chances[-1] < 0.001
    assert min(chances[:-1]) > 0.5


def test_of_two_places_nobody_can_say_which_stands_out():
    assert chances_of_standing_out([logit(found=0, read=50), logit(found=50, read=50)]) == (
        1,
        1,
    )


@settings(deadline=None)  # the first call imports scipy
@given(st.floats(-700, 700))
def test_a_share_lies_between_0_and_1(value):
    assert 0 <= share(value) <= 1
    assert share(value) + share(-value) == pytest.approx(1)


@pytest.mark.parametrize(("found", "read"), [(1, 0), (3, 2), (-1, 5)])
def test_impossible_counts_are_refused(found, read):
    with pytest.raises(ValueError, match="found of"):
        logit(found=found, read=read)


def test_one_place_or_a_place_without_variance_is_refused():
    with pytest.raises(ValueError, match="two at least"):
        pooled([Place(estimate=0, variance=1)])
    with pytest.raises(ValueError, match="variance"):
        pooled([Place(estimate=0, variance=1), Place(estimate=0, variance=0)])
    with pytest.raises(ValueError, match="confidence"):
        pooled([Place(estimate=0, variance=1)] * 2, confidence=1)
