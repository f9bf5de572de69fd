"""Put the national picture in the shape of the page: counts, rows in order, hexagons, bars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from statistics import median
from typing import Any

from firsthand.domain.assurance.history import YearReports
from firsthand.domain.assurance.picture import CoverageRow, Picture, coverage
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.assurance.state import NOT_READ, State
from firsthand.domain.common.words import age, counted
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.hexagon import Hexagon
from firsthand.web.england.forms import Choice

Rows = tuple[CoverageRow, ...]
ORDER = tuple(State)
RADIUS = 20.0
MARGIN = 4.0
UNKNOWN_AGE = 10**6
OLD_YEARS = 5  # about one cycle of full inspections; older knowledge is drawn paler
OLD_DAYS = OLD_YEARS * 365.2425


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One hexagon as drawn: where, whose, in which state, how old, and kept by the filters."""

    row: CoverageRow
    state: str
    x: float
    y: float
    points: str
    old: bool
    kept: bool


@dataclass(frozen=True, kw_only=True)
class HexMap:
    """The map of hexagons, and the authorities that have no place on it."""

    width: float
    height: float
    cells: tuple[Cell, ...]
    elsewhere: tuple[CoverageRow, ...]


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One state's share of one year's bar, in units of the whole (0 to 1)."""

    state: State
    count: int
    start: float
    length: float


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One year of the chart."""

    year: int
    total: int
    segments: tuple[Segment, ...]


def rows_in(
    reading: str,
    picture: Picture,
    *,
    authorities: Iterable[Authority],
    frameworks: Iterable[Framework],
) -> Rows:
    """
    Return the rows with the last look, its age and its framework in the chosen reading.

    A picture's rows tell these of the wide reading; for the strict one they are told anew from
    the same looks. Both states stay what they are.
    """
    if reading != "strict":
        return picture.rows
    existing = {row.la_code: row for row in picture.rows}
    strict = coverage(
        (replace(k, state=k.strict_state) for row in picture.rows for k in row.looks),
        (authority for authority in authorities if authority.la_code in existing),
        frameworks,
        scope=Scope(
            as_of=picture.as_of,
            harm=picture.harm,
            area=picture.area,
            within_years=picture.within_years,
        ),
    )
    return tuple(replace(row, state=existing[row.la_code].state) for row in strict)


def state_of(row: CoverageRow, reading: str) -> str:
    """Return the row's state in the reading that the reader chose, or that nothing was read."""
    return row.strict_state_told if reading == "strict" else row.state_told


def as_told(rows: Iterable[CoverageRow]) -> list[Any]:
    """Return the rows with their states as they are told."""
    return [
        replace(row, state=row.state_told, strict_state=row.strict_state_told) for row in rows
    ]


def counts(rows: Sequence[CoverageRow], reading: str) -> dict[str, int]:
    """Return how many authorities are in each state, every state named; unread are in none."""
    found: dict[str, int] = dict.fromkeys(ORDER, 0)
    for row in rows:
        if not row.not_read:
            found[state_of(row, reading)] += 1
    return found


def kept(rows: Iterable[CoverageRow], choice: Choice) -> list[CoverageRow]:
    """Return the rows that the filters keep, in the order that the reader chose."""
    wanted = [
        row
        for row in rows
        if choice.region in ("", row.region)
        and choice.state in ("", state_of(row, choice.reading))
    ]
    by_name = sorted(wanted, key=lambda row: row.authority)
    return sorted(by_name, key=lambda row: sort_key(row, choice), reverse=choice.descending)


def sort_key(row: CoverageRow, choice: Choice) -> object:
    """Return what the chosen column sorts by; rows without a value come as if oldest."""
    keys = {
        "authority": row.authority,
        "region": row.region,
        "state": (*ORDER, NOT_READ).index(state_of(row, choice.reading)),
        "looked": row.age_days if row.age_days is not None else UNKNOWN_AGE,
        "framework": (row.framework or "", row.last_kind or ""),
        "asked": row.framework_asked,
        "since": row.inspections_since_last_look
        if row.inspections_since_last_look is not None
        else UNKNOWN_AGE,
    }
    return keys[choice.sort]


