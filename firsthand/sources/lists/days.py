"""
Days: the dates of a column, in all the ways in which lists give them.

Lists in England write the day first, and this is how '03/04/2020' is read. Where a column shows
a date that can only have the month first, the dates that could be either are not read at all:
they are in doubt. Two-digit years from 69 are of the 1900s, as in Excel.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]+z?)?$")
NUMERIC = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: [\d:.]+(?: ?[ap]m)?)?$")
WORDED = re.compile(
    r"^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]?([a-z]{3,9})\.?,?[-/. ]?(\d{4}|\d{2})$"
)
SERIAL = re.compile(r"^(\d{5})(?:\.\d+)?$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
EXCEL_BEGINS = date(1899, 12, 30)  # day 0, so that day 61 is 1 March 1900
EARLIEST, LATEST = 1900, 2100
PIVOT = 69  # two-digit years from here are of the 1900s

NO_DATE = "is no date that can be read"
EITHER = "may have the day or the month first, and the column holds dates of both kinds"
MONTH_FIRST = "has the month first; the day cannot be above 12 otherwise"
FAR = f"lies outside {EARLIEST} to {LATEST}"
SERIAL_READ = "is a number, read as the day on which Excel counts it"
REMEDY = "Ask for the date as year-month-day, or correct the cell."


@dataclass(frozen=True, kw_only=True)
class Day:
    """What a cell of dates says, and why that is in doubt; `read` is None where nothing is."""

    read: date | None
    doubt: str | None = None


def days(cells: Iterable[str]) -> dict[str, Day]:
    """Return what each distinct cell of a column says; blanks are left out."""
    distinct = {cell for cell in cells if cell.strip()}
    mixed = any(_month_first(cell) for cell in distinct)
    return {cell: _day(cell, mixed=mixed) for cell in distinct}


def _day(cell: str, *, mixed: bool) -> Day:
    text = " ".join(cell.split()).casefold()
    if found := ISO.match(text):
        return _dated(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMERIC.match(text):
        return _numeric(int(found[1]), int(found[2]), _year(found[3]), mixed=mixed)
    if (found := WORDED.match(text)) and (month := _month(found[2])):
        return _dated(_year(found[3]), month, int(found[1]))
    if found := SERIAL.match(text):
        return Day(read=EXCEL_BEGINS + timedelta(days=int(found[1])), doubt=SERIAL_READ)
    return Day(read=None, doubt=NO_DATE)


def _numeric(first: int, second: int, year: int, *, mixed: bool) -> Day:
    if second > 12 >= first:
        told = _dated(year, first, second)
        return told if told.read is None else Day(read=told.read, doubt=MONTH_FIRST)
    if mixed and first <= 12 and first != second:
        return Day(read=None, doubt=EITHER)
    return _dated(year, second, first)


def _month_first(cell: str) -> bool:
    found = NUMERIC.match(" ".join(cell.split()).casefold())
    return bool(found) and int(found[1]) <= 12 < int(found[2]) <= 31 if found else False


def _dated(year: int, month: int, day: int) -> Day:
    try:
        read = date(year, month, day)
    except ValueError:
        return Day(read=None, doubt=NO_DATE)
    if not EARLIEST <= year <= LATEST:
        return Day(read=None, doubt=FAR)
    return Day(read=read)


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= PIVOT else 2000)


def _month(word: str) -> int | None:
    if word in FULL_MONTHS:
        return FULL_MONTHS.index(word) + 1
    short = "sep" if word == "sept" else word
    return MONTHS.index(short) + 1 if short in MONTHS else None
