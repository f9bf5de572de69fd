"""Chances of combinations: worked by hand, by numerical integration, and what always holds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import norm

from firsthand.stats.hidden.capture import combinations, own_log_odds
from firsthand.stats.hidden.overlaps import histories_of

pytestmark = pytest.mark.requirement("R6")

SHARES = st.lists(st.floats(0.02, 0.98), min_size=1, max_size=5)
SPREADS = st.floats(0, 3)


def margins(found, lists):
    return found[1:] @ histories_of(lists)


def test_alike_children_and_two_lists_by_hand():
    # On A 0.5, on B 0.25: none 0.5 x 0.75, as A alone; B alone 0.5 x 0.25, as both.
    assert combinations([0.5, 0.25]) == pytest.approx([0.375, 0.375, 0.125, 0.125])


def test_a_referral_by_hand():
    # A sends 0.4 of the 0.375 that it alone knows: 0.15 move from 'A' to 'A and B'.
    found = combinations([0.5, 0.25], sendings=[(0, 1, 0.4)])
    assert found == pytest.approx([0.375, 0.225, 0.125, 0.275])


def test_a_second_referral_sends_on_what_the_first_brought():
    # All of A go to B, then all of B to C: whoever is on A or B is on C too.
    found = combinations([0.5, 0.5, 0.5], sendings=[(0, 1, 1.0), (1, 2, 1.0)])
    assert found == pytest.approx([0.125, 0, 0, 0, 0.125, 0, 0.25, 0.5])


@pytest.mark.parametrize("spread", [0.3, 1.0, 3.0])
def test_numerical_integration_gives_the_same(spread):
    odds = [own_log_odds(share, spread) for share in (0.35, 0.3, 0.25)]

    def of(code):
        def at(pull):
            on = [expit(one + pull) for one in odds]
            each = [p if code >> place & 1 else 1 - p for place, p in enumerate(on)]
            return np.prod(each) * norm.pdf(pull, scale=spread)

        return quad(at, -8 * spread, 8 * spread, epsabs=1e-12, limit=200)[0]

    found = combinations([0.35, 0.3, 0.25], spread=spread)
    assert found == pytest.approx([of(code) for code in range(8)], abs=2e-6)


@given(SHARES, SPREADS)
def test_the_shares_are_those_asked_for(shares, spread):
    found = combinations(shares, spread=spread)
    assert found.sum() == pytest.approx(1)
    assert margins(found, len(shares)) == pytest.approx(shares, abs=1e-9)


@given(st.floats(0, 3))
def test_half_of_all_are_found_at_even_odds_however_unequal_they_are(spread):
    assert own_log_odds(0.5, spread) == pytest.approx(0, abs=1e-9)


@given(SHARES, SPREADS, st.floats(0.01, 1))
def test_a_referral_finds_nobody_who_was_hidden(shares, spread, sent):
    before = combinations([*shares, 0.5], spread=spread)
    after = combinations([*shares, 0.5], spread=spread, sendings=[(0, len(shares), sent)])
    assert after[0] == before[0]
    assert margins(after, len(shares) + 1)[-1] >= margins(before, len(shares) + 1)[-1]


@given(st.floats(0.1, 0.9), st.floats(0.2, 2), st.floats(0.2, 1))
def test_more_unequal_children_are_hidden_more_often(share, spread, more):
    less = combinations([share] * 3, spread=spread)[0]
    assert combinations([share] * 3, spread=spread + more)[0] > less


@pytest.mark.parametrize(("shares", "spread"), [([0.0], 0), ([1.0], 0), ([0.5], -1)])
def test_what_is_no_share_or_spread_is_refused(shares, spread):
    with pytest.raises(ValueError, match="between 0 and 1"):
        combinations(shares, spread=spread)
