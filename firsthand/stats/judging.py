"""
Judging: the flags of a control chart, and when each of them could first have been raised.

Reasoning. A chart drawn today marks points by limits and sequences that were not there on the
day: a shift marks seven points back, and limits from all points know the future. So each chart
is worked out again for every moment, from what stood on it then; a flag is first raisable at
the earliest moment at which that chart would have shown it. Until the baseline of a stretch (or
`LEAST` points where none is fixed) is complete, nothing is raisable.

A moving chart shows at every point the limits, and the flags, of that moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from firsthand.stats.special_causes import Causes, Floats, Rule, special_causes

Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int32]

LEAST = 5  # points without which limits are hardly more than the points themselves
AT_ONCE = 1_000_000  # cells of charts of moments worked out together, which bounds memory
NEVER = -1


class Limits(Protocol):
    """What works out the centre of a chart and the distance from it to its limits."""

    def __call__(self, known: Bools, rows: slice) -> tuple[Floats, Floats]:
        """Return both for `known` (series, moments, points), of these rows of the series."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """
    Centre, distance to the limits and marks of each series (a row), and when first raisable.

    `raisable` holds for each rule, series and point the number of the point with which the mark
    could first be made, `NEVER` where there is no mark.
    """

    centre: Floats
    reach: Floats
    causes: Causes
    raisable: dict[Rule, Places]


def judged(
    values: Floats,
    limits: Limits,
    *,
    starts: Sequence[int] = (0,),
    baseline: int | None = None,
    autocorrelation: Floats | float = 0.0,
    moving: bool = False,
) -> Judged:
    """Return the charts of `values`, one series a row, NaN where there is no value."""
    count, points = values.shape
    at_once = max(1, AT_ONCE // max(1, points * points))
    rho = np.broadcast_to(np.asarray(autocorrelation, dtype=float).reshape(-1, 1), (count, 1))
    settled = _settled(points, starts, baseline)
    found = []
    for first in range(0, count, at_once):
        rows = slice(first, first + at_once)
        history = _history(values[rows], limits, rows, starts=starts, rho=rho[rows])
        found.append((_moving if moving else _from_today)(history, settled))
    return Judged(
        centre=np.vstack([one.centre for one in found]),
        reach=np.vstack([one.reach for one in found]),
        causes=Causes(marks={r: np.vstack([f.causes.marks[r] for f in found]) for r in Rule}),
        raisable={r: np.vstack([one.raisable[r] for one in found]) for r in Rule},
    )


@dataclass(frozen=True, kw_only=True)
class _History:
    """The charts of every moment: all arrays (series, moments, points)."""

    centre: Floats
    reach: Floats
    marks: dict[Rule, npt.NDArray[np.int8]]


def _history(
    values: Floats, limits: Limits, rows: slice, *, starts: Sequence[int], rho: Floats
) -> _History:
    count, points = values.shape
    shape, flat = (count, points, points), (count * points, points)
    known = np.tril(np.ones((points, points), dtype=bool)) & np.isfinite(values)[:, None, :]
    seen = np.where(known, values[:, None, :], np.nan)
    centre, reach = limits(known, rows)
    causes = special_causes(
        seen.reshape(flat),
        centre.reshape(flat),
        reach.reshape(flat),
        starts=starts,
        autocorrelation=np.repeat(rho, points, axis=0),
    )
    marks = {rule: causes.marks[rule].reshape(shape) for rule in Rule}
    return _History(centre=centre, reach=reach, marks=marks)


def _settled(points: int, starts: Sequence[int], baseline: int | None) -> Places:
    """Return for each point the moment from which its stretch may be judged."""
    settled = np.zeros(points, dtype=np.int32)
    ends = (*starts[1:], points)
    for first, last in zip(starts, ends, strict=True):
        settled[first:last] = min(first + max(baseline or LEAST, 1), last) - 1
    return settled


def _from_today(history: _History, settled: Places) -> Judged:
    points = settled.size
    moments = np.arange(points)[None, :, None]
    raisable = {}
    for rule, marks in history.marks.items():
        today = marks[:, -1:, :]
        same = (marks == today) & (today != 0) & (moments >= np.arange(points))
        first = np.maximum(same.argmax(axis=1), settled)
        raisable[rule] = np.where(today[:, 0, :] != 0, first, NEVER).astype(np.int32)
    return Judged(
        centre=history.centre[:, -1, :],
        reach=history.reach[:, -1, :],
        causes=Causes(marks={rule: marks[:, -1, :] for rule, marks in history.marks.items()}),
        raisable=raisable,
    )


def _moving(history: _History, settled: Places) -> Judged:
    points = np.arange(settled.size)
    open_to_flags = points >= settled
    marks = {
        rule: np.where(open_to_flags, of_rule[:, points, points], 0).astype(np.int8)
        for rule, of_rule in history.marks.items()
    }
    return Judged(
        centre=history.centre[:, points, points],
        reach=history.reach[:, points, points],
        causes=Causes(marks=marks),
        raisable={
            rule: np.where(of != 0, points, NEVER).astype(np.int32)
            for rule, of in marks.items()
        },
    )
