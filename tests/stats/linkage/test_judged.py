"""Shares of true pairs, as judgements leave them open."""

import numpy as np
import pytest
from scipy.stats import beta

from firsthand.stats.linkage import judged
from firsthand.stats.linkage.judged import Drawn, Stratum

pytestmark = pytest.mark.requirement("R6")


def drawn(*strata, draws=4000):
    return judged.drawn(strata, draws=draws, rng=np.random.default_rng(1)).shares


@pytest.fixture
def sure_judge(monkeypatch):
    """Let the judge never err."""
    monkeypatch.setattr(judged, "ERRS", (1.0, 1e12))


def stratum(true, false, kind="link above x", size=1000, stated=0.9):
    return Stratum(kind=kind, size=size, true=true, false=false, stated=stated)


def test_a_stratum_alone_is_a_beta_variable_worth_its_judgements_and_one_of_the_model(
    sure_judge,
):
    found = drawn(stratum(45, 5))[:, 0]
    by_hand = beta(45.9, 5.1)
    assert found.mean() == pytest.approx(by_hand.mean(), abs=0.003)
    assert np.quantile(found, 0.025) == pytest.approx(by_hand.ppf(0.025), abs=0.01)


def test_the_model_is_never_taken_for_more_than_nine_parts_in_ten():
    sure, very_sure = drawn(stratum(20, 0, stated=0.9)), drawn(stratum(20, 0, stated=0.9999))
    assert np.array_equal(sure, very_sure)


def test_a_stratum_with_few_judgements_leans_on_others_of_its_kind():
    alone = drawn(stratum(1, 1))[:, 0].mean()
    among = drawn(stratum(1, 1), stratum(190, 10))[:, 0].mean()
    assert alone < 0.75
    assert among > 0.85


def test_strata_of_another_kind_say_nothing(sure_judge):
    with_other = drawn(stratum(45, 5), stratum(0, 50, kind="open up to 0.1 x"))[:, 0]
    assert with_other.mean() == pytest.approx(45.9 / 51, abs=0.003)


def test_without_judgements_all_strata_are_drawn_with_the_same_luck():
    found = drawn(stratum(0, 0), stratum(0, 0, stated=0.7), draws=50)
    order = np.argsort(found[:, 0])
    assert np.all(np.diff(found[order, 1]) >= 0)
    assert np.std(found[:, 1]) > 0.05


def test_by_hand_a_judge_who_errs_in_a_tenth_says_yes_to_more_and_fewer_than_are_true(
    monkeypatch,
):
    # Of 50 pairs 41 are said to be true: (0.82 - 0.1) / (1 - 0.2) = 0.9 are.
    monkeypatch.setattr(judged, "ERRS", (1e9, 9e9))
    found = drawn(stratum(41_000, 9_000))
    assert found.mean() == pytest.approx(0.9, abs=0.002)


def test_a_few_slips_leave_sure_pairs_sure_and_hopeless_ones_hopeless():
    sure = drawn(stratum(99, 1))[:, 0]
    hopeless = drawn(stratum(1, 99, stated=0.003))[:, 0]
    assert np.quantile(sure, 0.9) == 1
    assert np.quantile(hopeless, 0.1) == 0
    assert np.quantile(sure, 0.025) < 0.98


def test_by_hand_what_is_believed_of_one_judgement():
    found = Drawn(shares=np.zeros((1, 1)), errs=np.array([0.01]))
    share, said = np.array([0.998, 0.5, 0.5, 1.0]), np.array([0.0, 0.0, 1.0, 0.0])
    # No, of a pair as sure as 0.998: 0.998 * 0.01 / (0.998 * 0.01 + 0.002 * 0.99).
    by_hand = [0.00998 / (0.00998 + 0.00198), 0.01, 0.99, 1.0]
    assert found.believed(0, share, said) == pytest.approx(by_hand)


def test_a_judge_who_never_errs_is_believed():
    found = Drawn(shares=np.zeros((1, 1)), errs=np.array([0.0]))
    share, said = np.array([0.5, 0.5, 1.0, 0.0]), np.array([1.0, 0.0, 0.0, 1.0])
    assert found.believed(0, share, said).tolist() == [1, 0, 0, 1]
