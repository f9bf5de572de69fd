"""
Moderated t: how unusual a deviation is, for a series whose own spread is known from few points.

Assumptions. A deviation is normal with the variance of its own series; variances of series
are spread as the inverse of a chi-square with `prior` degrees of freedom around a common one.

Reasoning. Then the deviation of a series without a past is s0 times a t with `prior` degrees,
and after n deviations with mean square s2 it is t with prior + n degrees on the scale
(prior s0^2 + n s2) / (prior + n) [Smyth2004, p. 8]. `prior` is told from how fat the tails
are beside the middle: from the ratio of the quantile at 0.95 to the median of sizes, which
single wild values do not move, as real changes are among them. A ratio from few deviations is
drawn to that measured over all.

When not to believe it. When one wild value in the past widens its series for ever: squares
are cut at `WILD` squared for that reason, at the cost of somewhat small p-values after it.
"""

from functools import cache

import numpy as np
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from firsthand.stats.false_discovery import Floats

MEDIAN_OF_NORMAL = 0.6744897501960817
WILD = 4.0
FEWEST, MOST = 3.0, 30.0  # degrees of freedom told apart by the ratio
USUAL_RATIO = 3.41  # of t with 6 degrees: measured over 29,657 deviations of all indicators
WEIGHT = 300.0  # deviations that the usual ratio counts as


def prior_degrees(deviations: Floats) -> float:
    """Return the degrees of freedom that the tails of `deviations` tell (NaN left out)."""
    sizes = np.abs(deviations[np.isfinite(deviations)])
    ratio = USUAL_RATIO
    if len(sizes) >= 20:
        middle, far = np.quantile(sizes, [0.5, 0.95])
        own = far / middle if middle > 0 else USUAL_RATIO
        ratio = (len(sizes) * own + WEIGHT * USUAL_RATIO) / (len(sizes) + WEIGHT)
    degrees, ratios = _ratios()
    return float(np.interp(-ratio, -ratios, degrees))


@cache
def _ratios() -> tuple[Floats, Floats]:
    degrees = np.concatenate([np.arange(FEWEST, 10, 0.25), np.arange(10, MOST + 1, 1.0)])
    far, middle = stdtrit(degrees, 0.975), stdtrit(degrees, 0.75)
    return degrees, far / middle


def scores(latest: Floats, past: Floats, *, prior: float) -> Floats:
    """
    Return the standard normal score of each latest deviation, given those of its own past.

    `latest` has one deviation for each series, `past` a row for each; both on a scale on which
    the median size of all is that of a standard normal. NaN stands where there is none.
    """
    unit = MEDIAN_OF_NORMAL / float(stdtrit(prior, 0.75))
    held = np.isfinite(past)
    count = held.sum(axis=1)
    squares = np.minimum(np.where(held, past, 0.0) ** 2, WILD**2).sum(axis=1)
    scale = np.sqrt((prior * unit**2 + squares) / (prior + count))
    with np.errstate(invalid="ignore"):
        sizes = np.abs(latest) / scale
        half = stdtr(prior + count, -sizes)
    return np.asarray(-np.sign(latest) * ndtri(half))


def scores_of_each(deviations: Floats) -> Floats:
    """Return the scores of every period (series, periods), each given only those before it."""
    found = np.full(deviations.shape, np.nan)
    for column in range(deviations.shape[1]):
        if np.isfinite(deviations[:, column]).any():
            prior = prior_degrees(deviations[:, : column + 1])
            past = deviations[:, :column]
            found[:, column] = scores(deviations[:, column], past, prior=prior)
    return found


def two_sided(z: Floats) -> Floats:
    """Return the chance of a score as far from 0 on either side."""
    return np.asarray(2 * ndtr(-np.abs(z)))
