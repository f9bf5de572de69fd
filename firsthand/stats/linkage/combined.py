"""
Combined: one interval from the doubt about links and the doubt that a sample leaves.

Assumptions. What links do to a number and what the chance of being on lists does to it are
independent of each other, once the table of overlaps is known.

Reasoning. The distance from the estimate to each limit is the root of the sum of squares of the
distance that the sample alone leaves (with its own skewness) and of that which draws over links
leave, in logarithms [ZouDonner2008, section 2]. The variance of the logarithm splits by the
law of total variance: between draws of links, within draws, and between methods, each of which
is taken to be as good as the others.

When not to believe it. Methods that share an assumption agree for that reason alone, so that
the share of the choice among them is at least what is said here.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from firsthand.stats.hidden.overlaps import Floats


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Variances of the logarithm of one method's number: between draws of links, and within."""

    estimate: float
    linkage: float
    sampling: float | None


@dataclass(frozen=True, kw_only=True)
class Split:
    """Which share of the variance of the number comes from what; together 1."""

    linkage: float
    model: float
    sampling: float


def parts(
    estimate: float, limits: tuple[float, float] | None, numbers: Floats, *, level: float
) -> Parts:
    """Return the variances of an estimate with its limits and the numbers of the draws."""
    logs = np.log(numbers[np.isfinite(numbers) & (numbers > 0)])
    linkage = float(np.var(logs, ddof=1)) if len(logs) > 1 else 0.0
    if limits is None:
        return Parts(estimate=estimate, linkage=linkage, sampling=None)
    width = math.log(limits[1] / limits[0]) / (2 * normal(level))
    return Parts(estimate=estimate, linkage=linkage, sampling=width**2)


def widened(
    estimate: float, limits: tuple[float, float], linkage: float, *, level: float
) -> tuple[float, float]:
    """Return the limits that hold the variance of links (of the logarithm) too."""
    by_links = normal(level) * math.sqrt(linkage)
    below = max(math.log(estimate / limits[0]), 0.0)
    above = max(math.log(limits[1] / estimate), 0.0)
    return (
        estimate * math.exp(-math.hypot(below, by_links)),
        estimate * math.exp(math.hypot(above, by_links)),
    )


def split(found: Sequence[Parts]) -> Split | None:
    """Return the shares over several methods; None where nothing varies or none has limits."""
    told = [one for one in found if one.sampling is not None]
    if not told:
        return None
    linkage = float(np.mean([one.linkage for one in told]))
    sampling = float(np.mean([one.sampling or 0.0 for one in told]))
    logs = [math.log(one.estimate) for one in told]
    model = float(np.var(logs, ddof=1)) if len(logs) > 1 else 0.0
    whole = linkage + sampling + model
    if whole <= 0:
        return None
    return Split(linkage=linkage / whole, model=model / whole, sampling=sampling / whole)


def normal(level: float) -> float:
    """Return how many standard deviations an interval of this level reaches to each side."""
    return float(ndtri((1 + level) / 2))
