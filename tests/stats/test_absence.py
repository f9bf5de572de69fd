"""How sure one may be that a failure is not there: by hand, by playing, as published."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.absence import balance, chance_needed, course
from firsthand.stats.detection import still_there

EXACT = 1e-12


def test_by_hand():
    # 475 of 1,000 are free after some of the 500 were reached; of the other 525 a look misses
    # 315: 475 of 790 that look free are.
    (only,) = course(prior=0.5, chances=[0.4], arriving=[0.05])
    assert only.before == pytest.approx(0.475, abs=EXACT)
    assert only.after == pytest.approx(475 / 790, abs=EXACT)


def test_the_published_course():
    # epiR, rsu.pfree.rs(se.p = .4, p.intro = .05, prior = .5), periods 1, 3 and 12.
    after = [one.after for one in course(prior=0.5, chances=[0.4] * 12, arriving=[0.05] * 12)]
    assert (after[0], after[2], after[11]) == pytest.approx(
        (0.60126582278481, 0.759848451278415, 0.917938680441568), abs=EXACT
    )


def test_the_published_balance():
    # RSurveillance, pfree.equ(sep = .4, p.intro = .05).
    ends = balance(chance=0.4, arriving=0.05)
    assert (ends.after, ends.before) == pytest.approx((0.921052631578947, 0.875), abs=EXACT)


def test_the_published_chance_needed():
    # RSurveillance, n.pfree(pfree = .95, prior = .5, p.intro = .01).
    assert chance_needed(prior=0.495, wanted=0.95) == pytest.approx(
        0.948410630536738, abs=EXACT
    )


def test_agrees_with_worlds_that_were_played_through():
    rng = random.Random(20261122)
    free = silent = 0
    for _ in range(40_000):
        absent, found = rng.random() < 0.5, False
        for _ in range(3):
            absent = absent and rng.random() >= 0.1
            found = found or (not absent and rng.random() < 0.5)
        silent += not found
        free += absent and not found
    told = course(prior=0.5, chances=[0.5] * 3, arriving=[0.1] * 3)[-1].after
    assert free / silent == pytest.approx(told, abs=0.02)


@settings(max_examples=25, deadline=None)
@given(st.floats(0.02, 1), st.floats(0.001, 0.9))
def test_a_long_row_of_looks_ends_in_the_balance(chance, arriving):
    ends = balance(chance=chance, arriving=arriving)
    last = course(prior=0.5, chances=[chance] * 2000, arriving=[arriving] * 2000)[-1]
    if abs(chance - arriving) > 0.01:
        assert last.after == pytest.approx(ends.after, abs=1e-6)
        assert last.before == pytest.approx(ends.before, abs=1e-6)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_the_chance_needed_makes_one_as_sure_as_wanted(prior, wanted):
    chance = chance_needed(prior=prior, wanted=wanted)
    after = 1 - still_there(prior=1 - prior, chance=chance)
    assert after == pytest.approx(max(prior, wanted), abs=1e-9)


def test_looks_weaker_than_what_arrives_leave_no_assurance():
    assert balance(chance=0.05, arriving=0.1).after == 0
    assert balance(chance=0, arriving=0).before == 1


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="2 looks and 1 periods"):
        course(prior=0.5, chances=[0.4, 0.4], arriving=[0.05])
    with pytest.raises(ValueError, match="certain"):
        chance_needed(prior=0, wanted=0.9)
    with pytest.raises(ValueError, match="arriving is 2"):
        balance(chance=0.5, arriving=2)
    with pytest.raises(ValueError, match="absent is -1"):
        course(prior=-1, chances=[0.4], arriving=[0.05])
