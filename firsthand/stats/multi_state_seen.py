"""
States seen rightly: the likelihood of panel data, and its slopes.

Successive looks with the same states and the same length of time between are counted together,
so that the work is one matrix exponential for each distinct length
[KalbfleischLawless1985, p. 863-871]. Where the last look tells of a death on its very day, the
thing was in any other state until then, and died there at its intensity [Jackson2011, p. 1-29].
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from firsthand.stats.multi_state import History, Structure
from firsthand.stats.multi_state_chances import by_logarithm, chances, matrix, pulled

LEAST = 1e-300  # stands for an impossible passage, so that its logarithm is a number


@dataclass(frozen=True, kw_only=True)
class Counts:
    """`passages[k, a, b]` of length `years[k]`; `deaths[k, a]` end in a death told exactly."""

    structure: Structure
    years: np.ndarray
    passages: np.ndarray
    deaths: np.ndarray


def counts(histories: Sequence[History], structure: Structure) -> Counts:
    """Count successive looks by length and states."""
    found = [
        (later.years - earlier.years, earlier.state - 1, later.state - 1)
        for history in histories
        for earlier, later in pairwise(history.looks)
    ]
    lengths = np.array([length for length, _, _ in found])
    # Lengths that differ in the tenth digit only are the same number of days.
    years, place = np.unique(np.round(lengths, 10), return_inverse=True)
    states = structure.states
    passages = np.zeros((len(years), states, states))
    deaths = np.zeros((len(years), states))
    for k, (_, a, b) in zip(place, found, strict=True):
        if structure.death is not None and b == structure.death - 1:
            deaths[k, a] += 1
        else:
            passages[k, a, b] += 1
    return Counts(structure=structure, years=years, passages=passages, deaths=deaths)


def log_likelihood(of: Counts, logs: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the log-likelihood at these logarithms of intensities, and its slopes."""
    moves = of.structure.moves
    q = matrix(np.exp(logs), moves, of.structure.states)
    found = chances(q, of.years)
    told = np.maximum(found.at, LEAST)
    value = float((of.passages * np.log(told)).sum())
    weights = of.passages / told
    direct = np.zeros_like(q)
    if of.structure.death is not None:
        d = of.structure.death - 1
        dying = q[:, d].copy()
        dying[d] = 0.0
        density = np.maximum(found.at @ dying, LEAST)
        value += float((of.deaths * np.log(density)).sum())
        share = of.deaths / density
        weights = weights + share[:, :, None] * dying[None, None, :]
        direct[:, d] = (share[:, :, None] * found.at).sum(axis=(0, 1))
        direct[d, d] = 0.0
    slope = by_logarithm(pulled(found, weights), q, moves)
    # An intensity of death also stands in the density itself, and not with its diagonal.
    slope = slope + np.array([q[a - 1, b - 1] * direct[a - 1, b - 1] for a, b in moves])
    return value, slope
