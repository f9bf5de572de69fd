"""
Latent sweeps: the loops of the sampler of latent classes, which run compiled.

Each sweep parts the people of each cell, the hidden among them, into classes; then draws how
likely each class is on each list, how large the classes are, and the concentration
[ManriqueVallier2016, p. 1246-1254]. People of one cell and class are alike, so that only their
number is drawn. Sizes of classes are drawn by breaking a stick [IshwaranJames2001, p. 161-173].
"""

import math

import numpy as np

from firsthand.stats.hidden.compiled import compiled
from firsthand.stats.hidden.overlaps import Floats, Ints

STEPS = 2  # of the concentration, and of the order, in each sweep
SHAPE, RATE = 0.25, 0.25  # of the gamma prior of the concentration
LEAST = 1e-200  # of what is left of a stick, so that its logarithm exists
MOST_HIDDEN = (
    1e9  # expected hidden people; more are no answer, and no whole number of the machine
)


@compiled
def run(
    cells: Ints,
    counts: Ints,
    chances: Floats,
    sticks: Floats,
    sizes: Ints,
    rng: np.random.Generator,
) -> None:
    """
    Fill `sizes` with how many there are in all after each further sweep.

    `cells` has a row of 0 and 1 for each of `counts`. The state, which is changed, is `chances`
    (class, list) and `sticks`: the share of each class of what is left of the stick, and last
    the concentration.
    """
    classes, lists = chances.shape
    shares, weights = np.zeros(classes), np.zeros(classes)
    members, on = np.zeros(classes), np.zeros((classes, lists))
    none = np.zeros(lists, np.int64)
    observed = counts.sum()
    for place in range(len(sizes)):
        break_stick(sticks, shares)
        members[:] = 0.0
        on[:] = 0.0
        for cell in range(len(counts)):
            weigh(cells[cell], chances, shares, weights)
            part(counts[cell], weights, cells[cell], members, on, rng)
        missed = weigh(none, chances, shares, weights)
        odds = missed / max(1.0 - missed, LEAST)
        hidden = rng.poisson(min(rng.gamma(float(observed), 1.0) * odds, MOST_HIDDEN))
        part(hidden, weights, none, members, on, rng)
        draw_sticks(members, on, sticks, rng)
        draw_chances(members, on, chances, rng)
        sizes[place] = observed + hidden


@compiled
def break_stick(sticks: Floats, shares: Floats) -> None:
    """Write the share of each class of the whole."""
    left = 1.0
    for at in range(len(shares)):
        shares[at] = left * sticks[at]
        left *= 1.0 - sticks[at]


@compiled
def weigh(cell: Ints, chances: Floats, shares: Floats, weights: Floats) -> float:
    """Write how likely a person of each class is there and in this cell; return the sum."""
    total = 0.0
    for at in range(len(shares)):
        weight = shares[at]
        for place in range(len(cell)):
            weight *= chances[at, place] if cell[place] == 1 else 1.0 - chances[at, place]
        weights[at] = weight
        total += weight
    return total


@compiled
def part(
    people: int,
    weights: Floats,
    cell: Ints,
    members: Floats,
    on: Floats,
    rng: np.random.Generator,
) -> None:
    """Part people into classes, and add them to the members of each and to their lists."""
    left, rest = people, weights.sum()
    for at in range(len(weights)):
        if left == 0:
            return
        drawn = left
        if at < len(weights) - 1 and weights[at] < rest:
            drawn = rng.binomial(left, weights[at] / rest)
        rest -= weights[at]
        left -= drawn
        members[at] += drawn
        for place in range(len(cell)):
            on[at, place] += drawn * cell[place]


@compiled
def draw_chances(
    members: Floats, on: Floats, chances: Floats, rng: np.random.Generator
) -> None:
    """Draw how likely each class is on each list, with a flat prior."""
    for at in range(len(members)):
        for place in range(chances.shape[1]):
            chances[at, place] = rng.beta(
                1.0 + on[at, place], 1.0 + members[at] - on[at, place]
            )


@compiled
def draw_sticks(members: Floats, on: Floats, sticks: Floats, rng: np.random.Generator) -> None:
    """
    Draw the concentration, the order of the classes and then the shares of the stick.

    The first two are drawn with the stick integrated out, and the order by swapping two
    classes: else a class that has most of the people hardly ever leaves its place.
    """
    classes = len(members)
    now = log_stick(members, sticks[classes])
    for _ in range(STEPS):
        tried = sticks[classes] * np.exp(rng.normal(0.0, 1.5))
        if LEAST < tried < MOST_HIDDEN:
            then = log_stick(members, tried)
            prior = SHAPE * np.log(tried / sticks[classes]) - RATE * (tried - sticks[classes])
            if np.log(rng.random()) < then - now + prior:
                sticks[classes], now = tried, then
    for _ in range(STEPS):
        one, other = int(rng.random() * classes), int(rng.random() * classes)
        swap(members, on, one, other)
        then = log_stick(members, sticks[classes])
        if np.log(rng.random()) < then - now:
            now = then
        else:
            swap(members, on, one, other)
    after = members.sum()
    for at in range(classes - 1):
        after -= members[at]
        sticks[at] = rng.beta(1.0 + members[at], sticks[classes] + after)
    sticks[classes - 1] = 1.0


@compiled
def log_stick(members: Floats, concentration: float) -> float:
    """Return the logarithm of how likely these sizes of classes are, without constants."""
    after: float = members.sum()
    total: float = (len(members) - 1) * math.log(concentration)
    for at in range(len(members) - 1):
        total -= math.lgamma(1.0 + concentration + after)
        after -= members[at]
        total += math.lgamma(1.0 + members[at]) + math.lgamma(concentration + after)
    return total


@compiled
def swap(members: Floats, on: Floats, one: int, other: int) -> None:
    """Let two classes change places."""
    members[one], members[other] = members[other], members[one]
    for place in range(on.shape[1]):
        on[one, place], on[other, place] = on[other, place], on[one, place]
