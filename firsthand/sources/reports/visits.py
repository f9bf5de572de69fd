"""Visits: the days on which inspectors came, as the first page tells them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.sighting import Statement
from firsthand.sources.reports.plain import flat
from firsthand.sources.reports.printed_dates import MONTHS, Period, periods, working_days

_ON_COVER = re.compile(
    r"inspection dates?:? ?(?P<when>.{4,100}?) ?(?:lead inspector|report published|the overall|"
    r"published|reporting inspector|judge?ment|dates? of previous|inspection outcome|$)",
    re.IGNORECASE,
)
_MONTH = "|".join(MONTHS)
_IN_LETTER = re.compile(
    r"\b(?:on|between|from|dates?:?) (?P<when>(?:the )?\d{1,2}(?:st|nd|rd|th)?\b[^.]{0,60}?"
    rf"\b(?:{_MONTH})\b(?: 20\d\d)?"
    rf"(?:(?: to| and|,|-|\u2013) ?\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})(?: 20\d\d)?)?)",
    re.IGNORECASE,
)

# The longest real visit of 965 documents took 36 days, holidays included.
LONGEST_VISIT = timedelta(days=70)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """The periods on site, and the page that tells them; none when nothing could be read."""

    periods: tuple[Period, ...]
    page: int | None
    of_letter: bool


def visit(pages: Sequence[str], *, is_letter: bool, dated: date | None) -> Visit:
    """Return when inspectors were on site; a letter without a year means the last such day."""
    expression = _IN_LETTER if is_letter else _ON_COVER
    for number, page in enumerate(pages[:2], start=1):
        text = flat(page)
        start = max(text.find("Dear "), 0) if is_letter else 0
        for found in expression.finditer(text, start):
            told = _before(dated, _spanned(found))
            if told:
                return Visit(periods=told, page=number, of_letter=is_letter)
    return Visit(periods=(), page=None, of_letter=is_letter)


def _before(dated: date | None, when: str) -> tuple[Period, ...]:
    told = periods(when, year=dated.year if dated else None)
    if dated and told and told[-1].end > dated:
        return periods(when, year=dated.year - 1)
    return told


def _spanned(found: re.Match[str]) -> str:
    """Read 'between A and B' as 'A to B'; elsewhere 'and' lists single days."""
    when = found["when"]
    return when.replace(" and ", " to ", 1) if found[0].lower().startswith("between") else when


def visit_statements(found: Visit, holidays: frozenset[date]) -> tuple[Statement, ...]:
    """Return first day, last day and working days on site."""
    if not found.periods:
        reason = "The first pages do not say when inspectors were on site."
        fields = ("inspection_start", "inspection_end", "days_on_site")
        return tuple(Statement(field=f, value=None, absent_because=reason) for f in fields)
    place = Place(page=found.page)
    return (
        Statement(
            field="inspection_start", value=found.periods[0].start.isoformat(), place=place
        ),
        Statement(field="inspection_end", value=found.periods[-1].end.isoformat(), place=place),
        _days_on_site(found, holidays),
    )


def _days_on_site(found: Visit, holidays: frozenset[date]) -> Statement:
    only = found.periods[0]
    if len(found.periods) == 1 and only.start == only.end and not found.of_letter:
        return Statement(
            field="days_on_site",
            value=None,
            absent_because="Only one date is printed: not when the visit began and ended.",
        )
    if any(p.end - p.start > LONGEST_VISIT for p in found.periods):
        return Statement(
            field="days_on_site",
            value=None,
            absent_because="The printed dates lie so far apart that one must be a misprint.",
        )
    days = "working days of England and Wales" if holidays else "weekdays, holidays included"
    return Statement(
        field="days_on_site",
        value=str(working_days(found.periods, holidays)),
        place=Place(row=f"worked out from the dates on page {found.page}, as {days}"),
    )
