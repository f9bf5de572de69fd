"""
Stepwise: interactions of two lists, taken in one after the other while overlaps surprise.

Assumptions. Those of `poisson`; every list has its own term. What is left out is taken to be
zero, and no interaction of three lists exists.

Reasoning. From independent lists, the pair whose overlap is least likely under the fit so far,
as a one-sided Poisson probability, enters if that is below `THRESHOLD` and if the model with
it has a maximum that identifies everything; else the next pair is tried, until none is left
[ChanSilvermanVincent2021, 1300-1301]. Candidates in the order of their probabilities, up to the
first that may enter, give the same choice as all of them fitted.

When not to believe it. Where pairs left out would have changed much at another threshold: the
threshold is a choice, and the interval knows of it only because each resample chooses anew.
"""

import numpy as np

from firsthand.stats.hidden.compiled import compiled
from firsthand.stats.hidden.overlaps import Floats, Ints
from firsthand.stats.hidden.poisson import (
    FITTED,
    Bools,
    add_supersets,
    finite_terms,
    first_guess,
    fit,
    kept_cells,
)

THRESHOLD = 0.02
SMALL = 1e-17  # of a sum; smaller summands no longer change it


@compiled
def tail(count: float, mean: float) -> float:
    """Return the probability of a Poisson count at least as far out as `count`, on its side."""
    if mean <= 0.0:
        return 1.0 if count == 0.0 else 0.0
    term = np.exp(count * np.log(mean) - mean - log_factorial(count))
    total, at = term, count
    # Each tail is summed from its own end: one less the other loses the order of tiny ones.
    if count > mean:
        while term > SMALL * total:
            at += 1.0
            term *= mean / at
            total += term
    else:
        while at > 0.0 and term > SMALL * total:
            term *= at / mean
            at -= 1.0
            total += term
    return float(min(total, 1.0))


@compiled
def log_factorial(count: float) -> float:
    """Return the logarithm of count!, exactly up to 30 and by Stirling's series above."""
    if count > 30.0:
        more = count + 1.0
        series = 1 / (12 * more) - 1 / (360 * more**3) + 1 / (1260 * more**5)
        return float((more - 0.5) * np.log(more) - more + 0.5 * np.log(2 * np.pi) + series)
    total = 0.0
    for factor in range(2, int(count) + 1):
        total += np.log(factor)
    return total


@compiled
def pairs_of(size: int) -> Ints:
    """Return the codes of all pairs of lists of a table with `size` codes."""
    pairs = np.zeros(size, np.int64)
    count = 0
    for code in range(1, size):
        rest = code & (code - 1)
        if rest != 0 and rest & (rest - 1) == 0:
            pairs[count] = code
            count += 1
    return pairs[:count]


@compiled
def independent(size: int) -> Bools:
    """Return the model with a term for each list and none for two."""
    model = np.zeros(size, np.bool_)
    model[0] = True
    bit = 1
    while bit < size:
        model[bit] = True
        bit *= 2
    return model


@compiled
def chosen_model(margins: Floats, threshold: float, refused: Ints) -> tuple[Bools, float]:
    """
    Return the model that stepwise choice ends with, and the estimated number on no list.

    `refused` receives how often each pair was surprising and could not enter. The number is
    NaN where not even independent lists can be fitted.
    """
    model, pairs = independent(len(margins)), pairs_of(len(margins))
    fitted = np.zeros(len(margins))
    terms = finite_terms(margins, model)
    beta = first_guess(margins, terms)
    if fit(margins, kept_cells(margins, model), terms, beta, fitted) != FITTED:
        return model, np.nan
    constant = beta[0]
    while True:
        tails = np.ones(len(pairs))
        for at in range(len(pairs)):
            if not model[pairs[at]]:
                tails[at] = tail(margins[pairs[at]], fitted[pairs[at]])
        entered, constant_with = enter(margins, model, tails, threshold, fitted, refused)
        if not entered:
            return model, np.exp(constant)
        constant = constant_with


@compiled
def enter(
    margins: Floats,
    model: Bools,
    tails: Floats,
    threshold: float,
    fitted: Floats,
    refused: Ints,
) -> tuple[bool, float]:
    """Take in the most surprising pair that can be, and return whether there was one."""
    pairs, trial = pairs_of(len(margins)), np.zeros(len(margins))
    left = tails.copy()
    for _ in range(len(pairs)):
        at = least_of(left)
        if tails[at] >= threshold:
            break
        left[at] = np.inf
        model[pairs[at]] = True
        kept, terms = kept_cells(margins, model), finite_terms(margins, model)
        beta = first_guess(margins, terms)
        if fit(margins, kept, terms, beta, trial) == FITTED:
            for code in range(len(fitted)):
                fitted[code] = trial[code]
            return True, beta[0]
        model[pairs[at]] = False
        refused[pairs[at]] += 1
    return False, 0.0


@compiled
def least_of(values: Floats) -> int:
    """Return the place of the least value, the first where several are equal."""
    least = 0
    for at in range(1, len(values)):
        if values[at] < values[least]:
            least = at
    return least


@compiled
def refitted(tables: Floats, threshold: float) -> Floats:
    """Return of each table (a row of counts by code) the estimated number of all people."""
    found, refused = np.zeros(len(tables)), np.zeros(tables.shape[1], np.int64)
    for at in range(len(tables)):
        margins = tables[at].copy()
        add_supersets(margins)
        if margins[0] > 0.0:
            found[at] = margins[0] + chosen_model(margins, threshold, refused)[1]
        else:
            found[at] = np.nan
    return found
