"""
Poisson fits of hierarchical log-linear models to a table of overlaps, many thousand a second.

Assumptions. The count of each cell is Poisson, and the logarithm of its mean is a sum of one
parameter for each term of the model that the cell holds. A term is a set of lists, written as
the code of the cell with just these; the empty term, code 0, is the constant, and its
exponential is the mean of the cell that nobody observed.

Reasoning. The number on all lists of a term, whatever else they are on (the "margin" of the
term), is sufficient for its parameter. A margin of zero puts the parameter at minus infinity
and the mean of every cell that holds the term at zero; such cells leave the fit
[ChanSilvermanVincent2021, 1299-1300]. What is left is fitted by Newton's method. Margins of all
terms, and logarithms of all cells, come from one fast transform of sums over sets; the
information of two terms is the fitted margin of their union, so that no design matrix is built.

A Newton step that vanishes where the information is positive definite is a proof that the
maximum exists, is finite and is the only one: the likelihood is concave. A step that never
vanishes is no proof of the contrary; for that see `existence`.
"""

import numpy as np
import numpy.typing as npt

from firsthand.stats.hidden.compiled import compiled
from firsthand.stats.hidden.overlaps import Floats, Ints, Overlaps

Bools = npt.NDArray[np.bool_]
FITTED, SINGULAR, ENDLESS = 0, 1, 2
STEPS = 80
VANISHED = 1e-8
LONGEST = 5.0  # of a step, so that the first ones do not overshoot
PIVOT = 1e-11  # of the diagonal; below it the information is not positive definite
HIGHEST = 300.0  # logarithm of a mean; far above any count, far below what overflows


def margins_of(overlaps: Overlaps) -> Floats:
    """Return by code of a term how many are on all its lists; first how many there are."""
    margins = np.concatenate(([0.0], overlaps.counts.astype(np.float64)))
    add_supersets(margins)
    return margins


@compiled
def add_supersets(values: Floats) -> None:
    """Replace the value of each set of lists by the sum over all sets that hold it."""
    size, bit = len(values), 1
    while bit < size:
        for code in range(size):
            if code & bit == 0:
                values[code] += values[code | bit]
        bit *= 2


@compiled
def add_subsets(values: Floats) -> None:
    """Replace the value of each set of lists by the sum over all sets within it."""
    size, bit = len(values), 1
    while bit < size:
        for code in range(size):
            if code & bit != 0:
                values[code] += values[code ^ bit]
        bit *= 2


@compiled
def kept_cells(margins: Floats, model: Bools) -> Bools:
    """Return by code whether a cell stays, as it holds no term of `model` without a margin."""
    kept = np.ones(len(margins), np.bool_)
    for code in range(1, len(margins)):
        kept[code] = not (model[code] and margins[code] == 0.0)
    bit = 1
    while bit < len(margins):
        for code in range(len(margins)):
            if code & bit != 0 and not kept[code ^ bit]:
                kept[code] = False
        bit *= 2
    kept[0] = False  # nobody observed it
    return kept


@compiled
def finite_terms(margins: Floats, model: Bools) -> Ints:
    """Return the codes of the terms with a margin; the constant comes first."""
    count = 0
    for code in range(len(margins)):
        if (code == 0 or model[code]) and margins[code] > 0.0:
            count += 1
    terms = np.zeros(count, np.int64)
    at = 0
    for code in range(len(margins)):
        if (code == 0 or model[code]) and margins[code] > 0.0:
            terms[at] = code
            at += 1
    return terms


@compiled
def first_guess(margins: Floats, terms: Ints) -> Floats:
    """Return parameters to begin with: logarithms of each list's odds, and no interactions."""
    beta = np.zeros(len(terms))
    beta[0] = np.log(margins[0])
    for at in range(1, len(terms)):
        code = terms[at]
        if code & (code - 1) == 0:  # one list
            beta[at] = -1.5
    return beta


