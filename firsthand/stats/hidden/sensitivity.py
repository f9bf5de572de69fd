"""
Sensitivity: what dependence, which no method can see, would halve or double an estimate.

Assumptions. None but those of the estimate that is looked at.

Reasoning. However well a model fits all that was observed, how many are on no list is what it
says only if the interaction of all lists together is what it says, and of that interaction the
observed cells hold nothing [IWGDMF1995, p. 1047-1058]. So any factor times the hidden number
fits as well. To make a factor something that people can judge, it is told as the dependence of
two lists among those on no third: the odds of being on one list for those on the other, over
the odds for those who are not. That ratio goes up and down in proportion to the hidden number;
1 is independence. A referral from one list to the other makes it larger.
"""

from dataclasses import dataclass
from itertools import combinations

from firsthand.stats.hidden.overlaps import Overlaps

FACTORS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True, kw_only=True)
class Dependence:
    """
    Odds ratios of two lists among those on no third list, by what would be true of the size.

    `halved` is None where more than half of the size was observed; all are None where one of
    the cells is empty, so that the ratio is none.
    """

    lists: tuple[str, str]
    estimated: float | None
    halved: float | None
    doubled: float | None


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    """
    How an estimate moves with what cannot be seen.

    `curve` has sizes by the factor on the hidden number; `to_halve` and `to_double` are the
    factors that halve and double the size, None where more than half of it was observed.
    """

    estimate: float
    curve: tuple[tuple[float, float], ...]
    to_halve: float | None
    to_double: float
    dependences: tuple[Dependence, ...]


def sensitivity(table: Overlaps, estimate: float) -> Sensitivity:
    """
    Return what would halve and double an estimate of the size.

    Raises `ValueError` for an estimate that leaves nobody hidden, as no factor moves it.
    """
    hidden = estimate - table.observed
    if hidden <= 0:
        raise ValueError(
            f"an estimate of {estimate:g} leaves nobody hidden, as {table.observed} were "
            "observed; give one that is larger"
        )
    half = (estimate / 2 - table.observed) / hidden
    to_halve = half if half > 0 else None
    to_double = (2 * estimate - table.observed) / hidden
    return Sensitivity(
        estimate=estimate,
        curve=tuple((factor, table.observed + factor * hidden) for factor in FACTORS),
        to_halve=to_halve,
        to_double=to_double,
        dependences=tuple(
            _dependence(table, pair, hidden, (to_halve, to_double))
            for pair in combinations(range(len(table.lists)), 2)
        ),
    )


def _dependence(
    table: Overlaps,
    pair: tuple[int, int],
    hidden: float,
    factors: tuple[float | None, float],
) -> Dependence:
    one, other = pair
    first, second = (int(table.counts[(1 << place) - 1]) for place in pair)
    both = int(table.counts[(1 << one | 1 << other) - 1])
    ratio = both * hidden / (first * second) if first and second and both else None
    halve, double = factors
    return Dependence(
        lists=(table.lists[one], table.lists[other]),
        estimated=ratio,
        halved=None if ratio is None or halve is None else ratio * halve,
        doubled=None if ratio is None else ratio * double,
    )
