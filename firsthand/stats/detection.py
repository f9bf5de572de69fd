"""
The chance that a sample finds a failure: finite population, imperfect reading.

Assumptions. Cases are drawn at random and without replacement from a list that holds them all.
Whoever reads an affected case recognises it with probability `sensitivity`, independently from
case to case; whoever reads one that is not affected flags it falsely with probability
1 - `specificity`. A sample that somebody chose, a list that leaves out those nobody knew, and
readers who all overlook the same thing break them, and make the true chance smaller.

Reasoning. The number of affected cases drawn is hypergeometric. Each is recognised or missed by
itself, so that k drawn are all missed with probability (1 - sensitivity)^k. False flags add an
independent binomial count. This is the 'modified hypergeometric exact' distribution of
[CameronBaldock1998a, p. 1-17]. Samples, and what they would miss, follow by halving: the
chance rises with the sample and with the number affected. The usual approximation
1 - (1 - sample * sensitivity / population)^affected [MacDiarmid1988, p. 39-42] is not used.

A chance that misses `confidence` by less than 1e-12 counts as reached: 19 of 20 is 0.95.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from numbers import Integral

import numpy as np
from numpy.typing import ArrayLike

from firsthand.stats import plans as plans_at_once
from firsthand.stats.counts import Array, Counts, drawn, successes

REACHED_WITHIN = 1e-12


@dataclass(frozen=True, kw_only=True)
class Stratum:
    """One group of cases with a list of its own, and how it is read."""

    population: int
    affected: int
    sample: int
    sensitivity: float

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn or recognised."""
        refuse_unless_drawable(self.population, self.affected, self.sample)
        refuse_unless_chance("sensitivity", self.sensitivity)


def chance_of_finding(
    *,
    population: int,
    affected: int,
    sample: int,
    sensitivity: float,
    at_least: int = 1,
    specificity: float = 1.0,
) -> float:
    """
    Return the chance that at least `at_least` affected cases are drawn and recognised.

    With a `specificity` below 1 it is the chance that at least so many cases are flagged,
    rightly or wrongly: it no longer says that an affected one is among them.
    """
    refuse_unless_drawable(population, affected, sample)
    refuse_unless_chance("sensitivity", sensitivity)
    refuse_unless_chance("specificity", specificity)
    if at_least < 1:
        raise ValueError(f"at_least is {at_least}; ask for at least 1 case")
    inside = drawn(population=population, affected=affected, sample=sample)
    if at_least == 1 and specificity == 1:
        return min(1.0, math.fsum(inside.chances * _any_recognised(inside, sensitivity)))
    return math.fsum(
        chance * flagged.at_least(at_least)
        for chance, flagged in _flags(inside, sample, sensitivity, specificity)
    )


def chances_of_finding(
    *, population: ArrayLike, affected: ArrayLike, sample: ArrayLike, sensitivity: ArrayLike
) -> Array:
    """Return the chance of finding at least one, for each plan of arrays that fit together."""
    plans = np.broadcast_arrays(
        _whole("population", population),
        _whole("affected", affected),
        _whole("sample", sample),
        np.asarray(sensitivity, dtype=np.float64),
    )
    shape = plans[0].shape
    listed, touched, read, recognised = (np.ravel(column) for column in plans)
    impossible = (
        (touched < 0) | (touched > listed) | (read < 0) | (read > listed) | (listed < 1)
    )
    impossible |= ~((recognised >= 0) & (recognised <= 1))
    if impossible.any():
        # The same words as for one plan, about the first that is impossible.
        one = int(np.argmax(impossible))
        refuse_unless_drawable(int(listed[one]), int(touched[one]), int(read[one]))
        refuse_unless_chance("sensitivity", float(recognised[one]))
    return plans_at_once.chances(listed, touched, read, recognised).reshape(shape)


def distribution_seen(
    *, population: int, affected: int, sample: int, sensitivity: float
) -> tuple[float, ...]:
    """Return the chances that exactly 0, 1, 2, ... affected cases are drawn and recognised."""
    refuse_unless_drawable(population, affected, sample)
    refuse_unless_chance("sensitivity", sensitivity)
    seen = np.zeros(min(affected, sample) + 1)
    inside = drawn(population=population, affected=affected, sample=sample)
    for chance, flagged in _flags(inside, sample, sensitivity, 1.0):
        seen[flagged.first : flagged.first + len(flagged.chances)] += chance * flagged.chances
    return tuple(seen.tolist())


def sample_needed(
    *,
    population: int,
    affected: int,
    sensitivity: float,
    confidence: float,
    at_least: int = 1,
) -> int | None:
    """
    Return the smallest sample that finds `at_least` affected cases with chance `confidence`.

    None means that reading everything would not be enough: the reading must become better,
    not longer.
    """
    refuse_unless_confidence(confidence)

    def chance(sample: int) -> float:
        return chance_of_finding(
            population=population,
            affected=affected,
            sample=sample,
            sensitivity=sensitivity,
            at_least=at_least,
        )

    return smallest(chance, confidence, most=population)


