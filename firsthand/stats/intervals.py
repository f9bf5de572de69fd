"""
Intervals for small counts: how far a published share or rate can be trusted.

Assumptions. A share is a number of independent trials with one chance of success; a rate is a
count of independent events (Poisson) over a population that is known exactly. A whole year of
an authority's records is no sample: the interval answers how far the figure would have moved by
chance had the same practice met another year of the same kind. Brothers and sisters share their
fate, referrals of one child repeat, so that real intervals are wider than these.

Reasoning. For a share, the score interval [Wilson1927, p. 209-212] holds its coverage where
numbers are small or shares near 0 or 1 and never leaves 0 to 1; of seven methods compared by
[Newcombe1998, p. 857-872] (method 3) it is recommended over the simple one. For a count, Byar's
approximation [BreslowDay1987, p. 69] agrees with the exact interval [Garwood1936, p. 437-442]
within 0.2 percent from 10 upwards; below 10 the exact interval is used, as [PHE2018] advises.

When not to believe it. Counts that the publisher rounded (those of England to the nearest 10)
make the interval of a small share too narrow. A suppressed count has no interval at all.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

EXACT_BELOW = 10  # [PHE2018]: exact below 10 events, Byar's approximation from 10


@dataclass(frozen=True, kw_only=True)
class Interval:
    """The two ends of a confidence interval, on the scale of the estimate."""

    lower: float
    upper: float

    def __contains__(self, value: float) -> bool:
        """Tell whether `value` lies between the ends or on one of them."""
        return self.lower <= value <= self.upper

    def times(self, factor: float) -> "Interval":
        """Return the interval on another scale."""
        return Interval(lower=self.lower * factor, upper=self.upper * factor)


def wilson(*, successes: float, trials: float, confidence: float = 0.95) -> Interval:
    """Return the score interval of a share, between 0 and 1 [Wilson1927]."""
    _refuse_unless_share(successes, trials)
    z = _quantile(confidence)
    share = successes / trials
    centre = share + z * z / (2 * trials)
    spread = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    width = 1 + z * z / trials
    # At 0 and at all, one end is the estimate itself; rounding must not move it.
    lower = 0.0 if successes == 0 else (centre - spread) / width
    upper = 1.0 if successes == trials else (centre + spread) / width
    return Interval(lower=lower, upper=upper)


def byar(*, count: float, confidence: float = 0.95) -> Interval:
    """Return Byar's approximate interval of a Poisson count [BreslowDay1987, p. 69]."""
    _refuse_unless_count(count)
    z = _quantile(confidence)
    more = count + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3
    if count == 0:
        return Interval(lower=0.0, upper=upper)
    lower = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
    return Interval(lower=max(lower, 0.0), upper=upper)


def exact(*, count: int, confidence: float = 0.95) -> Interval:
    """Return the exact interval of a Poisson count [Garwood1936]."""
    _refuse_unless_count(count)
    tail = (1 - confidence) / 2
    most = byar(count=count, confidence=confidence).upper * 2 + 10
    upper = _root(lambda mean: _at_most(count, mean) - tail, 0.0, most)
    if count == 0:
        return Interval(lower=0.0, upper=upper)
    lower = _root(lambda mean: tail - (1 - _at_most(count - 1, mean)), 0.0, float(count))
    return Interval(lower=lower, upper=upper)


def rate(*, count: float, population: float, confidence: float = 0.95) -> Interval:
    """Return the interval of `count` events over `population`, for one of it."""
    if not population > 0:
        raise ValueError(
            f"population is {population}; it must be more than 0: leave out the rate"
        )
    if count < EXACT_BELOW and float(count).is_integer():
        return exact(count=int(count), confidence=confidence).times(1 / population)
    return byar(count=count, confidence=confidence).times(1 / population)


def _quantile(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(
            f"confidence is {confidence}; it must lie between 0 and 1, as 0.95 does"
        )
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _at_most(count: int, mean: float) -> float:
    """Return the chance of `count` events or fewer where `mean` are expected."""
    term = total = math.exp(-mean)
    for number in range(1, count + 1):
        term *= mean / number
        total += term
    return total


def _root(falling: Callable[[float], float], low: float, high: float) -> float:
    """Return where a falling function crosses 0 between `low` and `high`, by halving."""
    for _ in range(200):
        middle = (low + high) / 2
        if falling(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _refuse_unless_share(successes: float, trials: float) -> None:
    if not (trials > 0 and 0 <= successes <= trials):
        raise ValueError(
            f"{successes} of {trials} is no share; give at least one trial and no more "
            "successes than trials"
        )


def _refuse_unless_count(count: float) -> None:
    if not (math.isfinite(count) and count >= 0):
        raise ValueError(f"count is {count}; it must be a number from 0")


def clopper_pearson(*, successes: float, trials: float, confidence: float = 0.95) -> Interval:
    """
    Return the exact interval of a share [ClopperPearson1934].

    Neither number need be whole: an effective number of trials has the same interval.
    """
    if not (trials > 0 and 0 <= successes <= trials):
        raise ValueError(
            f"{successes} of {trials} is no share; give at least one trial and no more "
            "successes than trials"
        )
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; it must lie between 0 and 1, as 0.95")
    # Imported here: a fifth of a second, which answers without an interval should not wait for.
    from scipy.special import betaincinv

    tail = (1 - confidence) / 2
    failures = trials - successes
    lower = betaincinv(successes, failures + 1, tail) if successes else 0.0
    upper = betaincinv(successes + 1, failures, 1 - tail) if failures > 1e-12 else 1.0
    return Interval(lower=float(lower), upper=float(upper))
