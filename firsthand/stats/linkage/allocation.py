"""
Allocation of judgements: from which strata of pairs to draw how many.

Assumptions. The sizes of the strata are known, and of each roughly which share of its pairs is
true; the guess need not be right, only not absurd.

Reasoning. The number of true pairs in all strata is known best from so many judgements if each
stratum gets as many as its size times the standard deviation inside it [Neyman1934, p. 579-581;
Cochran1977, p. 98-99]. Precision and recall both hang on that number, precision on the strata
of links, recall on all. As a guess may be wrong, no share is taken to be nearer to none or all
than `SUREST`, and each stratum gets `fewest` first.

When not to believe it. A guess that is far off costs precision; it never makes what is judged
wrong, since every pair keeps its own chance of being drawn.
"""

import math
from collections.abc import Sequence

SUREST = 0.05  # no stratum is taken to be purer than this before anybody looked


def neyman(
    *, total: int, sizes: Sequence[int], guesses: Sequence[float], fewest: int = 5
) -> tuple[int, ...]:
    """
    Return how many pairs to draw from each stratum, never more than it has.

    Each gets `fewest` first, even if that takes more than `total`; of a stratum of which
    nothing is drawn nothing would be learned.
    """
    if total < 1:
        raise ValueError(f"{total} judgements were asked for; give at least 1")
    if len(sizes) != len(guesses):
        raise ValueError("each stratum needs a size and a guess")
    given = [min(fewest, size) for size in sizes]
    needs = [size * _spread(guess) for size, guess in zip(sizes, guesses, strict=True)]
    left = total - sum(given)
    while left > 0 and (room := [at for at, size in enumerate(sizes) if given[at] < size]):
        whole = sum(needs[at] for at in room)
        exact = [left * needs[at] / whole for at in room]
        more = [
            min(math.floor(share), sizes[at] - given[at])
            for at, share in zip(room, exact, strict=True)
        ]
        if not any(more):  # one by one, to those that lack most of their share
            order = sorted(range(len(room)), key=lambda place: (-exact[place], room[place]))
            more = [int(place in order[:left]) for place in range(len(room))]
        for at, count in zip(room, more, strict=True):
            given[at] += count
        left -= sum(more)
    return tuple(given)


def _spread(guess: float) -> float:
    share = min(max(guess, SUREST), 1 - SUREST)
    return math.sqrt(share * (1 - share))
