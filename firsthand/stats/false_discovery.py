"""
False discoveries: how many of many tests may be raised so that few of those raised are false.

Assumptions. Each p-value of a test where nothing has changed is at most x with chance x or
less. Benjamini and Hochberg: such p-values are independent of each other and of the rest, or
depend positively (PRDS). Benjamini and Yekutieli: they may depend in any way.

Reasoning. With m tests ordered by p-value, all up to the largest k with p(k) <= level k / m
are raised; the expected share of false ones among them is then at most `level` times the
share of tests where nothing has changed [BenjaminiHochberg1995, p. 293]. Under any dependence
the level is divided by 1 + 1/2 + ... + 1/m [BenjaminiYekutieli2001, p. 1169]. The adjusted
p-value of a test is the smallest level at which it is raised.

When not to believe it. When the p-values are wrong in the far tail, where alone it matters.
When tests were chosen after a look at their p-values.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def adjusted(p_values: Floats) -> Floats:
    """Return for each test the smallest level at which Benjamini-Hochberg raises it."""
    p = checked(p_values)
    m = len(p)
    order = np.argsort(p, kind="stable")
    at_own_rank = p[order] * m / np.arange(1, m + 1)
    smallest = np.minimum.accumulate(at_own_rank[::-1])[::-1]
    found = np.empty(m)
    found[order] = np.minimum(smallest, 1.0)
    return found


def adjusted_under_any_dependence(p_values: Floats) -> Floats:
    """Return for each test the smallest level at which Benjamini-Yekutieli raises it."""
    m = len(p_values)
    harmonic = float((1 / np.arange(1, m + 1)).sum()) if m else 1.0
    return np.asarray(np.minimum(adjusted(p_values) * harmonic, 1.0))


def raised(p_values: Floats, *, level: float) -> int:
    """Return how many tests Benjamini-Hochberg raises at `level`."""
    p = np.sort(checked(p_values))
    within = np.flatnonzero(p <= level * np.arange(1, len(p) + 1) / max(len(p), 1))
    return int(within[-1]) + 1 if len(within) else 0


def most_raised(p_values: Floats, *, level: float) -> int:
    """
    Return how many it would raise at most if one p-value, whichever, had been 0.

    That is never less than 1. Replacing the largest gives the most: all others keep their
    place in the order, one later.
    """
    p = np.sort(checked(p_values))
    return raised(np.concatenate([[0.0], p[:-1]]), level=level) if len(p) else 1


def checked(p_values: Floats) -> Floats:
    """Return the p-values as an array; refuse what is none."""
    p = np.asarray(p_values, dtype=float)
    wrong = ~((p >= 0) & (p <= 1))
    if wrong.any():
        raise ValueError(
            f"{p[wrong][0]} is no p-value; give numbers from 0 to 1, and leave tests out that "
            "could not be made"
        )
    return p
