"""Funnels: authorities by a published figure, or anybody's own units, between their limits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import UnknownIndicator
from firsthand.domain.surveillance.funnels.funnel_plot import FunnelKind, FunnelPlot
from firsthand.domain.surveillance.funnels.funnel_unit import FunnelUnit
from firsthand.domain.surveillance.funnels.of_panel import funnel_of, not_known
from firsthand.domain.surveillance.funnels.plotting import Asked, plotted
from firsthand.domain.surveillance.panel import Panel, panels
from firsthand.refdata import read
from firsthand.sources.own_series import OwnRow, OwnTable, read_own_series
from firsthand.store.figures import load_figures
from firsthand.store.memory import remembered

RULE = "own-funnel"


@dataclass(frozen=True, kw_only=True)
class OwnFunnel:
    """How a table of somebody's own is to be plotted; the newest period where none is named."""

    kind: FunnelKind
    period: str | None = None
    per: float = 1.0
    trim: float = 0.1
    published_limits: bool = False


@dataclass(frozen=True, kw_only=True)
class OwnFunnelAnswer:
    """The plot of somebody's own table, and how the file was read."""

    plot: FunnelPlot
    how_read: tuple[str, ...]
    doubts: tuple[str, ...]


def funnel_plot(indicator_key: str, as_of: date, period: str | None = None) -> FunnelPlot:
    """Return the funnel plot of one figure of all authorities, as public on `as_of`."""
    known = {one.key: one for one in read.indicators()}
    if indicator_key not in known:
        raise UnknownIndicator(indicator_key, tuple(known))
    return _plot(indicator_key, as_of, period)


@remembered(at_most=128)
def _plot(indicator_key: str, as_of: date, period: str | None) -> FunnelPlot:
    panel = _panels(as_of).get(indicator_key)
    if panel is None:
        indicator = next(one for one in read.indicators() if one.key == indicator_key)
        return not_known(indicator, authorities=read.authorities(), as_of=as_of)
    if period is not None and period not in panel.periods:
        raise _no_period(period, panel.periods)
    return funnel_of(panel, authorities=read.authorities(), period=period)


@remembered(at_most=4)
def _panels(as_of: date) -> dict[str, Panel]:
    """Return the panels of all indicators: one takes nearly as long as all of them."""
    return panels(
        load_figures(as_of=as_of),
        indicators=read.indicators(),
        la_codes=tuple(one.la_code for one in read.authorities()),
        as_of=as_of,
    )


def own_funnel(
    file: Path | bytes, asked: OwnFunnel, *, name: str | None = None
) -> OwnFunnelAnswer:
    """Return the funnel plot of the units of a table, one row for each unit and period."""
    table = read_own_series(file, name=name)
    _refuse_without_counts(table)
    period = _period_of(table, asked.period)
    rows = [row for row in table.rows if not period or row.period == period]
    plot = plotted([_unit(row) for row in rows], _rules(table, asked, period))
    others = len(table.rows) - len(rows)
    if others:
        left = f"{others} rows of other periods than {period} are not on this plot."
        plot = replace(plot, could_not=(*plot.could_not, left))
    doubts = tuple(
        f"Row {one.row}, {one.column}: given {one.given!r}: {one.reason} {one.remedy}".strip()
        for one in table.doubts
    )
    return OwnFunnelAnswer(plot=plot, how_read=table.how_read, doubts=doubts)


def _rules(table: OwnTable, asked: OwnFunnel, period: str) -> Asked:
    return Asked(
        kind=asked.kind,
        name=table.file_name,
        unit="share" if asked.kind is FunnelKind.PROPORTION else "ratio",
        period=period,
        per=asked.per,
        trim=asked.trim,
        published_limits=asked.published_limits,
    )


def _period_of(table: OwnTable, asked: str | None) -> str:
    """Return the period asked for or the newest; none where the table tells of none."""
    if "period" not in table.columns:
        if asked:
            raise _no_period(asked, ("none: the table has no column of periods",))
        return ""
    periods = tuple(dict.fromkeys(row.period for row in _in_order(table)))
    if asked and asked not in periods:
        raise _no_period(asked, periods)
    return asked or periods[-1]


def _in_order(table: OwnTable) -> Sequence[OwnRow]:
    if not table.dated:
        return table.rows
    return sorted(table.rows, key=lambda row: row.ends_on or date.min)


def _unit(row: OwnRow) -> FunnelUnit:
    return FunnelUnit(
        name=row.name or f"row {row.line}",
        numerator=row.numerator,
        denominator=row.denominator,
        absent_because=row.absent_because,
    )


def _refuse_without_counts(table: OwnTable) -> None:
    missing = [one for one in ("numerator", "denominator") if one not in table.columns]
    if missing:
        raise Refused(
            Objection(
                rule=RULE,
                reason=f"{table.file_name} has no column {' and no column '.join(missing)}; a "
                "funnel needs the counts behind each value.",
                remedy="Give a row for each unit with the columns unit, numerator and "
                "denominator (for a standardised ratio, the number expected).",
            )
        )


def _no_period(given: str, known: Sequence[str]) -> Refused:
    return Refused(
        Objection(
            rule=RULE,
            reason=f"There is no period {given!r}.",
            remedy=f"Known: {', '.join(known)}. Without one the newest is shown.",
        )
    )
