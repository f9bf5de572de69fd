"""Double reading: how reliably readers notice, by hand, by tables and by simulation in full."""

from itertools import product
from math import comb

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.stats.double_reading import (
    affected_in_all,
    sensitivity_of_equals,
    sensitivity_of_one,
    unequal,
)
from firsthand.stats.intervals import clopper_pearson

pytestmark = pytest.mark.requirement("R4")
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Newcombe 1998, table I, method 5 (exact): successes, trials, lower and upper end.
NEWCOMBE = (
    (81, 263, 0.2527, 0.3676),
    (15, 148, 0.0578, 0.1617),
    (0, 20, 0.0, 0.1684),
    (1, 29, 0.0009, 0.1776),
)


@pytest.mark.parametrize(("successes", "trials", "lower", "upper"), NEWCOMBE)
def test_the_exact_interval_is_the_published_one(successes, trials, lower, upper):
    found = clopper_pearson(successes=successes, trials=trials)
    assert (round(found.lower, 4), round(found.upper, 4)) == (lower, upper)


@unhurried
@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_each_end_leaves_two_and_a_half_percent_beyond(counts):
    successes, trials = counts
    found = clopper_pearson(successes=successes, trials=trials)

    def at_least(number, share):
        chosen = range(number, trials + 1)
        return sum(comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in chosen)

    if successes:
        assert at_least(successes, found.lower) == pytest.approx(0.025, abs=1e-9)
    if successes < trials:
        assert 1 - at_least(successes + 1, found.upper) == pytest.approx(0.025, abs=1e-9)


def test_eight_found_by_both_and_two_more_by_the_second_by_hand():
    # Of the second reader's 10 finds the first found 8.
    found = sensitivity_of_one(both=8, only_other=2)
    assert (found.estimate, found.trials) == (0.8, 10)
    # 6 by both, 4 by one of them: 2 x 6 / (2 x 6 + 4).
    assert sensitivity_of_equals(both=6, only_one=4).estimate == pytest.approx(0.75)


@pytest.mark.parametrize("sensitivity", [0.3, 0.6, 0.9])
def test_the_expected_counts_give_back_the_sensitivity(sensitivity):
    both = sensitivity**2
    only_one = 2 * sensitivity * (1 - sensitivity)
    scale = 10**6
    found = sensitivity_of_equals(both=round(both * scale), only_one=round(only_one * scale))
    assert found.estimate == pytest.approx(sensitivity, abs=1e-5)


@pytest.mark.parametrize("sensitivity", [0.4, 0.7, 0.9])
@pytest.mark.parametrize("affected", [6, 10])
def test_the_interval_of_equals_covers_at_least_95_of_100_by_every_outcome(
    sensitivity, affected
):
    covered = told = 0.0
    each = (sensitivity**2, 2 * sensitivity * (1 - sensitivity), (1 - sensitivity) ** 2)
    for both, only_one in product(range(affected + 1), repeat=2):
        neither = affected - both - only_one
        if neither < 0 or not both + only_one:
            continue
        chance = comb(affected, both) * comb(affected - both, only_one)
        chance *= each[0] ** both * each[1] ** only_one * each[2] ** neither
        told += chance
        interval = sensitivity_of_equals(both=both, only_one=only_one).interval
        covered += chance * (sensitivity in interval)
    assert covered / told >= 0.95


def test_readers_who_miss_the_same_cases_look_better_than_they_are():
    # Half of 40 affected cases are seen by both readers, half by neither: 0.5, told as 1.
    assert sensitivity_of_equals(both=20, only_one=0).estimate == 1.0


def test_chapmans_estimate_by_hand():
    # 10 found by the first, 15 by the second, 5 by both: 11 x 16 / 6 - 1.
    found = affected_in_all(both=5, only_first=5, only_second=10)
    assert found.estimate == pytest.approx(28 + 1 / 3)
    # Variance 11 x 16 x 5 x 10 / (36 x 7) = 34.92; unseen 8.33; factor e^(1.96 x 0.638).
    assert found.interval.lower == pytest.approx(20 + 8.3333 / 3.4938, abs=2e-3)
    assert found.interval.upper == pytest.approx(20 + 8.3333 * 3.4938, abs=2e-3)


def test_chapmans_estimate_is_right_on_average_when_both_find_enough():
    # Every outcome of 12 cases, both readers at 0.8; the bias of so few is small.
    mean = 0.0
    for first, second in product(range(13), repeat=2):
        for both in range(max(0, first + second - 12), min(first, second) + 1):
            ways = comb(12, first) * comb(first, both) * comb(12 - first, second - both)
            chance = ways * 0.8 ** (first + second) * 0.2 ** (24 - first - second)
            total = affected_in_all(
                both=both, only_first=first - both, only_second=second - both
            )
            mean += chance * total.estimate
    assert mean == pytest.approx(12, abs=0.01)


def test_no_interval_is_made_where_nobody_was_alone_in_finding():
    assert affected_in_all(both=9, only_first=0, only_second=3).interval is None


@unhurried
@given(st.integers(0, 30), st.integers(0, 30))
def test_an_uneven_split_is_as_unlikely_as_a_fair_coin_makes_it(first, second):
    total = first + second
    chance = 1.0
    if total:
        each = [comb(total, k) / 2**total for k in range(total + 1)]
        chance = sum(one for one in each if one <= each[first] * (1 + 1e-7))
    assert unequal(only_first=first, only_second=second) == pytest.approx(chance)


def test_nothing_noticed_teaches_nothing():
    assert sensitivity_of_one(both=0, only_other=0) is None
    assert sensitivity_of_equals(both=0, only_one=0) is None


@pytest.mark.parametrize(
    "act",
    [
        lambda: clopper_pearson(successes=3, trials=2),
        lambda: clopper_pearson(successes=1, trials=2, confidence=1),
        lambda: sensitivity_of_one(both=-1, only_other=2),
        lambda: affected_in_all(both=1, only_first=-2, only_second=0),
    ],
)
def test_impossible_counts_are_refused(act):
    with pytest.raises(ValueError, match=r"give at least|must lie|begin at 0"):
        act()
