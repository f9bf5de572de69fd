"""Anhoej's run rules: by hand, by counting every sequence, by qicharts2."""

import csv
from itertools import groupby, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from firsthand.stats.run_rules import crossings_needed, longest_allowed, run_rules

pytestmark = [pytest.mark.requirement("R10"), pytest.mark.requirement("R11")]

SIDES = st.lists(st.sampled_from([-1.0, 0.0, 1.0, None]), min_size=1, max_size=40)


def test_a_run_and_its_place_by_hand():
    # Above: 1; below: 2 to 4; above: 5. Of five useful values log2 5 + 3, rounded, is 5.
    found = run_rules([3, 1, 1, 2, 1, 4], 2)
    assert (found.useful, found.longest, found.crossings) == (5, 3, 2)
    assert (found.longest_from, found.longest_to, found.side) == (1, 4, -1)
    assert found.longest_allowed == 5
    assert not found.signal


def test_a_long_run_is_told_with_its_side_and_its_end():
    found = run_rules([1, 3, 1, 3, 1, 3, *[4] * 9], 2)
    assert found.too_long and found.side == 1
    assert (found.longest_from, found.longest_to) == (5, 14)


def test_values_on_the_centre_and_missing_ones_neither_end_nor_lengthen_a_run():
    with_them = run_rules([3, None, 3, 2, 3, 1], 2)
    without = run_rules([3, 3, 3, 1], 2)
    assert (with_them.longest, with_them.crossings) == (without.longest, without.crossings)
    assert with_them.useful == 4


def test_a_series_that_lies_on_its_centre_says_nothing():
    found = run_rules([2, 2, None], 2)
    assert found.longest is None and not found.signal


@pytest.mark.parametrize("useful", [1, 2, 10, 13, 24, 50, 100])
def test_the_crossings_needed_are_the_binomial_point(useful):
    assert crossings_needed(useful) == binom.ppf(0.05, useful - 1, 0.5)


# As qicharts2 0.8.1 prints them: useful values, longest run, least crossings.
@pytest.mark.parametrize(
    ("useful", "longest", "least"),
    [(14, 7, 4), (16, 7, 4), (24, 8, 8)],
)
def test_the_published_limits_are_ours(useful, longest, least):
    assert (longest_allowed(useful), crossings_needed(useful)) == (longest, least)


def test_of_all_4096_sequences_of_twelve_176_signal():
    rows = [run_rules(row, 0) for row in product((-1.0, 1.0), repeat=12)]
    by_hand = sum(
        max(len(list(g)) for _, g in groupby(row)) > 7
        or sum(a != b for a, b in pairwise(row)) < 3
        for row in product((-1, 1), repeat=12)
    )
    assert sum(one.signal for one in rows) == by_hand
    assert by_hand == 176


@given(SIDES)
def test_turned_over_nothing_but_the_side_changes(values):
    found = run_rules(values, 0)
    turned = run_rules([None if v is None else -v for v in values], 0)
    assert (found.longest, found.crossings, found.signal) == (
        turned.longest,
        turned.crossings,
        turned.signal,
    )
    assert found.side == -turned.side


@given(SIDES)
def test_runs_fill_what_crossings_leave(values):
    found = run_rules(values, 0)
    if found.useful:
        assert found.longest * (found.crossings + 1) >= found.useful
        assert found.longest + found.crossings <= found.useful


@pytest.mark.shared
def test_every_case_of_qicharts2_is_ours(shared):
    with (shared / "vectors" / "qicharts2_0.8.1.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    for _, group in groupby(rows, lambda row: row["case"]):
        told = list(group)
        below = [row["n"] for row in told]
        values = [
            float(row["y"]) / (float(n) if n != "NA" else 1.0)
            for row, n in zip(told, below, strict=True)
        ]
        found = run_rules(values, [float(row["cl"]) for row in told])
        one = told[0]
        assert str(found.signal).upper() == one["runs_signal"]
        assert [found.longest, found.longest_allowed] == [
            int(one["longest_run"]),
            int(one["longest_run_max"]),
        ]
        assert [found.crossings, found.crossings_needed] == [
            int(one["n_crossings"]),
            int(one["n_crossings_min"]),
        ]
