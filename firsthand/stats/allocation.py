"""
Allocation of a sample to strata: how many of so many to draw from each.

Assumptions. The sizes of the strata are known; nothing is known of how they differ inside.

Reasoning. Proportional allocation gives every unit the same chance and is the plain choice
where nothing more is known [Cochran1977, chapter 5]. Shares are seldom whole numbers. The
method of the largest remainder gives each stratum the whole part of its share, and the rest,
one by one, to the largest fractions [BalinskiYoung2001, chapter 2]: no stratum is ever a whole
unit away from its share. Of a stratum from which nothing is drawn nothing is learned; each
therefore gets one unit where the total allows it, at the cost of the others. Equal allocation
serves comparisons between strata [Cochran1977, chapter 5A]; what a small stratum cannot give
goes to the others.

When not to believe it. With fewer units than strata some strata get none: the sample then says
nothing of them, however it is weighted.

All sums are whole numbers: no rounding of the machine decides who is drawn. Ties go to the
larger stratum, then to the one named first.
"""

from collections.abc import Sequence


def proportional(*, total: int, sizes: Sequence[int]) -> tuple[int, ...]:
    """Return how many to draw from each stratum so that chances are as equal as can be."""
    _refuse_unless_possible(total, sizes)
    alone: set[int] = set()  # strata that get one unit, whatever their share
    if total >= sum(size > 0 for size in sizes):
        alone = _too_small(total, sizes)
    shared = [0 if number in alone else size for number, size in enumerate(sizes)]
    given = _largest_remainder(total - len(alone), shared)
    return tuple(1 if number in alone else given[number] for number in range(len(sizes)))


def equal(*, total: int, sizes: Sequence[int]) -> tuple[int, ...]:
    """Return how many to draw from each stratum so that numbers are as equal as can be."""
    _refuse_unless_possible(total, sizes)
    given = [0] * len(sizes)
    left = total
    while left:
        open_to_more = [n for n, size in enumerate(sizes) if given[n] < size]
        share = left // len(open_to_more)
        if not share:
            for number in sorted(open_to_more, key=lambda n: (-sizes[n], n))[:left]:
                given[number] += 1
            break
        for number in open_to_more:
            more = min(share, sizes[number] - given[number])
            given[number] += more
            left -= more
    return tuple(given)


def _too_small(total: int, sizes: Sequence[int]) -> set[int]:
    """Return the strata whose share of what is left is below one unit."""
    alone: set[int] = set()
    while True:
        rest = total - len(alone)
        whole = sum(size for number, size in enumerate(sizes) if number not in alone)
        more = {
            number
            for number, size in enumerate(sizes)
            if size and number not in alone and rest * size < whole
        }
        if not more:
            return alone
        alone |= more


def _largest_remainder(total: int, sizes: Sequence[int]) -> list[int]:
    whole = sum(sizes)
    if not whole:
        return [0] * len(sizes)
    given = [total * size // whole for size in sizes]
    order = sorted(range(len(sizes)), key=lambda n: (-(total * sizes[n] % whole), -sizes[n], n))
    for number in order[: total - sum(given)]:
        given[number] += 1
    return given


def _refuse_unless_possible(total: int, sizes: Sequence[int]) -> None:
    if any(size < 0 for size in sizes):
        raise ValueError(f"a stratum cannot have fewer than no units, given {min(sizes)}")
    if not 0 <= total <= sum(sizes):
        raise ValueError(
            f"{total} units cannot be drawn from {sum(sizes)}; needed: from 0 to {sum(sizes)}"
        )
