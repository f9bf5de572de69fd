"""
Working days: not Saturday, not Sunday, not a bank holiday.

Source: Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007
(SI 2007/462), regulation 1(2). The bank holidays are an argument, so that a country, or a test,
can bring its own; days outside the calendar given are refused, since they would be counted
wrongly in silence.
"""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)


class YearLacking(ValueError):
    """The bank holidays of `year` are not known, so its working days cannot be counted."""

    def __init__(self, year: int) -> None:
        """Say which year to add."""
        self.year = year
        super().__init__(
            f"no bank holidays are known for {year}, so working days cannot be counted; "
            "add that year to the calendar"
        )


def is_working_day(day: date, holidays: AbstractSet[date]) -> bool:
    """Tell whether `day` is a working day."""
    _refuse_years_without_holidays(day, day, holidays)
    return day.weekday() < SATURDAY and day not in holidays


def added(start: date, count: int, holidays: AbstractSet[date]) -> date:
    """
    Return the day that is `count` working days after `start`, or before it if negative.

    The day itself is not counted: one working day after a Friday is the next Monday.
    """
    step = ONE_DAY if count >= 0 else -ONE_DAY
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def counted(first: date, last: date, holidays: AbstractSet[date]) -> int:
    """Return how many working days there are from `first` to `last`, both included."""
    if last < first:
        raise ValueError(f"first ({first}) must not be after last ({last}); swap the two days")
    _refuse_years_without_holidays(first, last, holidays)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(day.weekday() < SATURDAY and day not in holidays for day in days)


def _refuse_years_without_holidays(
    first: date, last: date, holidays: AbstractSet[date]
) -> None:
    known = {holiday.year for holiday in holidays}
    for year in range(first.year, last.year + 1):
        if year not in known:
            raise YearLacking(year)
