"""Dates, ages, counts and pages in words."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common import words


def test_a_day_is_written_as_people_say_it():
    assert words.day(date(2012, 8, 10)) == "10 August 2012"


def test_a_day_in_iso_form_is_understood_and_other_text_left_alone():
    assert words.day("2012-08-10") == "10 August 2012"
    assert words.day("about 10 days") == "about 10 days"


def test_what_is_not_known_is_said():
    assert words.day(None) == words.short_day(None) == words.age(None) == "not known"


def test_an_age_has_years_and_months():
    assert words.age(20) == "20 days"
    assert words.age(1) == "1 day"
    assert words.age(365) == "11 months"
    assert words.age(366) == "1 year"
    assert words.age(800) == "2 years 2 months"


@given(st.integers(min_value=0, max_value=100_000))
def test_every_age_has_words(days):
    assert words.age(days).split()[0].isdigit()


def test_pages_in_a_row_are_joined():
    assert words.pages((7, 3, 6, 5)) == "pages 3, 5 to 7"
    assert words.pages((4,)) == "page 4"
    assert words.pages(()) == "page not known"


def test_a_year_over_two_calendar_years_is_told_by_both():
    assert words.period("202425") == "2024 to 2025"
    assert words.period("2024/25") == "2024 to 2025"
    assert words.period("2025") == "2025"


def test_one_is_not_many():
    assert words.counted(1, "report") == "1 report"
    assert words.counted(1024, "report") == "1,024 reports"
    assert words.counted(2, "authority", "authorities") == "2 authorities"
