"""The lottery, against hand, exact enumeration of the random start and repetition."""

from collections import Counter
from fractions import Fraction
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats import lottery
from firsthand.stats.lottery import (
    chances_by_size,
    in_order_of_lot,
    number,
    proportional,
    systematic,
)

KEYS = tuple("abcdefghij")


def test_the_number_of_a_key_by_hand():
    digest = sha256(b"42\x1f372").hexdigest()
    assert number("372", seed=42) == pytest.approx(int(digest[:13], 16) / 16**13, abs=1e-15)


def test_the_order_is_that_of_the_hashes():
    hashes = {key: sha256(f"s\x1f{key}".encode()).hexdigest() for key in KEYS}
    assert in_order_of_lot(KEYS, seed="s") == tuple(sorted(KEYS, key=hashes.__getitem__))


@settings(deadline=None)
@given(st.sets(st.text(min_size=1), min_size=2), st.integers())
def test_who_leaves_changes_the_order_of_nobody_else(keys, seed):
    order = in_order_of_lot(keys, seed=seed)
    assert in_order_of_lot(keys - {order[0]}, seed=seed) == order[1:]


def test_every_place_in_the_order_is_as_likely_for_everybody():
    first = Counter(in_order_of_lot(KEYS, seed=seed)[0] for seed in range(2000))
    # The chi-square quantile of 9 degrees of freedom at one in a thousand is 27.9.
    assert sum((first[key] - 200) ** 2 / 200 for key in KEYS) < 27.9


def test_a_key_listed_twice_is_refused():
    with pytest.raises(ValueError, match="b is listed more than once"):
        in_order_of_lot(("a", "b", "b"), seed=1)


def test_seats_by_largest_remainder_by_hand():
    # 10 of 60: 3.33, 3.33, 3.33 would leave one; here 5, 3.33 and 1.67.
    found = proportional({"a": 30, "b": 20, "c": 10}, total=10)
    assert found == {"a": 5, "b": 3, "c": 2}


def test_small_strata_are_raised_to_what_a_variance_needs():
    assert proportional({"a": 50, "b": 3, "c": 1}, total=5, at_least=2) == {
        "a": 5,
        "b": 2,
        "c": 1,
    }


@settings(deadline=None)
@given(st.dictionaries(st.text(), st.integers(1, 50), min_size=1), st.data())
def test_shares_add_up_and_stay_within_one_of_exact(sizes, data):
    total = data.draw(st.integers(0, sum(sizes.values())))
    found = proportional(sizes, total=total)
    assert sum(found.values()) == total
    for name, size in sizes.items():
        assert abs(found[name] - total * size / sum(sizes.values())) < 1
        assert 0 <= found[name] <= size


def test_chances_by_size_by_hand_with_one_that_is_certain():
    # 3 of sizes 60, 20, 10, 10: 60 * 3 / 100 exceeds 1, so it is certain; the other two
    # draws fall on 40: 20 * 2 / 40 = 1 is certain as well; the last one on 20: .5 each.
    found = chances_by_size({"a": 60, "b": 20, "c": 10, "d": 10}, draws=3)
    assert found == {"a": 1.0, "b": 1.0, "c": 0.5, "d": 0.5}


SIZES = st.dictionaries(st.text(min_size=1), st.integers(1, 1000), min_size=1, max_size=12)


@settings(deadline=None)
@given(SIZES, st.data())
def test_chances_add_up_to_the_number_drawn(sizes, data):
    draws = data.draw(st.integers(1, len(sizes)))
    found = chances_by_size(sizes, draws=draws)
    assert sum(found.values()) == pytest.approx(draws)
    assert all(0 < chance <= 1 for chance in found.values())
    assert len(systematic(found, seed=data.draw(st.integers()))) == draws


@settings(deadline=None)
@given(SIZES, st.data())
def test_over_every_start_each_unit_is_drawn_with_exactly_its_chance(sizes, data):
    # A second computation, exact: the length of the starts that hit a unit's stretch.
    draws = data.draw(st.integers(1, len(sizes)))
    rest, certain = dict(sizes), set()
    while big := {
        k for k, s in rest.items() if s * (draws - len(certain)) >= sum(rest.values())
    }:
        certain |= big
        rest = {key: size for key, size in rest.items() if key not in big}
        if not rest or draws == len(certain):
            break
    left = draws - len(certain)
    found = chances_by_size(sizes, draws=draws)
    for key in sizes:
        exact = (
            Fraction(1) if key in certain else Fraction(left * sizes[key], sum(rest.values()))
        )
        assert found[key] == pytest.approx(float(exact))


def test_a_start_anywhere_draws_each_unit_as_often_as_its_chance(monkeypatch):
    chances = chances_by_size({"a": 5, "b": 3, "c": 2, "d": 2, "e": 8}, draws=2)
    drawn: Counter[str] = Counter()
    for step in range(1000):
        monkeypatch.setattr(lottery, "number", lambda *_, step=step, **__: (step + 0.5) / 1000)
        drawn.update(systematic(chances, seed=1))
    for key, chance in chances.items():
        assert drawn[key] / 1000 == pytest.approx(chance, abs=0.002)


@pytest.mark.parametrize("draws", [0, 4, -1])
def test_more_draws_than_units_are_refused(draws):
    with pytest.raises(ValueError, match="cannot be drawn"):
        chances_by_size({"a": 1, "b": 1, "c": 1}, draws=draws)


@pytest.mark.parametrize("size", [0, -2, float("nan")])
def test_a_size_of_nothing_is_refused(size):
    with pytest.raises(ValueError, match="sizes must exceed 0"):
        chances_by_size({"a": 1, "b": size}, draws=1)


def test_more_than_there_are_cannot_be_shared_out():
    with pytest.raises(ValueError, match="cannot be drawn from 3"):
        proportional({"a": 3}, total=4)


def test_an_empty_list_shares_out_nothing():
    assert proportional({"a": 0}, total=0) == {"a": 0}
