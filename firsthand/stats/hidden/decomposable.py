"""
Decomposable: all patterns of dependence between lists whose likelihood has a closed form.

A graph joins two lists that depend on each other given all the others. It is decomposable when
every ring of four or more lists has a shortcut. Taking away, one by one, a list whose remaining
neighbours are all joined (that ends at the empty graph exactly when the graph is decomposable),
the probability of a table is a product of those of its margins: that of the list with its
neighbours, divided by that of the neighbours [Lauritzen1996, section 4.4]. So each graph
is a row of whole numbers, how often each margin is multiplied (above zero) or divided by.
"""

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from firsthand.stats.hidden.overlaps import Ints

MOST_LISTS = 6  # 18,154 graphs; seven lists have 617,675


@dataclass(frozen=True, kw_only=True, eq=False)
class Decomposable:
    """
    All decomposable graphs of so many lists.

    `joined` has a row for each graph and a column for each pair in `pairs`, 1 where the pair is
    joined. `margins` has a column for each set of lists, coded as in a table of overlaps (the
    first list counts 1, the second 2), from the empty set on.
    """

    pairs: tuple[tuple[int, int], ...]
    joined: Ints
    margins: Ints


@cache
def decomposable(lists: int) -> Decomposable:
    """Return all decomposable graphs: 8 of three lists, 61 of four, 822 of five."""
    pairs = tuple(combinations(range(lists), 2))
    joined, margins = [], []
    for code in range(2 ** len(pairs)):
        row = [(code >> place) & 1 for place in range(len(pairs))]
        used = _margins(lists, [pair for pair, on in zip(pairs, row, strict=True) if on])
        if used is not None:
            joined.append(row)
            margins.append(used)
    return Decomposable(
        pairs=pairs,
        joined=np.array(joined, dtype=np.int64),
        margins=np.array(margins, dtype=np.int64),
    )


def _margins(lists: int, pairs: list[tuple[int, int]]) -> list[int] | None:
    """Return how often each margin is used, or None where the graph is not decomposable."""
    near = [0] * lists
    for one, other in pairs:
        near[one] |= 1 << other
        near[other] |= 1 << one
    used = [0] * 2**lists
    left = 2**lists - 1
    while left:
        at = next((at for at in range(lists) if left >> at & 1 and _ripe(at, near, left)), None)
        if at is None:
            return None
        used[near[at] & left | 1 << at] += 1
        used[near[at] & left] -= 1
        left &= ~(1 << at)
    return used


def _ripe(at: int, near: list[int], left: int) -> bool:
    """Return whether the remaining neighbours of a list are all joined with each other."""
    around = near[at] & left
    return all(
        not around & ~(near[one] | 1 << one) for one in range(len(near)) if around >> one & 1
    )
