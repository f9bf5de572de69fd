"""
Blocking: which share of true pairs is compared at all, told in two ways that err differently.

Assumptions. *By the model*: given that two records are of one person, fields agree
independently of each other, with the shares m of the model of linkage. *By recapture*: of two
rules that read no field in common, being found by one says nothing of being found by the other.

Reasoning. The model says with what chance a true pair agrees in each way, and a rule finds it
in some of those ways: what no rule finds is summed. By recapture, true pairs found by one rule
and by the other are two samples of all true pairs, whose number follows from those found twice
[Chapman1951, p. 131-160; Seber1970, p. 13-22]. Rules that read a field in common would always
miss together, and are not set against each other.

When not to believe it. Records with many faults fail all rules at once, so that both ways say
too high a share; that they agree is no proof. Where they do not, the doubt is at least as large
as the difference.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from firsthand.stats.hidden.overlaps import Floats, Ints

FEWEST = 10  # pairs found by both rules, below which recapture says nothing


@dataclass(frozen=True, kw_only=True)
class Recaptured:
    """
    How many true pairs there are by recapture, with its error, and how many were seen.

    `total` may be less than `seen`, as chance has it; no share is taken to be above 1.
    """

    seen: float
    total: float
    error: float

    @property
    def share(self) -> float:
        """Return the share of true pairs that some rule finds, at most 1."""
        return min(self.seen / self.total, 1.0)

    def drawn(self, draws: int, rng: np.random.Generator) -> Floats:
        """Return shares as chance leaves them open."""
        totals = rng.normal(self.total, self.error, size=draws)
        return self.seen / np.maximum(totals, self.seen)


def recaptured(
    masks: Ints, weights: Floats, apart: Iterable[tuple[int, int]]
) -> Recaptured | None:
    """
    Return what pairs of rules that read nothing in common say of how many true pairs there are.

    `masks` has for each kind of pair the sum of 2**place of the rules that find it, `weights`
    how many such pairs are true; `apart` has places of rules. None where too few pairs are
    found twice. Several pairs of rules are weighed by how many pairs they find twice.
    """
    seen = float(weights.sum())
    found = [
        (one, other, both)
        for first, second in apart
        for one, other, both in [_of_two(masks, weights, first, second)]
        if both >= FEWEST
    ]
    if not found:
        return None
    twice = np.array([both for _, _, both in found])
    totals = np.array([(a + 1) * (b + 1) / (both + 1) - 1 for a, b, both in found])
    errors = np.array([_error(a, b, both) for a, b, both in found])
    return Recaptured(
        seen=seen,
        total=float(np.average(totals, weights=twice)),
        error=float(np.average(errors, weights=twice)),
    )


def _of_two(
    masks: Ints, weights: Floats, first: int, second: int
) -> tuple[float, float, float]:
    one, other = (masks >> first & 1).astype(bool), (masks >> second & 1).astype(bool)
    return (
        float(weights[one].sum()),
        float(weights[other].sum()),
        float(weights[one & other].sum()),
    )


def _error(first: float, second: float, both: float) -> float:
    ways = (first + 1) * (second + 1) * max(first - both, 0) * max(second - both, 0)
    return math.sqrt(ways / ((both + 1) ** 2 * (both + 2)))


def by_model(chances: Iterable[tuple[Floats, tuple[Ints, ...]]], rules: int) -> float:
    """
    Return the share of true pairs that some rule finds, by the model.

    For each comparison: the chances of its levels among true pairs (the last for 'not known on
    both sides'), and for each rule 1 for the levels that suit it. A rule finds the pair if
    every comparison suits.
    """
    suits = {0b0: 1.0} if not rules else {(1 << rules) - 1: 1.0}
    for levels, suiting in chances:
        masks = [
            sum(int(one[at]) << place for place, one in enumerate(suiting))
            for at in range(len(levels))
        ]
        after: dict[int, float] = {}
        for held, share in suits.items():
            for mask, chance in zip(masks, levels.tolist(), strict=True):
                after[held & mask] = after.get(held & mask, 0.0) + share * chance
        suits = after
    return 1.0 - suits.get(0, 0.0)
