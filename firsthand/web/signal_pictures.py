"""
The picture of one signal: which one belongs to its kind, made from what was public on the day.

A funnel signal is shown among all authorities, one against neighbours as a forest of them, a
step and a decline on the chart of its own past, a decline together as one small line a figure.
`templates/parts/signal-picture.html` writes it, with the table behind it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.domain.intelligence.comparison import Comparison
from firsthand.domain.surveillance.signal import Kind
from firsthand.refdata import read
from firsthand.services.authorities import authority
from firsthand.services.charting.authorities import authority_charts
from firsthand.services.funnels import funnel_plot
from firsthand.web import control_charts, forests, funnel_plots, sparklines

NO_PICTURE = (
    "No picture can be drawn: the figures behind this signal are not held for this day."
)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One of the drawings, or in words why there is none; `words` say how to read it."""

    chart: control_charts.Drawing | None = None
    funnel: funnel_plots.Drawing | None = None
    outside: Sequence[Any] = ()
    forest: forests.Drawing | None = None
    lines: tuple[sparklines.Line, ...] = ()
    words: str = ""
    because: str = NO_PICTURE


def picture(signal: Any, *, as_of: date) -> Picture:
    """Return the picture of a signal, or of what the record keeps of one."""
    return PICTURES[signal.kind](signal, as_of)


def _funnel(signal: Any, as_of: date) -> Picture:
    plot = funnel_plot(signal.indicator, as_of)
    if all(point.la_code != signal.la_code for point in plot.points):
        return _chart(signal, as_of)
    own = signal.la_code
    return Picture(
        funnel=funnel_plots.drawing(plot, key=_key(signal), own=own),
        outside=funnel_plots.outside(plot, own=own),
    )


def _chart(signal: Any, as_of: date) -> Picture:
    found = _chart_of(signal, as_of)
    if found is None:
        return Picture()
    return Picture(chart=control_charts.drawing(found, key=_key(signal)))


def _decline(signal: Any, as_of: date) -> Picture:
    found = _chart_of(signal, as_of)
    if found is None:
        return Picture()
    drift = control_charts.steady_move(found.points)
    return Picture(chart=control_charts.drawing(found, key=_key(signal), drift=drift))


def _chart_of(signal: Any, as_of: date) -> Any:
    charts = authority_charts(signal.la_code, as_of)
    return next((c.chart for c in charts if c.series.indicator == signal.indicator), None)


def _neighbours(signal: Any, as_of: date) -> Picture:
    answer = authority(signal.la_code, as_of=as_of)
    found = next((c for c in answer.indicators if c.indicator.key == signal.indicator), None)
    if found is None:
        return Picture()
    names = {one.la_code: one.name for one in read.authorities()}
    return Picture(
        forest=forests.drawing(
            _entries(found, names), unit=found.indicator.unit, middle=found.neighbours.median
        ),
        words=(
            f"Figures of {found.period}. Bars are intervals, dots values, the square is "
            f"{signal.authority}; the dashed line is the middle of its neighbours."
        ),
    )


def _entries(found: Comparison, names: Mapping[str, str]) -> tuple[forests.Entry, ...]:
    own = forests.entry(found.series.at(found.period), name=names[found.la_code], own=True)
    others = (
        forests.entry(one.point, name=names.get(one.la_code, one.la_code))
        for one in found.neighbours.points
    )
    return (own, *sorted(others, key=lambda one: -(one.value or 0.0)))


def _together(signal: Any, as_of: date) -> Picture:
    charts = (one.chart for one in authority_charts(signal.la_code, as_of))
    return Picture(
        lines=tuple(sparklines.line(one) for one in charts if one.better != "neither"),
        words="The last three periods of each line are drawn strong; for the worse is marked.",
    )


def _key(signal: Any) -> str:
    return "picture-" + getattr(signal, "id", "signal").replace(".", "-")


PICTURES: Mapping[Kind, Callable[[Any, date], Picture]] = {
    Kind.FUNNEL: _funnel,
    Kind.NEIGHBOURS: _neighbours,
    Kind.STEP: _chart,
    Kind.DECLINE: _decline,
    Kind.DECLINE_TOGETHER: _together,
}
