"""Plotting: how units become a funnel plot, with everything that makes it doubtful."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from firsthand.domain.surveillance.funnels.caveats import INNER, OUTER, caveats
from firsthand.domain.surveillance.funnels.funnel_plot import (
    FunnelKind,
    FunnelLimit,
    FunnelPlot,
    FunnelPoint,
    NotPlaced,
)
from firsthand.domain.surveillance.funnels.funnel_unit import FunnelUnit, sorted_out
from firsthand.stats.funnel import Funnel, funnel
from firsthand.stats.funnel_scores import Kind

Floats = npt.NDArray[np.float64]
KINDS: dict[FunnelKind, Kind] = {
    FunnelKind.RATIO_LOG: "ratio-log",
    FunnelKind.RATIO_SQRT: "ratio-sqrt",
    FunnelKind.PROPORTION: "proportion",
    FunnelKind.COUNTS_LOG: "counts-log",
    FunnelKind.RATE: "ratio-log",
}
ALONG = 60  # sizes at which the limits are worked out for drawing
NAMED = 12  # units with one reason that are named before the rest is counted
NOTHING = "No funnel can be drawn: "


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is plotted, and by which rules; `per` is what a rate is counted for (10,000)."""

    kind: FunnelKind
    name: str = ""
    indicator: str = ""
    unit: str = ""
    period: str = ""
    denominator_name: str = "Denominator"
    per: float = 1.0
    trim: float = 0.1
    published_limits: bool = False


def plotted(units: Sequence[FunnelUnit], asked: Asked) -> FunnelPlot:
    """Return the funnel plot of all units that have a place on it."""
    placed, out = sorted_out(units, asked.kind)
    empty = replace(nothing_drawn(asked, ()), not_placed=out, could_not=_left_out(out))
    if len(placed) < 2:
        why = f"{NOTHING}{len(placed)} of {len(units)} units can be placed; two are needed."
        return replace(empty, could_not=(why, *empty.could_not))
    counts = np.array([unit.numerator for unit in placed], dtype=np.float64)
    wholes = np.array([unit.denominator for unit in placed], dtype=np.float64)
    scale = float(counts.sum() / wholes.sum()) if asked.kind is FunnelKind.RATE else 1.0
    aimless = _no_target(counts, wholes, asked.kind)
    if aimless:
        return replace(empty, could_not=(NOTHING + aimless, *empty.could_not))
    found = funnel(counts, wholes * scale, kind=KINDS[asked.kind], trim=asked.trim)
    drawn = _Drawn(asked=asked, funnel=found, scale=scale)
    return replace(
        empty,
        target=found.target * drawn.shown_times,
        phi=found.phi,
        tau2=found.tau2,
        between=found.between,
        points=drawn.points(placed, wholes),
        limits=drawn.curve(wholes),
        caveats=tuple(caveats(found, counts, wholes * scale)),
    )


def nothing_drawn(asked: Asked, why: tuple[str, ...]) -> FunnelPlot:
    """Return a plot without points that says why."""
    return FunnelPlot(
        indicator=asked.indicator,
        name=asked.name,
        unit=asked.unit,
        period=asked.period,
        kind=asked.kind,
        denominator_name=asked.denominator_name,
        target=None,
        phi=None,
        tau2=None,
        between=None,
        points=(),
        limits=(),
        not_placed=(),
        caveats=(),
        could_not=why,
    )


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """A funnel and how its values are shown."""

    asked: Asked
    funnel: Funnel
    scale: float  # expected events for one of the denominator

    @property
    def shown_times(self) -> float:
        return self.scale * self.asked.per

    def limits(self, wholes: Floats) -> tuple[Floats, ...]:
        """Return inner lower, inner upper, lower, upper as they are shown."""
        found = self.funnel
        of = found.limits_published if self.asked.published_limits else found.limits
        sizes = wholes * self.scale
        both = (*of(sizes, INNER), *of(sizes, OUTER))
        return tuple(one * self.shown_times for one in both)

    def curve(self, wholes: Floats) -> tuple[FunnelLimit, ...]:
        sizes = np.geomspace(wholes.min(), wholes.max(), ALONG)
        return tuple(
            FunnelLimit(
                denominator=float(size),
                inner_lower=float(inner_lower),
                inner_upper=float(inner_upper),
                lower=float(lower),
                upper=float(upper),
            )
            for size, inner_lower, inner_upper, lower, upper in zip(
                sizes, *self.limits(sizes), strict=True
            )
        )

    def points(self, placed: Sequence[FunnelUnit], wholes: Floats) -> tuple[FunnelPoint, ...]:
        limits = np.column_stack(self.limits(wholes))
        scores = zip(self.funnel.z, self.funnel.z_unadjusted, limits, strict=True)
        return tuple(
            self._point(unit, float(z), float(plain), row)
            for unit, (z, plain, row) in zip(placed, scores, strict=True)
        )

    def _point(self, unit: FunnelUnit, z: float, plain: float, row: Floats) -> FunnelPoint:
        count, whole = unit.numerator or 0.0, unit.denominator or 1.0
        value = count / whole * self.asked.per
        inner_lower, inner_upper, lower, upper = (float(one) for one in row)
        return FunnelPoint(
            la_code=unit.la_code,
            name=unit.name,
            numerator=count,
            denominator=whole,
            value=value,
            z=z,
            z_unadjusted=plain if math.isfinite(plain) else None,
            inner_lower=inner_lower,
            inner_upper=inner_upper,
            lower=lower,
            upper=upper,
            outside=value < lower or value > upper,
            outside_inner=value < inner_lower or value > inner_upper,
        )


def _no_target(counts: Floats, wholes: Floats, kind: FunnelKind) -> str | None:
    if counts.sum() == 0:
        return "every unit that can be placed has a count of 0."
    if kind is FunnelKind.PROPORTION and counts.sum() == wholes.sum():
        return "every unit that can be placed has all of its cases counted."
    return None


def _left_out(out: Sequence[NotPlaced]) -> tuple[str, ...]:
    """Return one sentence for each reason, with the units that it is true of."""
    reasons = Counter(one.because for one in out)
    return tuple(
        _named(reason, [one.name for one in out if one.because == reason]) for reason in reasons
    )


def _named(reason: str, names: Sequence[str]) -> str:
    told = ", ".join(names[:NAMED])
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"Not placed: {told}{more}: {reason}."
