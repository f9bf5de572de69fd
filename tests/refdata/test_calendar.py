"""Bank holidays of England and Wales, with the days on which the rule was broken."""

from collections import Counter
from datetime import date, timedelta

import pytest

from firsthand.domain.reference import working_days
from firsthand.refdata.read import bank_holiday_names, bank_holidays

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


def easter(year):
    """Return Easter Sunday by the rule of 1876 for the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def first_monday(year, month):
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def last_monday(year, month):
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def substituted(year):
    """Return New Year's Day, Christmas Day and Boxing Day, moved on from a weekend."""
    new_year, christmas = date(year, 1, 1), date(year, 12, 25)
    found = {new_year + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[new_year.weekday()])}
    days = [christmas, christmas + timedelta(days=1)]
    lost = sum(day.weekday() >= 5 for day in days)
    free = [day for day in (christmas + timedelta(days=n) for n in (2, 3)) if day.weekday() < 5]
    return {*found, *(day for day in days if day.weekday() < 5), *free[:lost]}


@pytest.mark.parametrize("year", range(2009, 2029))
def test_the_days_of_a_year_are_those_that_the_rules_give(year):
    by_rule = {
        *substituted(year),
        easter(year) - timedelta(days=2),
        easter(year) + timedelta(days=1),
        first_monday(year, 5),
        last_monday(year, 5),
        last_monday(year, 8),
    }
    by_rule -= {date.fromisoformat(day) for day in MOVED}
    moved_to = {date(2012, 6, 4), date(2022, 6, 2)}
    given = {date.fromisoformat(day) for day in SPECIAL}
    by_rule |= {day for day in given | moved_to if day.year == year}
    assert by_rule == {day for day in bank_holidays() if day.year == year}


def test_each_holiday_has_its_name():
    assert bank_holiday_names()[easter(2027) + timedelta(days=1)] == "Easter Monday"
    assert bank_holiday_names()[date(2022, 9, 19)] == "State funeral of Queen Elizabeth II"
    assert all(bank_holiday_names().values())
