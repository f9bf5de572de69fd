"""Which pairs are compared: by which rules, and what is too common to be a reason."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.prevalence.linkage import blocking
from firsthand.domain.prevalence.linkage.blocking import (
    NO_KEY,
    at_random,
    found_by,
    keys,
    lessened,
    pairs_of,
    passes,
    rules,
    without_crowds,
)

pytestmark = [pytest.mark.requirement("R6"), pytest.mark.requirement("R12")]
ALL = ("given_name", "surname", "sex", "date_of_birth", "postcode", "street", "nhs_number")
KEYS = st.lists(st.integers(-1, 6), min_size=1, max_size=40).map(np.array)


def frame(**columns):
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def rule(name):
    return next(one for one in blocking.RULES if one.name == name)


def test_names_in_either_order_are_one_key():
    found = keys(
        rule("same names, in either order"),
        frame(given_name=["ann", "lee", "ann", None], surname=["lee", "ann", "low", "lee"]),
    )
    assert found.tolist() == [0, 0, 1, NO_KEY]


def test_a_birth_with_day_and_month_exchanged_is_one_key():
    found = keys(
        rule("same birth, given names begin alike"),
        frame(
            given_name=["ann", "amy", "ann", "bea", "ann"],
            date_of_birth=["2010-03-04", "2010-04-03", "2011-03-04", "2010-03-04", None],
        ),
    )
    assert found.tolist() == [0, 0, 1, 2, NO_KEY]


def test_a_rule_needs_all_its_columns():
    names = {one.name for one in rules(["given_name", "surname", "date_of_birth"])}
    assert "same names, in either order" in names
    assert not any("postcode" in name for name in names)
    assert [one.name for one in rules(["surname"])] == ["same surname"]
    assert rules(["sex"]) == ()


def test_without_days_of_birth_names_alone_are_a_reason():
    names = {one.name for one in rules(["given_name", "surname"])}
    assert "same surname, given names begin alike" in names


@pytest.mark.parametrize("left_out", [None, *ALL])
def test_every_field_is_left_free_by_some_choice_of_pairs(left_out):
    columns = [one for one in ALL if one != left_out]
    for field in {"given_name", "surname", "date_of_birth"} & set(columns):
        assert any(field not in one.fields for one in passes(columns))


@given(KEYS)
def test_as_many_pairs_share_a_key_as_can_be_counted_one_by_one(key):
    many = sum(
        key[one] == key[other] != NO_KEY for other in range(len(key)) for one in range(other)
    )
    assert pairs_of(key) == many


@given(KEYS, st.integers(1, 30), st.integers(0, 5))
def test_lessened_keys_are_whole_and_few_enough(key, most, seed):
    found = lessened(key, most, np.random.default_rng(seed))
    assert pairs_of(found) <= most or pairs_of(key) <= most
    for one in set(key.tolist()) - {NO_KEY}:
        kept = found[key == one]
        assert (kept == one).all() or (kept == NO_KEY).all()


@given(KEYS, st.integers(1, 10))
def test_crowds_are_no_reason_and_counted(key, most):
    found, lost = without_crowds(key, most)
    assert np.bincount(found[found >= 0], minlength=1).max() <= most
    assert lost == int((found != key).sum())


@given(st.integers(1, 300), st.integers(1, 5000))
def test_groups_at_random_give_about_as_many_pairs_as_asked(records, most):
    key = at_random(records, most, np.random.default_rng(1))
    possible = records * (records - 1) // 2
    assert pairs_of(key) <= max(2 * most, most + records)
    assert pairs_of(key) >= min(most, possible) / 3


def test_a_pair_tells_by_which_rules_it_was_found():
    one, other = np.array([0, 0, NO_KEY]), np.array([5, 5, 5])
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert found_by([one, other], left, right).tolist() == [1 + 2, 2, 2]
