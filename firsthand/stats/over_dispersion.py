"""
Over-dispersion: how much more units differ than chance alone lets them.

Assumptions. Each unit's score is normal with variance 1 around 0 where only chance is at work;
units differ beyond chance by a normal amount on the scale of the kind of figure, with one
variance for all. A few units may be true outliers and must not widen the limits.

Reasoning. Published practice pulls in or leaves out the outer tenth of scores and takes their
mean square as the ratio phi [Spiegelhalter2005b, p. 347-351; Spiegelhalter2012, p. 1-47], from
which comes a variance between units [DerSimonianLaird1986, p. 177-188]. `phi` and
`between_published` do just that. But the mean square of normal scores whose outer tenths were
pulled in is 0.68, not 1, so that the variance comes out too small and the limits too narrow.
`between` cures that: it takes the variance at which the mean of the smaller of each squared
score and a fixed bound is what it is for normal scores (the second proposal of [Huber1964,
p. 73-101]): robust in the same way, and right on average for any number of units. An excess of
less than one standard error is taken for chance: half of all sets of units that do not differ
show some excess, and limits widened by it would find too little.

When not to believe it. From fewer than `FEWEST` units no variance can be told. Where units are
of two sorts, one variance for all is a fiction, and its limits are too wide for one sort.
"""

import math
from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

FEWEST = 10  # units, below which a variance between them is not estimated
WIDEST = 1e12  # times the variance of chance in a typical unit


def pulled_in(scores: Array, trim: float) -> Array:
    """Return the scores with those beyond the quantiles `trim` and 1 - `trim` set to them."""
    low, high = np.quantile(scores, [trim, 1 - trim])
    return np.clip(scores, low, high)


def left_in(scores: Array, trim: float) -> npt.NDArray[np.bool_]:
    """Return which scores remain when those in the outer parts of `trim` are left out."""
    # Imported here: a fifth of a second, which commands that rank nothing should not wait for.
    from scipy.stats import rankdata

    part = np.floor(rankdata(scores) / trim / (len(scores) + 1))
    return np.asarray((part > 0) & (part < 1 / trim - 1))


def phi(scores: Array) -> float:
    """Return the mean square of scores: above 1 where units differ by more than chance."""
    return float(np.mean(scores**2)) if len(scores) else math.nan


def between_published(ratio: float, errors: Array) -> float:
    """Return the variance between units that `ratio` stands for [DerSimonianLaird1986]."""
    count, weights = len(errors), errors**-2.0
    if count < 2 or not count * ratio > count - 1:
        return 0.0
    whole = float(weights.sum())
    return (count * ratio - (count - 1)) / (whole - float((weights**2).sum()) / whole)


def bounded_square(bound: float) -> float:
    """Return the mean of the smaller of a squared normal score and the square of `bound`."""
    normal = NormalDist()
    outside = 2 * normal.cdf(-bound)
    return (1 - outside) - 2 * bound * normal.pdf(bound) + outside * bound**2


def between(scored: Callable[[float], Array], *, typical: float, trim: float) -> float:
    """
    Return the variance between units at which `scored(variance)` looks normal; 0 where none.

    `typical` is the variance of chance in a typical unit. Larger variances must give scores
    that are nearer to 0.
    """
    bound = NormalDist().inv_cdf(1 - trim)
    wanted = bounded_square(bound)

    def excess(variance: float) -> float:
        return float(np.mean(np.minimum(scored(variance) ** 2, bound**2))) - wanted

    count = len(scored(0.0))
    if count < FEWEST or excess(0.0) <= math.sqrt(_spread(bound) / count):
        return 0.0
    low, high = 0.0, typical
    while excess(high) > 0 and high < WIDEST * typical:
        low, high = high, 4 * high
    if excess(high) > 0:
        return high
    # Imported here: a third of a second, which scores without differences should not wait for.
    from scipy.optimize import brentq

    return float(brentq(excess, low, high, xtol=1e-12 * typical, rtol=1e-12))


def degrees(count: int, trim: float) -> float:
    """
    Return on how many degrees of freedom the variance of `between` stands.

    As many as give a mean of squares the same relative error as the bounded squares have.
    """
    bound = NormalDist().inv_cdf(1 - trim)
    # What the mean changes when all scores grow: only those within the bound do.
    slope = bounded_square(bound) - 2 * NormalDist().cdf(-bound) * bound**2
    return 2 * count * slope**2 / _spread(bound)


def _spread(bound: float) -> float:
    """Return the variance of the smaller of a squared normal score and `bound` squared."""
    normal = NormalDist()
    outside = 2 * normal.cdf(-bound)
    # The fourth moment of a normal score within the bound, by parts.
    fourth = 3 * (1 - outside) - 2 * (bound**3 + 3 * bound) * normal.pdf(bound)
    return fourth + outside * bound**4 - bounded_square(bound) ** 2
