"""
Methods: every way of estimating a hidden number by its name, asked for in one form.

`METHODS` gives an estimate with its interval; `refit` gives numbers alone, for many tables of
the same lists at once, which is how an interval is told from draws. A method that is too slow
to be repeated for each draw has no refit.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from firsthand.stats.hidden.accelerated import Refit, Resampling
from firsthand.stats.hidden.bounds import chao
from firsthand.stats.hidden.coverage import coverage, sizes
from firsthand.stats.hidden.decomposable import MOST_LISTS as MOST_IN_GRAPHS
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.graphs import graphs, posterior
from firsthand.stats.hidden.hierarchical import (
    TooManyModels,
    all_models,
    terms_of_order,
    usual_order,
)
from firsthand.stats.hidden.information import (
    Models,
    leaner,
    refitted_among,
    refitted_by_descent,
    scores,
)
from firsthand.stats.hidden.latent import latent
from firsthand.stats.hidden.log_linear import TOP, TRIED, best, downhill, stepwise
from firsthand.stats.hidden.overlaps import Floats, Ints, Overlaps
from firsthand.stats.hidden.poisson import margins_of
from firsthand.stats.hidden.stepwise import THRESHOLD, refitted
from firsthand.stats.hidden.two_lists import chapman

Method = Callable[[Overlaps, Resampling], Estimate]
OF_ORDER = ("bic", "downhill")  # which can be kept to interactions of so many lists
REPEATED = ("stepwise", "bic", "downhill", "graphs", "coverage")
OF_TWO_LISTS = ("chapman", "chao")  # what can be asked of two lists at all


def _graphs(table: Overlaps, resampling: Resampling) -> Estimate:
    return graphs(table, level=resampling.level)


def _latent(table: Overlaps, resampling: Resampling) -> Estimate:
    return latent(
        table,
        rng=resampling.rng,
        level=resampling.level,
        threads=resampling.threads,
        progress=resampling.told,
    )


def _chao(table: Overlaps, resampling: Resampling) -> Estimate:
    return chao(table, level=resampling.level)


def _coverage(table: Overlaps, resampling: Resampling) -> Estimate:
    return coverage(
        table,
        rng=resampling.rng,
        replicates=resampling.replicates,
        level=resampling.level,
    )


def _chapman(table: Overlaps, resampling: Resampling) -> Estimate:
    return chapman(table, level=resampling.level)


METHODS: dict[str, Method] = {
    "stepwise": stepwise,
    "bic": best,
    "downhill": downhill,
    "graphs": _graphs,
    "latent": _latent,
    "coverage": _coverage,
    "chao": _chao,
    "chapman": _chapman,
}


def side_by_side(lists: int) -> tuple[str, ...]:
    """Return the methods that are shown side by side for so many lists."""
    if lists == 2:
        return OF_TWO_LISTS
    return tuple(name for name in METHODS if name != "chapman")


def of_order(name: str, order: int | None) -> Method:
    """Return a method, kept to interactions of `order` lists if it can be; None: as usual."""
    if order is None or name not in OF_ORDER:
        return METHODS[name]
    return partial(best if name == "bic" else downhill, order=order)


def refit(name: str, table: Overlaps) -> Refit | None:
    """
    Return what estimates many tables of the same lists (a row of counts by code) by a method.

    None for a method that is too slow, or tries too many models. Where all models are many,
    `bic` chooses among the best on `table`, as in its resamples. NaN stands for a table without
    an estimate.
    """
    lists = len(table.lists)
    if name in OF_TWO_LISTS:
        return partial(_one_by_one, METHODS[name], table)
    if lists < 3 or name not in REPEATED:
        return None
    if name == "stepwise":
        return partial(refitted, threshold=THRESHOLD)
    if name == "downhill":
        terms = terms_of_order(lists, usual_order("downhill", lists))
        return partial(refitted_by_descent, terms=terms)
    if name == "bic":
        models = _models(table)
        return None if models is None else partial(refitted_among, models=models)
    return partial(_averaged if name == "graphs" else _covered, table)


def _models(table: Overlaps) -> Models | None:
    """Return the models among which a choice by criterion is repeated; None for too many."""
    lists = len(table.lists)
    try:
        everything = all_models(lists, usual_order("bic", lists))
    except TooManyModels:
        return None
    if len(everything) <= TRIED:
        return everything
    margins = margins_of(table)
    models = leaner(everything, margins)
    criteria, _ = scores(margins, models)
    return models[np.argsort(criteria, kind="stable")[:TOP]]


def _one_by_one(method: Method, table: Overlaps, tables: Floats) -> Floats:
    asked = Resampling(replicates=0, rng=np.random.default_rng(0))
    found = [method(table.with_counts(_whole(one)), asked).estimate for one in tables]
    return np.array([np.nan if one is None else one for one in found])


def _averaged(table: Overlaps, tables: Floats) -> Floats:
    """Return the medians over graphs with the weight that heads their answer."""
    if len(table.lists) > MOST_IN_GRAPHS:
        return np.full(len(tables), np.nan)
    weight = 0.5 ** len(table.lists)
    found = [posterior(table.with_counts(_whole(one)), weight).quantile(0.5) for one in tables]
    return np.array(found, dtype=np.float64)


def _covered(table: Overlaps, tables: Floats) -> Floats:
    found = [sizes(table, one[1:]) for one in tables]
    return np.array([np.nan if one is None else one.chosen for one in found])


def _whole(table: Floats) -> Ints:
    return np.asarray(table[1:].round().astype(np.int64))
