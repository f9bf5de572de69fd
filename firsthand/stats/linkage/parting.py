"""
Parting: records put together into people by chance, each pair as probably as it is true.

Assumptions. Pairs come the most certain first; whether two groups of records are one person is
decided once, by the most certain pair between them, whatever was decided elsewhere. No person
is twice on one list: the records of a list that are of one person are joined first.

Reasoning. Drawing each pair by itself would join three records that hang together by two of
three pairs more often than any of them is true. Here a pair of two groups of which an earlier
pair was refused is not asked again. So the chance of a group is that of its best pair, which is
the pair that a person is shown to judge. Averaging an estimate over such draws carries the
doubt about links into it [Sadinle2018].
"""

import numpy as np

from firsthand.stats.hidden.compiled import compiled
from firsthand.stats.hidden.overlaps import Ints
from firsthand.stats.hidden.poisson import Bools

Near = tuple[Ints, Ints]  # where each record's pairs begin, and the places of the pairs


def near(ends: Ints, records: int) -> Near:
    """Return for each record where its pairs begin in the second array, which lists them."""
    flat, every = ends.ravel(), np.tile(np.arange(ends.shape[1], dtype=np.int64), 2)
    order = np.lexsort((every, flat))
    starts: Ints = np.searchsorted(flat[order], np.arange(records + 1)).astype(np.int64)
    pairs: Ints = every[order]
    return starts, pairs


@compiled
def parted(ends: Ints, of_list: Ints, joins: Bools, beside: Near) -> tuple[Ints, Bools]:
    """
    Return the person of each record, as the number of one of them, and which pairs joined two.

    `ends` has the two records of each pair, in two rows; pairs of one list come before pairs of
    two, each the most certain first. `joins` says which pairs chance takes for true, `beside`
    is `near` of the pairs.
    """
    count = len(of_list)
    groups = np.zeros((2, count), np.int64)
    groups[0] = np.arange(count)  # the person
    groups[1] = np.arange(count)  # the next record of the same person, in a ring
    size = np.ones(count, np.int64)
    lists = np.left_shift(np.ones(count, np.int64), of_list)
    joined = np.zeros(ends.shape[1], np.bool_)
    for at in range(ends.shape[1]):
        one, other = groups[0, ends[0, at]], groups[0, ends[1, at]]
        if one == other or not joins[at]:
            continue
        within = of_list[ends[0, at]] == of_list[ends[1, at]]
        if not within and lists[one] & lists[other]:
            continue
        if size[one] < size[other]:
            one, other = other, one
        if decided(at, other, one, ends, groups, beside):
            continue
        join(one, other, groups)
        joined[at] = True
        size[one] += size[other]
        lists[one] |= lists[other]
    return groups[0].copy(), joined


@compiled
def decided(at: int, small: int, large: int, ends: Ints, groups: Ints, beside: Near) -> bool:
    """Return whether a pair before `at` is between the same two people: it was refused."""
    starts, pairs = beside
    record = small
    while True:
        for place in range(starts[record], starts[record + 1]):
            pair = pairs[place]
            if pair >= at:
                break
            end = ends[1, pair] if ends[0, pair] == record else ends[0, pair]
            if groups[0, end] == large:
                return True
        record = groups[1, record]
        if record == small:
            return False


@compiled
def join(large: int, small: int, groups: Ints) -> None:
    """Make the records of the second person those of the first."""
    record = small
    while True:
        groups[0, record] = large
        record = groups[1, record]
        if record == small:
            break
    groups[1, large], groups[1, small] = groups[1, small], groups[1, large]
