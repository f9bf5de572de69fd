"""
Chances between states: the exponential of intensities for many lengths of time at once.

One decomposition into eigenvalues serves all distinct lengths t: with Q = U diag(w) V and V the
inverse of U, the chances after t are U diag(exp(w t)) V [KalbfleischLawless1985, p. 863-871].
A change dQ changes them by U (D * (V dQ U)) V, where D holds the divided differences of
exp(w t); `pulled` runs this backwards, from how a figure changes with each chance to how it
changes with each intensity. Where the eigenvectors nearly coincide (equal intensities in a row
of moves that never come back) the exponential of each length is worked out by itself.
"""

from dataclasses import dataclass

import numpy as np

ILL = 1e5  # condition of the eigenvectors beyond which a third of the digits are lost
TERMS = 18  # of Taylor's sum: 0.25 ** 18 / 18! is beyond the last digit


@dataclass(frozen=True, kw_only=True)
class Chances:
    """`at[k]` holds the chances to be in each state after `years[k]`, from each state."""

    intensities: np.ndarray
    years: np.ndarray
    at: np.ndarray
    values: np.ndarray | None  # eigenvalues; None where they do not serve
    vectors: np.ndarray | None
    inverse: np.ndarray | None


def matrix(rates: np.ndarray, moves: tuple[tuple[int, int], ...], states: int) -> np.ndarray:
    """Return the matrix of intensities: rows sum to 0."""
    found = np.zeros((states, states))
    for rate, (a, b) in zip(rates, moves, strict=True):
        found[a - 1, b - 1] = rate
    np.fill_diagonal(found, -found.sum(axis=1))
    return found


def chances(intensities: np.ndarray, years: np.ndarray) -> Chances:
    """Return the chances after each of `years`."""
    values, vectors = np.linalg.eig(intensities)
    if np.linalg.cond(vectors) > ILL:
        return Chances(
            intensities=intensities,
            years=years,
            at=_exponentials(years[:, None, None] * intensities),
            values=None,
            vectors=None,
            inverse=None,
        )
    inverse = np.linalg.inv(vectors)
    grown = np.exp(values[None, :] * years[:, None])
    found = ((vectors[None] * grown[:, None, :]) @ inverse).real
    return Chances(
        intensities=intensities,
        years=years,
        at=np.clip(found, 0.0, 1.0),
        values=values,
        vectors=vectors,
        inverse=inverse,
    )


def pulled(of: Chances, weights: np.ndarray) -> np.ndarray:
    """Return how a figure changes with each intensity; `weights` say how with each chance."""
    if of.values is None or of.vectors is None or of.inverse is None:
        return _pulled_by_blocks(of, weights)
    turned = of.vectors.T @ weights @ of.inverse.T
    within = (_divided(of.values, of.years) * turned).sum(axis=0)
    found: np.ndarray = (of.inverse.T @ within @ of.vectors.T).real
    return found


def slopes(of: Chances, moves: tuple[tuple[int, int], ...]) -> np.ndarray:
    """Return how each chance changes with the logarithm of each intensity."""
    found = np.zeros((*of.at.shape, len(moves)))
    states = of.at.shape[1]
    for i in range(states):
        for j in range(states):
            weights = np.zeros((1, states, states))
            weights[0, i, j] = 1.0
            for k, year in enumerate(of.years):
                one = Chances(
                    intensities=of.intensities,
                    years=np.array([year]),
                    at=of.at[k : k + 1],
                    values=of.values,
                    vectors=of.vectors,
                    inverse=of.inverse,
                )
                found[k, i, j] = by_logarithm(pulled(one, weights), of.intensities, moves)
    return found


def by_logarithm(
    pulled_back: np.ndarray, intensities: np.ndarray, moves: tuple[tuple[int, int], ...]
) -> np.ndarray:
    """Return slopes by the logarithms of the intensities; a move also lowers its diagonal."""
    return np.array(
        [
            intensities[a - 1, b - 1] * (pulled_back[a - 1, b - 1] - pulled_back[a - 1, a - 1])
            for a, b in moves
        ]
    )


def _divided(values: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Return (exp(a t) - exp(b t)) / (a - b) of all pairs; t exp(a t) where they are equal."""
    a, b = values[:, None], values[None, :]
    # From the greater real part, so that nothing grows beyond what a number can hold.
    upper = np.where(a.real >= b.real, a, b)
    down = np.where(a.real >= b.real, b - a, a - b)
    t = years[:, None, None]
    x = down[None] * t
    small = np.abs(x) < 1e-8
    ratio = np.where(small, 1 + x / 2, np.expm1(np.where(small, 1, x)) / np.where(small, 1, x))
    found: np.ndarray = t * np.exp(upper[None] * t) * ratio
    return found


def _exponentials(exponents: np.ndarray) -> np.ndarray:
    """Return the exponential of each matrix: Taylor's sum of a small part, then squared."""
    size = np.abs(exponents).sum(axis=2).max(initial=0.0)
    halvings = max(0, int(np.ceil(np.log2(max(size, 1e-30)))) + 2)
    part = exponents / 2.0**halvings
    found = term = np.broadcast_to(np.eye(exponents.shape[1]), exponents.shape)
    for k in range(1, TERMS):
        term = term @ part / k
        found = found + term
    for _ in range(halvings):
        found = found @ found
    return found


def _pulled_by_blocks(of: Chances, weights: np.ndarray) -> np.ndarray:
    """Return the same from the exponential of a block matrix, twice as large."""
    states = of.at.shape[1]
    largest = max(float(np.abs(weights).max(initial=0.0)), 1e-300)
    blocks = np.zeros((len(of.years), 2 * states, 2 * states))
    turned = of.years[:, None, None] * of.intensities.T
    blocks[:, :states, :states] = turned
    blocks[:, states:, states:] = turned
    blocks[:, :states, states:] = weights / largest
    upper = _exponentials(blocks)[:, :states, states:]
    found: np.ndarray = largest * (of.years[:, None, None] * upper).sum(axis=0)
    return found
