"""
Risk-adjusted CUSUM: outcomes of single cases, each with its own chance of a bad one.

Assumptions. The chance expected for each case is right; outcomes are independent; a change
multiplies the odds of every case by one known ratio.

Reasoning. Each case adds the logarithm of how much likelier its outcome is after the change
than before it: for odds multiplied by R and an expected chance p, log(R / (1 - p + R p)) when
the outcome is bad and log(1 / (1 - p + R p)) when not; the sum never falls below 0
[SteinerEtAl2000, p. 441-452]. An alarm is a sum that reaches the threshold. Without `reset` it
goes on afterwards, so that alarms stand as long as the sum does.

When not to believe it. A model of risk that is wrong for one kind of case makes alarms by
itself. The threshold must be found for the mix of cases at hand (`simulated_limits`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class RiskAdjusted:
    """What each case adds, the sum after it, and whether that reached the threshold."""

    weights: tuple[float, ...]
    sums: tuple[float, ...]
    alarms: tuple[bool, ...]


def weights(chances: Array, outcomes: Array, *, odds_ratio: float) -> Array:
    """Return what each case adds; the arrays may have any one shape."""
    if not (odds_ratio > 0 and odds_ratio != 1):
        raise ValueError(f"odds_ratio is {odds_ratio}; give one above 0 that is not 1")
    if not ((chances > 0) & (chances < 1)).all():
        raise ValueError("each expected chance must lie between 0 and 1, neither included")
    if not np.isin(outcomes, (0, 1)).all():
        raise ValueError("each outcome must be 1 (bad) or 0 (not)")
    usual = -np.log(1 - chances + odds_ratio * chances)
    return np.asarray(usual + math.log(odds_ratio) * outcomes)


def risk_adjusted_cusum(
    chances: Sequence[float],
    outcomes: Sequence[int],
    *,
    threshold: float,
    odds_ratio: float = 2.0,
    reset: bool = False,
) -> RiskAdjusted:
    """Return the sum over cases in their order; with an odds ratio below 1, for the better."""
    if len(chances) != len(outcomes):
        raise ValueError(
            f"{len(chances)} chances and {len(outcomes)} outcomes; give one of each for a case"
        )
    if not threshold > 0:
        raise ValueError(f"threshold is {threshold}; it must be above 0")
    added = weights(
        np.asarray(chances, dtype=np.float64), np.asarray(outcomes), odds_ratio=odds_ratio
    )
    sums, alarms, total = [], [], 0.0
    for one in added:
        total = max(0.0, total + float(one))
        sums.append(total)
        alarms.append(total >= threshold)
        if reset and alarms[-1]:
            total = 0.0
    return RiskAdjusted(
        weights=tuple(map(float, added)), sums=tuple(sums), alarms=tuple(alarms)
    )
