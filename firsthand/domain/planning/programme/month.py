"""Months: counted, added to, and the last day of each; a month is its first day."""

import calendar
from datetime import date

MONTHS_IN_A_YEAR = 12


def number(day: date) -> int:
    """Return the number of the day's month, so that the next month has the next number."""
    return day.year * MONTHS_IN_A_YEAR + day.month - 1


def months_from(first: date, count: int) -> tuple[date, ...]:
    """Return `count` months in a row, the first being that of `first`."""
    numbers = range(number(first), number(first) + count)
    return tuple(date(n // MONTHS_IN_A_YEAR, n % MONTHS_IN_A_YEAR + 1, 1) for n in numbers)


def last_day(month: date) -> date:
    """Return the last day of the month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def later(day: date, months: int) -> date:
    """Return the day that many months later, or the month's last where it has no such day."""
    month = months_from(day, months + 1)[-1]
    return month.replace(day=min(day.day, last_day(month).day))
