"""Frameworks: which version applies, and what it asks."""

from datetime import date

import pytest

from firsthand.domain.reference.framework import (
    Framework,
    Question,
    Theme,
    applied,
    in_force,
)

THEME = Theme(
    name="harm at sea",
    words=("at sea", "seafaring"),
    harms=("neglect",),
    from_on=date(2020, 1, 1),
    to_on=None,
    source="invented",
)


def version(key, from_on, to_on=None, **more):
    """Return an invented version of the family 'sif'."""
    return Framework(
        key=key,
        family="sif",
        name=key,
        inspectorate="Inspectors",
        from_on=from_on,
        to_on=to_on,
        areas=(),
        visits=(),
        questions=(Question(harm="domestic-abuse", asked="named", basis="page 3"),),
        source="invented",
        **more,
    )


FIRST = version("first", date(2018, 1, 1), date(2019, 12, 31))
SECOND = version("second", date(2020, 1, 1), themes=(THEME,))
BOTH = (SECOND, FIRST)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2017, 12, 31), None),
        (date(2018, 1, 1), FIRST),
        (date(2019, 12, 31), FIRST),
        (date(2020, 1, 1), SECOND),
        (date(2099, 1, 1), SECOND),
    ],
)
def test_the_version_in_force_is_that_of_the_day(day, expected):
    assert in_force("sif", BOTH, on=day) == expected


def test_a_family_without_versions_has_none_in_force_and_none_applied():
    assert in_force("ilacs", BOTH, on=date(2020, 1, 1)) is None
    day = date(2020, 1, 1)
    assert applied("ilacs", BOTH, started_on=None, published_on=day) is None


def test_the_first_day_of_fieldwork_decides_which_version_applied():
    late = date(2020, 2, 20)
    assert applied("sif", BOTH, started_on=date(2019, 12, 9), published_on=late) == FIRST
    assert applied("sif", BOTH, started_on=date(2020, 1, 6), published_on=late) == SECOND


def test_where_fieldwork_is_not_dated_a_report_is_put_two_months_after_it():
    assert applied("sif", BOTH, started_on=None, published_on=date(2020, 2, 1)) == FIRST
    assert applied("sif", BOTH, started_on=None, published_on=date(2020, 4, 1)) == SECOND


def test_a_report_from_before_the_first_version_is_put_under_the_first():
    day = date(2017, 6, 1)
    assert applied("sif", BOTH, started_on=day, published_on=day) == FIRST


def test_what_nobody_recorded_is_not_known_and_never_not_asked():
    assert FIRST.asks("neglect").asked == "not-known"
    assert FIRST.asks("domestic-abuse") == Question(
        harm="domestic-abuse", asked="named", basis="page 3"
    )


def test_a_stated_theme_makes_its_harm_asked():
    question = SECOND.asks("neglect", theme="The response to children AT SEA in Fenland")
    assert question.asked == "asked"
    assert "harm at sea" in question.basis


@pytest.mark.parametrize("theme", [None, "", "the front door"])
def test_another_theme_or_none_leaves_it_not_known(theme):
    assert SECOND.asks("neglect", theme=theme).asked == "not-known"
