"""
Printed dates: 'from A to B' as reports write it, over months, years and several periods.

Dashes come in five shapes, among them the box-drawing one; a day may lack its month and a
month its year, which then stand with the next date; two reports print 16/05/2016.
"""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = [name.lower() for name in calendar.month_name[1:]]
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
_DAY = re.compile(
    r"(?P<numeric>\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b)"
    r"|\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    rf"(?:\s*(?:of\s+)?(?P<month>{_MONTH})\b)?(?:,?\s*(?P<year>20\d\d)\b)?",
)
_TOGETHER = re.compile(r"\s*(?:to|until|and|[-\u2010-\u2015\u2212\u2500])\s*(?:the\s+)?$")


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days on site without a stated break; a single day is a period of one."""

    start: date
    end: date


@dataclass(frozen=True, kw_only=True)
class _Day:
    day: int
    month: int | None
    year: int | None
    before: str


def periods(text: str, *, year: int | None = None) -> tuple[Period, ...]:
    """Return the periods that `text` names, in its order; none if a day is impossible."""
    days = _with_months(_days(text.lower()), year)
    if days is None:
        return ()
    found: list[Period] = []
    for on, before in days:
        joins = _joins(before)
        if found and joins == "to" and found[-1].start == found[-1].end:
            found[-1] = Period(start=found[-1].start, end=on)
        else:
            found.append(Period(start=on, end=on))
    return tuple(found) if all(p.start <= p.end for p in found) else ()


def first_date(text: str) -> date | None:
    """Return the first complete date in `text`, such as '12 August 2022'."""
    for match in _DAY.finditer(text.lower()):
        if match["numeric"] or (match["month"] and match["year"]):
            found = periods(match.group())
            if found:
                return found[0].start
    return None


def working_days(found: Iterable[Period], holidays: frozenset[date]) -> int:
    """Return how many days of the periods are neither weekend nor in `holidays`."""
    days = {
        period.start + timedelta(days=n)
        for period in found
        for n in range((period.end - period.start).days + 1)
    }
    return sum(day.weekday() < 5 and day not in holidays for day in days)


def _days(text: str) -> list[_Day]:
    days: list[_Day] = []
    past = 0
    for match in _DAY.finditer(text):
        before, past = text[past : match.start()], match.end()
        if match["numeric"]:
            day, month, year = (int(n) for n in re.split(r"[/.]", match["numeric"]))
            days.append(
                _Day(day=day, month=month, year=year + 2000 * (year < 100), before=before)
            )
            continue
        month_name = match["month"]
        days.append(
            _Day(
                day=int(match["day"]),
                month=_month(month_name) if month_name else None,
                year=int(match["year"]) if match["year"] else None,
                before=before,
            )
        )
    return days


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _with_months(days: Sequence[_Day], year: int | None) -> list[tuple[date, str]] | None:
    """Give each day the month and year of the next one that has them."""
    found: list[tuple[date, str]] = []
    month = None
    for day in reversed(days):
        next_month = month
        month = day.month or month
        if day.year:
            year = day.year
        elif next_month and month and month > next_month and year:
            year -= 1  # 'December to 20 January 2015' began in the year before
        if month is None or year is None:
            return None
        try:
            found.append((date(year, month, day.day), day.before))
        except ValueError:
            return None
    return found[::-1]


def _joins(before: str) -> str:
    """Tell whether what stands between two dates spans them ('to') or lists them ('and')."""
    found = _TOGETHER.search(before)
    if found is None:
        return "and"
    return "and" if found.group().strip().startswith("and") else "to"
