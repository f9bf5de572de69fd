"""
Accumulated drift: how unusual a sum of small moves the same way is, with its exact chance.

Assumptions. Scores come one after another; where nothing drifts each is standard normal and
independent of those before it, but for a correlation with the one before that is taken out
first (a score is replaced by what it adds to `correlation` times the last). Scores beyond
`CUT` are cut, so that one leap is no drift.

Reasoning. S = max(0, S + score - ALLOWANCE), the cumulative sum of [Page1954, p. 103] with
the allowance that finds a drift of half a standard deviation soonest. What S is after n scores
has a distribution that follows step by step from the one before it: it is moved by a normal,
and what falls below 0 is gathered at 0. That is worked out on a fine grid, so that also a
chance of one in a million is known without a simulation.

When not to believe it. When scores are skewed, or the correlation is not that of the series.
"""

from functools import cache

import numpy as np
from scipy.special import ndtr

from firsthand.stats.false_discovery import Floats

ALLOWANCE = 0.25
CUT = 3.0
GRID = 0.0125  # of which the allowance and the cut are whole multiples


def accumulated(scores: Floats, *, correlation: float = 0.0) -> tuple[Floats, Floats]:
    """
    Return for each series and period the sum so far, and for how many periods it has been up.

    `scores` has the shape (series, periods), positive where a figure moved for the worse. A
    period without a score leaves the sum as it is.
    """
    rows, columns = scores.shape
    sums, lasting = np.zeros((rows, columns)), np.zeros((rows, columns))
    total, up, before = np.zeros(rows), np.zeros(rows), np.zeros(rows)
    for column in range(columns):
        own = np.clip(scores[:, column], -CUT, CUT)
        held = np.isfinite(own)
        added = (own - correlation * before) / np.sqrt(1 - correlation**2)
        total = np.where(held, np.maximum(0.0, total + added - ALLOWANCE), total)
        up = np.where(held, np.where(total > 0, up + 1, 0), up)
        before = np.where(held, own, 0.0)
        sums[:, column], lasting[:, column] = total, up
    return sums, lasting


def chances(sums: Floats, counts: Floats) -> Floats:
    """Return the chance that a sum after so many scores is as large where nothing drifts."""
    found = np.ones(len(sums))
    for count in np.unique(counts[np.isfinite(sums)]).astype(int):
        here = (counts == count) & (sums > 0)
        if count < 1 or not here.any():
            continue
        tails = _tails(int(count))
        # Rounded down to the grid: the chance is never told smaller than it is.
        at = np.minimum((sums[here] / GRID - 1e-9).astype(int), len(tails) - 1)
        found[here] = tails[at]
    return found


@cache
def _tails(count: int) -> Floats:
    """Return the chance that the sum after `count` scores is at least each grid place."""
    if count == 0:
        return np.array([1.0])
    before = np.append(_tails(count - 1), 0.0)
    masses = before[:-1] - before[1:]
    reach, allowance = round(CUT / GRID), round(ALLOWANCE / GRID)
    edges = (np.arange(-reach, reach + 2) - 0.5) * GRID
    edges[0], edges[-1] = -np.inf, np.inf
    moved = np.convolve(masses, np.diff(ndtr(edges)))
    nothing = reach + allowance  # the place of `moved` that stands for a sum of 0
    kept = moved[nothing:].copy()
    kept[0] += moved[:nothing].sum()
    return np.asarray(np.minimum(kept[::-1].cumsum()[::-1], 1.0))


def correlation_of(scores: Floats) -> float:
    """Return how scores go with the one before them over all series, never below 0."""
    former, later = scores[:, :-1], scores[:, 1:]
    both = np.isfinite(former) & np.isfinite(later)
    if both.sum() < 50:
        return 0.0
    a, b = (np.clip(one[both], -CUT, CUT) for one in (former, later))
    if not (a.std() > 0 and b.std() > 0):
        return 0.0
    return float(np.clip(np.corrcoef(a, b)[0, 1], 0.0, 0.9))
