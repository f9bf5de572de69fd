"""Funnel plots: where each unit stands, the limits, and what could not be placed and why."""

from dataclasses import dataclass
from enum import StrEnum


class FunnelKind(StrEnum):
    """What the figures are: it settles the limits."""

    RATIO_LOG = "ratio-log"  # seen over expected, differences on a logarithmic scale
    RATIO_SQRT = "ratio-sqrt"  # seen over expected, on a scale of square roots
    PROPORTION = "proportion"  # so many of so many
    COUNTS_LOG = "counts-log"  # one count over another, such as leavers over joiners
    RATE = "rate"  # a count over a population; expected is what the rate of all would give


@dataclass(frozen=True, kw_only=True)
class FunnelPoint:
    """
    One unit on the plot.

    `z` is how many standard deviations it lies from the target, chance and usual differences
    together; `z_unadjusted` is the published score, chance alone, None where it is infinite.
    `outside` tells whether it lies beyond the outer limits, `outside_inner` beyond the inner.
    """

    la_code: str
    name: str
    numerator: float
    denominator: float
    value: float
    z: float
    z_unadjusted: float | None
    inner_lower: float
    inner_upper: float
    lower: float
    upper: float
    outside: bool
    outside_inner: bool


@dataclass(frozen=True, kw_only=True)
class FunnelLimit:
    """The limits at one denominator: inner hold 95 of 100 units, outer 998 of 1,000."""

    denominator: float
    inner_lower: float
    inner_upper: float
    lower: float
    upper: float


@dataclass(frozen=True, kw_only=True)
class NotPlaced:
    """One unit that has no place on the plot, its counts as given, the reason in words."""

    la_code: str
    name: str
    because: str
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, kw_only=True)
class FunnelPlot:
    """
    A funnel plot of one figure in one period; without points where none can be drawn.

    `phi` and `tau2` are the published measures of over-dispersion; the limits rest on
    `between`, the variance between units. `could_not` says in words what could not be done.
    """

    indicator: str
    name: str
    unit: str
    period: str
    kind: FunnelKind
    denominator_name: str
    target: float | None
    phi: float | None
    tau2: float | None
    between: float | None
    points: tuple[FunnelPoint, ...]
    limits: tuple[FunnelLimit, ...]
    not_placed: tuple[NotPlaced, ...]
    caveats: tuple[str, ...]
    could_not: tuple[str, ...]

    @property
    def outside(self) -> tuple[FunnelPoint, ...]:
        """Return the units beyond the outer limits, the furthest first."""
        beyond = [point for point in self.points if point.outside]
        return tuple(sorted(beyond, key=lambda point: (-abs(point.z), point.name)))
