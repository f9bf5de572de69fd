"""
Drift: a steady decline that begins after a baseline of few points.

Assumptions. Values vary normally around a level with one standard deviation, both unknown; from
some point on the level moves by the same amount at each step. Points are independent, or have
the autocorrelation for which the limit was found (`limit`).

Reasoning. A chart that judges each point by limits from the baseline wastes what steadiness
tells, and twelve points of a baseline are known too poorly to be taken for the truth. Here,
after each new point, a line that is flat through the baseline and rises from its end is fitted
to all points so far, level and spread included. The t of its slope, as a normal score, is the
likelihood-ratio test for such a drift (regression over all that is known, as in
[BrownDurbinEvans1975, p. 149-192]), and has the same distribution whatever level and spread
are, so that a limit found by simulation holds for every series. Nothing is asked before `FIRST`
points, when no drift of a size that matters could show: false alarms are not spent there. Where
the drift may begin at any point, the scores of all beginnings are joined by the mean of
exp(score^2 / 2), the likelihood ratio with the slope at its best, in the manner of
[Roberts1966, p. 411-430].

When not to believe it. A step looks like a drift; the time of year looks like one if the
baseline does not hold whole years. Autocorrelation of 0.5 makes three false alarms of two
(`benchmarks/drift.py`), and twelve points do not tell how much of it there is. A decline that
has gone on through the whole baseline at the same pace is found late.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.stats.simulated_limits import Limit, limit_of

Array = npt.NDArray[np.float64]
FIRST = 6  # points after the baseline, before which nothing is asked
SMALLEST_BASELINE = 6


def drift_scores(
    values: Iterable[float | None] | Array, *, baseline: int, any_start: bool = False
) -> Array:
    """
    Return how clearly the level rises since the baseline, after each point that follows it.

    `values` are one series, or rows of several; NaN or None stands for a missing point. For a
    decline give them with the opposite sign. NaN stands where nothing is asked: before `FIRST`
    points, and where all values so far are the same.
    """
    told = values if isinstance(values, np.ndarray) else _plain(values)
    _refuse_unless_baseline(baseline)
    rows = np.atleast_2d(told.astype(np.float64))
    later = rows.shape[1] - baseline
    if later <= 0:
        raise ValueError(
            f"{rows.shape[1]} points and a baseline of {baseline} leave none to judge; give "
            "more points"
        )
    starts = range(max(1, later - FIRST + 1)) if any_start else range(1)
    scores = np.stack([_hinge_scores(rows, baseline, start) for start in starts])
    found = _joined(scores) if any_start else scores[0]
    found[:, : min(FIRST - 1, later)] = np.nan
    return found if told.ndim == 2 else found[0]


def first_alarm(scores: Array, limit: float) -> int | None:
    """Return after how many points since the baseline the limit was passed, if it was."""
    with np.errstate(invalid="ignore"):
        beyond = np.flatnonzero(scores > limit)
    return int(beyond[0]) + 1 if len(beyond) else None


def first_alarms(scores: Array, limit: float) -> Array:
    """Return for each row after how many points the limit was passed, infinity where never."""
    with np.errstate(invalid="ignore"):
        beyond = scores > limit
    return np.where(beyond.any(axis=1), beyond.argmax(axis=1) + 1.0, np.inf)


@dataclass(frozen=True, kw_only=True)
class Watch:
    """How a series is watched: from which baseline, for how long, for a drift from when."""

    baseline: int
    horizon: int
    any_start: bool = False
    autocorrelation: float = 0.0


def drift_limit(
    watch: Watch, *, rate: float, rng: np.random.Generator, paths: int = 20_000
) -> Limit:
    """Return the limit that a part `rate` of steady series passes within the horizon."""
    if watch.horizon < FIRST:
        raise ValueError(
            f"a horizon of {watch.horizon} points; before {FIRST} nothing is asked: give more"
        )
    columns = watch.baseline + watch.horizon
    steady = autocorrelated(
        rng, rows=paths, columns=columns, autocorrelation=watch.autocorrelation
    )
    scores = drift_scores(steady, baseline=watch.baseline, any_start=watch.any_start)
    return limit_of(np.nanmax(scores, axis=1), rate=rate, horizon=watch.horizon)


def autocorrelated(
    rng: np.random.Generator, *, rows: int, columns: int, autocorrelation: float
) -> Array:
    """Return rows of normal values of variance 1, each tied to the one before it."""
    if not -1 < autocorrelation < 1:
        raise ValueError(f"autocorrelation is {autocorrelation}; it lies between -1 and 1")
    found = rng.standard_normal((rows, columns))
    fresh = math.sqrt(1 - autocorrelation**2)
    for column in range(1, columns):
        found[:, column] = autocorrelation * found[:, column - 1] + fresh * found[:, column]
    return found


def _hinge_scores(rows: Array, baseline: int, start: int) -> Array:
    """Return normal scores of a slope from `start` on, after each point since the baseline."""
    from scipy.special import ndtri, stdtr

    held = np.isfinite(rows).astype(np.float64)
    # Sums of squares are taken around the mean of the baseline: no digits are lost.
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = (np.where(held > 0, rows, 0.0)[:, :baseline].sum(axis=1)) / held[
            :, :baseline
        ].sum(axis=1)
        y = np.where(held > 0, rows - middle[:, None], 0.0)
        rise = held * np.maximum(np.arange(rows.shape[1]) - (baseline - 1) - start, 0.0)
        count = held.cumsum(axis=1)
        sum_y, sum_rise = y.cumsum(axis=1), rise.cumsum(axis=1)
        of_rise = (rise**2).cumsum(axis=1) - sum_rise**2 / count
        of_both = (rise * y).cumsum(axis=1) - sum_rise * sum_y / count
        of_y = (y**2).cumsum(axis=1) - sum_y**2 / count
        left = of_y - of_both**2 / of_rise
        free = count - 2
        told = (free >= 3) & (of_rise > 0) & (of_y > 1e-12)
        ratio = of_both / np.sqrt(of_rise * np.maximum(left, 1e-12 * of_y) / free)
    ratio = np.where(told, ratio, 0.0)
    tail = np.maximum(stdtr(np.where(told, free, 1.0), -np.abs(ratio)), 1e-300)
    scores = np.where(told, -np.sign(ratio) * ndtri(tail), np.nan)
    return np.asarray(scores[:, baseline:])


def _joined(scores: Array) -> Array:
    """Return the scores of all beginnings as one, for each row and point."""
    starts, _, points = scores.shape
    # A beginning counts once the drift from it would have lasted `FIRST` points.
    asked = np.arange(points)[None, :] - np.arange(starts)[:, None] >= FIRST - 1
    with np.errstate(invalid="ignore", divide="ignore"):
        ratios = np.where(asked[:, None, :], np.exp(np.maximum(scores, 0.0) ** 2 / 2), 0.0)
        return np.asarray(np.log(ratios.sum(axis=0) / np.maximum(asked.sum(axis=0), 1)))


def _plain(values: Iterable[float | None]) -> Array:
    return np.array([np.nan if one is None else one for one in values], dtype=np.float64)


def _refuse_unless_baseline(baseline: int) -> None:
    if baseline < SMALLEST_BASELINE:
        raise ValueError(
            f"a baseline of {baseline} points tells no level; give {SMALLEST_BASELINE} or more"
        )
