"""Shares of true pairs, as judgements leave them open."""

import numpy as np
import pytest
from scipy.stats import beta

from firsthand.stats.linkage.judged import Stratum, shares

pytestmark = pytest.mark.requirement("R6")


def drawn(*strata, draws=4000):
    return shares(strata, draws=draws, rng=np.random.default_rng(1))


def stratum(true, false, kind="link above x", size=1000, stated=0.9):
    return Stratum(kind=kind, size=size, true=true, false=false, stated=stated)


def test_a_stratum_alone_is_a_beta_variable_worth_its_judgements_and_one_of_the_model():
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


def test_strata_of_another_kind_say_nothing():
    with_other = drawn(stratum(45, 5), stratum(0, 50, kind="open up to 0.1 x"))[:, 0]
    assert with_other.mean() == pytest.approx(45.9 / 51, abs=0.003)


def test_without_judgements_all_strata_are_drawn_with_the_same_luck():
    found = drawn(stratum(0, 0), stratum(0, 0, stated=0.7), draws=50)
    order = np.argsort(found[:, 0])
    assert np.all(np.diff(found[order, 1]) >= 0)
    assert np.std(found[:, 1]) > 0.05
