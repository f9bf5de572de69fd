"""Put the curves of a design in the shape of the page: lines, bands, ticks, all in pixels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.planning.depth import depth_wording
from firsthand.domain.planning.depth.curves import CasesPoint, SharePoint
from firsthand.domain.planning.depth.depth import Depth

LEFT, RIGHT, TOP, BOTTOM = 46, 12, 12, 46
WIDE, NARROW = (700, 320), (340, 300)
STEPS = (1, 2, 2.5, 5, 10)
WANTED_TICKS = {700: 8, 340: 4}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a chart: how it is drawn and what it is called."""

    style: str
    name: str
    points: str


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A mark on an axis and what it says."""

    at: float
    says: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart in one size."""

    key: str
    width: int
    height: int
    lines: tuple[Line, ...]
    band: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    wanted: Tick
    here: Tick | None
    floor: float

    @property
    def labels(self) -> tuple[tuple[float, Line], ...]:
        """Return each line with the height of its label, in the empty corner below right."""
        lines = list(reversed(self.lines))
        return tuple((self.floor - 16 - 20 * place, one) for place, one in enumerate(lines))


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Where values stand in a chart of one size."""

    width: int
    height: int
    most: float

    def x(self, value: float) -> float:
        """Return where a value stands from the left."""
        return round(LEFT + (self.width - LEFT - RIGHT) * value / (self.most or 1), 1)

    def y(self, chance: float) -> float:
        """Return where a chance stands from the top."""
        return round(TOP + (self.height - TOP - BOTTOM) * (1 - chance), 1)

    def line(self, points: Sequence[tuple[float, float]]) -> str:
        """Return points as SVG wants them."""
        return " ".join(f"{self.x(x)},{self.y(y)}" for x, y in points)


def cases_charts(points: Sequence[CasesPoint], found: Depth) -> tuple[Chart, ...]:
    """Return the chance against the cases read, for wide and for narrow screens."""
    low = [(float(p.cases), p.found.low) for p in points]
    high = [(float(p.cases), p.found.high) for p in points]
    best = [(float(p.cases), p.best) for p in points if p.best is not None]
    together = [(float(p.cases), p.together) for p in points if p.together is not None]
    named = (
        ("planned", "Split as planned" if together else "Chance", low),
        ("best", "Best split", best),
        ("together", "All lists as one", together),
    )
    sample = found.design.sample
    return tuple(
        _chart("cases", size, named, high, found, here=(sample, f"{sample:,} read"))
        for size in (WIDE, NARROW)
    )


def share_charts(points: Sequence[SharePoint], found: Depth) -> tuple[Chart, ...]:
    """Return the chance against the share that a failure touches, for both screens."""
    low = [(p.share * 100, p.found.low) for p in points]
    high = [(p.share * 100, p.found.high) for p in points]
    touched = found.design.affected / found.design.population
    here = (touched * 100, f"{depth_wording.share(touched)}")
    named = (("planned", "Chance", low),)
    return tuple(
        _chart("share", size, named, high, found, here=here) for size in (WIDE, NARROW)
    )


def _chart(
    key: str,
    size: tuple[int, int],
    named: Sequence[tuple[str, str, Sequence[tuple[float, float]]]],
    high: Sequence[tuple[float, float]],
    found: Depth,
    here: tuple[float, str],
) -> Chart:
    width, height = size
    low = named[0][2]
    scale = Scale(width=width, height=height, most=max(x for x, _ in low))
    confidence = found.design.confidence
    return Chart(
        key=f"{key}-{width}",
        width=width,
        height=height,
        lines=tuple(
            Line(style=style, name=name, points=scale.line(points))
            for style, name, points in named
            if points
        ),
        band="" if low == high else scale.line([*low, *reversed(high)]),
        across=_across(scale, percent=key == "share"),
        up=tuple(Tick(at=scale.y(c / 4), says=f"{c * 25}%") for c in range(5)),
        wanted=Tick(at=scale.y(confidence), says=depth_wording.short_percent(confidence)),
        here=Tick(at=scale.x(here[0]), says=here[1]) if here[0] <= scale.most else None,
        floor=scale.y(0),
    )


def _across(scale: Scale, *, percent: bool) -> tuple[Tick, ...]:
    step = _step(scale.most / WANTED_TICKS[scale.width], whole=not percent)
    count = math.floor(scale.most / step + 1e-9)
    sign = "%" if percent else ""
    return tuple(
        Tick(at=scale.x(step * n), says=f"{step * n:,.10g}{sign}") for n in range(count + 1)
    )


def _step(least: float, *, whole: bool) -> float:
    """Return the smallest round step that is at least so large."""
    least = max(least, 1.0) if whole else max(least, 1e-6)
    power = 10.0 ** math.floor(math.log10(least))
    rounds = [step * power for step in STEPS if not (whole and power == 1 and step == 2.5)]
    return next(step for step in rounds if step >= least * (1 - 1e-9))
