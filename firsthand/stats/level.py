"""
Level: how common something is of late, and chances moved so that they say so on the whole.

Assumptions. Recent cases happened independently, each with the same chance on the whole, and
cases to come are like them.

Reasoning. With Jeffreys' prior, half a case on either side, the share that happens has a beta
distribution [BrownCaiDasGupta2001, p. 107-108]; none in 42 is then not 'never'. The variance of
its log-odds is the sum of two trigamma functions. Chances that came from an earlier time keep
their order and their distances in log-odds; only their level is set anew, so that their mean
over recent cases is that share: recalibration in the large [SteyerbergEtAl2004, p. 2567-2586].

A level that drifts is known less well than its cases tell. Of earlier levels, each with what
was found in the year after it, the squared differences in log-odds are larger than both
variances explain; the mean excess is the variance of the drift (the method of moments).

When not to believe it. When the level moves within the years that are counted: a level that
falls is stated too high, which a drift that is symmetric does not mend.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean

import numpy as np

from firsthand.stats.scoring import Floats


@dataclass(frozen=True, kw_only=True)
class Level:
    """A share that was seen `happened` times in `cases`, as a beta distribution."""

    happened: int
    cases: int

    @property
    def share(self) -> float:
        """Return the mean."""
        return (self.happened + 0.5) / (self.cases + 1)

    @property
    def log_odds(self) -> float:
        """Return the mean of the log-odds, by the digamma function."""
        from scipy.special import digamma

        a, b = self.happened + 0.5, self.cases - self.happened + 0.5
        return float(digamma(a) - digamma(b))

    def ends(self, *, confidence: float = 0.95) -> tuple[float, float]:
        """Return the equal-tailed interval of the share."""
        from scipy.stats import beta

        out = (1 - confidence) / 2
        found = beta(self.happened + 0.5, self.cases - self.happened + 0.5)
        return float(found.ppf(out)), float(found.ppf(1 - out))

    @property
    def spread_of_log_odds(self) -> float:
        """Return the standard deviation of the log-odds, by the trigamma function."""
        from scipy.special import polygamma

        a, b = self.happened + 0.5, self.cases - self.happened + 0.5
        return float(np.sqrt(polygamma(1, a) + polygamma(1, b)))


def level_for(sums: Floats, share: float) -> float:
    """Return the level at which the mean chance of cases with these sums is `share`."""
    # Imported here: a sixth of a second, which commands that fit nothing should not wait for.
    from scipy.optimize import brentq

    if not 0 < share < 1:
        raise ValueError(f"a share of {share} has no log-odds; give more than 0, less than 1")
    if not len(sums):
        return float(np.log(share / (1 - share)))
    low, high = (np.log(share / (1 - share)) - float(edge) for edge in (sums.max(), sums.min()))
    if high - low < 1e-12:
        return float(low)
    return float(
        brentq(lambda level: (1 / (1 + np.exp(-(level + sums)))).mean() - share, low, high)
    )


def drift(pairs: Sequence[tuple[Level, Level]]) -> float:
    """Return the standard deviation of the log-odds by which levels were off beyond chance."""
    excess = [
        (before.log_odds - after.log_odds) ** 2
        - before.spread_of_log_odds**2
        - after.spread_of_log_odds**2
        for before, after in pairs
        if before.cases and after.cases
    ]
    return sqrt(max(fmean(excess), 0.0)) if excess else 0.0


def ends_with(share: float, spread: float, *, confidence: float = 0.95) -> tuple[float, float]:
    """Return the ends around a share whose log-odds have the standard deviation `spread`."""
    size = NormalDist().inv_cdf((1 + confidence) / 2) * spread
    middle = np.log(share / (1 - share))
    return (
        float(1 / (1 + np.exp(size - middle))),
        float(1 / (1 + np.exp(-size - middle))),
    )
