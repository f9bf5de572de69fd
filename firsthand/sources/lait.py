"""
Read the local authority interactive tool: one parquet of measure by year by area.

Its one missing marker, '-', stands for suppressed, not available, not applicable and
unreliable alike. Only measures that stand in no other table are read from it.
"""

import csv
import hashlib
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.domain.reference.indicator import Indicator, ends_on, public_on

DATASET = "Local authority interactive tool"
ADDRESS = "https://www.gov.uk/government/publications/local-authority-interactive-tool-lait"
COLUMNS = ("Short Desc", "Years", "Values", "LA Number")
ENGLAND_NUMBER, ENGLAND = 970, "E92000001"
AGGREGATES = 960  # numbers from here are England, its regions and other sums
MISSING = "-"
SERIAL_DAY_0 = date(1899, 12, 30)  # day 0 of a spreadsheet's dates
YEAR = re.compile(r"(19|20)\d\d")
QUIRK = (
    "'-' stands for suppressed, not available, not applicable and unreliable alike, so that "
    "the reason why a value is missing is lost."
)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What the data dictionary says of one measure; None where it says nothing."""

    short_name: str
    name: str
    polarity: str | None
    owner: str | None
    updated_on: date | None
    address: str | None


def read(path: Path, *, indicators: Sequence[Indicator]) -> Reading:
    """Return the figures of those `indicators` that are read from the interactive tool."""
    wanted = {ind.value_column: ind for ind in indicators if ind.dataset == DATASET}
    table = _table(path, list(wanted))
    if isinstance(table, Problem):
        return Reading(source=None, problems=(table,))
    figures: list[Figure] = []
    problems: list[Problem] = []
    for measure, period, value, number in table.iter_rows():
        code = _area_code(number)
        if code is None:
            continue
        place = f"{measure}, {period}, area {number:g}"
        share = _number(value)
        if (share is None and value != MISSING) or not YEAR.fullmatch(period or ""):
            problems.append(_unreadable(path, value, place))
        else:
            figures.append(_figure(wanted[measure], code, period, share, place))
    absent = set(wanted) - set(table["Short Desc"].unique())
    problems += [_absent(path, name) for name in sorted(absent)]
    return Reading(
        source=_source(path, figures), figures=tuple(figures), problems=tuple(problems)
    )


def read_dictionary(path: Path) -> tuple[Measure, ...]:
    """Return the measures that the tool's data dictionary describes."""
    text = path.read_text(encoding="utf-8-sig")
    return tuple(_measures(csv.DictReader(io.StringIO(text))))


def _table(path: Path, measures: list[str]) -> pl.DataFrame | Problem:
    try:
        names = pl.read_parquet_schema(path).keys()
        missing = [name for name in COLUMNS if name not in names]
        if missing:
            return Problem(
                file_name=path.name,
                reason="wrong-columns",
                given=f"no column {', '.join(missing)}",
                needed=f"the columns {', '.join(COLUMNS)}",
                remedy="Check whether the tool has changed its table.",
            )
        chosen = pl.scan_parquet(path).filter(pl.col("Short Desc").is_in(measures))
        return chosen.select(
            pl.col("Short Desc", "Years", "Values").cast(pl.String),
            pl.col("LA Number").cast(pl.Float64),
        ).collect()
    except (pl.exceptions.PolarsError, OSError) as error:
        return Problem(
            file_name=path.name,
            reason="not-a-parquet",
            given=str(error).splitlines()[0],
            needed="a complete parquet file",
            remedy="Download the file again.",
        )


def _figure(
    indicator: Indicator, code: str, period: str, share: float | None, place: str
) -> Figure:
    # Spreadsheets left 83.300000000000004 where 83.3 was meant.
    return Figure(
        area_code=code,
        indicator=indicator.key,
        period=period,
        period_ends_on=ends_on(period, indicator),
        value=None if share is None else round(share / indicator.scale, 9),
        numerator=None,
        denominator=None,
        symbol=MISSING if share is None else None,
        known_on=public_on(period, indicator),
        place=Place(row=place),
    )


def _area_code(number: float | None) -> str | None:
    if number is None:
        return None
    if number == ENGLAND_NUMBER:
        return ENGLAND
    return f"{number:.0f}" if number < AGGREGATES else None


def _number(cell: str | None) -> float | None:
    try:
        number = float(cell or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _unreadable(path: Path, value: str | None, place: str) -> Problem:
    return Problem(
        file_name=path.name,
        reason="unreadable-value",
        given=repr(value),
        needed="a year, and a number or '-'",
        remedy="Ask the publisher what it means.",
        row=place,
    )


def _absent(path: Path, measure: str) -> Problem:
    return Problem(
        file_name=path.name,
        reason="missing-measure",
        given=f"no rows of {measure}",
        needed="the measure under this short name",
        remedy="Look for its new name in the data dictionary.",
    )


def _source(path: Path, figures: Sequence[Figure]) -> Source:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Source(
        source_id=sha256[:16],
        publisher="Department for Education",
        title=f"{DATASET} ({path.name})",
        kind="statistics",
        file_name=path.name,
        sha256=sha256,
        address=ADDRESS,
        licence="not-stated",
        known_on=max((figure.known_on for figure in figures), default=date.max),
        known_on_basis="rule",
        quirks=(QUIRK,),
    )


def _measures(rows: Iterable[dict[str, str]]) -> Iterator[Measure]:
    for row in rows:
        serial = (row.get("Last Update") or "").strip()
        yield Measure(
            short_name=row["Measure_short"].strip(),
            name=row["Measure"].strip(),
            polarity=_told(row, "Polarity"),
            owner=_told(row, "Data Owner (DO) /Supplier and Contact Details"),
            updated_on=SERIAL_DAY_0 + timedelta(days=int(serial)) if serial.isdigit() else None,
            address=_told(row, "Hyperlink(s)"),
        )


def _told(row: dict[str, str], column: str) -> str | None:
    cell = (row.get(column) or "").strip()
    return None if cell in {"", "NA", "-"} else cell
