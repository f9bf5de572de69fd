"""Scoring: how well numbers set beforehand told apart what happened from what did not."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats import scoring

numbers = st.integers(-3, 3).map(float)
cases = st.lists(st.tuples(numbers, st.booleans(), st.integers(0, 2)), min_size=2, max_size=14)


def arrays(told):
    scores, happened, strata = zip(*told, strict=True)
    return np.array(scores), np.array(happened), list(strata)


def by_pairs(scores, happened, strata=None):
    """The definition: each pair of one stratum, a tie counting half."""
    won = pairs = 0.0
    for i, j in product(range(len(scores)), repeat=2):
        if happened[i] and not happened[j] and (strata is None or strata[i] == strata[j]):
            pairs += 1
            won += (scores[i] > scores[j]) + 0.5 * (scores[i] == scores[j])
    return won / pairs if pairs else float("nan")


def test_four_cases_worked_by_hand():
    # Pairs: .35 over .1, not over .4; .8 over both. Precision at .8 is 1, at .35 2 of 3.
    scores, happened = np.array([0.1, 0.4, 0.35, 0.8]), np.array([False, False, True, True])
    assert scoring.auc(scores, happened)[0] == 3 / 4
    assert scoring.average_precision(scores, happened)[0] == pytest.approx((1 + 2 / 3) / 2)
    assert scoring.brier(scores, happened)[0] == pytest.approx(
        (0.01 + 0.16 + 0.4225 + 0.04) / 4
    )
    assert scoring.log_score(scores, happened)[0] == pytest.approx(
        -np.log([0.9, 0.6, 0.35, 0.8]).mean()
    )


def test_the_rating_of_109_images_gives_the_published_area():
    # [HanleyMcNeil1982, table I]: 58 normal and 51 abnormal images rated 1 to 5; area 0.893.
    normal, abnormal = (33, 6, 6, 11, 2), (3, 2, 2, 11, 33)
    scores = np.repeat([1.0, 2, 3, 4, 5] * 2, normal + abnormal)
    happened = np.repeat([False, True], [sum(normal), sum(abnormal)])
    assert scoring.auc(scores, happened)[0] == pytest.approx(0.893, abs=5e-4)


def test_ten_forecasts_of_rain_give_half_of_the_published_sum():
    # [Brier1950, table 1]: P = 0.19, summed over rain and no rain.
    stated = np.array([0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1])
    rain = np.array([0, 1, 1, 1, 0, 0, 0, 0, 0, 0], dtype=bool)
    assert 2 * scoring.brier(stated, rain)[0] == pytest.approx(0.19)


@given(cases)
def test_the_area_is_what_counting_every_pair_gives(told):
    scores, happened, strata = arrays(told)
    for own in (None, strata):
        found = scoring.auc(scores, happened, strata=own)[0]
        assert found == pytest.approx(by_pairs(scores, happened, own), nan_ok=True)


@given(cases)
def test_average_precision_is_the_sum_over_thresholds(told):
    scores, happened, _ = arrays(told)
    expected, before = 0.0, 0
    for threshold in sorted(set(scores), reverse=True):
        taken = scores >= threshold
        hits = int(happened[taken].sum())
        expected += (hits - before) * hits / taken.sum()
        before = hits
    found = scoring.average_precision(scores, happened)[0]
    total = happened.sum()
    assert found == pytest.approx(expected / total if total else np.nan, nan_ok=True)


@given(cases)
def test_only_the_order_counts(told):
    scores, happened, strata = arrays(told)
    moved = np.exp(scores) * 7 - 2
    for score in (scoring.auc, scoring.caught):
        one = score(scores, happened, strata=strata)
        assert np.allclose(score(moved, happened, strata=strata), one, equal_nan=True)


@given(cases)
def test_turning_every_score_round_turns_the_area_round(told):
    scores, happened, strata = arrays(told)
    both = (
        scoring.auc(scores, happened, strata=strata)[0]
        + scoring.auc(-scores, happened, strata=strata)[0]
    )
    assert np.isnan(both) or both == pytest.approx(1)


@given(cases, st.data())
def test_a_weight_of_two_is_the_case_twice(told, data):
    scores, happened, strata = arrays(told)
    size = len(told)
    weights = np.array(data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size)))
    if not weights.sum():
        weights[0] = 1
    twice = np.repeat(np.arange(len(told)), weights)
    again = (scores[twice], happened[twice])
    told_strata = [strata[i] for i in twice]
    drawn = weights.astype(float)[None]
    for one, other in (
        (
            scoring.auc(scores, happened, strata=strata, weights=drawn),
            scoring.auc(*again, strata=told_strata),
        ),
        (
            scoring.average_precision(scores, happened, weights=drawn),
            scoring.average_precision(*again),
        ),
        (
            scoring.caught(scores, happened, strata=strata, weights=drawn),
            scoring.caught(*again, strata=told_strata),
        ),
    ):
        assert np.allclose(one, other, equal_nan=True)


def test_the_top_fifth_takes_its_share_of_a_tied_group():
    # Ten cases, two can be looked at: one stands alone, five tie for the other place.
    scores = np.array([9.0, 5, 5, 5, 5, 5, 1, 1, 1, 1])
    happened = np.array([1, 1, 0, 0, 0, 0, 1, 0, 0, 0], dtype=bool)
    assert scoring.caught(scores, happened)[0] == pytest.approx((1 + 1 / 5) / 3)


def test_when_all_are_the_same_the_top_fifth_holds_a_fifth():
    happened = np.array([True, False, False, True, False, False, False])
    assert scoring.caught(np.ones(7), happened)[0] == pytest.approx(0.2)
    assert scoring.auc(np.ones(7), happened)[0] == 0.5


def test_a_level_that_changes_between_strata_is_no_merit():
    scores = np.array([0.1, 0.1, 0.9, 0.9])
    happened = np.array([False, True, True, False])
    assert scoring.auc(scores, np.array([False, False, True, True]))[0] == 1
    assert scoring.auc(scores, happened, strata=["2018", "2018", "2019", "2019"])[0] == 0.5


def test_places_within_strata_share_ties():
    found = scoring.places_within(np.array([3.0, 1, 1, 7]), ["a", "a", "a", "b"])
    assert found == pytest.approx([2.5 / 3, 1 / 3, 1 / 3, 0.5])


def test_cases_of_one_cluster_are_drawn_together():
    rng = np.random.default_rng(1)
    drawn = scoring.cluster_weights(["x", "y", "x", "z"], samples=200, rng=rng)
    assert (drawn[:, 0] == drawn[:, 2]).all()
    assert (drawn[:, 0] + drawn[:, 1] + drawn[:, 3] == 3).all()


def test_the_interval_of_clusters_covers_the_truth_where_cases_alone_would_not():
    # Normal scores one standard deviation apart: the area is Phi(1 / sqrt 2) = 0.7602.
    rng = np.random.default_rng(8)
    held = {"clusters": 0, "cases": 0}
    for _ in range(60):
        shared = rng.normal(size=40)
        happened = np.repeat(rng.random(40) < 0.4, 6)
        if happened.all() or not happened.any():
            continue
        noise = np.repeat(shared, 6) * np.sqrt(0.8) + rng.normal(size=240) * np.sqrt(0.2)
        scores = noise + happened
        for name, groups in (("clusters", np.repeat(np.arange(40), 6)), ("cases", range(240))):
            drawn = scoring.cluster_weights(list(groups), samples=200, rng=rng)
            low, high = scoring.ends(scoring.auc(scores, happened, weights=drawn))
            held[name] += low <= 0.7602 <= high
    assert held["clusters"] >= 0.85 * 60
    assert held["cases"] < 0.75 * 60


def test_a_missing_score_is_refused():
    with pytest.raises(ValueError, match="a score is missing"):
        scoring.auc(np.array([1.0, np.nan]), np.array([True, False]))
    with pytest.raises(ValueError, match="one for each"):
        scoring.auc(np.array([1.0]), np.array([True, False]))


def test_a_share_of_nothing_is_refused():
    with pytest.raises(ValueError, match="more than 0"):
        scoring.caught(np.ones(2), np.array([True, False]), share=0)


def test_where_nothing_happened_nothing_is_told():
    happened = np.array([False, False])
    assert np.isnan(scoring.auc(np.ones(2), happened)[0])
    assert np.isnan(scoring.caught(np.ones(2), happened)[0])
    assert scoring.ends(np.array([np.nan, np.nan])) is None
