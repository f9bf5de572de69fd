"""Put what a grade is still worth in the shape of its page: one picture for each last grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.domain.surveillance.histories.decay import Curve
from firsthand.web import axes, figures

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 12, 44
TOLD = (1, 3, 5, 10)  # years of the table


@dataclass(frozen=True, kw_only=True)
class Line:
    """The chance of one grade as drawn, and the band of its interval."""

    style: int
    label: str
    points: str
    band: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One chance in the table, with its interval."""

    chance: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What became, and would become, of authorities that were given one grade."""

    key: str
    label: str
    lines: tuple[Line, ...]
    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    up: tuple[axes.Tick, ...]
    across: tuple[axes.Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def pictures(curves: Sequence[Curve]) -> tuple[Picture, ...]:
    """Return one picture for each last grade, the best grade first."""
    return tuple(
        picture(tuple(group)) for _, group in groupby(curves, key=lambda one: one.last_grade)
    )


def picture(curves: Sequence[Curve]) -> Picture:
    """Return the picture of the curves that begin with one grade."""
    most = max(point.years for one in curves for point in one.points)
    along = axes.Axis(low=0.0, high=most, step=2.0, start=LEFT, end=WIDTH - RIGHT)
    up = axes.Axis(low=0.0, high=1.0, step=0.25, start=HEIGHT - BOTTOM, end=TOP)
    years = tuple(y for y in TOLD if any(p.years == y for p in curves[0].points))
    return Picture(
        key=curves[0].last_grade,
        label=curves[0].last_label,
        lines=tuple(_line(one, n, along, up) for n, one in enumerate(curves, start=1)),
        years=years,
        rows=tuple((one.label, _cells(one, years)) for one in curves),
        up=tuple(axes.Tick(at=up.at(v), says=figures.percent(v)) for v in up.marks),
        across=tuple(axes.Tick(at=along.at(v), says=f"{v:.0f}") for v in along.marks),
    )


def _line(curve: Curve, number: int, along: axes.Axis, up: axes.Axis) -> Line:
    over = [f"{along.at(p.years)},{up.at(p.high)}" for p in curve.points]
    under = [f"{along.at(p.years)},{up.at(p.low)}" for p in reversed(curve.points)]
    kept = curve.grade == curve.last_grade
    return Line(
        style=number,
        label=curve.label,
        points=" ".join(f"{along.at(p.years)},{up.at(p.chance)}" for p in curve.points),
        band=" ".join((*over, *under)) if kept else "",
    )


def _cells(curve: Curve, years: Sequence[int]) -> tuple[Cell, ...]:
    by_year = {point.years: point for point in curve.points}
    return tuple(
        Cell(chance=by_year[y].chance, low=by_year[y].low, high=by_year[y].high) for y in years
    )
