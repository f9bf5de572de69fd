"""
Information: the hierarchical model that explains most for its size, among many or by descent.

Assumptions. Those of `poisson`. A model is hierarchical: it holds with a term every part of it.

Reasoning. The information criterion of a model is its number of parameters times the logarithm
of the number of people observed, less twice the logarithm of the likelihood; the model with the
least is taken. Parameters at minus infinity count, as they were chosen too. Models without a
maximum or with more parameters than the table identifies are left out. Either all models up to
an order are tried, or one descends from independent lists, adding or removing the one term
that lowers the criterion most, until none does [SilvermanChanVincent2024, 3-5]. Of models that
are equally good the one with the fewest on no list is taken: were it the first that is tried,
the number would hang on which column stands first.

When not to believe it. When models whose criterion is nearly the same give very different
numbers; these are in `detail`.
"""

import numpy as np
import numpy.typing as npt

from firsthand.stats.hidden.compiled import compiled
from firsthand.stats.hidden.overlaps import Floats, Ints
from firsthand.stats.hidden.poisson import FITTED, Bools, add_supersets, fit_model
from firsthand.stats.hidden.stepwise import independent

Models = npt.NDArray[np.bool_]  # a row for each model, a column for each code
TIED = 1e-7  # of the criterion; what differs by less differs by the rounding of a fit


@compiled
def score(margins: Floats, model: Bools, fitted: Floats) -> tuple[float, float]:
    """Return the criterion of a model, infinite without a fit, and the number on no list."""
    status, hidden, likelihood = fit_model(margins, model, fitted)
    if status != FITTED:
        return np.inf, np.nan
    return model.sum() * np.log(margins[0]) - 2.0 * likelihood, hidden


@compiled
def scores(margins: Floats, models: Models) -> tuple[Floats, Floats]:
    """Return of each model the criterion and the number on no list."""
    criteria, hidden = np.full(len(models), np.inf), np.full(len(models), np.nan)
    fitted = np.zeros(len(margins))
    for at in range(len(models)):
        criteria[at], hidden[at] = score(margins, models[at], fitted)
    return criteria, hidden


@compiled
def before(criterion: float, hidden: float, other: float, its_hidden: float) -> bool:
    """Return whether a model comes before another: by criterion, or the fewer hidden."""
    return criterion < other - TIED or (criterion <= other + TIED and hidden < its_hidden)


@compiled
def first_of(criteria: Floats, hidden: Floats) -> int:
    """Return the place of the model that comes before all others; 0 where none has a fit."""
    first, lowest = 0, criteria.min()
    for at in range(len(criteria)):
        if criteria[at] <= lowest + TIED and (
            criteria[first] > lowest + TIED or hidden[at] < hidden[first]
        ):
            first = at
    return first


def ranked(criteria: Floats, hidden: Floats) -> Ints:
    """Return the places of models, the best first."""
    order = np.argsort(criteria, kind="stable")
    first = first_of(criteria, hidden)
    return np.concatenate(([first], order[order != first]))


def leaner(models: Models, margins: Floats) -> Models:
    """
    Return the models that can be best in a table with these empty margins.

    Where a term is at minus infinity, larger terms that hold it change nothing but the size.
    """
    empty = margins == 0.0
    empty[0] = False
    kept = np.ones(len(models), dtype=np.bool_)
    for term in map(int, np.flatnonzero(empty)):
        codes = np.arange(len(margins))
        beyond = (codes & term == term) & (codes != term)
        kept &= ~(models[:, term] & models[:, beyond].any(axis=1))
    return models[kept]


@compiled
def refitted_among(tables: Floats, models: Models) -> Floats:
    """Return of each table the number of all people under the best of its models."""
    found = np.full(len(tables), np.nan)
    for at in range(len(tables)):
        margins = tables[at].copy()
        add_supersets(margins)
        criteria, hidden = scores(margins, models)
        found[at] = margins[0] + hidden[first_of(criteria, hidden)]
    return found


@compiled
def movable(model: Bools, term: int) -> bool:
    """Return whether adding or removing a term leaves the model hierarchical."""
    bit = 1
    while bit < len(model):
        neighbour = term ^ bit
        if model[term] and term & bit == 0 and model[neighbour]:
            return False
        if not model[term] and term & bit != 0 and not model[neighbour]:
            return False
        bit *= 2
    return True


@compiled
def descended(margins: Floats, terms: Ints) -> tuple[Bools, float, float]:
    """Return the model at the end of the descent, its criterion, and the number on no list."""
    model, fitted = independent(len(margins)), np.zeros(len(margins))
    criterion, hidden = score(margins, model, fitted)
    while True:
        # Nothing that is only as good as the model at hand moves away from it, or two that are
        # tied would take turns for ever.
        best, least, its_hidden = -1, criterion, -np.inf
        for term in terms:
            if not movable(model, term):
                continue
            model[term] = not model[term]
            reached, number = score(margins, model, fitted)
            model[term] = not model[term]
            if before(reached, number, least, its_hidden):
                best, least, its_hidden = term, reached, number
        if best < 0:
            return model, criterion, hidden
        model[best] = not model[best]
        criterion, hidden = least, its_hidden


@compiled
def refitted_by_descent(tables: Floats, terms: Ints) -> Floats:
    """Return of each table the number of all people under the model that descent finds."""
    found = np.full(len(tables), np.nan)
    for at in range(len(tables)):
        margins = tables[at].copy()
        add_supersets(margins)
        found[at] = margins[0] + descended(margins, terms)[2]
    return found
