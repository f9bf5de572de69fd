"""
Double reading: how reliably readers notice, learned from cases that two have read.

Assumptions. Both read the same cases without speaking of them, and what either flags is truly
there. Each notices an affected case by chance, independently of the other. The cases that
neither noticed cannot be counted; independence is what stands in for them.

Reasoning. Among the cases that the second reader noticed, the first reader noticed some: that
share is the first one's sensitivity [Lincoln1930, p. 1-4], as the second one's finds are a
sample of affected cases that the first had no part in choosing. Given the number of those
finds it is binomial, so its interval is exact [ClopperPearson1934, p. 404-413]. When both read
equally well with sensitivity s, a case that anybody noticed was noticed by both with chance
s^2 / (1 - (1 - s)^2) = s / (2 - s), again binomial: an exact interval for p turns into one for
s = 2p / (1 + p), and the estimate is 2 both / (2 both + one only). How many affected cases
there were, with those that both overlooked, is Chapman's estimate [Chapman1951, p. 131-160],
which unlike Lincoln's is finite when both share no find; its variance is that of [Seber1970],
its interval is on the logarithm of the unseen [Chao1987, p. 783-791].

When not to believe it. A case that is hard for one reader is hard for the other: then both miss
the same cases, and the true sensitivity is lower than this estimate; two readings alone cannot
show by how much. A false flag makes it too low. McNemar's exact test [McNemar1947] tells only
whether one reader notices more than the other.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

from firsthand.stats.intervals import Interval, clopper_pearson


@dataclass(frozen=True, kw_only=True)
class Learned:
    """An estimated sensitivity with its exact interval, and how many finds it rests on."""

    estimate: float
    interval: Interval
    trials: int


@dataclass(frozen=True, kw_only=True)
class Total:
    """How many cases were affected, with those that both overlooked; None: no interval."""

    estimate: float
    interval: Interval | None


def sensitivity_of_one(
    *, both: int, only_other: int, confidence: float = 0.95
) -> Learned | None:
    """Return how reliably one reader notices; None when the other noticed nothing."""
    _refuse_unless_counts(both, only_other)
    trials = both + only_other
    if not trials:
        return None
    found = clopper_pearson(successes=both, trials=trials, confidence=confidence)
    return Learned(estimate=both / trials, interval=found, trials=trials)


def sensitivity_of_equals(
    *, both: int, only_one: int, confidence: float = 0.95
) -> Learned | None:
    """Return how reliably two equal readers notice; None when neither noticed anything."""
    _refuse_unless_counts(both, only_one)
    trials = both + only_one
    if not trials:
        return None
    found = clopper_pearson(successes=both, trials=trials, confidence=confidence)
    return Learned(
        estimate=_of_one(both / trials),
        interval=Interval(lower=_of_one(found.lower), upper=_of_one(found.upper)),
        trials=trials,
    )


def affected_in_all(
    *, both: int, only_first: int, only_second: int, confidence: float = 0.95
) -> Total:
    """Return how many cases were affected, counting those that both readers overlooked."""
    _refuse_unless_counts(both, only_first, only_second)
    first, second = both + only_first, both + only_second
    seen = both + only_first + only_second
    estimate = (first + 1) * (second + 1) / (both + 1) - 1
    unseen = estimate - seen
    if unseen <= 0:
        return Total(estimate=estimate, interval=None)
    variance = (first + 1) * (second + 1) * only_first * only_second
    variance_of_total = variance / ((both + 1) ** 2 * (both + 2))
    quantile = NormalDist().inv_cdf((1 + confidence) / 2)
    factor = math.exp(quantile * math.sqrt(math.log1p(variance_of_total / unseen**2)))
    return Total(
        estimate=estimate,
        interval=Interval(lower=seen + unseen / factor, upper=seen + unseen * factor),
    )


def unequal(*, only_first: int, only_second: int) -> float:
    """Return McNemar's exact chance of so uneven a split between equal readers."""
    _refuse_unless_counts(only_first, only_second)
    trials = only_first + only_second
    if not trials:
        return 1.0
    # An even coin is symmetric: twice the smaller tail, and the middle not counted twice.
    fewer = min(only_first, only_second)
    tail = float(sum(math.comb(trials, k) for k in range(fewer + 1)) / 2**trials)
    return min(1.0, 2 * tail)


def _of_one(share_of_both: float) -> float:
    return 2 * share_of_both / (1 + share_of_both)


def _refuse_unless_counts(*counts: int) -> None:
    if any(count < 0 for count in counts):
        raise ValueError(f"a count is {min(counts)}; numbers of cases begin at 0")
