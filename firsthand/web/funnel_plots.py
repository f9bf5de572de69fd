"""
Funnel plots as drawn: every authority by its size, between limits that narrow with size.

`templates/parts/funnel.html` writes the drawing and the table of those that stand out:

    {% from "parts/funnel.html" import funnel, funnel_table with context %}
    {{ funnel(drawing) }} {{ funnel_table(drawing.plot, "372") }}
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.web import axes, figures

WIDTH, HEIGHT = 360, 250
LEFT, RIGHT, TOP, BOTTOM = 50, 14, 14, 44
CLEAR = 48.0  # between two sizes under the scale
EDGE = WIDTH - RIGHT - CLEAR / 2  # a size beyond it is written to its left
REACH = 0.3  # limits of the smallest authorities may leave the drawing beyond so much of it


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One authority."""

    x: float
    y: float
    outside: bool
    la_code: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A funnel plot in places of its drawing; `own` is the authority that it is about."""

    key: str
    plot: Any
    dots: tuple[Dot, ...]
    own: Dot | None
    curves: tuple[tuple[str, str], ...]
    target: float | None
    up: tuple[axes.Tick, ...]
    across: tuple[axes.Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    floor: int = HEIGHT - BOTTOM
    edge: float = EDGE


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """
    Sizes along a scale of their square roots, by which chance narrows.

    Most authorities are small beside the largest; on a plain scale they would lie in one heap.
    """

    largest: float

    def at(self, size: float) -> float:
        """Return where a size stands from the left."""
        part = math.sqrt(min(max(size, 0.0) / (self.largest or 1.0), 1.0))
        return round(LEFT + (WIDTH - LEFT - RIGHT) * part, 1)

    @property
    def ticks(self) -> tuple[axes.Tick, ...]:
        """Return round sizes under the scale, as many as stand clear of each other."""
        power = 10.0 ** math.floor(math.log10(self.largest / 100 or 1.0))
        chosen = [0.0]
        for size in (step * power * 10**n for n in range(4) for step in (1, 2, 5)):
            wanted = CLEAR * (1.5 if self.at(size) > EDGE else 1)
            if size <= self.largest and self.at(size) - self.at(chosen[-1]) >= wanted:
                chosen.append(size)
        return tuple(axes.Tick(at=self.at(v), says=f"{v:,.10g}") for v in chosen)


def drawing(plot: Any, *, key: str, own: str = "") -> Drawing:
    """Return a `FunnelPlot` of `domain.surveillance.funnels` as drawn; `key` names it once."""
    told = [point for point in plot.points if point.value is not None]
    sizes = Sizes(largest=max((point.denominator for point in told), default=1.0))
    up = axes.axis(
        [*(point.value for point in told), *_limits_in_reach(plot, sizes)],
        start=HEIGHT - BOTTOM,
        end=TOP,
        wanted=4,
        floor=0.0,
    )
    unit = plot.unit
    dots = tuple(_dot(point, sizes, up, unit) for point in told)
    return Drawing(
        key=key,
        plot=plot,
        dots=tuple(dot for dot in dots if dot.la_code != own),
        own=next((dot for dot in dots if dot.la_code == own), None),
        curves=_curves(plot, sizes, up),
        target=None if plot.target is None else up.at(plot.target),
        up=tuple(
            axes.Tick(at=up.at(v), says=figures.on_axis(v, unit, up.step)) for v in up.marks
        ),
        across=sizes.ticks,
    )


def _dot(point: Any, sizes: Sizes, up: axes.Axis, unit: str) -> Dot:
    return Dot(
        x=sizes.at(point.denominator),
        y=up.at(point.value),
        outside=bool(point.outside),
        la_code=point.la_code,
        says=f"{point.name}: {figures.shown(point.value, unit)}",
    )


def _limits_in_reach(plot: Any, sizes: Sizes) -> list[float]:
    """Return the limits that the scale must hold: not those of the very smallest."""
    beyond = sizes.largest * REACH
    near = [one for one in plot.limits if one.denominator >= beyond]
    return [value for one in near for value in (one.lower, one.upper)]


def _curves(plot: Any, sizes: Sizes, up: axes.Axis) -> tuple[tuple[str, str], ...]:
    """Return each limit as a line with its style; a part outside the scale is not drawn."""
    named = (
        ("outer", "lower"),
        ("outer", "upper"),
        ("inner", "inner_lower"),
        ("inner", "inner_upper"),
    )
    lines = []
    for style, field in named:
        held = [
            (one.denominator, getattr(one, field, None))
            for one in plot.limits
            if getattr(one, field, None) is not None
        ]
        inside = [(size, value) for size, value in held if up.holds(value)]
        if len(inside) > 1:
            lines.append((style, " ".join(f"{sizes.at(s)},{up.at(v)}" for s, v in inside)))
    return tuple(lines)


def outside(plot: Any, own: str = "") -> Sequence[Any]:
    """Return the points beyond the limits, the furthest first, after the one it is about."""
    told = [p for p in plot.points if p.outside or p.la_code == own]
    return sorted(told, key=lambda p: (p.la_code != own, -abs(p.z or 0.0), p.name))
