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
FEW = 3  # people who are drawn one by one
COUNTED = 30.0  # expected people up to whom they are counted up from nobody
# One by each number: multiplying is quicker. So many with 30 expected come once in 1e60.
PARTS = np.append(0.0, 1.0 / np.arange(1.0, 200.0))
SMALL, LARGE = 1e-90, 1e200  # a product outside could soon be no number any more
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
    (list, class) and `sticks`: the share of each class of what is left of the stick, and last
    the concentration.
    """
    lists, classes = chances.shape
    shares, weights = np.zeros(classes), np.zeros(classes)
    members, on = np.zeros(classes), np.zeros((lists, classes))
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
    for at in range(len(weights)):
        weight = shares[at]
        for place in range(len(cell)):
            chance = chances[place, at]
            weight *= chance if cell[place] == 1 else 1.0 - chance
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
    """
    Part people into classes, and add them to the members of each and to their lists.

    The likeliest class is drawn first, so that soon only a few are left, who are drawn one by
    one. `weights` is used up.
    """
    left = people
    while left > FEW:
        likeliest, rest = 0, 0.0
        for at in range(len(weights)):
            rest += weights[at]
            if weights[at] > weights[likeliest]:
                likeliest = at
        drawn = left
        if weights[likeliest] < rest:
            drawn = some_of(left, weights[likeliest] / rest, rng)
        add(likeliest, drawn, cell, members, on)
        left -= drawn
        weights[likeliest] = 0.0
    if left == 0:
        return
    rest = weights.sum()
    for _ in range(left):
        sought, place = rng.random() * rest, 0
        while place < len(weights) - 1 and sought >= weights[place]:
            sought -= weights[place]
            place += 1
        add(place, 1, cell, members, on)


@compiled
def some_of(people: int, share: float, rng: np.random.Generator) -> int:
    """
    Draw how many of these people are of a class of which each is with this chance.

    Where few are expected on the rarer side they are counted up from nobody, with one uniform
    number [KachitvichyanukulSchmeiser1988, p. 216-217]; else the library draws.
    """
    rarer = min(share, 1.0 - share)
    if people * rarer > COUNTED:
        return rng.binomial(people, share)
    odds = rarer / (1.0 - rarer)
    left, found = rng.random(), 0
    chance = (1.0 - rarer) ** people
    most = min(people, len(PARTS) - 1)
    while left > chance and found < most:
        left -= chance
        found += 1
        chance *= (people - found + 1) * odds * PARTS[found]
    return found if share <= 0.5 else people - found


@compiled
def add(at: int, people: int, cell: Ints, members: Floats, on: Floats) -> None:
    """Add people of a cell to a class."""
    members[at] += people
    for place in range(len(cell)):
        on[place, at] += people * cell[place]


@compiled
def draw_chances(
    members: Floats, on: Floats, chances: Floats, rng: np.random.Generator
) -> None:
    """Draw how likely each class is on each list, with a flat prior."""
    for at in range(len(members)):
        for place in range(len(chances)):
            chances[place, at] = share_of(on[place, at], members[at] - on[place, at], rng)


@compiled
def share_of(yes: float, no: float, rng: np.random.Generator) -> float:
    """Draw a share with a flat prior, after `yes` for it and `no` against it."""
    if yes == 0.0:  # most classes are small or empty, and then a power of one number will do
        return rng.random() if no == 0.0 else least_of(1.0 + no, rng)
    if no == 0.0:
        return 1.0 - least_of(1.0 + yes, rng)
    return rng.beta(1.0 + yes, 1.0 + no)


@compiled
def least_of(many: float, rng: np.random.Generator) -> float:
    """Draw from the beta distribution with 1 and `many`: the least of so many shares."""
    return -math.expm1(math.log(1.0 - rng.random()) / many)


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
        if members[at] == 0.0:
            sticks[at] = least_of(sticks[classes] + after, rng)
        else:
            sticks[at] = rng.beta(1.0 + members[at], sticks[classes] + after)
    sticks[classes - 1] = 1.0


@compiled
def log_stick(members: Floats, concentration: float) -> float:
    """
    Return the logarithm of how likely these sizes of classes are, in this order.

    Left out is what neither their order nor the concentration changes. The gamma functions of
    what is left of the stick cancel from class to class, but for the first and the last.
    """
    last = len(members) - 1
    after: float = members.sum()
    total: float = last * math.log(concentration) - math.lgamma(concentration + after)
    product = 1.0  # one logarithm of a product takes less time than many
    for at in range(last):
        product *= concentration + after
        after -= members[at]
        if not SMALL < product < LARGE:
            total -= math.log(product)
            product = 1.0
    total += math.lgamma(concentration + after) - math.lgamma(1.0 + after)
    return total - math.log(product)


@compiled
def swap(members: Floats, on: Floats, one: int, other: int) -> None:
    """Let two classes change places."""
    members[one], members[other] = members[other], members[one]
    for place in range(len(on)):
        on[place, one], on[place, other] = on[place, other], on[place, one]
