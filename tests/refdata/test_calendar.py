"""Bank holidays of England and Wales, with the days on which the rule was broken."""

from collections import Counter
from datetime import date

import pytest

from firsthand.domain.reference import working_days
from firsthand.refdata.read import bank_holidays

SPECIAL = ["2011-04-29", "2012-06-05", "2020-05-08", "2022-06-03", "2022-09-19", "2023-05-08"]
MOVED = ["2012-05-28", "2020-05-04", "2022-05-30"]


@pytest.mark.parametrize("day", SPECIAL)
def test_a_day_given_once_is_a_holiday(day):
    assert date.fromisoformat(day) in bank_holidays()


@pytest.mark.parametrize("day", MOVED)
def test_a_day_that_was_moved_is_none(day):
    assert date.fromisoformat(day) not in bank_holidays()


def test_each_year_has_eight_holidays_and_its_special_days():
    counts = Counter(day.year for day in bank_holidays())
    extra = {2011: 1, 2012: 1, 2022: 2, 2023: 1}
    assert counts == {year: 8 + extra.get(year, 0) for year in range(2009, 2029)}


def test_no_bank_holiday_is_on_a_weekend():
    assert not [day for day in bank_holidays() if day.weekday() >= 5]


@pytest.mark.parametrize(
    "day",
    [  # as printed on gov.uk/bank-holidays: substitute days after Christmas at a weekend
        "2010-12-28",
        "2011-01-03",
        "2016-12-27",
        "2021-12-28",
        "2022-01-03",
        "2026-12-28",
        "2027-12-27",
        "2028-01-03",
    ],
)
def test_a_holiday_at_a_weekend_moves_to_the_next_working_days(day):
    assert date.fromisoformat(day) in bank_holidays()


def test_the_statement_of_action_of_a_report_is_due_after_seventy_working_days():
    # 19 November 2014 and 70 working days, over Christmas, Boxing Day and New Year's Day.
    due = working_days.added(date(2014, 11, 19), 70, bank_holidays())
    assert due == date(2015, 3, 2)
    assert working_days.counted(date(2014, 11, 20), due, bank_holidays()) == 70
