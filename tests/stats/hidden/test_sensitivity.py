"""Sensitivity: what would halve and double an estimate, worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.hidden.bounds import chao
from firsthand.stats.hidden.sensitivity import sensitivity
from tests.stats.hidden.tables import UK, table

TWO = table(2, {"1": 30, "2": 20, "12": 10})


def test_two_independent_lists_have_the_odds_ratio_one():
    found = sensitivity(TWO, 120.0)  # 40 * 30 / 10
    (pair,) = found.dependences
    assert pair.estimated == pytest.approx(1.0)
    # Twice 120 leaves 180 hidden, three times as many as 60; half of it are just the observed.
    assert found.to_double == pytest.approx(3.0)
    assert pair.doubled == pytest.approx(3.0)
    assert found.to_halve is None
    assert pair.halved is None


def test_the_curve_multiplies_the_hidden_only():
    found = sensitivity(TWO, 120.0)
    assert dict(found.curve)[1.0] == pytest.approx(120.0)
    assert dict(found.curve)[0.5] == pytest.approx(90.0)
    assert dict(found.curve)[4.0] == pytest.approx(300.0)


def test_a_large_estimate_can_be_halved_by_a_weaker_dependence():
    found = sensitivity(UK, 11313.0)
    assert found.to_halve == pytest.approx((11313 / 2 - 2744) / (11313 - 2744))
    pair = found.dependences[0]
    assert pair.lists == ("L1", "L2")
    assert pair.estimated == pytest.approx(15 * (11313 - 2744) / (54 * 463))
    assert pair.halved == pytest.approx(pair.estimated * found.to_halve)


def test_two_lists_that_nobody_shares_have_no_odds_ratio():
    pair = next(
        one for one in sensitivity(UK, 12000.0).dependences if one.lists == ("L1", "L5")
    )
    assert (pair.estimated, pair.halved, pair.doubled) == (None, None, None)


def test_an_estimate_with_nobody_hidden_is_not_moved_by_any_factor():
    with pytest.raises(ValueError, match="leaves nobody hidden, as 60 were observed"):
        sensitivity(TWO, 60.0)


@given(st.floats(61, 1e6))
def test_the_factors_do_halve_and_double(estimate):
    found = sensitivity(TWO, estimate)
    hidden = estimate - 60
    assert 60 + found.to_double * hidden == pytest.approx(2 * estimate)
    if found.to_halve is not None:
        assert 60 + found.to_halve * hidden == pytest.approx(estimate / 2)


def test_the_bound_of_two_lists_is_where_they_are_independent():
    (pair,) = sensitivity(TWO, chao(TWO).estimate).dependences
    assert pair.estimated == pytest.approx(1.0)
