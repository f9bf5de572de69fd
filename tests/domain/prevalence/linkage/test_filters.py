"""Filters are alike where texts are, by the key alone, and no bit stands for one token."""

import hmac

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.prevalence.linkage import filters
from firsthand.domain.prevalence.linkage.filters import (
    BITS,
    DAYS,
    NAMES,
    pairs_of_letters,
    parts_of_date,
)
from firsthand.domain.prevalence.linkage.hashed_fields import (
    NEAR_DAY,
    NEARLY_THE_SAME,
    SOMEWHAT_ALIKE,
)

pytestmark = pytest.mark.requirement("R12")
KEY = b"k" * 32
TEXTS = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=14)


def bits(*values, key=KEY, cut=NAMES):
    return np.unpackbits(filters.filters(values, key, cut), axis=1)


def apart(one, other, cut=NAMES):
    """Return the share of bits in which two texts differ."""
    a, b = bits(one, other, cut=cut)
    return float((a != b).mean())


def test_tokens_by_hand():
    assert pairs_of_letters("anna") == ("_a", "an", "nn", "na", "a_")
    assert pairs_of_letters("jo jo") == ("_j", "jo", "o_")
    tokens = parts_of_date("2011-05-06")
    assert tokens[:4] == ("0=2 0", "0=2 1", "1=0 0", "1=0 1")
    number = 734263  # days from the first of January of year 1
    assert tokens[-4:] == tuple(f"span {at} {(number + at) // 32}" for at in (0, 8, 16, 24))


def test_a_filter_is_what_sets_of_numbers_give_too():
    """Work one filter out again with plain sets and sums."""
    drawn = set()
    for token in ("_j", "jo", "o_"):
        told = hmac.new(KEY, b"token " + token.encode(), "sha512").digest()
        numbers = [int.from_bytes(told[2 * at : 2 * at + 2], "little") for at in range(20)]
        drawn |= {number % 1024 for number in numbers}
    by_hand = []
    for bit in range(1024):
        told = hmac.new(KEY, f"mix {bit}".encode(), "sha512").digest()
        summed = []
        for at in range(32):
            number = int.from_bytes(told[2 * at : 2 * at + 2], "little") % 1024
            if number not in summed and len(summed) < 8:
                summed.append(number)
        by_hand.append(len(drawn.intersection(summed)) % 2)
    assert bits("jo")[0].tolist() == by_hand


def test_the_form_stays_as_it_is_because_lists_of_other_days_must_still_meet():
    told = filters.filters(["robinson"], KEY, NAMES)[0].tobytes()
    assert hmac.digest(b"", told, "sha256").hex()[:16] == "ddc8212f9e5b326d"
    told = filters.filters(["2011-05-06"], KEY, DAYS)[0].tobytes()
    assert hmac.digest(b"", told, "sha256").hex()[:16] == "60468371f0c10824"


@given(TEXTS, TEXTS)
@settings(max_examples=25)
def test_the_same_texts_have_one_filter_and_others_have_not(one, other):
    same = set(pairs_of_letters(one)) == set(pairs_of_letters(other))
    assert (apart(one, other) == 0) is same


def test_the_more_letters_differ_the_more_bits_do():
    told = [apart("robinson", other) for other in ("robinsen", "robertson", "fitzwilliam")]
    assert told == sorted(told)
    assert told[0] <= NEARLY_THE_SAME
    assert told[2] > SOMEWHAT_ALIKE


def test_near_days_and_days_with_one_wrong_digit_are_alike():
    for near in ("2011-05-07", "2011-05-16", "2011-06-06", "2010-05-06"):
        assert apart("2011-05-06", near, DAYS) <= NEAR_DAY
    for far in ("2009-11-23", "2016-02-18", "2011-12-25"):
        assert apart("2011-05-06", far, DAYS) > NEAR_DAY


def test_texts_with_nothing_in_common_differ_in_nearly_half_the_bits():
    assert 0.44 < apart("robinson", "fleet-whyte") < 0.54


def test_another_key_gives_other_bits():
    mine, other = bits("robinson")[0], bits("robinson", key=b"o" * 32)[0]
    assert 0.44 < (mine != other).mean() < 0.56


def test_few_bits_still_tell_that_a_name_holds_a_pair_of_letters():
    """Before mixing, twenty bits are set in all names that hold 'on' and in few others."""
    starts = ("bra", "wil", "har", "tem", "fle", "mac", "ste", "kir", "oak", "dun")
    ends = ("ley", "ham", "ter", "wich", "by", "field", "gate", "ster", "sea", "ry")
    with_on = [f"{a}on{b}" for a in starts for b in ends]
    without = [f"{a}{c}{b}" for a in starts for c in ("el", "ir", "um") for b in ends]

    def telling(of):
        """Return how many bits are set half again as often in the one as in the other."""
        return (np.abs(of(with_on).mean(axis=0) - of(without).mean(axis=0)) > 0.5).sum()

    assert telling(unmixed) >= 18
    assert telling(lambda names: bits(*names)) <= 2


def unmixed(names):
    return filters._set(names, KEY, NAMES, {})


def test_no_values_give_no_filters_and_many_are_done_in_parts(monkeypatch):
    assert filters.filters([], KEY, NAMES).shape == (0, BITS // 8)
    names = [f"n{at}" for at in range(7)]
    whole = filters.filters(names, KEY, NAMES)
    monkeypatch.setattr(filters, "AT_ONCE", 3)
    assert (filters.filters(names, KEY, NAMES) == whole).all()