def hex_map(rows: Sequence[CoverageRow], hexagons: Sequence[Hexagon], choice: Choice) -> HexMap:
    """Return the map; odd rows of the grid are shifted half a hexagon to the right."""
    by_code = {row.la_code: row for row in rows}
    shown = {row.la_code for row in kept(rows, choice)}
    step = sqrt(3) * RADIUS
    cells = []
    for hexagon in hexagons:
        row = by_code.pop(hexagon.la_code, None)
        if row is None:
            continue
        x = MARGIN + step * (hexagon.column + 0.5 + 0.5 * (hexagon.row % 2))
        y = MARGIN + RADIUS * (1 + 1.5 * hexagon.row)
        cells.append(
            Cell(
                row=row,
                state=state_of(row, choice.reading),
                x=round(x, 1),
                y=round(y, 1),
                points=corners(x, y, RADIUS - 1),
                old=is_old(row),
                kept=row.la_code in shown,
            )
        )
    return HexMap(
        width=max((c.x for c in cells), default=0.0) + step / 2 + MARGIN,
        height=max((c.y for c in cells), default=0.0) + RADIUS + MARGIN,
        cells=tuple(sorted(cells, key=lambda cell: (cell.y, cell.x))),
        elsewhere=tuple(by_code.values()),
    )


def corners(x: float, y: float, radius: float) -> str:
    """Return the six corners of a hexagon that stands on its point, for an SVG polygon."""
    half = sqrt(3) / 2 * radius
    offsets = (
        *((0, -radius), (half, -radius / 2), (half, radius / 2)),
        *((0, radius), (-half, radius / 2), (-half, -radius / 2)),
    )
    return " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in offsets)


def is_old(row: CoverageRow) -> bool:
    """Tell whether the report that the row's state comes from is older than most cycles."""
    return row.age_days is not None and row.age_days > OLD_DAYS


def ages(rows: Sequence[CoverageRow]) -> str:
    """Say in one sentence how old the looks are that the states come from."""
    found = [row.age_days for row in rows if row.age_days is not None]
    if not found:
        return ""
    old = sum(is_old(row) for row in rows)
    return (
        f"Of the {counted(len(found), 'report')} behind “weakness reported” and “looked at”, "
        f"{counted(old, 'is', 'are')} more than {OLD_YEARS} years old; "
        f"half are older than {age(int(median(found)))}."
    )


def bars(picture: Picture, reading: str) -> tuple[Bar, ...]:
    """Return one bar for each year, divided by state in the same order each time."""
    made = []
    for year in picture.history:
        found = year.strict_counts if reading == "strict" else year.counts
        total = sum(found.values())
        segments, start = [], 0.0
        for state in ORDER:
            count = found.get(state, 0)
            length = count / total if total else 0.0
            segments.append(Segment(state=state, count=count, start=start, length=length))
            start += length
        made.append(Bar(year=year.year, total=total, segments=tuple(segments)))
    return tuple(made)


def change(drawn: Sequence[Bar], as_of: date) -> str:
    """Say in one sentence how the number of authorities with a real look has changed."""
    known = [bar for bar in drawn if bar.total]
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    then, now = looked(first), looked(last)
    when = "now" if last.year == as_of.year else f"at the end of {last.year}"
    return (
        f"Published reports said what inspectors found in {then} of {first.total} authorities "
        f"at the end of {first.year}, and in {now} of {last.total} {when}."
    )


def looked(bar: Bar) -> int:
    """Return in how many authorities a report says what inspectors found."""
    found = (State.WEAKNESS_REPORTED, State.NO_WEAKNESS_REPORTED)
    return sum(segment.count for segment in bar.segments if segment.state in found)


def named_by_name(reports: Sequence[YearReports], harm: str) -> str:
    """Say in one sentence how the share of reports that name the harm has changed."""
    if len(reports) < 2:
        return ""
    first, last = reports[0], reports[-1]
    return (
        f"{first.named_strict} of the {counted(first.reports, 'report')} published in "
        f"{first.year} named {harm} by its name, and {last.named_strict} of the "
        f"{last.reports} published in {last.year}."
    )
