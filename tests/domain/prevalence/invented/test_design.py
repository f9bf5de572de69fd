"""Designs of which no population can be made are refused in words; sizes follow from shares."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.invented.design import Agency, Design, Referral, objections
from firsthand.domain.prevalence.invented.size import Wanted, size_of
from tests.domain.prevalence.invented.made import design

pytestmark = pytest.mark.requirement("R6")


def named(*names):
    return Design(agencies=tuple(Agency(name=name, share=0.3) for name in names))


def sent(sender, receiver, share):
    return design(referrals=(Referral(sender=sender, receiver=receiver, share=share),))


def test_a_sound_design_has_no_objection():
    assert objections(sent("police", "health", 0.2)) == ()


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (named("police"), "1 lists were given"),
        (named(*(f"list-{at}" for at in range(13))), "13 lists were given"),
        (named("police", "Police"), "Two lists are called police"),
        (named("police", "../up"), "cannot name a list"),
        (named("police", "count"), "cannot name a list"),
        (named("police", ""), "cannot name a list"),
        (design(police=0.0), "finds 0 of all"),
        (design(police=1.2), "finds 1.2 of all"),
        (design(police=math.nan), "finds nan of all"),
        (sent("police", "police", 0.2), "two different lists"),
        (sent("police", "prison", 0.2), "two different lists"),
        (sent("police", "health", 0.0), "sends on 0 of"),
        (sent("police", "health", 1.5), "sends on 1.5 of"),
        (design(spread=-1.0), "spread of children's chances is -1"),
        (design(spread=math.nan), "spread of children's chances is nan"),
        (design(out_of_reach=-1), "-1 children are out of reach"),
    ],
)
def test_what_cannot_be_invented_is_said(given, word):
    (found,) = objections(given)
    assert word in f"{found.reason} {found.remedy}"


def test_the_size_by_hand():
    # Alike: 0.65 x 0.7 x 0.75 = 0.34125 on no list, so 100 hidden are of 293 children.
    size = size_of(Wanted(hidden=100), design(spread=0.0))
    assert size.children == 293
    assert size.hidden == pytest.approx(293 * 0.34125)
    assert size.known == pytest.approx(293 * 0.65875)


@given(st.integers(50, 20_000), st.floats(0, 2), st.integers(0, 50))
def test_hidden_and_known_make_all_children(hidden, spread, beyond):
    size = size_of(Wanted(hidden=hidden), design(spread=spread, out_of_reach=beyond))
    assert size.known + size.hidden == pytest.approx(size.children)
    assert size.hidden == pytest.approx(hidden, abs=1)


def test_children_out_of_reach_are_among_the_hidden():
    size = size_of(Wanted(children=1000), design(spread=0.0, out_of_reach=200))
    assert size.hidden == pytest.approx(200 + 800 * 0.34125)


def test_lists_cannot_know_more_children_than_they_are_said_to():
    with pytest.raises(Refused, match=r"about 193 children, more than the 150 .* about 78"):
        size_of(Wanted(hidden=100, known_at_most=150), design(spread=0.0))
    assert size_of(Wanted(hidden=100, known_at_most=200), design(spread=0.0)).children == 293


@pytest.mark.parametrize(
    ("wanted", "more", "word"),
    [
        (Wanted(), {}, "Give one of the two"),
        (Wanted(children=100, hidden=10), {}, "Give one of the two"),
        (Wanted(children=0), {}, "0 children"),
        (Wanted(children=10), {"out_of_reach": 20}, "20 are out of reach"),
        (Wanted(children=10_000_000), {}, "no more out of reach than there are"),
        (Wanted(hidden=0), {}, "0 hidden children"),
        (Wanted(hidden=5), {"out_of_reach": 6}, "6 are out of reach"),
        (Wanted(hidden=2_000_000), {}, "children in all"),
        (Wanted(hidden=1000), {"police": 0.999, "health": 0.999}, "children in all"),
    ],
)
def test_sizes_that_cannot_be_are_refused(wanted, more, word):
    with pytest.raises(Refused, match=word):
        size_of(wanted, design(**({"spread": 0.0} | more)))
