"""
Bounds: how many there are at least, from those on one list and on two.

Assumptions. Nobody enters, leaves or is confused with another; each is on each list with a
chance that has a part of the list and a part of the person. People may differ, and lists may
find different shares of them, but what makes a person likely on one list does so on all: where
one list keeps people off another (a referral that ends a case), this is no bound.

Reasoning. Where people differ, those on many lists are more than people alike would give, and
those on none too, by at least as much. So each further list from the third on gets a parameter
that lets the logarithm of the mean rise faster, which leaves those on one list and on two to
say how large each list is and how many are on none [RivestBaillargeon2007, p. 999-1006]; with
lists of equal size it is the known f1 squared over twice f2 [Chao1987, p. 783-791]. A parameter
below zero contradicts that people differ, and is set to zero. The interval is symmetric in the
logarithm of the number of hidden people [Chao1987, p. 783-791].
"""

import math

import numpy as np
from scipy.special import ndtri

from firsthand.stats.hidden.column_fit import ColumnFit, column_fit
from firsthand.stats.hidden.estimate import Estimate, refused
from firsthand.stats.hidden.overlaps import Floats, Overlaps


def chao(table: Overlaps, *, level: float = 0.95) -> Estimate:
    """
    Return the lower bound: what `estimate` gives is how many there are at least.

    `detail` has how many are on exactly one list, two and so on (`on_lists`), the bound that
    takes all lists to be alike (`lists_alike`), and the standard error.
    """
    why_not = _why_not(table)
    if why_not:
        return refused("chao", why_not, level=level)
    fit = _fit(table)
    if fit is None:
        return refused(
            "chao",
            "the lower bound has no finite fit: some lists share nobody with any other list",
            level=level,
        )
    hidden = math.exp(fit.parameters[0])
    error = math.sqrt(hidden + hidden**2 * fit.covariances[0, 0])
    lower, upper = log_interval(table.observed, hidden, error, level=level)
    on_lists = _on_lists(table)
    return Estimate(
        method="chao",
        estimate=table.observed + hidden,
        lower=lower,
        upper=upper,
        level=level,
        identifiable=True,
        refused=False,
        reasons=("a lower bound: there are at least about so many",),
        detail={
            "on_lists": on_lists,
            "lists_alike": table.observed
            + on_lists[0] * (on_lists[0] - 1) / (2 * (on_lists[1] + 1)),
            "standard_error": error,
        },
    )


def log_interval(
    observed: int, hidden: float, error: float, *, level: float
) -> tuple[float, float]:
    """Return the ends of an interval of the whole, symmetric in the logarithm of the hidden."""
    if hidden <= 0:
        return float(observed), float(observed)
    spread = math.sqrt(math.log1p((error / hidden) ** 2))
    factor = math.exp(float(ndtri((1 + level) / 2)) * spread)
    return observed + hidden / factor, observed + hidden * factor


def _why_not(table: Overlaps) -> str:
    lists = len(table.lists)
    if lists < 2:
        return "one list has no overlap; a bound needs two lists or more"
    empty = [name for name, size in zip(table.lists, table.sizes, strict=True) if not size]
    if empty:
        return f"nobody is on {', '.join(empty)}; leave out lists that are empty"
    if not _on_lists(table)[1]:
        return "nobody is on exactly two lists, so nothing tells how many are on none"
    return ""


def _on_lists(table: Overlaps) -> tuple[int, ...]:
    """Return how many people are on exactly one list, two, and so on."""
    on = np.bincount(
        table.histories.sum(axis=1), weights=table.counts, minlength=len(table.lists) + 1
    )
    return tuple(int(count) for count in on[1:])


def _fit(table: Overlaps) -> ColumnFit | None:
    """Return the fit in which no parameter of a further list is below zero."""
    top = max((at for at, n in enumerate(_on_lists(table), 1) if n), default=0)
    many = list(range(3, top + 1))
    while True:
        found = _with_many(table, many)
        if found is None:
            return None
        first = 1 + len(table.lists)
        below = np.flatnonzero(found.parameters[first:] < 0)
        if not len(below):
            return found
        del many[below[0]]


def _with_many(table: Overlaps, many: list[int]) -> ColumnFit | None:
    on = table.histories.sum(axis=1)
    columns: Floats = np.column_stack(
        [
            np.ones(len(on)),
            table.histories,
            *(np.maximum(on - number + 1, 0) for number in many),
        ]
    ).astype(float)
    return column_fit(columns, table.counts)
