"""
Read anybody's own series (CSV, XLSX or ODS): periods, values or counts, whose they are.

A row that cannot be read for certain is kept as it came and shown with its number; only a file
in which nothing can be found is refused.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.intelligence.source import Problem
from firsthand.domain.planning.drawing.frame import Doubt
from firsthand.sources.handed_in import content_of
from firsthand.sources.own_columns import OwnColumns, counts_things, own_columns
from firsthand.sources.own_numbers import Number, OwnNumbers, own_numbers
from firsthand.sources.own_periods import OwnPeriods, own_periods
from firsthand.sources.own_ways import NO_WAY, WAY_REMEDY, way, wrong
from firsthand.sources.sheets import Workbook, opened_content

RULE = "own-series-file"
NEEDED = (
    "a table with a row of headings: a column 'period' (or date, month, year), and 'value', or "
    "'numerator' and 'denominator'; if it holds several series, a column 'series' (or "
    "authority, unit); if wanted, 'target' and 'better' (higher, lower, neither)"
)
LARGEST = 1_000_000  # rows; a longer table is no list of series
COUNTS = ("value", "numerator", "denominator", "target")
Rows = Sequence[tuple[int, Sequence[str | None]]]


@dataclass(frozen=True, kw_only=True)
class OwnRow:
    """
    One row as it was read; `line` is its number in the file, the headings being line 1.

    `ends_on` is None where the periods are no dates, or this one was not understood.
    `absent_because` says why there is neither a value nor both counts. `better` is empty where
    the file does not say.
    """

    line: int
    name: str
    period: str
    ends_on: date | None
    value: float | None
    numerator: float | None
    denominator: float | None
    target: float | None
    better: str
    absent_because: str | None


@dataclass(frozen=True, kw_only=True)
class OwnTable:
    """
    All rows in the order of the file, what of it is in doubt, and how it was understood.

    `columns` says which of value, numerator, denominator, target, period the file has; `dated`
    whether its periods are dates; `percent` whether its values were percentages, `counts`
    whether its heading calls them a number of things.
    """

    file_name: str
    file_sha256: str
    rows: tuple[OwnRow, ...]
    columns: frozenset[str]
    dated: bool
    percent: bool
    counts: bool
    doubts: tuple[Doubt, ...]
    how_read: tuple[str, ...]

    def by_name(self) -> dict[str, tuple[OwnRow, ...]]:
        """Return the rows of each series or unit, in the order of their first rows."""
        found: dict[str, list[OwnRow]] = {}
        for row in self.rows:
            found.setdefault(row.name, []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}


def read_own_series(given: Path | bytes, *, name: str | None = None) -> OwnTable:
    """Return the rows of a file, or raise `Refused` when no figure can be found in it."""
    content = given if isinstance(given, bytes) else content_of(given)
    called = name or ("the file" if isinstance(given, bytes) else given.name)
    workbook = opened_content(called, content)
    if isinstance(workbook, Problem):
        raise _refused(f"{called}: given was {workbook.given}; needed is {NEEDED}.")
    found, rows, short = _table(workbook)
    if len(rows) > LARGEST:
        raise _refused(f"{called} has {len(rows):,} rows; at most {LARGEST:,} are read.")
    return _read(workbook, found, rows, short)


def _refused(reason: str) -> Refused:
    remedy = "Save the table as 'CSV UTF-8' or XLSX, with such headings in its first row."
    return Refused(Objection(rule=RULE, reason=reason, remedy=remedy))


def _table(workbook: Workbook) -> tuple[OwnColumns, Rows, list[Doubt]]:
    for sheet in workbook.names:
        cells = workbook.load(sheet)
        if found := own_columns(cells):
            start = found.header_row + 1
            body = enumerate(cells[start:], start=start + 1)
            filled = [(n, row) for n, row in body if any((cell or "").strip() for cell in row)]
            if not filled:
                raise _refused(f"{workbook.file_name} has headings and no row below them.")
            return found, *_of_their_length(filled, found)
    raise _refused(
        f"{workbook.file_name}: no row of headings names a figure; needed is {NEEDED}."
    )


def _of_their_length(rows: Rows, found: OwnColumns) -> tuple[Rows, list[Doubt]]:
    """Return the rows without figures where a row has more cells than there are headings."""
    width, kept, doubts = len(found.headings), [], []
    figures = {found.places[name] for name in COUNTS if name in found.places}
    for number, row in rows:
        if any((cell or "").strip() for cell in row[width:]):
            given = "; ".join((cell or "").strip() for cell in row)[:80]
            doubts.append(_doubt(number, "", given, LONG, LONG_REMEDY))
            row = [LONG if at in figures else cell for at, cell in enumerate(row[:width])]
        kept.append((number, row))
    return kept, doubts


LONG = (
    "the row has more cells than there are headings, so that its figures cannot be told apart"
)
LONG_REMEDY = "Put figures with commas into quotation marks, or write them without."


def _read(workbook: Workbook, found: OwnColumns, rows: Rows, doubts: list[Doubt]) -> OwnTable:
    written = _periods_written(found, rows)
    periods = own_periods(written)
    figures = {
        name: own_numbers(_column(rows, found.places[name]), heading=_heading(found, name))
        for name in COUNTS
        if name in found.places
    }
    figures, told = _counts_alone(figures)
    for name, numbers in figures.items():
        doubts += _doubts_of(found, name, rows, numbers)
    doubts += _doubts_of_periods(rows, written, periods)
    doubts += _doubts_of_ways(found, rows)
    made = tuple(
        _row(found, number, row, written[at], periods.ends_on[at], _said(figures, at))
        for at, (number, row) in enumerate(rows)
    )
    has_period = "period" in found.places or "year" in found.places
    lines = periods.told if has_period else (NO_PERIODS,)
    return OwnTable(
        file_name=workbook.file_name,
        file_sha256=workbook.sha256,
        rows=made,
        columns=frozenset({*figures, *(("period",) if has_period else ())}),
        dated=has_period and periods.dated,
        percent="value" in figures and figures["value"].percent,
        counts="value" in figures and counts_things(_heading(found, "value")),
        doubts=tuple(sorted(doubts, key=lambda one: one.row)),
        how_read=(
            found.told(),
            *lines,
            *told,
            *(w for one in figures.values() for w in one.told),
        ),
    )


NO_PERIODS = (
    "No column names a period, so the points are taken in the order of the file and called "
    "by their line."
)
NO_DENOMINATORS = (
    "The column of denominators is empty, so the column of counts is taken as the value."
)


def _counts_alone(
    figures: dict[str, OwnNumbers],
) -> tuple[dict[str, OwnNumbers], tuple[str, ...]]:
    """Return counts that have no denominator anywhere as values."""
    below = figures.get("denominator")
    empty = below is None or all(one.is_blank for one in below.numbers)
    if "numerator" not in figures or "value" in figures or not empty:
        return figures, ()
    rest = {name: one for name, one in figures.items() if name == "target"}
    told = () if below is None else (NO_DENOMINATORS,)
    return {"value": figures["numerator"], **rest}, told


def _column(rows: Rows, place: int) -> list[str]:
    return [_cell(row, place) for _, row in rows]


def _cell(row: Sequence[str | None], place: int | None) -> str:
    if place is None or place >= len(row):
        return ""
    return (row[place] or "").strip()


def _heading(found: OwnColumns, name: str) -> str:
    place = found.places.get(name, found.places.get("numerator"))
    return name if place is None else found.headings[place]


def _periods_written(found: OwnColumns, rows: Rows) -> list[str]:
    places = found.places
    if "period" in places:
        whole = _column(rows, places["period"])
        return [re.sub(r"^(\d+)\.0$", r"\1", cell) for cell in whole]
    if "year" in places:
        pairs = zip(_column(rows, places["month"]), _column(rows, places["year"]), strict=True)
        return [_month_of(month, year) for month, year in pairs]
    return [f"line {number}" for number, _ in rows]


def _month_of(month: str, year: str) -> str:
    year = re.sub(r"\.0$", "", year)
    month = re.sub(r"\.0$", "", month)
    return f"{year}-{int(month):02}" if month.isdigit() else f"{month} {year}".strip()


def _said(figures: Mapping[str, OwnNumbers], at: int) -> dict[str, Number]:
    return {name: one.numbers[at] for name, one in figures.items()}


def _doubt(row: int, column: str, given: str, reason: str, remedy: str) -> Doubt:
    return Doubt(row=row, column=column, given=given, reason=reason, remedy=remedy)


def _doubts_of(found: OwnColumns, name: str, rows: Rows, numbers: OwnNumbers) -> list[Doubt]:
    remedy = "Write a plain number, or leave the cell empty where there is none."
    place = found.places.get(name, found.places.get("numerator"))
    return [
        _doubt(number, _heading(found, name), _cell(row, place), one.doubt, remedy)
        for (number, row), one in zip(rows, numbers.numbers, strict=True)
        if one.doubt and _cell(row, place) != LONG
    ]


def _doubts_of_periods(rows: Rows, written: Sequence[str], periods: OwnPeriods) -> list[Doubt]:
    if not periods.dated:
        return []
    reason = "is no date, month, quarter or year that is understood; the row is on no chart"
    remedy = "Write the period like the others, such as 2024-01-31, Jan 2024 or 2023/24."
    return [
        _doubt(row, "period", cell, reason, remedy)
        for (row, _), cell, day in zip(rows, written, periods.ends_on, strict=True)
        if day is None
    ]


def _doubts_of_ways(found: OwnColumns, rows: Rows) -> list[Doubt]:
    """Return a doubt of each row that says in words not known here which way is better."""
    place = found.places.get("better")
    if place is None:
        return []
    # The cells of a row that is too long may stand under any heading.
    cells = ((at, _cell(row, place)) for at, row in rows if LONG not in row)
    name = found.headings[place]
    return [_doubt(at, name, cell, NO_WAY, WAY_REMEDY) for at, cell in cells if wrong(cell)]


def _row(
    found: OwnColumns,
    number: int,
    row: Sequence[str | None],
    period: str,
    ends_on: date | None,
    said: Mapping[str, Number],
) -> OwnRow:
    nothing = Number(value=None)
    value, above, below = (said.get(name, nothing) for name in COUNTS[:3])
    whole = value.value is not None or None not in (above.value, below.value)
    reasons = [one.absent_because for one in (value, above, below) if one.absent_because]
    return OwnRow(
        line=number,
        name=_name(found, row),
        period=period,
        ends_on=ends_on,
        value=value.value,
        numerator=above.value,
        denominator=below.value,
        target=said.get("target", nothing).value,
        better=way(_cell(row, found.places.get("better"))),
        absent_because=None if whole else "; ".join(dict.fromkeys(reasons)),
    )


def _name(found: OwnColumns, row: Sequence[str | None]) -> str:
    parts = [_cell(row, found.places[name]) for name in ("who", "what") if name in found.places]
    named = ", ".join(part for part in parts if part)
    return named or _cell(row, found.places.get("code"))
