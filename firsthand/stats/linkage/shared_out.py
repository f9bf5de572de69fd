"""
Shared out: links that were put back into a whole table, given to groups of its children by lot.

Assumptions. A link is missed as easily in one group as in another, and both halves of a child
that was counted twice are of one group, as far as the groups hold such halves.

Reasoning. What is put back into the whole is a Poisson number for each combination. Given that
number, what each group gets of it is multinomial, in proportion to those children of the group
who were seen whole: so the groups are as if each had been restored by itself, and add up to the
whole, child by child. What a group has no room for goes to groups with room, and only what none
has room for joins halves of two groups; the child is then of the group of its larger half.
"""

from collections.abc import Sequence

import numpy as np

from firsthand.stats.hidden.overlaps import Ints, Overlaps
from firsthand.stats.linkage.restored import PutBack


def shared_out(
    groups: Sequence[Overlaps], links: Sequence[PutBack], rng: np.random.Generator
) -> tuple[Overlaps, ...]:
    """Return the groups' tables with links put back that were put back into their sum."""
    counts = np.array([[0, *one.counts.tolist()] for one in groups], dtype=np.int64)
    for link in links:
        _share(counts, link, rng)
    return tuple(
        one.with_counts(row[1:].copy()) for one, row in zip(groups, counts, strict=True)
    )


def _share(counts: Ints, link: PutBack, rng: np.random.Generator) -> None:
    """Give a link's children to groups, in place: a row of `counts` for each group."""
    apart, rest, whole = (counts[:, code] for code in (link.apart, link.rest, link.code))
    room = np.minimum(apart, rest)
    seen = whole.sum()
    wanted = rng.multinomial(link.many, whole / seen) if seen else np.zeros_like(whole)
    given = np.minimum(wanted, room)
    left = link.many - int(given.sum())
    given += _drawn(room - given, left, rng)
    apart -= given
    rest -= given
    whole += given
    left = link.many - int(given.sum())
    large, small = (rest, apart) if _larger(link) else (apart, rest)
    small -= _drawn(small, left, rng)
    takers = _drawn(large, left, rng)
    large -= takers
    whole += takers


def _larger(link: PutBack) -> bool:
    """Return whether the rest is the larger half; of two alike, the one with the first list."""
    return link.rest.bit_count() > 1 or link.rest < link.apart


def _drawn(of: Ints, many: int, rng: np.random.Generator) -> Ints:
    """Return of how many children of each group so many are, drawn by lot, or all there are."""
    if not many:
        return np.zeros_like(of)
    return rng.multivariate_hypergeometric(of, min(many, int(of.sum())))
