"""
Fit of a multi-state model: the parameters under which what was seen is the likeliest.

The likelihood is made greatest over logarithms of intensities and of odds of errors, which have
no bounds of their own, by BFGS and then by Newton's steps with second derivatives from central
differences of the exact slopes. Intensities begin at moves seen over years spent, as if
none were missed; errors at several sizes, the best end of which is kept. How far the other ends
lie from it is kept too: two tops as high tell less than the curvature at one of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from firsthand.stats.multi_state import (
    CannotBeFitted,
    History,
    Structure,
    counted,
    refuse_unless_told,
)
from firsthand.stats.multi_state_hidden import Parts, impossible, laid_out, parts
from firsthand.stats.multi_state_hidden import log_likelihood as hidden_likelihood
from firsthand.stats.multi_state_seen import counts
from firsthand.stats.multi_state_seen import log_likelihood as seen_likelihood

FARTHEST = 14.0  # logarithm: an intensity of a millionth a year, or odds of a million to one
FASTEST = 6.0  # logarithm: four hundred a year
ERROR_STARTS = (0.05, 0.02, 0.1, 0.2)  # chances of an error at which a fit begins
STEP = 1e-4
IMPOSSIBLE = 1e15  # stands for minus the logarithm of nothing

Likelihood = Callable[[np.ndarray], tuple[float, np.ndarray]]


@dataclass(frozen=True, kw_only=True)
class Fit:
    """
    The likeliest parameters, minus the second derivatives of the log-likelihood, and counts.

    `passages[a, b]` successive looks saw state a + 1 and then b + 1. `other_tops` are the
    log-likelihoods at which the fit ended from other starts, and how far from the best end the
    farthest parameter then lay. `alone` is how many histories have a single look.
    """

    structure: Structure
    parameters: np.ndarray
    information: np.ndarray
    log_likelihood: float
    passages: np.ndarray
    histories: int
    alone: int
    other_tops: tuple[tuple[float, float], ...] = ()

    @property
    def parts(self) -> Parts:
        """Return intensities, chances of errors and chances at the first look."""
        return parts(self.parameters, self.structure)

    @property
    def at_the_edge(self) -> tuple[bool, ...]:
        """Tell for each parameter whether it ran to the edge of what is tried."""
        return tuple(
            bool(min(x - low, high - x) < 1e-2)
            for x, (low, high) in zip(self.parameters, edges(self.structure), strict=True)
        )


def fitted(
    histories: Sequence[History], structure: Structure, *, start: np.ndarray | None = None
) -> Fit:
    """
    Return the likeliest parameters; refuse, with the reason, where there can be none.

    Give `start` where they are nearly known, and they are sought from there only.
    """
    refuse_unless_told(histories, structure)
    likelihood = likelihood_of(histories, structure)
    starts = _starts(histories, structure) if start is None else [start]
    found = [_greatest(likelihood, one, structure) for one in starts]
    if not any(np.isfinite(value) for value, _ in found):
        raise CannotBeFitted(_why_impossible(histories, structure))
    (value, best), *others = sorted(found, key=lambda one: -one[0])
    passages = counted(histories, structure.states)
    return Fit(
        structure=structure,
        parameters=best,
        information=information(likelihood, best),
        log_likelihood=value,
        passages=passages,
        histories=len(histories),
        alone=sum(len(one.looks) < 2 for one in histories),
        other_tops=tuple((v, float(np.abs(x - best).max())) for v, x in others),
    )


def likelihood_of(histories: Sequence[History], structure: Structure) -> Likelihood:
    """Return the log-likelihood and its slopes, as a function of the parameters."""
    if structure.errors:
        looks = laid_out(histories, structure)
        return lambda parameters: hidden_likelihood(looks, parameters)
    tallied = counts(histories, structure)
    return lambda parameters: seen_likelihood(tallied, parameters)


def information(likelihood: Likelihood, at: np.ndarray) -> np.ndarray:
    """Return minus the second derivatives, from differences of the exact slopes."""
    rows = []
    for k in range(len(at)):
        step = np.zeros(len(at))
        step[k] = STEP
        rows.append((likelihood(at - step)[1] - likelihood(at + step)[1]) / (2 * STEP))
    found = np.array(rows)
    return (found + found.T) / 2


def edges(structure: Structure) -> list[tuple[float, float]]:
    """Return between which ends each parameter is looked for."""
    beginnings = len(structure.beginnings) - 1 if structure.fits_beginnings else 0
    odds = len(structure.errors) + beginnings
    return [(-FARTHEST, FASTEST)] * len(structure.moves) + [(-FARTHEST, FARTHEST)] * odds


def maximum(
    likelihood: Likelihood, start: np.ndarray, bounds: Sequence[tuple[float, float]]
) -> tuple[float, np.ndarray]:
    """Return the greatest log-likelihood near `start` within the bounds, and where it is."""
    # Imported here: a sixth of a second, which commands that fit nothing should not wait for.
    from scipy.optimize import minimize

    low, high = np.array(bounds).T

    def lost(x: np.ndarray) -> tuple[float, np.ndarray]:
        # Beyond the bounds the likelihood is taken to stay as it is at them.
        within = np.clip(x, low, high)
        value, slopes = likelihood(within)
        if not np.isfinite(value):
            return IMPOSSIBLE, np.zeros_like(x)
        return -value, np.where(within == x, -slopes, 0.0)

    best = minimize(lost, start, jac=True, method="BFGS", options={"gtol": 1e-5})
    value = -float(best.fun) if best.fun < IMPOSSIBLE else -np.inf
    return value, np.clip(best.x, low, high)


def _greatest(
    likelihood: Likelihood, start: np.ndarray, structure: Structure
) -> tuple[float, np.ndarray]:
    bounds = edges(structure)
    value, x = maximum(likelihood, start, bounds)
    if not np.isfinite(value):
        return value, x
    low, high = np.array(bounds).T
    for _ in range(8):
        slopes = likelihood(x)[1]
        curvature = information(likelihood, x)
        if np.abs(slopes).max() < 1e-7 or np.linalg.eigvalsh(curvature)[0] <= 1e-8:
            break
        tried = np.clip(x + np.linalg.solve(curvature, slopes), low, high)
        better = likelihood(tried)[0]
        if not better > value:
            break
        value, x = better, tried
    return value, x


def _starts(histories: Sequence[History], structure: Structure) -> list[np.ndarray]:
    """Return where fits begin: moves over years, and for errors several sizes of them."""
    logs = _moves_over_years(histories, structure)
    if not structure.errors:
        return [logs]
    first = np.ones(structure.states)
    for history in histories:
        if history.looks:
            first[history.looks[0].state - 1] += 1
    them = structure.beginnings
    begun = [np.log(first[s - 1] / first[them[0] - 1]) for s in them[1:]]
    odds = begun if structure.fits_beginnings else []
    return [
        np.concatenate(
            [logs + np.log(1 - chance), _odds_of_errors(structure, chance), np.array(odds)]
        )
        for chance in ERROR_STARTS
    ]


def _odds_of_errors(structure: Structure, chance: float) -> np.ndarray:
    many = {true: sum(t == true for t, _ in structure.errors) for true, _ in structure.errors}
    return np.array(
        [np.log(chance / (1 - min(many[true] * chance, 0.9))) for true, _ in structure.errors]
    )


def _moves_over_years(histories: Sequence[History], structure: Structure) -> np.ndarray:
    seen = counted(histories, structure.states).astype(float)
    spent = np.zeros(structure.states)
    for history in histories:
        for earlier, later in pairwise(history.looks):
            spent[earlier.state - 1] += later.years - earlier.years
    # Half a move more, so that one that was never seen alone has a place to begin at.
    return np.array(
        [
            np.log((seen[a - 1, b - 1] + 0.5) / max(spent[a - 1], 1e-3))
            for a, b in structure.moves
        ]
    )


def _why_impossible(histories: Sequence[History], structure: Structure) -> str:
    start = _starts(histories, structure)[0]
    names = impossible(laid_out(histories, structure), start) if structure.errors else ()
    told = f"The history of {names[0]} ({len(names)} in all)" if names else "What was seen"
    return (
        f"{told} is impossible under this structure: no true states lead to it. Allow more "
        "moves or more errors, or look for a slip in the data."
    )
