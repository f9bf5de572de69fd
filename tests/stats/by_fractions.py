"""The same chances by counting every draw, and in fractions: slow, plain and exact."""

from fractions import Fraction
from itertools import combinations, product
from math import comb


def by_counting(
    population: int,
    affected: int,
    sample: int,
    sensitivity: float,
    at_least: int = 1,
    specificity: float = 1,
) -> float:
    """Return the chance by listing every sample and every way of flagging its cases."""
    draws = list(combinations(range(population), sample))
    chance = Fraction(0)
    for draw in draws:
        rates = [
            Fraction(sensitivity) if case < affected else 1 - Fraction(specificity)
            for case in draw
        ]
        for flags in product((0, 1), repeat=sample):
            if sum(flags) >= at_least:
                way = Fraction(1)
                for rate, flag in zip(rates, flags, strict=True):
                    way *= rate if flag else 1 - rate
                chance += way
    return float(chance / len(draws))


def inside(population: int, affected: int, sample: int) -> dict[int, Fraction]:
    """Return the chances of each number of affected cases drawn."""
    # Drawn and affected may change places; the smaller first keeps the numbers short.
    affected, sample = sorted((affected, sample), reverse=True)
    ways = comb(population, sample)
    return {
        number: Fraction(
            comb(affected, number) * comb(population - affected, sample - number), ways
        )
        for number in range(max(0, sample + affected - population), min(affected, sample) + 1)
    }


def of(trials: int, number: int, chance: Fraction) -> Fraction:
    """Return the chance of exactly `number` of `trials`."""
    return comb(trials, number) * chance**number * (1 - chance) ** (trials - number)


def found(
    population: int, affected: int, sample: int, sensitivity: float, at_least: int = 1
) -> float:
    """Return the chance that at least so many are drawn and recognised."""
    recognised = Fraction(sensitivity)
    fewer = sum(
        chance * of(number, seen, recognised)
        for number, chance in inside(population, affected, sample).items()
        for seen in range(min(at_least, number + 1))
    )
    return float(1 - fewer)
