"""
XmR charts: the limits of single values, from how much each differs from the one before it.

Assumptions. The values of a stable process vary about one mean with one spread. By default they
do not depend on one another; `autocorrelation` says how strongly each follows the one before.

Reasoning. The mean of the moving ranges |x - x before| estimates d2 sigma with d2 = 2/sqrt(pi)
= 1.128, so that 3 sigma = 2.66 mean moving ranges [Wheeler1993, p. 42-49]. As in NHS England's
'Making Data Count' [Plotthedots2024, R/ptd_spc_standard.R], moving ranges of 3.267 times their
mean or more are left out once, so that a single jump does not widen the limits. The baseline is
all points, or the first `baseline` of each stretch; `rebase_at` begins new stretches, with a
baseline of their own.

Autocorrelation. With correlation rho between neighbours, x - x before has the variance
2 sigma^2 (1 - rho), so that the moving ranges estimate d2 sigma sqrt(1 - rho): too narrow a
limit when rho is positive, which is why a stable series of autocorrelation one half is marked
at its latest point seven times as often as promised. Here the limits are divided by
sqrt(1 - rho), and the rules on sequences look at what is left of each value once the one before
is known (`special_causes`).

When not to believe it. Below 13 points limits are so uncertain that they are a first look. A
rho that is itself taken from a short series is uncertain, and a real change looks like
autocorrelation: a corrected chart is slower. A baseline that did not vary has no limits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.stats.judging import Bools, Judged, Limits, judged
from firsthand.stats.special_causes import Flag, Floats, Rule

TO_LIMITS = 2.66  # 3 / 1.128, as it is printed [Wheeler1993, p. 49]
SCREEN = 3.267  # D4 of two values: the upper limit of moving ranges [Wheeler1993, p. 49]
FEW = 13  # points below which 'Making Data Count' warns


@dataclass(frozen=True, kw_only=True)
class Xmr:
    """
    One chart: for each point centre and limits (NaN where there are none) and its flags.

    `raisable_at` says for each flag of a point with which point it could first have been
    raised. `starts` are the first points of the stretches.
    """

    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    flags: tuple[tuple[Flag, ...], ...]
    raisable_at: tuple[dict[Flag, int], ...]
    starts: tuple[int, ...]


def xmr(
    values: Sequence[float | None],
    *,
    baseline: int | None = None,
    screen: bool = True,
    rebase_at: Sequence[int] = (),
    autocorrelation: float = 0.0,
    moving: bool = False,
) -> Xmr:
    """Return the chart of `values`; None stands for a point without a value, never for 0."""
    if not -1 < autocorrelation < 1:
        raise ValueError(
            f"given was an autocorrelation of {autocorrelation}; it lies between -1 and 1"
        )
    if baseline is not None and baseline < 2:
        raise ValueError(f"given was a baseline of {baseline}; two points at least are needed")
    row = np.array([[np.nan if v is None else v for v in values]], dtype=np.float64)
    starts = stretches(row.shape[1], rebase_at)
    limits = xmr_limits(
        row, starts=starts, baseline=baseline, screen=screen, autocorrelation=autocorrelation
    )
    found = judged(
        row,
        limits,
        starts=starts,
        baseline=baseline,
        autocorrelation=autocorrelation,
        moving=moving,
    )
    return Xmr(
        values=row[0],
        centre=found.centre[0],
        lower=found.centre[0] - found.reach[0],
        upper=found.centre[0] + found.reach[0],
        flags=tuple(found.causes.flags(0, point) for point in range(row.shape[1])),
        raisable_at=tuple(raisable_flags(found, 0, point) for point in range(row.shape[1])),
        starts=starts,
    )


def stretches(points: int, rebase_at: Sequence[int]) -> tuple[int, ...]:
    """Return where the stretches of a chart begin: at its first point and at each re-basing."""
    if outside := [at for at in rebase_at if not 0 <= at < points]:
        raise ValueError(f"re-basing at point {outside[0]} of {points} points (counted from 0)")
    return tuple(sorted({0, *rebase_at}))


def raisable_flags(found: Judged, row: int, point: int) -> dict[Flag, int]:
    """Return the flags of one point, each with the point at which it was first raisable."""
    if not found.causes.any[row, point]:
        return {}
    flags = found.causes.flags(row, point)
    rules = (rule for rule in Rule if found.causes.marks[rule][row, point])
    return dict(
        zip(flags, (int(found.raisable[rule][row, point]) for rule in rules), strict=True)
    )


def xmr_limits(
    values: Floats,
    *,
    starts: Sequence[int] = (0,),
    baseline: int | None = None,
    screen: bool = True,
    autocorrelation: Floats | float = 0.0,
) -> Limits:
    """Return what works out the centre and reach of series of `values`, one a row."""
    rho = np.broadcast_to(np.reshape(autocorrelation, (-1, 1)), (values.shape[0], 1))

    def limits(known: Bools, rows: slice) -> tuple[Floats, Floats]:
        seen = np.where(known, values[rows][:, None, :], np.nan)
        centre, reach = np.empty_like(seen), np.empty_like(seen)
        for first, last in zip(starts, (*starts[1:], seen.shape[2]), strict=True):
            upto = last if baseline is None else min(last, first + baseline)
            part = seen[:, :, first:upto]
            centre[:, :, first:last] = mean(part)
            reach[:, :, first:last] = TO_LIMITS * mean_moving_range(part, screen=screen)
        return centre, reach / np.sqrt(1 - rho[rows])[:, None, :]

    return limits


def mean(values: Floats) -> Floats:
    """Return the mean of what is known along the last axis, NaN where nothing is."""
    there = np.isfinite(values)
    count = there.sum(axis=-1, keepdims=True)
    total = np.where(there, values, 0.0).sum(axis=-1, keepdims=True)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan))


def mean_moving_range(values: Floats, *, screen: bool) -> Floats:
    """Return the mean moving range, without the largest if `screen`; NaN when none is left."""
    ranges = np.abs(np.diff(values, axis=-1))
    if not screen:
        return mean(ranges)
    return mean(np.where(ranges < SCREEN * mean(ranges), ranges, np.nan))
