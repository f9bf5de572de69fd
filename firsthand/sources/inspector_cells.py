"""
Inspector cells: what one cell of a list of inspectors says: months, regions, engagements.

A cell that cannot be understood gives None; what follows from that (a refusal or a doubt) is
for the reader of the list to say.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.common.words import MONTHS
from firsthand.domain.planning.programme.inspector import EngagementKind
from firsthand.domain.reference.authority import Authority, Succession, named

REGIONS: dict[str, tuple[str, ...]] = {
    "East Midlands": ("em", "e midlands"),
    "East of England": ("eastern", "ee", "east", "east england", "east anglia"),
    "London": ("greater london", "inner london", "outer london", "ldn"),
    "North East": ("ne",),
    "North West": ("nw",),
    "South East": ("se",),
    "South West": ("sw",),
    "West Midlands": ("wm", "w midlands"),
    "Yorkshire and The Humber": (
        *("yorkshire", "yh", "yorkshire humber", "yorks and humber", "yorkshire and humber"),
        *("yorks and the humber", "humberside"),
    ),
}
KINDS: dict[EngagementKind, tuple[str, ...]] = {
    EngagementKind.LED: ("led", "lead", "lead inspector"),
    EngagementKind.INSPECTED: ("inspected", "inspector", "inspection", "team", "member"),
    EngagementKind.ADVISED: (
        "advised",
        "adviser",
        "advisor",
        "improved",
        "supported",
        "advice",
    ),
    EngagementKind.EMPLOYED: ("employed", "worked", "employee", "staff", "director"),
}
YES = frozenset({"yes", "y", "true", "1", "x", "lead"})
NO = frozenset({"no", "n", "false", "0", "", "-"})
RANGE = re.compile(r"\s*(?:\.\.+|\u2026|\bto\b|\u2013|\u2014)\s*")
NUMBERED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
BRITISH = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")
WORDED = re.compile(r"(?:(\d{1,2})[ -])?([a-z]{3,9})[ -](\d{4}|\d{2})")  # Mar-27: see span
FIRST_OF_MONTH = re.compile(r"(\d{4}-\d{2})-01[T ]00:00:00(?:\.0+)?")
SATURDAY = 5
ENTRY = re.compile(r"[;|\n]+")
# A name and then what looks like a time: 'Rutland (2024 to 2025)', '857, March 2024'.
NAME_AND_TIME = re.compile(
    r"(?P<name>\d{3}|\D*?[^\W\d])[\s,(\u2013-]+"
    rf"(?P<time>(?:(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*\s+)?\d[^()]*?)\)?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d+)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of days; an end that is not known is None."""

    from_on: date | None
    to_on: date | None


def entries(cell: str | None) -> tuple[str, ...]:
    """Return the parts of a cell that lists several things by ; or | or line."""
    return tuple(part.strip() for part in ENTRY.split(cell or "") if part.strip())


def engagement_parts(entry: str) -> tuple[str, ...]:
    """Return the authority, and what is said of it, of 'Leeds:led:2023' or 'Leeds (2023)'."""
    if ":" not in entry and (found := NAME_AND_TIME.fullmatch(entry.strip())):
        return found["name"], found["time"]
    return tuple(part.strip() for part in entry.split(":"))


def span(text: str) -> Span | None:
    """
    Return the days meant by '2027-03', '2024-01..2025-06', 'March 2027', '2023', or None.

    'Mar-27' is what a spreadsheet program makes of 2027-03 when it saves a CSV.
    """
    plain = re.sub(r"[T ]00:00:00(\.0+)?", "", text.strip()).lower()
    parts = RANGE.split(plain)
    if len(parts) == 1:
        return _one(plain)
    if len(parts) != 2 or not any(parts):
        return None
    first = _one(parts[0]) if parts[0] else Span(from_on=None, to_on=None)
    last = _one(parts[1]) if parts[1] else Span(from_on=None, to_on=None)
    if first is None or last is None:
        return None
    if first.from_on and last.to_on and last.to_on < first.from_on:
        return None
    return Span(from_on=first.from_on, to_on=last.to_on)


def _one(text: str) -> Span | None:
    year, month, day = 0, 0, 0
    if found := NUMBERED.fullmatch(text):
        year, month, day = (int(part or 0) for part in found.groups())
    elif found := BRITISH.fullmatch(text):
        day, month, year = (int(part or 0) for part in found.groups())
    elif found := WORDED.fullmatch(text):
        day, month, year = int(found[1] or 0), _month_named(found[2]), int(found[3])
        if not month:
            return None
        year += 2000 if year < 100 else 0
    if not 1900 <= year <= 2200:
        return None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Span(from_on=first, to_on=first)
    last_month = month or 12
    last = date(year, last_month, monthrange(year, last_month)[1])
    return Span(from_on=first, to_on=last)


def month_of_workbook(text: str) -> str | None:
    """Return '2027-03' where a workbook's cell is the first day of a month, or None."""
    found = FIRST_OF_MONTH.fullmatch(text.strip())
    return found[1] if found else None


def _month_named(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if name.lower().startswith(word):
            return number
    return 0


def months_of(days: Span) -> tuple[frozenset[date], frozenset[date]]:
    """Return the months that a stretch takes at least half of, and those it takes less of."""
    assert days.from_on and days.to_on
    most, little = set(), set()
    month = days.from_on.replace(day=1)
    while month <= days.to_on:
        end = month.replace(day=monthrange(month.year, month.month)[1])
        taken = _weekdays(max(month, days.from_on), min(end, days.to_on))
        if 2 * taken >= _weekdays(month, end):
            most.add(month)
        elif taken:
            little.add(month)
        month = end + timedelta(days=1)
    return frozenset(most), frozenset(little)


def _weekdays(first: date, last: date) -> int:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)


def region(cell: str | None) -> str | None:
    """Return the region of England that a cell names or shortens, or None."""
    plain = " ".join(
        re.sub(r"[^a-z]+", " ", (cell or "").lower().replace("&", " and ")).split()
    )
    for name, others in REGIONS.items():
        if plain == name.lower() or plain in others:
            return name
    return None


def kind(word: str) -> EngagementKind | None:
    """Return the kind of engagement that a word stands for, or None."""
    plain = word.strip().lower()
    return next((one for one, known in KINDS.items() if plain in known), None)


def authorities_meant(
    name: str, known: Iterable[Authority], followed: Iterable[Succession]
) -> tuple[str, ...]:
    """
    Return the code of the authority called or coded so, and of all that came after it.

    Who worked for an authority that was abolished worked for what its successors took over.
    """
    everyone = tuple(known)
    plain = re.sub(r"\.0$", "", name.strip())
    living = [one for one in everyone if one.to_on is None]
    found = named(plain, living) or named(plain, everyone)
    if found is None:
        return ()
    codes, changes = [found.la_code], tuple(followed)
    for code in codes:  # grows while it is read: successors have successors
        codes += [
            c.successor for c in changes if c.predecessor == code and c.successor not in codes
        ]
    return tuple(codes)


def number(cell: str | None) -> float | None:
    """Return the number in a cell, its thousands parted by commas or not; or None."""
    plain = (cell or "").strip()
    if not NUMBER.fullmatch(plain):
        return None
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None
