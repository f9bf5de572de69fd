"""
Own periods: what the periods of somebody's own table are, and the last day of each.

One cell can mean two things (2011-12 is a financial year or a month; 03/04/2024 a day in April
or in March), so a column is read as a whole: the reading that fits all of it is taken.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.common.words import MONTHS

Reader = Callable[[str], date | None]
SHORT = [month[:3].lower() for month in MONTHS]
DAY_ZERO = date(1899, 12, 30)  # of the serial numbers in which spreadsheets keep days
SERIALS = (20_000, 80_000)  # 1954 to 2119
ENOUGH = 0.5  # of the periods must be understood as dates, else the order of the file counts
BRITISH = "Days such as {given!r} are read as day, month, year."
AMERICAN = "Days such as {given!r} are read as month, day, year, as no other reading fits all."
IN_ORDER = (
    "The column of periods holds no dates that can be understood (such as {given!r}), so the "
    "points are taken in the order of the file."
)


@dataclass(frozen=True, kw_only=True)
class OwnPeriods:
    """The last day of each period, None where it was not understood; and how it was read."""

    ends_on: tuple[date | None, ...]
    dated: bool
    told: tuple[str, ...]


def own_periods(cells: Sequence[str]) -> OwnPeriods:
    """Return what a column of periods says, read as a whole."""
    given = [" ".join(re.sub(r"[T ]00:00(:00(\.0+)?)?Z?$", "", cell).split()) for cell in cells]
    found = [[reader(cell) for cell in given] for reader in READERS]
    fits = [sum(day is not None for day in days) for days in found]
    best = fits.index(max(fits)) if fits else 0
    whole = list(found[best]) if found else []
    for reader, days in zip(READERS, found, strict=True):
        if {READERS[best], reader} == EITHER:
            continue  # a day that fits only the other order is wrong, or the order is
        whole = [day or other for day, other in zip(whole, days, strict=True)]
    written = sum(bool(cell) for cell in given)
    if not written or sum(day is not None for day in whole) <= ENOUGH * written:
        example = next((cell for cell in given if cell), "")
        return OwnPeriods(
            ends_on=(None,) * len(given), dated=False, told=(IN_ORDER.format(given=example),)
        )
    return OwnPeriods(ends_on=tuple(whole), dated=True, told=_told(given, READERS[best]))


def _told(given: Sequence[str], reader: Reader) -> tuple[str, ...]:
    slashed = next((cell for cell in given if NUMBERED_DAY.fullmatch(cell)), None)
    if slashed is None:
        return ()
    return ((AMERICAN if reader is _american else BRITISH).format(given=slashed),)


NUMBERED_DAY = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})")
ISO_DAY = re.compile(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ].*)?")
WORDED_DAY = re.compile(
    r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})"
)
WORDED_MONTH = re.compile(r"([a-z]{3,9})\.?[ ,/'-]*(\d{4}|\d{2})")
YEAR_THEN_WORD = re.compile(r"(\d{4})[ /-]?([a-z]{3,9})")
YEAR_MONTH = re.compile(r"(\d{4})[-/. ]?m?(\d{2})")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
YEARS = re.compile(r"(?:fy ?)?(\d{4}) ?[-/\u2013]? ?(?:\d{2})?(\d{2})")
QUARTER = re.compile(r"(?:(\d{4})[ /-]*q([1-4])|q([1-4])[ /-]*(\d{4}))")
YEAR = re.compile(r"(?:year )?(\d{4})")
WEEK = re.compile(r"(\d{4})-?w(\d{1,2})")


def _days(cell: str) -> date | None:
    """Return the day that a cell gives to the day, in the British order."""
    return _iso(cell) or _numbered(cell, day=1, month=2) or _worded(cell) or _serial(cell)


def _american(cell: str) -> date | None:
    return _iso(cell) or _numbered(cell, day=2, month=1) or _worded(cell)


def _months(cell: str) -> date | None:
    """Return the last day of the month that a cell names."""
    plain = cell.lower()
    if found := YEAR_MONTH.fullmatch(plain):
        return _end(int(found[1]), int(found[2]))
    if found := MONTH_YEAR.fullmatch(plain):
        return _end(int(found[2]), int(found[1]))
    if found := WORDED_MONTH.fullmatch(plain):
        return _end(_full(found[2]), _month(found[1]))
    if found := YEAR_THEN_WORD.fullmatch(plain):
        return _end(int(found[1]), _month(found[2]))
    return None


def _financial_years(cell: str) -> date | None:
    """Return 31 March, on which the year that began the year before ends."""
    found = YEARS.fullmatch(cell.lower())
    if not found or int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    return _made(int(found[1]) + 1, 3, 31)


def _quarters(cell: str) -> date | None:
    found = QUARTER.fullmatch(cell.lower())
    if not found:
        return None
    return _end(int(found[1] or found[4]), 3 * int(found[2] or found[3]))


def _years(cell: str) -> date | None:
    found = YEAR.fullmatch(cell.lower())
    return _made(int(found[1]), 12, 31) if found and 1800 < int(found[1]) < 2200 else None


def _weeks(cell: str) -> date | None:
    found = WEEK.fullmatch(cell.lower())
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 7) if found else None
    except ValueError:
        return None


# The earlier wins where two fit as well: 2011-12 with 2012-13 are years, with 2011-11 not.
READERS: tuple[Reader, ...] = (
    *(_financial_years, _months, _days, _american, _quarters, _years, _weeks),
)
EITHER = {_days, _american}


def _iso(cell: str) -> date | None:
    found = ISO_DAY.fullmatch(cell)
    if not found or (cell.isdigit() and len(cell) != len("20240131")):
        return None
    return _made(int(found[1]), int(found[2]), int(found[3]))


def _numbered(cell: str, *, day: int, month: int) -> date | None:
    found = NUMBERED_DAY.fullmatch(cell)
    return _made(_full(found[3]), int(found[month]), int(found[day])) if found else None


def _worded(cell: str) -> date | None:
    found = WORDED_DAY.fullmatch(cell.lower())
    return _made(_full(found[3]), _month(found[2]), int(found[1])) if found else None


def _serial(cell: str) -> date | None:
    if not re.fullmatch(r"\d{5}(\.0+)?", cell):
        return None
    number = int(float(cell))
    first, last = SERIALS
    return DAY_ZERO + timedelta(days=number) if first <= number <= last else None


def _month(word: str) -> int:
    whole = [name.lower() for name in MONTHS]
    known = word[:3] in SHORT and (
        whole[SHORT.index(word[:3])].startswith(word) or word == "sept"
    )
    return SHORT.index(word[:3]) + 1 if known else 0


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _end(year: int, month: int) -> date | None:
    if not (1 <= month <= 12 and 1800 < year < 2200):
        return None
    return date(year, month, monthrange(year, month)[1])


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1800 < year < 2200 else None
    except ValueError:
        return None
