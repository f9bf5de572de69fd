"""
Shrunken logistic regression: chances from features, each believed as far as it earns.

Assumptions. Cases are independent given their features; the log-odds are a level plus a sum of
features, each times a slope. Before the data each slope is normal around 0, and the prior
variances of all features add up to one number, so that more features do not mean more belief;
the level is free.

Reasoning. Features are put into standard deviations of the cases learned from; what is missing
counts as their mean. The slopes are those of the greatest posterior density, which is ridge
regression [LeCessieVanHouwelingen1992, p. 191-201]; the curvature there gives the covariance
(Laplace's approximation) [GelmanEtAl2013, p. 83-84].

When not to believe it. A feature that means something else in new cases. A missing value that
is missing for a reason. Far outside of what was learned from.
"""

from dataclasses import dataclass

import numpy as np

from firsthand.stats.scoring import Flags, Floats

PRIOR_VARIANCE = 0.25  # of the log-odds, for all features together
STEPS = 100
LEAST_SPREAD = 1e-9


@dataclass(frozen=True, kw_only=True)
class Shrunken:
    """
    A fit. `covariance` has the level first, then the slopes.

    Slopes are for one standard deviation of a feature; `centre` and `spread` say of which.
    """

    level: float
    slopes: Floats
    covariance: Floats
    centre: Floats
    spread: Floats
    cases: int
    happened: int

    def standardised(self, features: Floats) -> Floats:
        """Return features in standard deviations from the mean; 0 where they are missing."""
        found: Floats = np.nan_to_num((features - self.centre) / self.spread, nan=0.0)
        return found

    def contributions(self, features: Floats) -> Floats:
        """Return what each feature adds to the log-odds, of shape (cases, features)."""
        found: Floats = self.standardised(features) * self.slopes
        return found

    def spread_of_sum(self, features: Floats) -> Floats:
        """Return the standard deviation of each case's sum, as the slopes are not known."""
        x = self.standardised(features)
        found: Floats = np.sqrt(np.einsum("ij,jk,ik->i", x, self.covariance[1:, 1:], x))
        return found


def shrunken(
    features: Floats, happened: Flags, *, prior_variance: float = PRIOR_VARIANCE
) -> Shrunken:
    """Return the fit to cases of shape (cases, features); refuse where there is no level."""
    _refuse(features, happened, prior_variance)
    centre, spread = _scale(features)
    x = np.nan_to_num((features - centre) / spread, nan=0.0)
    design = np.column_stack([np.ones(len(x)), x])
    penalty = np.diag([0.0] + [x.shape[1] / prior_variance] * x.shape[1])
    mean = happened.mean()
    beta = np.zeros(design.shape[1])
    beta[0] = np.log(mean / (1 - mean))
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-design @ beta))
        curvature = design.T * (expected * (1 - expected)) @ design + penalty
        step = np.linalg.solve(curvature, design.T @ (happened - expected) - penalty @ beta)
        beta = beta + step
        if np.abs(step).max() < 1e-12:
            break
    return Shrunken(
        level=float(beta[0]),
        slopes=beta[1:],
        covariance=np.linalg.inv(curvature),
        centre=centre,
        spread=spread,
        cases=len(x),
        happened=int(happened.sum()),
    )


def _scale(features: Floats) -> tuple[Floats, Floats]:
    told = np.isfinite(features)
    count = np.maximum(told.sum(axis=0), 1)
    centre = np.where(told, features, 0.0).sum(axis=0) / count
    away = np.where(told, features - centre, 0.0)
    spread = np.sqrt((away**2).sum(axis=0) / np.maximum(count - 1, 1))
    # A feature that is the same everywhere tells nothing: its distance from the mean is 0.
    return centre, np.where(spread > LEAST_SPREAD, spread, 1.0)


def _refuse(features: Floats, happened: Flags, prior_variance: float) -> None:
    if features.ndim != 2 or len(features) != len(happened):
        raise ValueError(
            f"features of shape {features.shape} for {len(happened)} cases; give one row each"
        )
    if not prior_variance > 0:
        raise ValueError(f"a prior variance of {prior_variance}; give more than 0")
    if not 0 < happened.sum() < len(happened):
        raise ValueError(
            f"{int(happened.sum())} of {len(happened)} cases happened; at least one of each "
            "kind is needed"
        )