def affected_needed(
    *, population: int, sample: int, sensitivity: float, confidence: float
) -> int | None:
    """
    Return the smallest number of affected cases that this sample finds with `confidence`.

    A failure that touches fewer is likelier to be missed than the reader may think. None means
    that the sample could miss it though every case were affected.
    """
    refuse_unless_confidence(confidence)

    def chance(affected: int) -> float:
        return chance_of_finding(
            population=population, affected=affected, sample=sample, sensitivity=sensitivity
        )

    return smallest(chance, confidence, most=population)


def chance_in_strata(strata: Sequence[Stratum], *, at_least: int = 1) -> float:
    """Return the chance that all strata together, drawn separately, show `at_least` cases."""
    if at_least < 1:
        raise ValueError(f"at_least is {at_least}; ask for at least 1 case")
    if not strata:
        raise ValueError("no strata were given; give at least one group of cases")
    fewer = np.ones(1)
    for stratum in strata:
        seen = distribution_seen(
            population=stratum.population,
            affected=stratum.affected,
            sample=stratum.sample,
            sensitivity=stratum.sensitivity,
        )
        # Only totals below `at_least` are carried on: what has been found stays found.
        fewer = np.convolve(fewer, seen[:at_least])[:at_least]
    return max(0.0, 1 - math.fsum(fewer))


def still_there(*, prior: float, chance: float) -> float:
    """
    Return how likely a failure is after a look that found nothing, by Bayes' rule.

    `prior` is how likely it was before, `chance` how likely the look was to find it if it was
    there. One minus this is the 'probability of freedom' of [MartinEtAl2007, p. 71-97].
    """
    refuse_unless_chance("prior", prior)
    refuse_unless_chance("chance", chance)
    missed = prior * (1 - chance)
    if missed == 0:
        return 0.0
    return missed / (missed + (1 - prior))


def smallest(chance: Callable[[int], float], confidence: float, *, most: int) -> int | None:
    """Return the smallest number up to `most` whose rising chance reaches `confidence`."""
    if chance(most) < confidence - REACHED_WITHIN:
        return None
    low, high = -1, most
    while high - low > 1:
        middle = (low + high) // 2
        if chance(middle) < confidence - REACHED_WITHIN:
            low = middle
        else:
            high = middle
    return high


def refuse_unless_drawable(population: int, affected: int, sample: int) -> None:
    """Raise ValueError unless so many can be affected, and so many drawn, of a population."""
    for name, number in (
        ("population", population),
        ("affected", affected),
        ("sample", sample),
    ):
        whole = isinstance(number, Integral)
        if not whole:
            raise ValueError(f"{name} is {number}; count whole cases, not shares")
    if population < 1:
        raise ValueError(f"population is {population}; it must hold at least 1 case")
    for name, number in (("affected", affected), ("sample", sample)):
        if not 0 <= number <= population:
            raise ValueError(
                f"{name} is {number}; it must lie between 0 and the population, {population}"
            )


def refuse_unless_chance(name: str, value: float) -> None:
    """Raise ValueError unless `value` is a probability."""
    if not 0 <= value <= 1:
        raise ValueError(f"{name} is {value}; it must lie between 0 and 1, as 0.8 does")


def refuse_unless_confidence(value: float) -> None:
    """Raise ValueError unless `value` is a chance that can be asked for."""
    if not 0 < value < 1:
        raise ValueError(
            f"confidence is {value}; it must lie between 0 and 1, as 0.95 does: nothing "
            "short of reading everything perfectly is certain"
        )


def _whole(name: str, values: ArrayLike) -> plans_at_once.Whole:
    """Return numbers of cases as whole numbers; half a case is refused, not rounded."""
    given = np.asarray(values)
    whole = given.astype(np.int64)
    if not np.array_equal(whole, given):
        raise ValueError(f"{name} holds a number that is not whole; count cases, not shares")
    return whole


def _any_recognised(inside: Counts, sensitivity: float) -> Array:
    """Return, for each count drawn, the chance that not all of them are missed."""
    if sensitivity == 1:
        return (inside.numbers > 0).astype(np.float64)
    # 1 - (1 - sensitivity)^k without losing the digits of a small chance.
    return -np.expm1(inside.numbers * math.log1p(-sensitivity))


def _flags(
    inside: Counts, sample: int, sensitivity: float, specificity: float
) -> list[tuple[float, Counts]]:
    """Return, for each count drawn, its chance and how many cases are then flagged."""
    told = []
    for place, chance in enumerate(inside.chances):
        affected = inside.first + place
        rightly = successes(trials=affected, chance=sensitivity)
        wrongly = successes(trials=sample - affected, chance=1 - specificity)
        told.append((float(chance), rightly.plus(wrongly)))
    return told
