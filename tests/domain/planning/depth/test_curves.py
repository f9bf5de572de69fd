"""Curves and reading on: chances against cases and shares, and when a reading ends."""

from itertools import pairwise

import pytest

from firsthand.domain.planning.depth.curves import by_cases, by_share
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from firsthand.domain.planning.depth.reading_on import reading_on, words
from tests.domain.planning.depth.designs import one, two

pytestmark = pytest.mark.requirement("R4")


@pytest.mark.parametrize("design", [one(), two(), one(sensitivity=0.5, sensitivity_to=0.8)])
def test_more_cases_and_larger_failures_are_never_found_less(design):
    for points in (by_cases(design), by_share(design)):
        lows = [point.found.low for point in points]
        assert all(after >= before - 1e-12 for before, after in pairwise(lows))
        assert all(point.found.high >= point.found.low for point in points)


def test_the_curve_passes_through_the_plan_and_reaches_what_is_enough():
    points = {point.cases: point.found.low for point in by_cases(one())}
    assert round(points[60], 3) == 0.385
    assert max(points) >= 352
    shares = {point.affected: point.found.low for point in by_share(one())}
    assert round(shares[25], 3) == 0.385


def test_several_groups_are_laid_beside_the_best_split_and_one_list():
    for point in by_cases(two()):
        assert point.best >= point.found.low - 1e-9
        assert point.best >= point.together - 1e-9


def test_one_group_has_no_other_split():
    assert {(p.best, p.together) for p in by_cases(one())} == {(None, None)}


def test_where_nothing_is_enough_the_curve_ends_with_the_list():
    design = one(population=50, affected=1, sample=5, sensitivity=0.5)
    assert by_cases(design)[-1].cases == 50


def test_groups_of_which_nothing_is_read_yet_are_drawn_in_proportion():
    groups = tuple(Group(**{**vars(group), "sample": 0}) for group in two().groups)
    assert by_cases(Design(groups=groups))[-1].found.low >= 0.95


def test_reading_on_ends_sooner_than_reading_all_when_the_failure_is_there():
    planned, enough = reading_on(one())
    assert planned.at_most == 60
    assert round(planned.chance, 3) == 0.385
    assert enough.at_most == 352
    assert enough.expected_read < 200
    assert enough.half_by < enough.nearly_all_by <= 352


def test_reading_on_is_told_with_what_happens_when_the_failure_is_not_there():
    told = words(reading_on(one())[1])
    assert "until 1 affected case is found" in told
    assert told.endswith("If it is not there, all 352 are read.")


def test_reading_on_until_two_are_found_is_said_of_several():
    design = Design(groups=one().groups, at_least=2)
    assert "until 2 affected cases are found" in words(reading_on(design)[0])


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"sample": 0}, "No case of this group is read."),
        ({"affected": 1, "sensitivity": 0.5}, "Reading every case would not be enough."),
        ({"population": 9000, "sample": 6000}, "is not worked out; up to 5,000 are."),
    ],
)
def test_what_is_not_worked_out_says_why(changes, because):
    told = [words(found) for found in reading_on(one(**changes))]
    assert any(because in sentence for sentence in told)
