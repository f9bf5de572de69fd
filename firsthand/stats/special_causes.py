"""
Special causes: which points of a control chart chance alone would hardly have put there.

Assumptions. Around its centre a stable process gives values that do not depend on one another
and are as often above as below; `reach` is three of its standard deviations.

Reasoning. Four rules, in the form of NHS England's 'Making Data Count' as the package
NHSRplotthedots 0.2.2 works them [Plotthedots2024, R/ptd_calculate_point_type.R]: a point
outside the limits; seven points rising or falling; two of three beyond two thirds of the way to
a limit, all three on one side; seven points on one side. A rule marks every point that takes
part. Where several mark a point, that order says which is named first. A point without a value
ends every sequence: what lies on both sides of a gap is never counted together.

Values that follow one another. With autocorrelation rho the rules on sequences look at what is
left of each value once the one before is known, (x - centre) - rho (x before - centre), which
does not depend on what came before and has the standard deviation sigma sqrt(1 - rho^2)
[AlwanRoberts1988, p. 87-95]; at rho = 0 that is the value itself. The limits stand around the
values as they are.

When not to believe it. Each rule has its own rate of false alarms and they add up: at 24 points
one stable series in six shows some mark. Four thousand series need `false_discovery`, not this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.int8]  # 1 upwards, -1 downwards, 0 no mark

RUN = 7  # points in a trend or on one side
NEAR = 2 / 3  # of the way to a limit


class Rule(StrEnum):
    """The four rules, the one that is named first at the top."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two-of-three"
    SHIFT = "shift"


class Flag(StrEnum):
    """What a rule says of one point."""

    ABOVE_LIMITS = "above-limits"
    BELOW_LIMITS = "below-limits"
    TREND_UP = "trend-up"
    TREND_DOWN = "trend-down"
    TWO_OF_THREE_HIGH = "two-of-three-high"
    TWO_OF_THREE_LOW = "two-of-three-low"
    SHIFT_HIGH = "shift-high"
    SHIFT_LOW = "shift-low"


UPWARDS = {
    Rule.OUTSIDE: Flag.ABOVE_LIMITS,
    Rule.TREND: Flag.TREND_UP,
    Rule.TWO_OF_THREE: Flag.TWO_OF_THREE_HIGH,
    Rule.SHIFT: Flag.SHIFT_HIGH,
}
DOWNWARDS = {
    Rule.OUTSIDE: Flag.BELOW_LIMITS,
    Rule.TREND: Flag.TREND_DOWN,
    Rule.TWO_OF_THREE: Flag.TWO_OF_THREE_LOW,
    Rule.SHIFT: Flag.SHIFT_LOW,
}
HIGH = frozenset(UPWARDS.values())


@dataclass(frozen=True, kw_only=True)
class Causes:
    """The marks of each rule; every array has the shape (series, points)."""

    marks: dict[Rule, Marks]

    @cached_property
    def any(self) -> npt.NDArray[np.bool_]:
        """Return which points any rule marks."""
        return np.asarray(np.any([self.marks[rule] != 0 for rule in Rule], axis=0))

    def flags(self, row: int, point: int) -> tuple[Flag, ...]:
        """Return what the rules say of one point, the one that is named first at the front."""
        told = ((rule, self.marks[rule][row, point]) for rule in Rule)
        return tuple((UPWARDS if mark > 0 else DOWNWARDS)[rule] for rule, mark in told if mark)


def special_causes(
    values: Floats,
    centre: Floats,
    reach: Floats,
    *,
    starts: Sequence[int] = (0,),
    autocorrelation: Floats | float = 0.0,
) -> Causes:
    """
    Return the marks of series of `values` (one a row, NaN where there is none).

    `centre` and `reach`, the distance to a limit, have the same shape. `starts` are the first
    points of the stretches that are judged apart, from re-basing. `autocorrelation` is one
    number, or one for each row in a column.
    """
    marks = {rule: np.zeros(values.shape, dtype=np.int8) for rule in Rule}
    ends = (*starts[1:], values.shape[1])
    for first, last in zip(starts, ends, strict=True):
        part = (slice(None), slice(first, last))
        found = _of_stretch(values[part], centre[part], reach[part], autocorrelation)
        for rule, of_rule in found.items():
            marks[rule][part] = of_rule
    return Causes(marks=marks)


