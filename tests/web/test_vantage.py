"""The date in the address: understood, refused with a reason, kept."""

from datetime import date

import pytest

from firsthand.web.vantage import objection_to, understood

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "given",
    ["2014-07-01", "2014-7-1", "1/7/2014", "01.07.2014", "1 July 2014", "1  jul 2014"],
)
def test_people_write_a_date_in_several_ways(given):
    assert understood(given) == date(2014, 7, 1)


@pytest.mark.parametrize(
    "given", ["yesterday", "2014-02-30", "31 Ju 2014", "2014", "1 Brumaire 2014", "0000-00-00"]
)
def test_what_is_no_date_is_not_guessed(given):
    assert understood(given) is None


def test_a_day_that_is_no_date_is_told_how_to_write_one():
    assert "2026-11-22" in objection_to("soon", None, today=TODAY)


def test_the_future_is_not_known():
    objection = objection_to("2099-01-01", date(2099, 1, 1), today=TODAY)
    assert "1 January 2099 is in the future" in objection


def test_today_may_be_chosen():
    assert objection_to("2026-11-22", TODAY, today=TODAY) is None


def test_long_nonsense_is_not_repeated_in_full():
    assert len(objection_to("x" * 5000, None, today=TODAY)) < 200
