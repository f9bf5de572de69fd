"""Rounding: what everybody reads of an estimate tells no exact number, and stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.prevalence.estimates.rounding import as_kept, as_shown, without_numbers
from tests.domain.prevalence.estimated import TOLD, YORKSHIRE, told

pytestmark = pytest.mark.requirement("R6")
REGIONS = {"372": YORKSHIRE.region}
numbers = st.lists(st.integers(0, 15_000_000), min_size=4, max_size=4).map(sorted)


def keyed(version):
    return "k" * len(version)


def test_numbers_are_told_in_two_figures_limits_outward_and_those_on_a_list_in_tens():
    exact = told(observed=617, lower=1234, estimate=1785, upper=2501, lower_bound=1278)
    shown = as_shown(exact, keyed)
    assert (shown.observed, shown.lower, shown.estimate) == (610, 1200, 1800)
    assert (shown.upper, shown.lower_bound) == (2600, 1200)
    small = as_shown(told(observed=47, lower=58, estimate=64, upper=99), keyed)
    assert (small.observed, small.lower, small.estimate, small.upper) == (40, 58, 64, 99)


@given(numbers)
def test_what_is_rounded_once_stays_and_its_numbers_stay_in_order(exact):
    observed, lower, estimate, upper = exact
    given_here = told(observed=observed, lower=lower, estimate=estimate, upper=upper)
    shown = as_shown(given_here, keyed)
    assert as_shown(shown, keyed) == shown
    left = [getattr(shown, name) for name in ("observed", "lower", "estimate", "upper")]
    known = [number for number in left if number is not None]
    assert known == sorted(known)


def test_fewer_than_ten_on_a_list_are_withheld_and_small_numbers_stay_few():
    assert as_shown(told(observed=7), keyed).withheld == ("observed",)
    few = as_kept(told(observed=3), [], keyed)
    assert (few.observed, few.few) == (None, ("observed",))
    assert as_shown(few, keyed).few == ("observed",)


def test_what_rounded_numbers_give_away_between_them_is_withheld_too():
    close = as_shown(told(observed=19, lower_bound=14), keyed)  # 10 on a list, and 4 on none
    assert (close.observed, close.withheld) == (None, ("observed",))
    few = [told(observed=None, few=("observed",), population=f"group {n}") for n in "abcde"]
    whole = told(area=YORKSHIRE, observed=337)  # shown, 330 less 310 leaves 4 for each of five
    assert as_kept(whole, [TOLD, *few], keyed, REGIONS).withheld == ("observed",)
    assert as_kept(whole, [TOLD], keyed, REGIONS).withheld == ()


@pytest.mark.parametrize(
    ("version", "shown"),
    [
        ("0123456789abcdef", "k" * 16),
        ("Table 0123456789ABCDEF of May", "table kkkkkkkkkkkkkkkk of may"),
        ("invented-1", "invented-1"),
        ("as of 20250101", "as of 20250101"),
    ],
)
def test_a_hash_of_a_table_is_keyed_and_a_day_is_not(version, shown):
    assert as_shown(told(table_version=version), keyed).table_version == shown


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (
            "7 of 617 people are on more than one list; with fewer than 10 chance rules.",
            "… of … people are on more than one list; with fewer than 10 chance rules.",
        ),
        (
            "Everybody on health (313) is on police too.",
            "Everybody on health is on police too.",
        ),
        (
            "One person fewer on a + b moves the estimate by 6%, to 1,234. Check it.",
            "One person fewer on a + b moves the estimate by …, to …. Check it.",
        ),
        ("There are 2 lists.", "There are 2 lists."),
        ("Since 2019 they differ.", "Since 2019 they differ."),
        ("2013 children are on one.", "… children are on one."),
        ("Fewer than 5 of 90 are on both.", "Fewer than 5 of … are on both."),
    ],
)
def test_reasons_are_told_without_the_numbers_that_could_be_counts(exact, shown):
    assert without_numbers(exact) == shown
    assert without_numbers(shown) == shown
