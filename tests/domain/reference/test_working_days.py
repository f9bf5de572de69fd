"""Working days, by hand and by their properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.reference.working_days import added, counted, is_working_day

# An invented calendar: one Wednesday, and a day in each neighbouring year.
HOLIDAYS = frozenset({date(2023, 1, 2), date(2024, 5, 1), date(2025, 1, 1)})
FRIDAY, MONDAY = date(2024, 5, 3), date(2024, 5, 6)
days = st.dates(min_value=date(2024, 2, 1), max_value=date(2024, 11, 1))


def test_one_working_day_after_a_friday_is_monday():
    assert added(FRIDAY, 1, HOLIDAYS) == MONDAY


def test_one_working_day_before_a_monday_is_friday():
    assert added(MONDAY, -1, HOLIDAYS) == FRIDAY


def test_no_working_days_after_a_day_is_that_day():
    assert added(date(2024, 5, 4), 0, HOLIDAYS) == date(2024, 5, 4)


def test_a_holiday_is_stepped_over():
    assert added(date(2024, 4, 30), 1, HOLIDAYS) == date(2024, 5, 2)


def test_a_week_with_a_holiday_has_four_working_days():
    assert counted(date(2024, 4, 29), date(2024, 5, 5), HOLIDAYS) == 4


def test_a_year_without_holidays_is_refused_and_not_counted_wrongly():
    with pytest.raises(ValueError, match="no bank holidays are known for 2026"):
        counted(date(2025, 12, 1), date(2026, 1, 1), HOLIDAYS)
    with pytest.raises(ValueError, match="no bank holidays are known for 2026"):
        added(date(2025, 12, 31), 5, HOLIDAYS)


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="swap the two days"):
        counted(MONDAY, FRIDAY, HOLIDAYS)


@given(start=days, count=st.integers(min_value=1, max_value=40))
def test_the_day_reached_is_a_working_day_and_the_count_comes_back(start, count):
    reached = added(start, count, HOLIDAYS)
    assert is_working_day(reached, HOLIDAYS)
    assert counted(start + timedelta(days=1), reached, HOLIDAYS) == count


@given(start=days, count=st.integers(min_value=0, max_value=40))
def test_going_there_and_back_ends_where_it_began_or_on_the_working_day_before(start, count):
    back = added(added(start, count, HOLIDAYS), -count, HOLIDAYS)
    assert back <= start
    if is_working_day(start, HOLIDAYS):
        assert back == start
