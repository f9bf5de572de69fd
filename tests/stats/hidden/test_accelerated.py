"""Accelerated intervals: by hand, beside scipy's, and with resamples that have no estimate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr, ndtri
from scipy.stats import bootstrap

from firsthand.stats.hidden.accelerated import (
    Resampling,
    accelerated,
    acceleration,
    fewest,
    limits,
    one_fewer,
    quantile,
    too_few,
)
from tests.stats.hidden.tables import table

PAIR = table(2, {"1": 60, "2": 45, "12": 35})


def share_on_both(tables):
    return tables[:, 3] / tables[:, 1:].sum(axis=1)


def asked(replicates, seed=1, **more):
    return Resampling(replicates=replicates, rng=np.random.default_rng(seed), **more)


def test_one_person_fewer_in_each_combination_that_was_seen():
    assert one_fewer(np.array([0.0, 3.0, 0.0, 1.0])).tolist() == [[0, 2, 0, 1], [0, 3, 0, 0]]


def test_acceleration_by_hand():
    # Two people leave 1, one leaves 4: mean 2, away 1, 1 and -2; -6 / (6 x 6^1.5).
    assert acceleration(np.array([1.0, 4.0]), np.array([2.0, 1.0])) == pytest.approx(
        -6 / (6 * 6**1.5)
    )
    assert acceleration(np.array([3.0, 3.0]), np.array([2.0, 1.0])) == 0.0


def test_limits_by_hand_without_skewness():
    # A bias of 0.1 moves the places of the limits by 0.2 on the normal scale.
    values = np.arange(1.0, 1001.0)
    lower, upper = limits(values, 0.1, 0.0, 0.95)
    assert lower == pytest.approx(quantile(values, float(ndtr(0.2 + ndtri(0.025)))))
    assert upper == pytest.approx(quantile(values, float(ndtr(0.2 + ndtri(0.975)))))


def test_limits_are_nearly_those_of_another_program():
    people = np.repeat([0.0, 0.0, 1.0], [60, 45, 35])
    theirs = bootstrap(
        (people,), np.mean, method="BCa", n_resamples=9999, rng=np.random.default_rng(5)
    ).confidence_interval
    ours = accelerated(PAIR, 35 / 140, share_on_both, asked(9999))
    assert (ours.lower, ours.upper) == pytest.approx((theirs.low, theirs.high), abs=0.008)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40), st.floats(0, 1))
def test_quantiles_are_those_of_numpy(values, place):
    expected = np.quantile(values, place, method="median_unbiased")
    assert quantile(np.sort(values), place) == pytest.approx(expected, rel=1e-9, abs=1e-6)


def test_a_quantile_among_infinite_values_is_infinite_and_no_error():
    values = np.array([1.0, 2.0, np.inf, np.inf])
    assert quantile(values, 0.3) < 2.0
    assert quantile(values, 0.5) == np.inf
    assert quantile(values, 0.99) == np.inf


def test_resamples_without_an_estimate_count_as_any_number():
    def often_nothing(tables):
        found = share_on_both(tables)
        return np.where(found > np.quantile(found, 0.8), np.nan, found)

    found = accelerated(PAIR, 0.25, often_nothing, asked(500))
    # One person fewer may lose it too; then there is no interval at all.
    assert found.upper is None and found.reasons

    def sometimes_nothing(tables):
        found = share_on_both(tables)
        return np.where(found > 0.28, np.nan, found)

    found = accelerated(PAIR, 0.25, sometimes_nothing, asked(500))
    assert found.endless > 0 and found.lower is not None and found.upper is None
    assert any("no finite estimate" in reason for reason in found.reasons)
    assert any("no upper limit" in reason for reason in found.reasons)


def test_the_same_seed_gives_the_same_limits_on_any_number_of_threads():
    one = accelerated(PAIR, 0.25, share_on_both, asked(300))
    two = accelerated(PAIR, 0.25, share_on_both, asked(300, threads=3))
    other = accelerated(PAIR, 0.25, share_on_both, asked(300, seed=2))
    assert one == two
    assert one != other


def test_progress_is_told_to_the_end():
    seen = []
    accelerated(
        PAIR,
        0.25,
        share_on_both,
        asked(300, told=lambda done, total: seen.append((done, total))),
    )
    assert seen == sorted(seen) and seen[-1] == (300, 300)


def test_without_resamples_there_is_no_interval_and_a_reason():
    found = accelerated(PAIR, 0.25, share_on_both, asked(0))
    assert (found.lower, found.upper) == (None, None) and "No resamples" in found.reasons[0]
    rough = accelerated(PAIR, 0.25, share_on_both, asked(50))
    assert any("only rough" in reason for reason in rough.reasons)


def test_one_resample_gives_no_interval_and_few_give_limits_that_are_not_to_be_believed():
    one = accelerated(PAIR, 0.25, share_on_both, asked(1))
    assert (one.lower, one.upper) == (None, None) and "1 resample was" in one.reasons[0]
    few, enough = (accelerated(PAIR, 0.25, share_on_both, asked(size)) for size in (39, 40))
    assert few.lower is not None and "not to be believed" in few.reasons[0]
    assert not any("not to be believed" in reason for reason in enough.reasons)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
def test_the_fewest_resamples_are_those_of_which_one_is_expected_beyond_each_limit(level):
    beyond = (1 - level) / 2
    assert fewest(level) * beyond == pytest.approx(1, abs=beyond)
    assert too_few(fewest(level), level) == "" != too_few(fewest(level) - 1, level)
