"""
Column fit: a Poisson log-linear fit to any columns, also those that are no overlap of lists.

The mean of each cell is the exponential of its row times the parameters. The likelihood is
concave; Newton's method halves a step that lowers it [McCullaghNelder1989, section 2.5].
"""

from dataclasses import dataclass

import numpy as np

from firsthand.stats.hidden.overlaps import Floats, Ints

STEPS = 100
VANISHED = 1e-9
LONGEST = 5.0  # of a step, so that the first ones do not overshoot


@dataclass(frozen=True, kw_only=True, eq=False)
class ColumnFit:
    """The parameters of the greatest likelihood, the constant first, and their covariances."""

    parameters: Floats
    covariances: Floats


def column_fit(columns: Floats, counts: Ints) -> ColumnFit | None:
    """Return the fit, or None where no finite parameters make the likelihood greatest."""
    beta = np.zeros(columns.shape[1])
    beta[0] = np.log(max(counts.mean(), 1e-9))
    before = _likelihood(columns, counts, beta)
    for _ in range(STEPS):
        means = np.exp(columns @ beta)
        information = columns.T @ (columns * means[:, None])
        try:
            step = np.linalg.solve(information, columns.T @ (counts - means))
        except np.linalg.LinAlgError:
            return None
        if np.max(np.abs(step)) < VANISHED:
            covariances = np.asarray(np.linalg.inv(information))
            return ColumnFit(parameters=beta, covariances=covariances)
        step /= max(1.0, float(np.max(np.abs(step))) / LONGEST)
        while _likelihood(columns, counts, beta + step) < before - 1e-9 * abs(before):
            step /= 2
        beta = beta + step
        before = _likelihood(columns, counts, beta)
    return None


def _likelihood(columns: Floats, counts: Ints, beta: Floats) -> float:
    logs = np.minimum(columns @ beta, 300.0)
    return float((counts * logs - np.exp(logs)).sum())
