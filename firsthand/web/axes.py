"""Axes: round marks on a scale, and where values stand between its ends in a drawing."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = (1, 2, 2.5, 5, 10)
FLAT = 0.05  # a scale whose values are all alike reaches so far to either side of them


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A mark on an axis and what it says."""

    at: float
    says: str


@dataclass(frozen=True, kw_only=True)
class Axis:
    """Values from `low` to `high`, drawn from `start` to `end`; marks lie `step` apart."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value stands; what lies beyond an end stands at that end."""
        inside = min(max(value, self.low), self.high)
        part = (inside - self.low) / ((self.high - self.low) or 1.0)
        return round(self.start + (self.end - self.start) * part, 1)

    def holds(self, value: float) -> bool:
        """Tell whether a value lies between the ends."""
        return self.low <= value <= self.high

    @property
    def marks(self) -> tuple[float, ...]:
        """Return the round values from one end to the other."""
        first = math.ceil(self.low / self.step - 1e-9)
        last = math.floor(self.high / self.step + 1e-9)
        return tuple(round(n * self.step, 10) for n in range(first, last + 1))


def axis(
    values: Iterable[float | None],
    *,
    start: float,
    end: float,
    wanted: int,
    floor: float | None,
) -> Axis:
    """
    Return the axis that holds `values`, with about `wanted` marks, from round end to round end.

    `floor` is the least that the figure can be (nought for counts, rates and shares); the
    scale does not go below it. None where it can be anything.
    """
    known = [value for value in values if value is not None and math.isfinite(value)] or [0.0]
    low, high = min(known), max(known)
    if high - low < 1e-12:
        spare = abs(high) * FLAT or 1.0
        low, high = low - spare, high + spare
    step = round_step((high - low) / wanted)
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    if floor is not None:
        low = max(low, floor)
    return Axis(low=low, high=high, step=step, start=start, end=end)


def round_step(least: float) -> float:
    """Return the smallest round step that is at least so large."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))
