"""Chances: how likely a design is to meet affected cases, as one number or as a range."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from firsthand.stats.detection import Stratum, chance_of_finding, smallest
from firsthand.stats.fewer_seen import chance_of_so_many

ABOVE_NONE = math.nextafter(0.0, 1.0)
BELOW_ONE = math.nextafter(1.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Range:
    """A chance, or the two ends between which it lies because something is not known."""

    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Tell whether both ends are the same."""
        return self.low == self.high


def chance(design: Design, *, at_least: int = 1) -> Range:
    """Return how likely the whole design is to show `at_least` affected cases."""
    return Range(
        low=chance_of([group.at_worst for group in design.groups], at_least=at_least),
        high=chance_of([group.at_best for group in design.groups], at_least=at_least),
    )


def chance_in(group: Group, *, at_least: int = 1) -> Range:
    """Return how likely one group alone is to show `at_least` affected cases."""
    return Range(
        low=chance_of([group.at_worst], at_least=at_least),
        high=chance_of([group.at_best], at_least=at_least),
    )


def chance_of(strata: Sequence[Stratum], *, at_least: int = 1) -> float:
    """
    Return how likely the strata are to show `at_least` affected cases.

    1 is kept for what is certain and 0 for what is impossible: rounding does not make them.
    """
    if _surely_shown(strata) >= at_least:
        return 1.0
    if _at_most_shown(strata) < at_least:
        return 0.0
    found = _once(strata) if at_least == 1 else chance_of_so_many(strata, at_least=at_least)
    return min(max(found, ABOVE_NONE), BELOW_ONE)


def _once(strata: Sequence[Stratum]) -> float:
    each = [_found(one) for one in strata]
    # One group alone keeps every digit of a small chance.
    return each[0] if len(each) == 1 else 1 - math.prod(1 - found for found in each)


@lru_cache(maxsize=8192)
def _found(one: Stratum) -> float:
    """Return the chance of one list; curves, needs and splits ask for many of them again."""
    return chance_of_finding(
        population=one.population,
        affected=one.affected,
        sample=one.sample,
        sensitivity=one.sensitivity,
    )


def _surely_shown(strata: Sequence[Stratum]) -> int:
    """Return how many affected cases perfect readers cannot fail to draw."""
    return sum(
        max(0, one.sample + one.affected - one.population)
        for one in strata
        if one.sensitivity == 1
    )


def _at_most_shown(strata: Sequence[Stratum]) -> int:
    """Return how many affected cases can be drawn and noticed at the most."""
    return sum(min(one.sample, one.affected) for one in strata if one.sensitivity > 0)


def in_proportion(
    populations: Sequence[int], weights: Sequence[int], cases: int
) -> tuple[int, ...]:
    """Return samples in the proportion of `weights`, rounded up, none above its list."""
    total = sum(weights)
    return tuple(
        min(population, -(-weight * cases // total))
        for population, weight in zip(populations, weights, strict=True)
    )


def reading(groups: Sequence[Group], samples: Sequence[int]) -> tuple[Group, ...]:
    """Return the groups with other samples."""
    return tuple(
        replace(group, sample=sample) for group, sample in zip(groups, samples, strict=True)
    )


def needed(
    strata: Sequence[Stratum], weights: Sequence[int], *, confidence: float, at_least: int
) -> tuple[int, ...] | None:
    """
    Return the smallest samples in the proportion of `weights` whose chance is `confidence`.

    None means that reading everything would not be enough.
    """
    total = sum(weights)
    if total == 0:
        return None
    most = max(
        -(-one.population * total // weight)
        for one, weight in zip(strata, weights, strict=True)
        if weight
    )

    populations = [one.population for one in strata]

    def samples(cases: int) -> tuple[int, ...]:
        return in_proportion(populations, weights, cases)

    def found(cases: int) -> float:
        read = [replace(one, sample=n) for one, n in zip(strata, samples(cases), strict=True)]
        return chance_of(read, at_least=at_least)

    cases = smallest(found, confidence, most=most)
    return None if cases is None else samples(cases)
