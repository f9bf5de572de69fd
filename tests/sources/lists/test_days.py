"""Dates as lists give them, and what is done with those that could be two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.sources.lists import days

SPRING = date(2020, 3, 9)


@pytest.mark.parametrize(
    "cell",
    [
        *("2020-03-09", "2020-03-09 00:00:00", "2020-03-09T00:00:00Z", "2020/3/9"),
        *("09/03/2020", "9/3/2020", "9/3/20", "09.03.2020", "09-03-2020", "09/03/2020 14:05"),
        *("09-Mar-20", "9 March 2020", "9th March 2020", "Mon 9 Mar 2020", "09MAR2020"),
    ],
)
def test_a_day_is_read_in_every_way_in_which_lists_write_it(cell):
    assert days.days([cell])[cell] == days.Day(read=SPRING)


def test_excels_count_of_days_is_read_and_said_to_be_one():
    told = days.days(["43899"])["43899"]
    assert told.read == SPRING
    assert told.doubt == days.SERIAL_READ


def test_the_day_stands_first_where_nothing_speaks_against_it():
    assert days.days(["03/04/2020"])["03/04/2020"] == days.Day(read=date(2020, 4, 3))


def test_one_date_with_the_month_first_puts_all_that_could_be_either_in_doubt():
    told = days.days(["03/04/2020", "04/25/2020", "25/04/2020", "05/05/2020"])
    assert told["03/04/2020"] == days.Day(read=None, doubt=days.EITHER)
    assert told["04/25/2020"] == days.Day(read=date(2020, 4, 25), doubt=days.MONTH_FIRST)
    assert told["25/04/2020"] == days.Day(read=date(2020, 4, 25))
    assert told["05/05/2020"] == days.Day(read=date(2020, 5, 5))


@pytest.mark.parametrize(
    "cell", ["31/02/2020", "soon", "2020-13-01", "99/99/9999", "12", "unborn"]
)
def test_what_is_no_day_is_not_read(cell):
    assert days.days([cell])[cell].read is None
    assert days.days([cell])[cell].doubt == days.NO_DATE


def test_a_year_that_nobody_living_saw_is_doubted():
    assert days.days(["01/01/0201"])["01/01/0201"].doubt == days.FAR


def test_two_digits_of_a_year_turn_at_sixty_nine():
    told = days.days(["01/01/68", "01/01/69"])
    assert [told[cell].read for cell in ("01/01/68", "01/01/69")] == [
        date(2068, 1, 1),
        date(1969, 1, 1),
    ]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_survives_the_forms_that_spreadsheets_write(day):
    count = (day - days.EXCEL_BEGINS).days
    forms = [
        day.isoformat(),
        f"{day} 00:00:00",
        day.strftime("%d/%m/%Y"),
        day.strftime("%d-%b-%Y"),
    ]
    if count >= 10_000:
        forms.append(str(count))
    assert {days.days([form])[form].read for form in forms} == {day}


@given(st.integers(10_000, 99_999))
def test_a_count_of_days_agrees_with_counting_them(count):
    assert days.days([str(count)])[str(count)].read == date(1899, 12, 30) + timedelta(
        days=count
    )


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text):
    told = days.days([text])
    assert all(one.read is None or isinstance(one.read, date) for one in told.values())
