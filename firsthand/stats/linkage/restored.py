"""
Restored: a table of overlaps with the links that no comparison could find put back by chance.

Assumptions. A link between two lists is missed with a chance of its own, whatever the child.
Whether faults lie in records, so that a record with one is missed by all lists, or in pairs, so
that a third list still joins the two, is not known: `in_records` (0 to 1) says how far.

Reasoning. A child on the lists of a combination whose record on one list was missed is counted
twice: on that list alone, and on the others. Of a combination of two lists a share 1 - b of the
children is missed so; of a larger one, record by record, the share of faulty records (1 -
sqrt(b)), or the chance that every link of the record is missed at once. For each child of a
combination that was seen whole, a Poisson number of children was missed; they are put back from
the largest combinations on, which undoes the misses in the order in which they hide each other.

When not to believe it. Splits into three or more parts are left out: with b above 0.9 they are
rarer than one in a hundred of what is put back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.stats.hidden.overlaps import Floats, Overlaps


@dataclass(frozen=True, kw_only=True)
class PutBack:
    """
    Children of the combination `code` who were each counted twice, and are put together again.

    They stood on the list `apart` alone (its code), and on all others of the combination.
    """

    code: int
    apart: int
    many: int

    @property
    def rest(self) -> int:
        """Return the combination of the other lists."""
        return self.code ^ self.apart


def restored(
    table: Overlaps, found: Floats, *, in_records: float, rng: np.random.Generator | None = None
) -> Overlaps:
    """
    Return the table with missed links put back.

    `found` has for each two lists the share of links that comparisons can find. Without `rng`
    as many are put back as are expected, to the nearest whole child.
    """
    return with_links(table, put_back(table, found, in_records=in_records, rng=rng))


def with_links(table: Overlaps, links: Sequence[PutBack]) -> Overlaps:
    """Return the table with these children counted once."""
    counts = np.concatenate(([0], table.counts)).astype(np.int64)
    for one in links:
        counts[[one.apart, one.rest]] -= one.many
        counts[one.code] += one.many
    return table.with_counts(counts[1:])


def put_back(
    table: Overlaps, found: Floats, *, in_records: float, rng: np.random.Generator | None = None
) -> tuple[PutBack, ...]:
    """Return what `restored` puts back, in order."""
    counts = np.concatenate(([0], table.counts)).astype(np.int64)
    lists = len(table.lists)
    codes = sorted(range(1, 2**lists), key=lambda code: (-code.bit_count(), code))
    links = []
    for code in (one for one in codes if one.bit_count() > 1):
        chances = dict(_splits(code, lists, found, in_records))
        whole = sum(chances.values())
        if whole >= 1:
            raise ValueError("so few links can be found that nothing can be put back")
        for apart, chance in chances.items():
            rest = code ^ apart
            mean = counts[code] * chance / (1 - whole)
            missed = round(mean) if rng is None else int(rng.poisson(mean))
            missed = int(min(missed, counts[apart], counts[rest]))
            counts[apart] -= missed
            counts[rest] -= missed
            counts[code] += missed
            if missed:
                links.append(PutBack(code=code, apart=apart, many=missed))
    return tuple(links)


def _splits(
    code: int, lists: int, found: Floats, in_records: float
) -> Iterator[tuple[int, float]]:
    """Yield each list that may have been missed, and with what chance."""
    on = [at for at in range(lists) if code >> at & 1]
    if len(on) == 2:
        yield 1 << on[0], 1 - float(found[on[0], on[1]])
        return
    for at in on:
        links = [other for other in on if other != at]
        misses = 1 - found[at, links]
        by_record = 1 - float(np.sqrt(np.mean(found[at, links])))
        yield 1 << at, in_records * by_record + (1 - in_records) * float(np.prod(misses))
