"""Caseloads: published lists as the groups of a design."""

from datetime import date

import pytest

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.planning.depth.caseload import (
    IN_NEED,
    LOOKED_AFTER,
    ON_PLANS,
    OTHERS,
    caseload,
)

pytestmark = pytest.mark.requirement("R4")
PARTS = {
    "children-in-need-rate": "numerator",
    "plans-two-years-share": "denominator",
    "looked-after-rate": "numerator",
}


def figure(indicator, children, *, year=2025, symbol=None):
    counts = {"numerator": None, "denominator": None, PARTS[indicator]: children}
    return Figure(
        area_code="372",
        indicator=indicator,
        period=str(year),
        period_ends_on=date(year, 3, 31),
        value=None,
        symbol=symbol,
        known_on=date(year, 12, 1),
        **counts,
    )


def sizes(*figures):
    found = caseload({"a" * 16: figures})
    return {group.name: int(group.population) for group in found.groups}, found


IN_NEED_FIGURE = figure("children-in-need-rate", 1777.0)
PLANS = figure("plans-two-years-share", 313.0)
LOOKED = figure("looked-after-rate", 476.0)


def test_lists_of_one_day_are_told_apart():
    groups, found = sizes(IN_NEED_FIGURE, PLANS, LOOKED)
    assert groups == {ON_PLANS: 313, LOOKED_AFTER: 476, OTHERS: 988}
    assert "taken off twice" in found.how
    assert sum(int(group.sample) for group in found.groups) == 60


def test_each_list_names_its_source_and_its_day():
    _, found = sizes(IN_NEED_FIGURE, PLANS, LOOKED)
    (in_need, *_) = found.listed
    assert (in_need.name, in_need.children, in_need.source_id) == (IN_NEED, 1777, "a" * 16)
    assert (in_need.on, in_need.known_on) == (date(2025, 3, 31), date(2025, 12, 1))


def test_the_newest_period_is_taken():
    older = figure("children-in-need-rate", 9.0, year=2024)
    assert sizes(IN_NEED_FIGURE, older)[0] == {IN_NEED: 1777}


def test_lists_of_different_days_are_not_subtracted():
    groups, found = sizes(IN_NEED_FIGURE, PLANS, figure("looked-after-rate", 476.0, year=2024))
    assert groups == {IN_NEED: 1777}
    assert "cannot be told" in found.how


def test_a_suppressed_list_is_not_known_and_says_why():
    groups, found = sizes(IN_NEED_FIGURE, figure("looked-after-rate", None, symbol="c"))
    assert groups == {IN_NEED: 1777}
    looked_after = next(one for one in found.listed if one.name == LOOKED_AFTER)
    assert looked_after.children is None
    assert "suppressed" in looked_after.because


def test_one_list_alone_says_that_others_may_be_longer():
    groups, found = sizes(LOOKED)
    assert groups == {LOOKED_AFTER: 476}
    assert "others may be longer" in found.how


def test_nothing_published_makes_no_group():
    groups, found = sizes()
    assert groups == {}
    assert {one.because for one in found.listed} == {
        "no figure that we hold was public on this day"
    }
