"""
Two lists: how many there are if being on one says nothing of being on the other.

Assumptions. Nobody enters, leaves or is confused with another; all are equally likely to be on
one of the two lists at least; and the lists are independent. Two lists cannot tell whether that
holds: if those on one list are likelier to be on the other (a referral), the estimate is too
low; if lists share out the people between them, it is too high.

Reasoning. [Chapman1951, p. 131-160] gives (n1 + 1)(n2 + 1) / (m + 1) - 1, which is unbiased
where n1 + n2 is at least the size. The interval is on the logit of the share on neither list,
with half a person added to each cell [Sadinle2009, p. 1909-1924]; it keeps its level in small
tables.
"""

import math
from dataclasses import replace
from itertools import combinations

from scipy.special import ndtri

from firsthand.stats.hidden.estimate import Estimate, refused
from firsthand.stats.hidden.overlaps import Overlaps

INDEPENDENT = "rests on two lists that say nothing of each other, which two lists cannot show"


def chapman(
    table: Overlaps, one: str | None = None, other: str | None = None, *, level: float = 0.95
) -> Estimate:
    """
    Return the estimate from two lists, named where there are more, whatever the others say.

    It is never refused for what it assumes, and always carries that as a reason for doubt. Of
    more than two lists of which two are not named it is refused, as the answer would hang on
    which two are taken; `detail` then has the numbers of each pair.
    """
    if len(table.lists) < 2:
        return refused("chapman", "one list has no overlap; two are needed", level=level)
    if len(table.lists) > 2 and (one is None or other is None):
        return _of_pairs(table, level)
    names = (one or table.lists[0], other or table.lists[1])
    at = [table.lists.index(name) for name in names]
    if at[0] == at[1]:
        raise ValueError("two lists of different names are needed")
    first, second = (int(table.sizes[place]) for place in at)
    both = int(table.shared[at[0], at[1]])
    if not both:
        return refused(
            "chapman",
            f"nobody is on both {names[0]} and {names[1]}: nothing bounds how many there are",
            level=level,
        )
    estimate = (first + 1) * (second + 1) / (both + 1) - 1
    lower, upper = _logit_interval(first - both, second - both, both, level=level)
    return Estimate(
        method="chapman",
        estimate=estimate,
        lower=min(lower, estimate),
        upper=max(upper, estimate),
        level=level,
        identifiable=None,
        refused=False,
        reasons=(INDEPENDENT,),
        detail={"lists": names, "standard_error": _error(first, second, both), "both": both},
    )


def _of_pairs(table: Overlaps, level: float) -> Estimate:
    """Return the refusal to take two of several lists, with what each two would give."""
    every = [
        (pair, chapman(table, *pair, level=level)) for pair in combinations(table.lists, 2)
    ]
    reason = (
        f"it is of two lists and the table has {len(table.lists)}: which two were taken would "
        "decide the number. Keep two columns, or ask for a method of several lists"
    )
    pairs = [
        {"lists": pair, "estimate": one.estimate, "lower": one.lower, "upper": one.upper}
        for pair, one in every
    ]
    return replace(refused("chapman", reason, level=level), detail={"pairs": pairs})


def _error(first: int, second: int, both: int) -> float:
    """Return the standard error [Seber1970, p. 13-22]."""
    ways = (first + 1) * (second + 1) * (first - both) * (second - both)
    return math.sqrt(ways / ((both + 1) ** 2 * (both + 2)))


def _logit_interval(
    first_only: int, second_only: int, both: int, *, level: float
) -> tuple[float, float]:
    one, other, shared = first_only + 0.5, second_only + 0.5, both + 0.5
    spread = math.sqrt(1 / shared + 1 / one + 1 / other + shared / (one * other))
    factor = math.exp(float(ndtri((1 + level) / 2)) * spread)
    seen, neither = first_only + second_only + both, one * other / shared
    return max(seen - 0.5 + neither / factor, seen), seen - 0.5 + neither * factor