def _of_stretch(
    values: Floats, centre: Floats, reach: Floats, rho: Floats | float
) -> dict[Rule, Marks]:
    outside = (values > centre + reach).astype(np.int8) - (values < centre - reach)
    left, near = _left_over(values, centre, rho), NEAR * reach * np.sqrt(1 - np.square(rho))
    sides = _signs(left - centre)
    close = ((left > centre + near) | (left < centre - near)) & (outside == 0)
    return {
        Rule.OUTSIDE: outside.astype(np.int8),
        Rule.TREND: _trends(left),
        Rule.TWO_OF_THREE: _two_of_three(close, sides),
        Rule.SHIFT: _shifts(sides),
    }


def _left_over(values: Floats, centre: Floats, rho: Floats | float) -> Floats:
    """Return the values less what the one before them predicts; at rho 0 as they are."""
    if not np.any(rho):
        return values
    away = values - centre
    left = away * np.sqrt(1 - np.square(rho))  # where nothing is known of the one before
    expected = rho * away[:, :-1]
    left[:, 1:] = np.where(np.isnan(expected), left[:, 1:], away[:, 1:] - expected)
    return np.asarray(centre + left, dtype=np.float64)


def _signs(numbers: Floats) -> Marks:
    return np.sign(np.nan_to_num(numbers, nan=0.0)).astype(np.int8)


def _alike(signs: Marks, width: int) -> Marks:
    """Return 1 or -1 where that many signs that begin there are all so, else 0."""
    sums = sliding_window_view(signs, width, axis=1).sum(axis=2)
    return np.asarray(np.where(sums == width, 1, np.where(sums == -width, -1, 0)), np.int8)


def _taking_part(begun: npt.NDArray[np.bool_], width: int) -> npt.NDArray[np.bool_]:
    """Return which points lie in any of the sequences of that width that begin somewhere."""
    begins = begun.shape[1]
    part = np.zeros((begun.shape[0], begins + width - 1), dtype=bool)
    for step in range(width):
        part[:, step : step + begins] |= begun
    return part


def _shifts(sides: Marks) -> Marks:
    if sides.shape[1] < RUN:
        return np.zeros_like(sides)
    return np.where(_taking_part(_alike(sides, RUN) != 0, RUN), sides, 0).astype(np.int8)


def _trends(values: Floats) -> Marks:
    """Return which points take part in a trend, and its way; at a turn, of what follows."""
    rows, points = values.shape
    marks = np.zeros((rows, points), dtype=np.int8)
    if points < RUN:
        return marks
    steps = _signs(np.diff(values, axis=1))
    begun = _alike(steps, RUN - 1) != 0
    if not begun.any():
        return marks
    part = _taking_part(begun, RUN)
    nothing = np.zeros((rows, 1), dtype=np.int8)
    before, after = np.hstack((nothing, steps)), np.hstack((steps, steps[:, -1:]))
    goes_on = np.hstack((part[:, 1:], nothing.astype(bool)))
    # The package's way of telling: by the step that follows while the trend goes on.
    return np.where(part, np.where(goes_on, after, before), marks).astype(np.int8)


def _two_of_three(close: npt.NDArray[np.bool_], sides: Marks) -> Marks:
    if close.shape[1] < 3:
        return np.zeros(close.shape, dtype=np.int8)
    enough = sliding_window_view(close, 3, axis=1).sum(axis=2) >= 2
    part = _taking_part(enough & (_alike(sides, 3) != 0), 3)
    return np.where(part & close, sides, 0).astype(np.int8)
