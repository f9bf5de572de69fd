"""A whole on record less its parts leaves no small number, in whichever order they come."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.prevalence.estimates.area import ENGLAND, Area
from firsthand.domain.prevalence.estimates.small_counts import without_small
from tests.domain.prevalence.estimated import YORKSHIRE, told

pytestmark = pytest.mark.requirement("R6")
REGIONS = {"370": YORKSHIRE.region, "371": YORKSHIRE.region, "372": YORKSHIRE.region}
ALL = Area(la_codes=tuple(REGIONS))
OTHERS = {"estimate": 5000, "lower": 4000, "upper": 9000}


def of(area, observed, **more):
    return told(area=area, observed=observed, **OTHERS, **more)


def place(code, observed, **more):
    return of(Area(la_codes=(code,)), observed, **more)


def recorded(*estimates):
    """Return the estimates as they stand on the record once all were put there."""
    known = []
    for one in estimates:
        known.append(without_small(one, known, REGIONS))
    return known


def withheld(*estimates):
    return [bool(one.withheld) for one in recorded(*estimates)]


PARTS = place("370", 60), place("371", 37)


@pytest.mark.parametrize("whole", [YORKSHIRE, ENGLAND, ALL])
def test_the_last_number_by_which_a_small_one_could_be_had_is_withheld(whole):
    assert withheld(*PARTS, of(whole, 100)) == [False, False, True]
    assert withheld(of(whole, 100), *PARTS) == [False, False, True]
    assert withheld(PARTS[0], of(whole, 100), PARTS[1]) == [False, False, True]


def test_groups_of_the_children_of_one_area_are_parts_too():
    groups = [place("370", 60, population=f"{who} of 2025") for who in ("girls", "boys")]
    assert withheld(*groups, place("370", 123)) == [False, False, True]
    assert withheld(*groups, place("370", 120)) == [False, False, False]


def test_what_cannot_be_a_part_withholds_nothing():
    north = Area(region="North East")
    assert not any(withheld(*PARTS, of(north, 100)))
    then = {"from_on": date(2019, 1, 1), "to_on": date(2019, 12, 31)}
    assert not any(withheld(PARTS[0], place("371", 37, **then), of(ALL, 100)))
    assert not any(withheld(PARTS[0], place("371", 37, harm="neglect"), of(ALL, 100)))


def test_two_parts_told_as_few_are_not_both_given_away_as_four():
    few = [place("372", 4, population=f"{who} of 2025") for who in ("girls", "boys")]
    assert withheld(*PARTS, *few, of(ALL, 105)) == [False] * 4 + [True]
    assert withheld(*PARTS, *few, of(ALL, 104)) == [False] * 5  # it may be 4 and 3, or 3 and 4


def test_a_later_version_of_a_number_is_no_further_part():
    again = place("370", 60, table_version="8c2e")
    assert withheld(PARTS[0], again, of(ALL, 123)) == [False, False, False]
    assert withheld(PARTS[0], place("370", 70), place("371", 37), of(ALL, 110))[-1]


@settings(max_examples=60, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 12), min_size=3, max_size=3),
    order=st.permutations(range(4)),
)
def test_nobody_who_subtracts_all_that_is_told_learns_of_fewer_than_five(sizes, order):
    places = [place(code, size) for code, size in zip(REGIONS, sizes, strict=True)]
    given_in = [*places, of(ALL, sum(sizes))]
    known = recorded(*(given_in[at] for at in order))
    whole = known[order.index(3)].observed
    parts = [known[order.index(at)].observed for at in range(3)]
    if whole is None:
        return
    for many in range(1, 4):
        for chosen in combinations([one for one in parts if one is not None], many):
            assert not 0 < whole - sum(chosen) < 5
