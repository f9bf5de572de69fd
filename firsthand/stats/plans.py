"""
Plans: the chance of finding a failure for very many plans at once.

Assumptions and reasoning are those of `detection.py`, and the way of computing is that of
`counts.py`, for a block of plans side by side. Each plan is climbed from the lowest count of
affected cases that matters to the highest; plans that climb equally far stand in one block, so
that few steps are wasted, and a block fits the processor's cache.

When not to believe it. Differences below 1e-12 mean nothing.
"""

import numpy as np
import numpy.typing as npt

from firsthand.stats.counts import NEGLIGIBLE, Array

BLOCK = 4096  # plans side by side: ten columns of them take 320 KiB
AT_ONCE = 1 << 18  # plans sorted together, so that memory does not grow with their number

Whole = npt.NDArray[np.int64]


def chances(population: Whole, affected: Whole, sample: Whole, sensitivity: Array) -> Array:
    """Return the chance of finding at least one, for columns of equal length."""
    found = np.empty(len(population))
    for start in range(0, len(population), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        found[part] = _sorted(
            population[part].astype(np.float64),
            affected[part].astype(np.float64),
            sample[part].astype(np.float64),
            sensitivity[part],
        )
    return found


def _sorted(population: Array, affected: Array, sample: Array, sensitivity: Array) -> Array:
    first, last = _ends(population, affected, sample)
    steps = (last - first).astype(np.int64)
    order = np.argsort(steps, kind="stable")
    others = population - affected - sample
    columns = [column[order] for column in (affected, sample, others, sensitivity, first)]
    longest = steps[order]
    climbed = np.empty(len(population))
    for start in range(0, len(population), BLOCK):
        part = slice(start, start + BLOCK)
        block = [column[part] for column in columns]
        climbed[part] = _climbed(*block, steps=int(longest[part][-1]))
    found = np.empty(len(population))
    found[order] = climbed
    return found


def _ends(population: Array, affected: Array, sample: Array) -> tuple[Array, Array]:
    """Return the first and last count of affected cases that matter, as in `counts.py`."""
    mean = sample * affected / population
    spare = (population - affected) / population * (population - sample)
    variance = mean * spare / np.maximum(1, population - 1)
    exponent = -np.log(NEGLIGIBLE)
    far = exponent / 3 + np.sqrt(exponent * exponent / 9 + 2 * exponent * variance)
    most = np.minimum(affected, sample)
    least = np.maximum(0, sample + affected - population)
    first = np.minimum(np.maximum(least, np.floor(mean - far)), most)
    return first, np.maximum(first, np.minimum(most, np.ceil(mean + far)))


def _climbed(
    affected: Array,
    sample: Array,
    others: Array,
    sensitivity: Array,
    first: Array,
    *,
    steps: int,
) -> Array:
    """Return the chance for a block; `others`, neither affected nor drawn, may be below 0."""
    undrawn, room, number = affected - first, sample - first, first + 1
    spare = others + number
    seen = _any_recognised(first, sensitivity)
    weight = np.ones(len(first))
    total, found = weight.copy(), seen.copy()
    upper, lower = np.empty(len(first)), np.empty(len(first))
    for _ in range(steps):
        # A plan that ends before its block has no room left: its weight stays 0.
        np.multiply(undrawn, room, out=upper)
        np.multiply(number, spare, out=lower)
        upper /= lower
        weight *= upper
        total += weight
        # With one case more, what was missed so far is seen with the sensitivity.
        np.subtract(1, seen, out=lower)
        lower *= sensitivity
        seen += lower
        np.multiply(weight, seen, out=upper)
        found += upper
        undrawn -= 1
        room -= 1
        number += 1
        spare += 1
    return np.minimum(1.0, found / total)


def _any_recognised(number: Array, sensitivity: Array) -> Array:
    """Return the chance that not all of so many are missed."""
    with np.errstate(divide="ignore", invalid="ignore"):
        any_of_them: Array = -np.expm1(number * np.log1p(-sensitivity))
    any_of_them[number == 0] = 0.0
    return any_of_them
