"""
Control charts as drawn: values, middle line, limits, and the points that a rule marks.

One drawing serves wide and narrow screens: it is small enough for a telephone. The scale need
not begin at nought, since what is looked at is change. `templates/parts/control-chart.html`
writes it, and the table behind it:

    {% from "parts/control-chart.html" import control, control_table with context %}
    {{ control(drawing) }} {{ control_table(drawing.chart, "Leeds") }}
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.stats.middle_line import middle_line
from firsthand.web import axes, figures

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 50, 12, 12, 28
YEARS_SHOWN = 7


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One value; `marked` when a rule of the chart marks it."""

    x: float
    y: float
    marked: bool
    says: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A control chart in places of its drawing; whatever breaks off is a run of its own."""

    key: str
    chart: Any
    bands: tuple[str, ...]
    middles: tuple[str, ...]
    lines: tuple[str, ...]
    drift: str
    dots: tuple[Dot, ...]
    missing: tuple[float, ...]
    up: tuple[axes.Tick, ...]
    across: tuple[axes.Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def drawing(chart: Any, *, key: str, drift: tuple[tuple[int, float], ...] = ()) -> Drawing:
    """
    Return a `Chart` of `domain.surveillance.charting` as drawn; `key` is unique on the page.

    `drift` are the ends of a steady move: the index of a point and the height there.
    """
    points = chart.points
    up = axes.axis(
        [
            *(v for p in points for v in (p.value, p.centre, p.lower, p.upper)),
            *(height for _, height in drift),
        ],
        start=HEIGHT - BOTTOM,
        end=TOP,
        wanted=4,
        floor=0.0,
    )
    places = _places(len(points))
    spots = list(zip(places, points, strict=True))
    return Drawing(
        key=key,
        chart=chart,
        bands=tuple(_band(run, up) for run in _runs(spots, _has_limits)),
        middles=tuple(
            " ".join(f"{x},{up.at(p.centre)}" for x, p in run)
            for run in _runs(spots, lambda p: p.centre is not None)
        ),
        lines=tuple(
            " ".join(f"{x},{up.at(p.value)}" for x, p in run)
            for run in _runs(spots, lambda p: p.value is not None)
        ),
        drift=" ".join(f"{places[at]},{up.at(height)}" for at, height in drift),
        dots=tuple(_dot(x, p, chart.unit, up) for x, p in spots if p.value is not None),
        missing=tuple(x for x, p in spots if p.value is None),
        up=tuple(
            axes.Tick(at=up.at(v), says=figures.on_axis(v, chart.unit, up.step))
            for v in up.marks
        ),
        across=_across(places, points),
    )


def _places(count: int) -> list[float]:
    inner, first = WIDTH - LEFT - RIGHT - 16, LEFT + 8
    if count == 1:
        return [first + inner / 2]
    return [round(first + inner * n / (count - 1), 1) for n in range(count)]


def _across(places: Sequence[float], points: Sequence[Any]) -> tuple[axes.Tick, ...]:
    """Return the years under the points: the last always, and as many others as fit."""
    every = max(1, -(-len(points) // YEARS_SHOWN))
    chosen = range(len(points) - 1, -1, -every)
    return tuple(axes.Tick(at=places[n], says=_under(points[n])) for n in sorted(chosen))


def _under(point: Any) -> str:
    """Return the year of a point; of a period without a day what it is called, cut short."""
    return str(point.ends_on.year) if point.ends_on else point.period[:7]


def _dot(x: float, point: Any, unit: str, up: axes.Axis) -> Dot:
    told = f"{point.period}: {figures.shown(point.value, unit)}"
    return Dot(x=x, y=up.at(point.value), marked=bool(point.flags), says=told)


def _has_limits(point: Any) -> bool:
    return point.lower is not None and point.upper is not None


def _band(run: Sequence[tuple[float, Any]], up: axes.Axis) -> str:
    """Return the area between the limits as a polygon; of a single point a narrow one."""
    if len(run) == 1:
        (x, point), half = run[0], 6
        run = ((x - half, point), (x + half, point))
    over = [f"{x},{up.at(p.upper)}" for x, p in run]
    under = [f"{x},{up.at(p.lower)}" for x, p in reversed(run)]
    return " ".join((*over, *under))


def _runs(
    spots: Sequence[tuple[float, Any]], kept: Callable[[Any], bool]
) -> list[list[tuple[float, Any]]]:
    """Return the spots that are kept in unbroken runs."""
    found: list[list[tuple[float, Any]]] = [[]]
    for x, point in spots:
        if kept(point):
            found[-1].append((x, point))
        else:
            found.append([])
    return [run for run in found if run]


def steady_move(points: Sequence[Any]) -> tuple[tuple[int, float], ...]:
    """Return the ends of the middle line through the values, () where there are too few."""
    values = [point.value for point in points]
    line = middle_line(values)
    if line is None:
        return ()
    told = [n for n, value in enumerate(values) if value is not None]
    return tuple((n, line.at(n)) for n in (told[0], told[-1]))