@compiled
def fit(margins: Floats, kept: Bools, terms: Ints, beta: Floats, fitted: Floats) -> int:
    """
    Fit in place from `beta`, and leave fitted margins in `fitted`; return `FITTED` or why not.

    `kept` and `terms` are those of the model, as above.
    """
    size = len(terms)
    information, step = np.zeros((size, size)), np.zeros(size)
    last, before = beta.copy(), np.inf
    for _ in range(STEPS):
        loss = fitted_margins(kept, terms, beta, fitted)
        for at in range(size):
            loss -= beta[at] * margins[terms[at]]
        if loss > before + 1e-7 * (abs(before) + 1.0):
            for at in range(size):
                beta[at] = 0.5 * (beta[at] + last[at])
            continue
        before = loss
        set_up(margins, terms, fitted, information, step)
        if not decomposed(information):
            return SINGULAR
        solve(information, step)
        longest = largest(step)
        for at in range(size):
            last[at] = beta[at]
            beta[at] += step[at] * (LONGEST / max(longest, LONGEST))
        if longest < VANISHED:
            return FITTED
    return ENDLESS


@compiled
def set_up(
    margins: Floats, terms: Ints, fitted: Floats, information: Floats, step: Floats
) -> None:
    """Write Newton's equations: the lower half of the information, and what margins lack."""
    for row in range(len(terms)):
        step[row] = margins[terms[row]] - fitted[terms[row]]
        for column in range(row + 1):
            information[row, column] = fitted[terms[row] | terms[column]]


@compiled
def largest(step: Floats) -> float:
    """Return how long the longest entry is, whatever its sign."""
    longest = 0.0
    for entry in step:
        longest = max(longest, abs(entry))
    return longest


@compiled
def fitted_margins(kept: Bools, terms: Ints, beta: Floats, fitted: Floats) -> float:
    """Write the fitted margin of every term into `fitted`, and return the sum of all means."""
    for code in range(len(fitted)):
        fitted[code] = 0.0
    for at in range(len(terms)):
        fitted[terms[at]] = beta[at]
    add_subsets(fitted)
    for code in range(len(fitted)):
        fitted[code] = np.exp(min(fitted[code], HIGHEST)) if kept[code] else 0.0
    add_supersets(fitted)
    return float(fitted[0])


@compiled
def decomposed(matrix: Floats) -> bool:
    """Turn the lower half into its Cholesky root; return False unless positive definite."""
    size = len(matrix)
    for column in range(size):
        for row in range(column, size):
            entry = matrix[row, column]
            for inner in range(column):
                entry -= matrix[row, inner] * matrix[column, inner]
            if row > column:
                matrix[row, column] = entry / matrix[column, column]
            elif entry <= PIVOT * matrix[row, row]:
                return False
            else:
                matrix[row, row] = np.sqrt(entry)
    return True


@compiled
def solve(root: Floats, right: Floats) -> None:
    """Replace `right` by the solution, given the Cholesky root of the matrix."""
    size = len(right)
    for row in range(size):
        for inner in range(row):
            right[row] -= root[row, inner] * right[inner]
        right[row] /= root[row, row]
    for row in range(size - 1, -1, -1):
        for inner in range(row + 1, size):
            right[row] -= root[inner, row] * right[inner]
        right[row] /= root[row, row]


@compiled
def fit_model(margins: Floats, model: Bools, fitted: Floats) -> tuple[int, float, float]:
    """
    Fit a model given as one entry for each code.

    Return `FITTED` or why not, the estimated number on no list, and the logarithm of the
    likelihood but for what all models of one table share.
    """
    kept, terms = kept_cells(margins, model), finite_terms(margins, model)
    if kept.sum() < len(terms):
        return SINGULAR, np.nan, np.nan
    beta = first_guess(margins, terms)
    status = fit(margins, kept, terms, beta, fitted)
    if status != FITTED:
        return status, np.nan, np.nan
    likelihood = -margins[0]
    for at in range(len(terms)):
        likelihood += beta[at] * margins[terms[at]]
    return FITTED, np.exp(beta[0]), likelihood
