"""
Simulated limits: the threshold that steady series pass with a chance that was chosen.

Assumptions. Steady series are like those drawn: normal and independent for `cusum_limit` (with
a baseline as short as the real one), cases with the given chances in a random order for
`risk_adjusted_limit`.

Reasoning. The chance of a false alarm within a horizon is the chance that the greatest value of
a statistic passes the limit; so the limit is the quantile of those greatest values over many
drawn series. Its error is known: between the order statistics whose numbers are binomial
quantiles lies the true limit with 95 percent [ClopperPearson1934, p. 404-413], and the rate of
the limit found has the standard error of a share.

When not to believe it. A limit holds for its horizon: twice the time, and nearly twice the
false alarms. It holds for no other autocorrelation or mix of cases than those drawn.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.stats import risk_adjusted_cusum
from firsthand.stats.cusum import greatest

Array = npt.NDArray[np.float64]
FEWEST_BEYOND = 20  # drawn series beyond the limit, with which it is told at all


@dataclass(frozen=True, kw_only=True)
class Limit:
    """
    A limit with the error of its simulation.

    `lower` to `upper` holds the true limit with 95 percent; `error` is the standard error of
    `rate`, the chance of a false alarm within `horizon` points.
    """

    limit: float
    lower: float
    upper: float
    rate: float
    error: float
    horizon: int
    paths: int


def limit_of(maxima: Array, *, rate: float, horizon: int) -> Limit:
    """Return the limit that a part `rate` of the greatest values passes."""
    paths = len(maxima)
    if not 0 < rate < 1:
        raise ValueError(f"rate is {rate}; it must lie between 0 and 1, as 0.05 does")
    if paths * min(rate, 1 - rate) < FEWEST_BEYOND:
        needed = math.ceil(FEWEST_BEYOND / min(rate, 1 - rate))
        raise ValueError(
            f"{paths} drawn series do not tell a limit for a rate of {rate}; draw {needed}"
        )
    from scipy.stats import binom

    ordered = np.sort(maxima)
    low, high = binom.ppf([0.025, 0.975], paths, 1 - rate)
    return Limit(
        limit=float(np.quantile(ordered, 1 - rate)),
        lower=float(ordered[max(int(low) - 1, 0)]),
        upper=float(ordered[min(int(high), paths - 1)]),
        rate=rate,
        error=math.sqrt(rate * (1 - rate) / paths),
        horizon=horizon,
        paths=paths,
    )


def cusum_limit(
    *,
    rate: float,
    horizon: int,
    rng: np.random.Generator,
    allowance: float = 0.5,
    baseline: int | None = None,
    paths: int = 20_000,
) -> Limit:
    """
    Return the threshold of an upper sum; of either sum for half the rate.

    With a `baseline`, mean and standard deviation are estimated from that many points, as they
    must be in earnest; without one they are known.
    """
    scores = rng.standard_normal((paths, horizon))
    if baseline is not None:
        if baseline < 3:
            raise ValueError(f"a baseline of {baseline} tells no spread; give 3 or more")
        before = rng.standard_normal((paths, baseline))
        middle = before.mean(axis=1, keepdims=True)
        scores = (scores - middle) / before.std(axis=1, ddof=1, keepdims=True)
    return limit_of(greatest(scores, allowance=allowance), rate=rate, horizon=horizon)


def risk_adjusted_limit(
    chances: Sequence[float],
    *,
    rate: float,
    cases: int,
    rng: np.random.Generator,
    odds_ratio: float = 2.0,
    paths: int = 5_000,
) -> Limit:
    """Return the threshold for `cases` cases drawn with replacement from those given."""
    if not len(chances):
        raise ValueError("no chances were given; give those of cases like the ones to come")
    drawn = rng.choice(np.asarray(chances, dtype=np.float64), size=(paths, cases))
    outcomes = (rng.random((paths, cases)) < drawn).astype(np.float64)
    added = risk_adjusted_cusum.weights(drawn, outcomes, odds_ratio=odds_ratio)
    return limit_of(greatest(added, allowance=0.0), rate=rate, horizon=cases)
