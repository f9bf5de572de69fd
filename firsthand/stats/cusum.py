"""
Tabular CUSUM: a small lasting change, found by adding up what lies beyond an allowance.

Assumptions. Scores are independent, normal with mean 0 and variance 1 until a change, and with
another mean after it. Autocorrelated scores, or a baseline of few points, raise the rate of
false alarms several times; `simulated_limits` finds thresholds with either in the reckoning.

Reasoning. Each sum grows by a score less the allowance and never falls below 0
[Page1954, p. 100-115]; an alarm is a sum that reaches the threshold. With the allowance k it is
the likelihood-ratio test for a change of 2k. After an alarm the sum goes on, or begins again at
0 where `reset` is asked for. A missing score leaves both sums as they are.

Counts are first made scores by `rossi`, which is close to normal for means of three and more
[RossiEtAl1999, p. 2111-2122].

When not to believe it. A slow decline inside the baseline is taken for the usual; the sums tell
that a change came, not when: that is the last point at which the sum was 0, roughly.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
ALLOWANCE = 0.5  # the middle between no change and one of a standard deviation
THRESHOLD = 5.0  # with it, a false alarm on either side in 465 points on average


@dataclass(frozen=True, kw_only=True)
class Cusum:
    """Both sums after each point, and whether either reached the threshold there."""

    upper: tuple[float, ...]
    lower: tuple[float, ...]
    alarms_above: tuple[bool, ...]
    alarms_below: tuple[bool, ...]


def cusum(
    scores: Iterable[float | None],
    *,
    allowance: float = ALLOWANCE,
    threshold: float = THRESHOLD,
    reset: bool = False,
) -> Cusum:
    """Return the sums of `scores`; None and NaN stand for a point that is missing."""
    if not (math.isfinite(allowance) and math.isfinite(threshold) and threshold > 0):
        raise ValueError(
            f"allowance {allowance} and threshold {threshold} make no chart; give two numbers, "
            "the threshold above 0"
        )
    told = [math.nan if one is None else float(one) for one in scores]
    upper, above = _summed(told, allowance, threshold, reset)
    lower, below = _summed([-one for one in told], allowance, threshold, reset)
    return Cusum(upper=upper, lower=lower, alarms_above=above, alarms_below=below)


def standardised(values: Sequence[float | None], *, baseline: int) -> tuple[float | None, ...]:
    """
    Return distances from the mean of the first `baseline` points, in standard deviations.

    At least three of them must be known and differ.
    """
    told = [one for one in values[:baseline] if one is not None and math.isfinite(one)]
    spread = float(np.std(told, ddof=1)) if len(told) >= 3 else 0.0
    if spread == 0:
        raise ValueError(
            f"{len(told)} known points of a baseline of {baseline} do not tell how much values "
            "vary; give three at least that differ"
        )
    middle = float(np.mean(told))
    return tuple(
        None if one is None or not math.isfinite(one) else (one - middle) / spread
        for one in values
    )


def rossi(counts: Sequence[float], expected: Sequence[float]) -> tuple[float, ...]:
    """Return nearly normal scores of Poisson counts [RossiEtAl1999]; expected above 0."""
    return tuple(
        (x - 3 * m + 2 * math.sqrt(x * m)) / (2 * math.sqrt(m))
        for x, m in zip(counts, expected, strict=True)
    )


def greatest(scores: Array, *, allowance: float) -> Array:
    """Return for each row the greatest upper sum that it comes to, without reset."""
    total = np.zeros(scores.shape[0])
    most = np.zeros(scores.shape[0])
    for column in range(scores.shape[1]):
        total = np.maximum(0.0, total + scores[:, column] - allowance)
        most = np.maximum(most, total)
    return most


def _summed(
    scores: Sequence[float], allowance: float, threshold: float, reset: bool
) -> tuple[tuple[float, ...], tuple[bool, ...]]:
    sums, alarms, total = [], [], 0.0
    for score in scores:
        missing = math.isnan(score)
        total = total if missing else max(0.0, total + score - allowance)
        alarm = not missing and total >= threshold
        sums.append(total)
        alarms.append(alarm)
        if reset and alarm:
            total = 0.0
    return tuple(sums), tuple(alarms)
