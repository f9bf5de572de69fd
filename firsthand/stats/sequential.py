"""
Reading one case after the other: until a failure is found, or until the chance is enough.

Assumptions. Those of `detection.py`; the order of reading is random and fixed before the first
case is opened, and reading stops by the rule stated beforehand. An order that somebody changes
on the way, or a rule made up after the first cases, breaks them.

Reasoning. Who would be recognised can be thought of as settled beforehand: each affected case
is 'recognisable' or not, so that their number is binomial. With r of them among the cases not
yet read, the next one is recognisable with chance r / unread; how many cases it takes is the
negative hypergeometric law [JohnsonEtAl2005, section 6.2.2], here walked case by case. Stopping
early costs nothing: the chance by the last case is that of a sample of fixed size, and the
expected number read is smaller.

When not to believe it. A failure found early need not be larger than one found late, and the
share affected among the cases read overstates it: such a design finds, it does not measure.
"""

import math
from dataclasses import dataclass

import numpy as np

from firsthand.stats.counts import Array, successes
from firsthand.stats.detection import (
    refuse_unless_chance,
    refuse_unless_drawable,
    sample_needed,
)


@dataclass(frozen=True, kw_only=True)
class Course:
    """A reading that stops once enough is found; `chances[n]` is that of stopping by case n."""

    until_found: int
    at_most: int
    chances: tuple[float, ...]

    @property
    def chance(self) -> float:
        """Return the chance that reading stops because enough was found."""
        return self.chances[-1]

    @property
    def expected_read(self) -> float:
        """Return how many cases are read on average."""
        return math.fsum(1 - chance for chance in self.chances[:-1])

    @property
    def stopping(self) -> tuple[float, ...]:
        """Return the chances that reading ends with case 0, 1, 2, ... , found or not."""
        found = [0.0, *np.diff(self.chances).tolist()]
        return (*found[:-1], max(0.0, 1 - math.fsum(found[:-1])))

    def read_by(self, share: float) -> int:
        """Return the number of cases within which `share` of such readings have ended."""
        refuse_unless_chance("share", share)
        ended = (n for n, chance in enumerate(self.chances) if chance >= share)
        return next(ended, self.at_most)


def reading_until_found(
    *, population: int, affected: int, sensitivity: float, at_most: int, until_found: int = 1
) -> Course:
    """Return the course of reading until so many are found, or `at_most` cases are read."""
    refuse_unless_drawable(population, affected, at_most)
    refuse_unless_chance("sensitivity", sensitivity)
    if until_found < 1:
        raise ValueError(f"until_found is {until_found}; ask for at least 1 case")
    recognisable = successes(trials=affected, chance=sensitivity)
    # One row for each number of recognisable cases, one column for each number found so far.
    reading = np.zeros((len(recognisable.chances), until_found))
    reading[:, 0] = recognisable.chances
    left = recognisable.numbers[:, None] - np.arange(until_found)
    found = [0.0]
    for unread in range(population, population - at_most, -1):
        found.append(min(1.0, found[-1] + _one_more(reading, left / unread)))
    return Course(until_found=until_found, at_most=at_most, chances=tuple(found))


def reading_until_sure(
    *,
    population: int,
    affected: int,
    sensitivity: float,
    confidence: float,
    until_found: int = 1,
) -> Course | None:
    """
    Return the course of reading until found, or until it would have been with `confidence`.

    None means that reading everything would not be enough.
    """
    at_most = sample_needed(
        population=population,
        affected=affected,
        sensitivity=sensitivity,
        confidence=confidence,
        at_least=until_found,
    )
    if at_most is None:
        return None
    return reading_until_found(
        population=population,
        affected=affected,
        sensitivity=sensitivity,
        at_most=at_most,
        until_found=until_found,
    )


def _one_more(reading: Array, next_is: Array) -> float:
    """Read one case, in place; return the chance that it completes what was looked for."""
    recognised = reading * next_is
    reading -= recognised
    reading[:, 1:] += recognised[:, :-1]
    return math.fsum(recognised[:, -1])
