"""Dates as reports print them."""

from datetime import date

import pytest

from firsthand.sources.reports.printed_dates import Period, first_date, periods, working_days


def spans(text, **given):
    return [(p.start.isoformat(), p.end.isoformat()) for p in periods(text, **given)]


@pytest.mark.parametrize(
    "text",
    [
        "3 to 14 June 2024",
        "3 June to 14 June 2024",
        "3 June 2024 to 14 June 2024",
        "3 June 2024 \u2013 14 June 2024",
        "3 June 2024\u201414 June 2024",
        "3 June 2024\u201314 June 2024",
        "3\u201314 June 2024",
        "3-14 June 2024",
        "3 June 2024 \u2500 14 June 2024",
        "03 Jun 2024 to 14 Jun 2024",
        "3rd to the 14th June 2024",
        "3/6/2024 to 14/06/2024",
        "03/06/24 \u2013 14/06/24",
    ],
)
def test_a_range_is_read_in_whatever_way_it_is_printed(text):
    assert spans(text) == [("2024-06-03", "2024-06-14")]


def test_a_range_may_cross_two_years_and_name_only_the_second():
    assert spans("9 December to 10 January 2014") == [("2013-12-09", "2014-01-10")]


def test_two_periods_stay_two():
    assert spans("5 to 9 December 2022 and 14 to 15 February 2023") == [
        ("2022-12-05", "2022-12-09"),
        ("2023-02-14", "2023-02-15"),
    ]


def test_days_joined_by_and_are_single_days():
    assert spans("31 January and 1 February 2018") == [
        ("2018-01-31", "2018-01-31"),
        ("2018-02-01", "2018-02-01"),
    ]


def test_a_missing_year_is_the_one_given():
    assert spans("14 and 15 March", year=2022)[0] == ("2022-03-14", "2022-03-14")


@pytest.mark.parametrize(
    "text", ["", "no date", "31 to 33 June 2024", "14 to 3 June 2024", "3 to 14"]
)
def test_an_impossible_or_incomplete_date_is_none(text):
    assert periods(text) == ()


def test_the_first_complete_date_is_found_among_words():
    assert first_date("Town Hall, 1 High Street, 12 August 2022") == date(2022, 8, 12)


def test_weekends_and_holidays_are_no_working_days():
    fortnight = [Period(start=date(2024, 5, 6), end=date(2024, 5, 17))]
    assert working_days(fortnight, frozenset()) == 10
    assert working_days(fortnight, frozenset({date(2024, 5, 6)})) == 9
