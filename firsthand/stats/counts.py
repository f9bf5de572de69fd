"""
Counts: how many of a kind a draw, or a number of trials, holds; exact, however large.

Assumptions. A draw is made at random and without replacement (hypergeometric); trials are
independent with one chance (binomial).

Reasoning. Each chance is the one before it times a ratio of small whole numbers. The products
are carried upwards from the low end of all that matters and divided by their sum. No factorial
and no logarithm of a large number is taken, whose rounding would cost five of the digits. Both
counts are sums of independent trials [Pitman1997, p. 279-303], so that Bernstein's inequality
[BoucheronEtAl2013, theorem 2.10] bounds what lies beyond a distance from the mean: counts less
likely together than `NEGLIGIBLE` at either end are left out.

When not to believe it. Differences below 1e-12 mean nothing; a chance below 1e-17 may be 0.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

NEGLIGIBLE = math.exp(-40)  # 4e-18, a twentieth of what a number near 1 can still tell apart


@dataclass(frozen=True, kw_only=True, eq=False)
class Counts:
    """The chances of `first`, `first` + 1, ... ; counts not listed do not happen."""

    first: int
    chances: Array

    @property
    def numbers(self) -> Array:
        """Return the counts that can happen, beside `chances`."""
        return np.arange(self.first, self.first + len(self.chances), dtype=np.float64)

    def of(self, number: int) -> float:
        """Return the chance of exactly `number`."""
        place = number - self.first
        return float(self.chances[place]) if 0 <= place < len(self.chances) else 0.0

    def at_least(self, number: int) -> float:
        """Return the chance of `number` or more."""
        return min(1.0, math.fsum(self.chances[max(0, number - self.first) :]))

    def below(self, number: int) -> float:
        """Return the chance of fewer than `number`."""
        return min(1.0, math.fsum(self.chances[: max(0, number - self.first)]))

    def plus(self, other: "Counts") -> "Counts":
        """Return the sum with a count that is independent of this one."""
        return Counts(
            first=self.first + other.first, chances=np.convolve(self.chances, other.chances)
        )


def reach(variance: float) -> float:
    """Return how far from its mean a sum of independent trials can matter."""
    exponent = -math.log(NEGLIGIBLE)
    return exponent / 3 + math.sqrt(exponent * exponent / 9 + 2 * exponent * variance)


def drawn(*, population: int, affected: int, sample: int) -> Counts:
    """Return how many of `affected` cases a random `sample` of `population` holds."""
    mean = sample * affected / population
    spare = (population - affected) / population * (population - sample)
    variance = mean * spare / max(1, population - 1)
    least, most = max(0, sample + affected - population), min(affected, sample)
    first, last = _ends(mean, variance, least, most)
    number = np.arange(first, last, dtype=np.float64)
    gain = (affected - number) * (sample - number)
    loss = (number + 1) * (population - affected - sample + number + 1)
    return _climbed(first, gain / loss)


def successes(*, trials: int, chance: float) -> Counts:
    """Return how many of `trials` independent trials succeed."""
    if chance in (0, 1):
        return Counts(first=trials * int(chance), chances=np.ones(1))
    if chance > 0.5:
        # Failures are counted: the odds of a near-certain success would overflow in a product.
        failures = successes(trials=trials, chance=1 - chance)
        last = failures.first + len(failures.chances) - 1
        return Counts(first=trials - last, chances=failures.chances[::-1])
    mean = trials * chance
    first, last = _ends(mean, mean * (1 - chance), 0, trials)
    number = np.arange(first, last, dtype=np.float64)
    # The odds are the last factor: a chance of 1e-300 must not be lost in a product.
    return _climbed(first, (trials - number) / (number + 1) * (chance / (1 - chance)))


def _ends(mean: float, variance: float, least: int, most: int) -> tuple[int, int]:
    """Return the first and the last count that matter, between `least` and `most`."""
    far = reach(variance)
    # Rounding may put the mean of a certain count a hair outside its two ends.
    first = min(max(least, math.floor(mean - far)), most)
    return first, max(first, min(most, math.ceil(mean + far)))


def _climbed(first: int, ratios: Array) -> Counts:
    weights = np.concatenate((np.ones(1), np.cumprod(ratios)))
    return Counts(first=first, chances=weights / math.fsum(weights))
