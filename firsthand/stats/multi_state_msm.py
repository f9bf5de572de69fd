"""
Ends as msm prints them: intervals of errors by the formula of the R package msm, version 1.7.

Where a state may be mistaken for one other only, they are the ends of `multi_state_intervals`.
Where it may be mistaken for two, that version works out the standard error of the logit of
exp(x) / (1 + 2 exp(x + y)) and not of exp(x) / (1 + exp(x) + exp(y)), x and y being the fitted
logits; the estimate itself it takes rightly. Draws from the distribution of the estimates agree
with `multi_state_intervals`. These ends are given so that the two can be compared, not for use.
"""

from statistics import NormalDist

import numpy as np

from firsthand.stats.multi_state_fit import Fit
from firsthand.stats.multi_state_intervals import covariance, error_estimates


def printed_ends(
    fit: Fit, *, confidence: float = 0.95
) -> dict[tuple[int, int], tuple[float, float] | None]:
    """Return for each error the ends that msm 1.7 prints; None where there are none."""
    own, z = covariance(fit), NormalDist().inv_cdf((1 + confidence) / 2)
    begun = len(fit.structure.moves)
    found: dict[tuple[int, int], tuple[float, float] | None] = {}
    for error, estimate in error_estimates(fit).items():
        row = [begun + k for k, one in enumerate(fit.structure.errors) if one[0] == error[0]]
        place = row.index(begun + fit.structure.errors.index(error))
        if own is None or np.isnan(own[np.ix_(row, row)]).any():
            found[error] = None
            continue
        slope = _slope(fit.parameters[row], place)
        wide = z * float(np.sqrt(slope @ own[np.ix_(row, row)] @ slope))
        logit = np.log(estimate.value / (1 - estimate.value))
        low, high = (float(1 / (1 + np.exp(-(logit + sign * wide)))) for sign in (-1, 1))
        found[error] = (low, high)
    return found


def _slope(logits: np.ndarray, place: int) -> np.ndarray:
    """Return the slope of the logit of exp(x) / (1 + n exp(sum of the n logits))."""
    own = np.exp(logits[place])
    together = len(logits) * np.exp(np.sum(logits))
    rest = 1 + together - own
    found = np.full(len(logits), -together / rest)
    found[place] = 1 - (together - own) / rest
    return found
