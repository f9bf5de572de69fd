"""
Run rules: too long a run on one side of the centre, or too few crossings of it.

Assumptions. Values do not depend on one another and each is as likely above the centre as
below, which holds for any distribution around its median.

Reasoning. Of n values that are not on the centre, the longest run is rarely longer than
log2(n) + 3, rounded, and the crossings are a binomial number of n - 1 trials of one half,
rarely below its 5 percent point [AnhoejOlesen2014, p. 2-3; Anhoej2015, p. 2]. Either is a
signal that the process is not one and the same; a signal is about the whole series, and the
place of the longest run says where to look. Values on the centre, and points without a value,
count for nothing: they neither end a run nor lengthen it.

When not to believe it. Fewer than 10 values say little. Values that follow one another
(autocorrelation) make long runs without any change.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

LOW = 0.05  # the chance below which crossings are too few
LEAST_USEFUL = 10  # below it the rules say little


@dataclass(frozen=True, kw_only=True)
class RunRules:
    """
    What the rules say of one series; None where no value lies off the centre.

    `longest_from` and `longest_to` are the first and last point of the longest run (the first
    of several), counted from 0; `side` is 1 when it lies above the centre, -1 below.
    """

    useful: int
    longest: int | None
    longest_allowed: int | None
    crossings: int | None
    crossings_needed: int | None
    longest_from: int | None
    longest_to: int | None
    side: int

    @property
    def too_long(self) -> bool:
        """Tell whether a run is longer than chance explains."""
        return (self.longest or 0) > (self.longest_allowed or 0)

    @property
    def too_few(self) -> bool:
        """Tell whether the centre is crossed more seldom than chance explains."""
        return (self.crossings or 0) < (self.crossings_needed or 0)

    @property
    def signal(self) -> bool:
        """Tell whether either rule says that the process did not stay the same."""
        return self.too_long or self.too_few


NOTHING = RunRules(
    useful=0,
    longest=None,
    longest_allowed=None,
    crossings=None,
    crossings_needed=None,
    longest_from=None,
    longest_to=None,
    side=0,
)


def run_rules(
    values: Sequence[float | None], centre: Sequence[float | None] | float
) -> RunRules:
    """Return what the run rules say of `values` about one centre, or one for each point."""
    centres = [centre] * len(values) if isinstance(centre, (int, float)) else list(centre)
    sides = [_side(value, middle) for value, middle in zip(values, centres, strict=True)]
    useful = [(point, side) for point, side in enumerate(sides) if side]
    if not useful:
        return NOTHING
    runs: list[list[int]] = []
    for before, (point, side) in enumerate(useful, start=-1):
        if before >= 0 and useful[before][1] == side:
            runs[-1].append(point)
        else:
            runs.append([point])
    longest = max(runs, key=len)
    return RunRules(
        useful=len(useful),
        longest=len(longest),
        longest_allowed=longest_allowed(len(useful)),
        crossings=len(runs) - 1,
        crossings_needed=crossings_needed(len(useful)),
        longest_from=longest[0],
        longest_to=longest[-1],
        side=sides[longest[0]],
    )


def longest_allowed(useful: int) -> int:
    """Return the longest run that chance explains among so many values off the centre."""
    return round(math.log2(useful)) + 3


@cache
def crossings_needed(useful: int) -> int:
    """Return the 5 percent point of the crossings of so many values off the centre."""
    trials, chance = max(useful - 1, 0), 0.0
    for crossings in range(trials + 1):
        chance += math.comb(trials, crossings) / 2**trials
        if chance >= LOW:
            return crossings
    return trials


def _side(value: float | None, middle: float | None) -> int:
    if value is None or middle is None or math.isnan(value) or math.isnan(middle):
        return 0
    return int(value > middle) - int(value < middle)
