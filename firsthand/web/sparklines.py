"""
Sparklines: one small line for each figure of an authority, so that many fit side by side.

Each has a scale of its own: what is compared is which way a figure moved, not how high it lies.
"""

from dataclasses import dataclass
from typing import Any

from firsthand.web import axes, figures

WIDTH, HEIGHT, EDGE = 120, 32, 5
LAST = 3  # periods that count as the latest move
MOVED = {True: "for the worse", False: "for the better", None: "did not move"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A figure as a small line, the latest part apart; where that began and ended in words."""

    name: str
    whole: str
    latest: str
    x: float
    y: float
    first: str
    last: str
    moved: str
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def worse(self) -> bool:
        """Tell whether the latest move was for the worse."""
        return self.moved == MOVED[True]


def line(chart: Any) -> Line:
    """Return a `Chart` as a small line; periods without a value are left out."""
    told = [point for point in chart.points if point.value is not None]
    if not told:
        return Line(
            name=chart.name, whole="", latest="", x=0.0, y=0.0, first="", last="", moved=""
        )
    up = axes.axis(
        [point.value for point in told], start=HEIGHT - EDGE, end=EDGE, wanted=2, floor=None
    )
    step = (WIDTH - 2 * EDGE) / max(len(told) - 1, 1)
    spots = [(round(EDGE + step * n, 1), up.at(p.value)) for n, p in enumerate(told)]
    latest = told[-(LAST + 1) :]
    return Line(
        name=chart.name,
        whole=" ".join(f"{x},{y}" for x, y in spots),
        latest=" ".join(f"{x},{y}" for x, y in spots[-(LAST + 1) :]),
        x=spots[-1][0],
        y=spots[-1][1],
        first=f"{figures.shown(latest[0].value, chart.unit)} ({latest[0].period})",
        last=f"{figures.shown(latest[-1].value, chart.unit)} ({latest[-1].period})",
        moved=MOVED[_worse(latest[0].value, latest[-1].value, chart.better)],
    )


def _worse(before: float, after: float, better: str) -> bool | None:
    if before == after:
        return None
    return (after > before) == (better == "lower")
