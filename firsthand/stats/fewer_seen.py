"""
The chance that a reading shows only a few affected cases: none, one, two and so on.

Assumptions and reasoning are those of `firsthand.stats.detection`: cases drawn are
hypergeometric, each is recognised by itself. To know the chance of fewer than k it is enough to
sum k terms over the cases drawn, so that lists of 100,000 cost no more than lists of 100; the
whole distribution [CameronBaldock1998a, p. 1-17] is worked out in `distribution_seen`, to which
the tests compare this.
"""

from collections.abc import Sequence

import numpy as np

from firsthand.stats.counts import Array, drawn
from firsthand.stats.detection import Stratum


def seen_exactly(stratum: Stratum, *, fewer_than: int) -> Array:
    """Return the chances that exactly 0, 1, ... `fewer_than` - 1 affected cases are seen."""
    inside = drawn(
        population=stratum.population, affected=stratum.affected, sample=stratum.sample
    )
    cases = np.asarray(inside.numbers, dtype=np.float64)
    missing = 1 - stratum.sensitivity
    seen, ways = np.zeros(fewer_than), np.ones(len(cases))
    for number in range(fewer_than):
        overlooked = np.maximum(cases - number, 0)
        recognised = stratum.sensitivity**number * missing**overlooked
        seen[number] = np.sum(inside.chances * ways * recognised)
        # Ways to choose one more of the cases drawn; none where there are not as many.
        ways = ways * (cases - number) / (number + 1)
    return seen


def chance_of_so_many(strata: Sequence[Stratum], *, at_least: int) -> float:
    """Return the chance that all strata together show `at_least` affected cases or more."""
    if at_least < 1:
        raise ValueError(f"at_least is {at_least}; ask for at least 1 case")
    if not strata:
        raise ValueError("no strata were given; give at least one group of cases")
    fewer = np.ones(1)
    for stratum in strata:
        seen = seen_exactly(stratum, fewer_than=at_least)
        fewer = np.convolve(fewer, seen)[:at_least]
    return float(max(0.0, 1 - np.sum(fewer)))
