"""
Pooling: one figure from several places that differ, and how much they differ.

Assumptions. Each place gives an estimate with a known variance, nearly normal; the places' true
figures scatter normally around one mean (random effects). Places were chosen without looking at
what they would give.

Reasoning. The variance between places is that of [PauleMandel1982, p. 377-385]: the value at
which the weighted squares of the distances from the mean add up to their number less one. Its
interval is where that sum meets the quantiles of chi-square [Viechtbauer2007, p. 37-52]. The
mean's standard error is scaled by that same sum and used with Student's t
[HartungKnapp2001, p. 1771-1782], but never made less by it: with few places the usual interval
is too narrow. The prediction interval says where another place would lie
[Higgins2009, p. 137-159]. A place stands out when it lies further from the mean of the others
than chance allows (externally studentised), after Holm's correction for how many were asked
about [Holm1979, p. 65-70].

Shares are pooled as logits with one half added to what was found and what was not.

When not to believe it. Fewer than about five places tell next to nothing of how much places
differ: the interval of that is wide, and is shown. Halves added to samples of a few cases pull
a share towards one half. That no place stands out does not mean that all are alike.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.stats.intervals import Interval

UPMOST = 1e6  # of the variance between places, far above that of any logit


@dataclass(frozen=True, kw_only=True)
class Place:
    """The estimate of one place, and its variance."""

    estimate: float
    variance: float


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """
    The mean over places with its interval, and how places differ.

    `between` is the variance between places; `inconsistency` (I squared) the share of all
    variation that is not chance; `heterogeneity_p` the chance of differences as great as these
    where places are alike.
    """

    mean: float
    standard_error: float
    interval: Interval
    another_place: Interval
    between: float
    between_interval: Interval
    inconsistency: float
    heterogeneity: float
    heterogeneity_p: float


def pooled(places: Sequence[Place], *, confidence: float = 0.95) -> Pooled:
    """Return the mean of the places by random effects; there must be two at least."""
    _refuse_unless_places(places, confidence)
    from scipy.stats import chi2, t

    free = len(places) - 1
    between = _solved(places, free)
    mean, weights = _mean(places, between)
    scale = max(1.0, _spread(places, between) / free)
    error = math.sqrt(scale / weights)
    reach = float(t.ppf((1 + confidence) / 2, free))
    tail = (1 - confidence) / 2
    heterogeneity = _spread(places, 0.0)
    far = reach * math.sqrt(error**2 + between)
    return Pooled(
        mean=mean,
        standard_error=error,
        interval=Interval(lower=mean - reach * error, upper=mean + reach * error),
        another_place=Interval(lower=mean - far, upper=mean + far),
        between=between,
        between_interval=Interval(
            lower=_solved(places, float(chi2.ppf(1 - tail, free))),
            upper=_solved(places, float(chi2.ppf(tail, free))),
        ),
        inconsistency=between / (between + _typical(places)),
        heterogeneity=heterogeneity,
        heterogeneity_p=float(chi2.sf(heterogeneity, free)),
    )


def chances_of_standing_out(places: Sequence[Place]) -> tuple[float, ...]:
    """
    Return for each place the chance to lie so far from the others, corrected by Holm.

    There must be three places at least: two can differ, and nobody can say which stands out.
    """
    if len(places) < 3:
        return tuple(1.0 for _ in places)
    from scipy.stats import norm

    raw = []
    for index, place in enumerate(places):
        others = [*places[:index], *places[index + 1 :]]
        between = _solved(others, len(others) - 1)
        mean, weights = _mean(others, between)
        error = math.sqrt(place.variance + between + 1 / weights)
        raw.append(2 * float(norm.sf(abs(place.estimate - mean) / error)))
    return holm(raw)


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """Return the chances corrected for their number [Holm1979]."""
    order = sorted(range(len(chances)), key=lambda index: chances[index])
    corrected, highest = [0.0] * len(chances), 0.0
    for rank, index in enumerate(order):
        highest = max(highest, min(1.0, (len(chances) - rank) * chances[index]))
        corrected[index] = highest
    return tuple(corrected)


def logit(*, found: int, read: int) -> Place:
    """Return a share as a logit with its variance, one half added to each side."""
    if not 0 <= found <= read or read == 0:
        raise ValueError(
            f"{found} found of {read} read; give 1 read at least and no more found"
        )
    yes, no = found + 0.5, read - found + 0.5
    return Place(estimate=math.log(yes / no), variance=1 / yes + 1 / no)


def share(logit_value: float) -> float:
    """Return the share whose logit is given."""
    if logit_value < 0:
        return math.exp(logit_value) / (1 + math.exp(logit_value))
    return 1 / (1 + math.exp(-logit_value))


def _mean(places: Sequence[Place], between: float) -> tuple[float, float]:
    """Return the weighted mean and the sum of the weights."""
    weights = [1 / (place.variance + between) for place in places]
    whole = math.fsum(weights)
    told = math.fsum(w * place.estimate for w, place in zip(weights, places, strict=True))
    return told / whole, whole


def _spread(places: Sequence[Place], between: float) -> float:
    """Return the weighted squares of the distances from the mean."""
    mean, _ = _mean(places, between)
    return math.fsum((p.estimate - mean) ** 2 / (p.variance + between) for p in places)


def _solved(places: Sequence[Place], wanted: float) -> float:
    """Return the variance between places at which the spread is as wanted; 0 where none is."""

    def excess(between: float) -> float:
        return _spread(places, between) - wanted

    if excess(0.0) <= 0:
        return 0.0
    if excess(UPMOST) > 0:
        return UPMOST
    from scipy.optimize import brentq

    return float(brentq(excess, 0.0, UPMOST, xtol=1e-13, rtol=1e-12))


def _typical(places: Sequence[Place]) -> float:
    """Return the variance within a typical place [HigginsThompson2002, p. 1539-1558]."""
    weights = [1 / place.variance for place in places]
    whole = math.fsum(weights)
    return (len(places) - 1) * whole / (whole**2 - math.fsum(w * w for w in weights))


def _refuse_unless_places(places: Sequence[Place], confidence: float) -> None:
    if len(places) < 2:
        raise ValueError(f"{len(places)} place cannot be pooled; give two at least")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; it must lie between 0 and 1")
    for place in places:
        if not (math.isfinite(place.estimate) and place.variance > 0):
            raise ValueError(
                f"an estimate of {place.estimate} with the variance {place.variance} cannot "
                "be pooled; the variance must be more than 0"
            )
