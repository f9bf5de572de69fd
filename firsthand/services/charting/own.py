"""Control charts of anybody's own figures, read from their file."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.surveillance.charting.changes import Changes, changes
from firsthand.domain.surveillance.charting.chart import Chart, ChartRules
from firsthand.domain.surveillance.charting.drawing import charts
from firsthand.domain.surveillance.charting.trace import Observation, Trace
from firsthand.sources.own_series import OwnRow, OwnTable, read_own_series
from firsthand.sources.own_ways import NO_WAY, WAY_REMEDY

NO_DAYS = "The periods are no dates, so that no day is known on which anything was raisable."
AT_THE_END = (
    "The file does not say when figures became known, so that each counts as known on the last "
    "day of its period."
)
LONGEST = 2_000  # points of one series; what is compared grows with their square
FEW_WRONG = 0.1  # of rows may be wrong before shares are taken for rates
ALONE = "No denominator is given, so that the counts are drawn as they are."
SEVERAL = "Its rows give several {what}; the last, {last}, is taken."


@dataclass(frozen=True, kw_only=True)
class OwnChart:
    """One series of a file: its chart, its changes of level, and the lines it came from."""

    chart: Chart
    changes: Changes
    lines: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class OwnCharts:
    """The charts of a file, and how it was read."""

    table: OwnTable
    charts: tuple[OwnChart, ...]


def own_charts(file: Path, rules: ChartRules) -> OwnCharts:
    """Return a chart of each series in `file`, or refuse what no chart can be made of."""
    table = read_own_series(file)
    groups = table.by_name()
    _refuse_unknown_ways(table)
    _refuse_unknown_periods(table, rules)
    _refuse_too_long(groups, table)
    traces = [_trace(name, rows, table) for name, rows in groups.items()]
    drawn = charts(traces, rules)
    return OwnCharts(
        table=table,
        charts=tuple(
            OwnChart(
                chart=chart,
                changes=changes(chart, rng=np.random.default_rng(_seed(name))),
                lines=tuple(row.line for row in rows),
            )
            for (name, rows), chart in zip(groups.items(), drawn, strict=True)
        ),
    )


def _seed(name: str) -> int:
    return zlib.crc32(name.encode())


def _refuse_unknown_periods(table: OwnTable, rules: ChartRules) -> None:
    known = {row.period for row in table.rows}
    missing = [period for period in rules.rebase_at if period not in known]
    if missing:
        shown = ", ".join(dict.fromkeys(row.period for row in table.rows[:3]))
        raise Refused(
            Objection(
                rule="rebase-period",
                reason=f"{table.file_name} has no period {missing[0]!r} to begin anew at.",
                remedy=f"Write the period as the file does, such as {shown}.",
            )
        )


def _refuse_unknown_ways(table: OwnTable) -> None:
    """Refuse a way that is not understood: every mark of its chart could be judged wrongly."""
    wrong = [doubt for doubt in table.doubts if doubt.reason == NO_WAY]
    if wrong:
        first = wrong[0]
        more = f" (and {len(wrong) - 1:,} more rows)" if len(wrong) > 1 else ""
        raise Refused(
            Objection(
                rule="better",
                reason=f"{table.file_name}, line {first.row}, column {first.column}: "
                f"{first.given[:40]!r} {NO_WAY}{more}.",
                remedy=WAY_REMEDY,
            )
        )


def _refuse_too_long(groups: Mapping[str, Sequence[OwnRow]], table: OwnTable) -> None:
    for name, rows in groups.items():
        if len(rows) > LONGEST:
            series = f"The series {name[:80]!r}" if name else "Its one series"
            raise Refused(
                Objection(
                    rule="series-length",
                    reason=f"{table.file_name}: {series} has {len(rows):,} points; charts are "
                    f"drawn of {LONGEST:,} at most.",
                    remedy="Sum days up to weeks or months, or name the series in a column "
                    "'series' where the file holds several.",
                )
            )


def _trace(name: str, rows: Sequence[OwnRow], table: OwnTable) -> Trace:
    has_counts = {"numerator", "denominator"} <= table.columns
    counted = has_counts and any(row.denominator is not None for row in rows)
    targets = [row.target for row in rows if row.target is not None]
    ways = [row.better for row in rows if row.better]
    notes = [AT_THE_END if table.dated else NO_DAYS]
    if has_counts and not counted:
        notes.append(ALONE)
        rows = [row if row.value is not None else _alone(row) for row in rows]
    if len(set(targets)) > 1:
        notes.append(SEVERAL.format(what="targets", last=targets[-1]))
    if len(set(ways)) > 1:
        notes.append(SEVERAL.format(what="ways that are better", last=ways[-1]))
    return Trace(
        name=name,
        unit=unit_of(rows, counted=counted, percent=table.percent, counts=table.counts),
        better=ways[-1] if ways else "neither",
        observations=tuple(_observation(row) for row in rows),
        target=targets[-1] if targets else None,
        notes=tuple(notes),
    )


def _alone(row: OwnRow) -> OwnRow:
    """Return a row with its count as its value."""
    because = None if row.numerator is not None else row.absent_because
    return replace(row, value=row.numerator, numerator=None, absent_because=because)


def unit_of(rows: Sequence[OwnRow], *, counted: bool, percent: bool, counts: bool) -> str:
    """Return what is counted: a share where numerators hardly ever are above denominators."""
    if counted:
        pairs = [(row.numerator, row.denominator) for row in rows]
        known = [(a, b) for a, b in pairs if a is not None and b]
        above = sum(a > b for a, b in known)
        return "rate" if above > FEW_WRONG * len(known) else "share"
    return "share" if percent else "count" if counts else ""


def _observation(row: OwnRow) -> Observation:
    return Observation(
        period=row.period or f"line {row.line}",
        ends_on=row.ends_on,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        known_on=row.ends_on,
        absent_because=row.absent_because,
        line=row.line,
    )
