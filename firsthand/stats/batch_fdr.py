"""
Batches: a rate of false discoveries that is kept over batches of tests that come one by one.

Assumptions. Batches arrive in order, and what is raised in one is never taken back. P-values
of tests where nothing has changed are independent within and across batches; how far that may
be broken is a matter of measurement (benchmarks/false_signals.md), not of this proof.

Reasoning. BatchBH runs Benjamini-Hochberg on batch t at a level such that the estimate

    FDP(t) = sum over s <= t of  level_s R+_s / (R+_s + R_1 + ... + R_t without R_s)

never passes the rate [Zrnic2020, p. 3809-3810], where R_s is how many batch s raised and R+_s
how many it would have raised at most with one p-value set to 0. What earlier batches spent
counts less the more was raised since, so that levels recover. The rate is released over
batches by a sequence that adds up to 1, by default proportional to batch ** -1.6.

Here no level is above the rate itself, so that the share promised holds in each batch alone
also after many discoveries, where the formula gives more.

When not to believe it. When a test that was raised comes back, batch after batch, on the same
data: leave a series out while it stays outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.stats.false_discovery import Floats, most_raised, raised

# 1 / zeta(1.6), so that the sequence adds up to 1: the default of the R package onlineFDR.
RELEASED = 0.4374901658
POWER = 1.6


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One batch that was tested: its level, how many tests, and how many were raised."""

    level: float
    tests: int
    raised: int
    most_raised: int


def level(earlier: Sequence[Batch], *, tests: int, rate: float, capped: bool = True) -> float:
    """Return the level at which to test the next batch of `tests` tests."""
    if not 0 < rate <= 1:
        raise ValueError(f"The rate is {rate}; give a share above 0 and at most 1, such as 0.1")
    if tests < 1:
        raise ValueError("The batch holds no test; leave out a batch with nothing to test")
    upto = np.arange(1, len(earlier) + 2)
    released = rate * float((RELEASED * upto**-POWER).sum())
    total = sum(one.raised for one in earlier)
    spent = sum(
        one.level * one.most_raised / (one.most_raised + total - one.raised) for one in earlier
    )
    found = max(0.0, released - spent) * (tests + total) / tests
    return min(found, rate) if capped else found


def tested(p_values: Floats, *, level: float) -> Batch:
    """Return what a batch tested at `level` gave."""
    return Batch(
        level=level,
        tests=len(p_values),
        raised=raised(p_values, level=level),
        most_raised=most_raised(p_values, level=level),
    )
