"""
Profiles: how far one parameter can go before the likelihood falls, the others following.

The interval of a profile holds each value that a likelihood-ratio test would not reject. Unlike
the ends from curvature it needs no symmetry, and it says where nothing rejects even the
farthest value: then that end is open.
"""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from firsthand.stats.multi_state import History
from firsthand.stats.multi_state_fit import Fit, Likelihood, edges, likelihood_of, maximum

NEAR = 1e-3  # of a parameter, logarithm


def profile_interval(
    histories: Sequence[History], fit: Fit, which: int, *, confidence: float = 0.95
) -> tuple[float | None, float | None]:
    """Return the ends of one parameter as it is fitted; None where nothing bounds it."""
    likelihood = likelihood_of(histories, fit.structure)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    floor = fit.log_likelihood - z**2 / 2
    return (
        _end(likelihood, fit, which, floor, -1.0),
        _end(likelihood, fit, which, floor, 1.0),
    )


def _end(
    likelihood: Likelihood, fit: Fit, which: int, floor: float, sign: float
) -> float | None:
    """Step away twice as far each time until the likelihood is below the floor, then halve."""
    edge = edges(fit.structure)[which][0 if sign < 0 else 1]
    inner, follow, step = fit.parameters[which], fit.parameters, 0.25
    while True:
        outer = inner + sign * step
        if sign * (outer - edge) >= 0:
            outer = edge
        value, others = _held(likelihood, fit, which, outer, follow)
        if value < floor:
            break
        if outer == edge:
            return None
        inner, follow, step = outer, others, 2 * step
    while abs(outer - inner) > NEAR:
        middle = (inner + outer) / 2
        value, others = _held(likelihood, fit, which, middle, follow)
        if value < floor:
            outer = middle
        else:
            inner, follow = middle, others
    return float((inner + outer) / 2)


def _held(
    likelihood: Likelihood, fit: Fit, which: int, value: float, follow: np.ndarray
) -> tuple[float, np.ndarray]:
    """Return the greatest log-likelihood with one parameter held, and all parameters."""
    bounds = edges(fit.structure)
    others = np.arange(len(follow)) != which

    def of_others(x: np.ndarray) -> tuple[float, np.ndarray]:
        log, slopes = likelihood(np.insert(x, which, value))
        return log, slopes[others]

    del bounds[which]
    found, best = maximum(of_others, follow[others], bounds)
    return found, np.insert(best, which, value)
