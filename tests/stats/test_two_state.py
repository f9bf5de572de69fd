"""The two-state chain, against hand, matrix exponential, simulation and R's msm."""

import csv
import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from firsthand.stats.two_state import (
    Passage,
    around,
    chance_failing,
    fitted,
    interval,
    log_likelihood,
)

RATE = st.floats(0.01, 5)
YEARS = st.floats(0.01, 30)


def passage(years: float, before: int, after: int) -> Passage:
    return Passage(years=years, failing_before=bool(before), failing_after=bool(after))


def simulated(count: int, *, falling: float, rising: float, seed: int) -> list[Passage]:
    rng = np.random.default_rng(seed)
    years = rng.uniform(0.2, 3, count)
    before = rng.uniform(size=count) < falling / (falling + rising)
    chance = [
        chance_failing(then=then, falling=falling, rising=rising, years=t)
        for then, t in zip(before, years, strict=True)
    ]
    after = rng.uniform(size=count) < chance
    return [passage(*one) for one in zip(years, before, after, strict=True)]


def test_by_hand_with_equal_rates():
    # Both rates ln 2 / 2 a year: after a year half of the way to one half is gone, so .25.
    rate = math.log(2) / 2
    found = chance_failing(then=0, falling=rate, rising=rate, years=1)
    assert found == pytest.approx(0.25)
    # A fall (.25) and a stay (.75) in a year each.
    told = [passage(1, 0, 1), passage(1, 0, 0)]
    assert log_likelihood(told, falling=rate, rising=rate) == pytest.approx(math.log(0.1875))


def test_passages_of_equal_length_are_fitted_by_hand():
    # Of 4 sound things 1 falls in a year, of 2 failing 1 rises: the chances .25 and .5 leave
    # exp(-speed) = 1 - .75, the level is .25 / .75, so falling = ln 4 / 3, rising = 2 ln 4 / 3.
    told = [passage(1, 0, 1), *[passage(1, 0, 0)] * 3, passage(1, 1, 0), passage(1, 1, 1)]
    found = fitted(told)
    assert found.falling == pytest.approx(math.log(4) / 3, rel=1e-4)
    assert found.rising == pytest.approx(2 * math.log(4) / 3, rel=1e-4)


@settings(deadline=None)  # the first call imports scipy
@given(RATE, RATE, YEARS)
def test_the_chance_is_that_of_the_exponential_of_the_matrix(falling, rising, years):
    whole = expm(np.array([[-falling, falling], [rising, -rising]]) * years)
    for then in (0, 1):
        found = chance_failing(then=then, falling=falling, rising=rising, years=years)
        assert found == pytest.approx(whole[then, 1], abs=1e-10)


@settings(deadline=None)  # the first call imports scipy
@given(RATE, RATE, YEARS, YEARS, st.floats(0, 1))
def test_two_steps_are_one_long_step(falling, rising, first, second, then):
    rates = {"falling": falling, "rising": rising}
    halfway = chance_failing(then=then, years=first, **rates)
    in_two = chance_failing(then=halfway, years=second, **rates)
    at_once = chance_failing(then=then, years=first + second, **rates)
    assert in_two == pytest.approx(at_once, abs=1e-12)


def test_no_pair_of_rates_on_a_grid_is_likelier():
    told = simulated(300, falling=0.2, rising=0.8, seed=5)
    best = fitted(told)
    grid = np.geomspace(0.02, 8, 60)
    greatest = max(log_likelihood(told, falling=a, rising=b) for a in grid for b in grid)
    assert greatest <= best.log_likelihood + 1e-9


def test_rates_and_level_are_held_about_as_often_as_claimed():
    rates_held = levels_held = 0
    for seed in range(150):
        found = fitted(simulated(400, falling=0.25, rising=0.9, seed=seed))
        low, high = interval(found)[0]
        rates_held += low <= 0.25 <= high
        levels = [a / (a + b) for a, b in around(found)]
        levels_held += min(levels) <= 0.25 / 1.15 <= max(levels)
    # Three standard errors below and above 95 percent in 150 trials.
    assert rates_held / 150 >= 0.897
    assert 0.897 <= levels_held / 150 < 1


def test_the_ellipse_reaches_as_far_as_the_interval_of_each_rate():
    rates = fitted(simulated(400, falling=0.25, rising=0.9, seed=1))
    (low, high), _ = interval(rates)
    assert min(a for a, _ in around(rates)) == pytest.approx(low, rel=1e-9)
    assert max(a for a, _ in around(rates)) == pytest.approx(high, rel=1e-9)


def test_heart_transplants_are_fitted_as_r_msm_fits_them(shared):
    # Coronary disease after transplant: none, or any, at irregular visits before death.
    # msm 1.7 on the same visits: -2 log likelihood 1686.753; .11608 (.10150 to .13276) and
    # .14863 (.11239 to .19655) a year.
    by_patient: dict[str, list[tuple[float, bool]]] = {}
    with open(shared / "vectors" / "msm_cav.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["state"] != "4":
                visit = (float(row["years"]), row["state"] != "1")
                by_patient.setdefault(row["PTNUM"], []).append(visit)
    told = [
        passage(later[0] - earlier[0], earlier[1], later[1])
        for visits in by_patient.values()
        for earlier, later in pairwise(visits)
    ]
    found = fitted(told)
    assert -2 * found.log_likelihood == pytest.approx(1686.75309971, abs=1e-6)
    assert found.falling == pytest.approx(0.11608474, rel=1e-4)
    assert found.rising == pytest.approx(0.14862743, rel=1e-4)
    (low, high), (rise_low, rise_high) = interval(found)
    assert (low, high) == pytest.approx((0.10150115, 0.13276369), rel=1e-3)
    assert (rise_low, rise_high) == pytest.approx((0.11238867, 0.19655106), rel=1e-3)
    after_a_year = chance_failing(then=0, falling=found.falling, rising=found.rising, years=1)
    assert after_a_year == pytest.approx(0.1019907726, rel=1e-4)


@pytest.mark.parametrize(
    "told",
    [
        [],
        [passage(1, 0, 0)] * 50,
        [passage(1, 0, 1)] * 3,
        [passage(1, 0, 1), passage(1, 0, 0)],
    ],
)
def test_without_a_fall_and_a_rise_the_rates_are_refused(told):
    with pytest.raises(ValueError, match="at least one of each"):
        fitted(told)


def test_looks_too_far_apart_to_tell_the_rates_are_refused():
    told = [passage(40, 0, 1), passage(40, 0, 0), passage(40, 1, 0), passage(40, 1, 1)] * 20
    with pytest.raises(ValueError, match="nearly flat"):
        fitted(told)


@pytest.mark.parametrize("years", [0, -1, math.nan, math.inf])
def test_looks_without_time_between_are_refused(years):
    with pytest.raises(ValueError, match="between two looks"):
        fitted([passage(years, 0, 1), passage(1, 1, 0)])
