"""Indicators as small panels on one scale each: own values, England, neighbours, intervals."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.domain.intelligence.comparison import Comparison, Series
from firsthand.domain.intelligence.point import Point
from firsthand.domain.reference.indicator import Indicator, year_of
from firsthand.web import figures

HEADROOM = 1.05


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A value as drawn: `at` from left (0) to right (1), heights from 0 to 1."""

    at: float
    height: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One indicator as drawn; a run of spots is broken where a value is missing."""

    comparison: Comparison
    top: float
    own: tuple[tuple[Spot, ...], ...]
    england: tuple[tuple[Spot, ...], ...]
    missing: tuple[float, ...]
    years: tuple[tuple[str, float], ...]
    lowest: float | None
    highest: float | None
    middle: float | None
    source_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One period in the table beside a panel."""

    period: str
    own: Point | None
    england: Point | None


def panels(comparisons: Iterable[Comparison]) -> tuple[Panel, ...]:
    """Return one panel for each indicator of which anything was published."""
    return tuple(map(panel, comparisons))


def panel(comparison: Comparison) -> Panel:
    """Return the panel of one indicator; its scale begins at nought."""
    periods = [row.period for row in rows(comparison)]
    places = {period: place(i, len(periods)) for i, period in enumerate(periods)}
    beside = comparison.neighbours
    top = highest(comparison) * HEADROOM or 1.0
    return Panel(
        comparison=comparison,
        top=top,
        own=runs(comparison.series, places, top),
        england=runs(comparison.england, places, top),
        missing=tuple(places[p.period] for p in comparison.series.points if p.value is None),
        years=tuple((str(year_of(period)), places[period]) for period in periods),
        lowest=None if beside.lowest is None else beside.lowest / top,
        highest=None if beside.highest is None else beside.highest / top,
        middle=None if beside.median is None else beside.median / top,
        source_ids=tuple(
            dict.fromkeys(p.source_id for p in reversed(comparison.series.points))
        ),
    )


def rows(comparison: Comparison) -> tuple[Row, ...]:
    """Return every period of the authority or of England, the earliest first."""
    points = (*comparison.series.points, *comparison.england.points)
    ends = {point.period: point.period_ends_on for point in points}
    return tuple(
        Row(
            period=period,
            own=comparison.series.at(period),
            england=comparison.england.at(period),
        )
        for period in sorted(ends, key=lambda one: ends[one])
    )


def place(index: int, count: int) -> float:
    """Return where the period of that index stands from left to right."""
    return index / (count - 1) if count > 1 else 0.5


def runs(series: Series, places: dict[str, float], top: float) -> tuple[tuple[Spot, ...], ...]:
    """Return the spots of a series in unbroken runs."""
    found: list[list[Spot]] = [[]]
    for point in series.points:
        if point.value is None:
            found.append([])
            continue
        bounds = point.interval
        found[-1].append(
            Spot(
                at=places[point.period],
                height=point.value / top,
                lower=None if bounds is None else bounds.lower / top,
                upper=None if bounds is None else bounds.upper / top,
            )
        )
    return tuple(tuple(run) for run in found if run)


def highest(comparison: Comparison) -> float:
    """Return the greatest value that the panel has to hold."""
    points = (*comparison.series.points, *comparison.england.points)
    values = [point.value for point in points if point.value is not None]
    uppers = [p.interval.upper for p in comparison.series.points if p.interval is not None]
    neighbours = comparison.neighbours.highest
    return max((*values, *uppers, neighbours or 0.0), default=0.0)


def shown(value: float | None, indicator: Indicator) -> str:
    """Return a value as a reader would write it: '4.1%', '62.3', '1,204'."""
    return figures.shown(value, indicator.unit)
