"""
Funnel scores: how far one unit lies from the target, on the scale of its kind of figure.

Assumptions. A standardised ratio is a Poisson count over the number expected; a proportion is a
binomial count; of a ratio of counts both parts are Poisson, so that the numerator is binomial
given their sum.

Reasoning. Published scores are differences of transformed values over their approximate
standard error: logarithm or square root for standardised ratios, arcsine for proportions,
logarithm for ratios of counts [Spiegelhalter2005, p. 1185-1202; Spiegelhalter2012, p. 1-47].
They are normal for large counts only. `exact` gives the normal quantile of the chance of fewer
events plus half of that of just as many (mid-p [Lancaster1961, p. 223-234]), which is what a
transformation would have to give. It is continued smoothly between whole counts, so that limits
can be drawn.
"""

from typing import Literal

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Kind = Literal["ratio-log", "ratio-sqrt", "proportion", "counts-log"]
KINDS: tuple[Kind, ...] = ("ratio-log", "ratio-sqrt", "proportion", "counts-log")


def computable(numerators: Array, denominators: Array, kind: Kind) -> npt.NDArray[np.bool_]:
    """Return which units have a score: finite counts, not negative, over more than nothing."""
    known = np.isfinite(numerators) & np.isfinite(denominators)
    sound = known & (numerators >= 0) & (denominators > 0)
    if kind == "proportion":
        sound &= numerators <= denominators
    return np.asarray(sound)


def target_of(numerators: Array, denominators: Array, kind: Kind) -> float:
    """Return 1 for ratios to what was expected, else the value of all units together."""
    if kind.startswith("ratio"):
        return 1.0
    return float(numerators.sum() / denominators.sum()) if len(denominators) else np.nan


def published(numerators: Array, denominators: Array, kind: Kind, target: float) -> Array:
    """Return scores by the transformations as published; -inf for the logarithm of nothing."""
    errors = published_errors(numerators, denominators, kind)
    with np.errstate(divide="ignore"):
        if kind == "counts-log":
            ratios = (numerators + 0.5) / (denominators + 0.5)
            return np.asarray((np.log(ratios) - np.log(target)) / errors)
        shares = numerators / denominators
        return np.asarray((_transformed(shares, kind) - _transformed(target, kind)) / errors)


def published_errors(numerators: Array, denominators: Array, kind: Kind) -> Array:
    """Return the standard errors of the transformed values as published."""
    if kind == "ratio-log":
        return np.asarray(denominators**-0.5)
    if kind == "counts-log":
        a, b = numerators, denominators
        return np.asarray(np.sqrt(a / (a + 0.5) ** 2 + b / (b + 0.5) ** 2))
    return np.asarray(0.5 * denominators**-0.5)


def on_scale(numerators: Array, denominators: Array, kind: Kind, target: float) -> Array:
    """Return scores on the scale of the kind, nearly unbiased for small counts and finite."""
    errors = errors_at_target(numerators, denominators, kind, target)
    a, b = numerators, denominators
    if kind == "ratio-log":
        values = (a + 0.5) / b
    elif kind == "ratio-sqrt":
        values = (a + 0.25) / b
    elif kind == "proportion":
        values = (a + 0.25) / (b + 0.5)
    else:
        values = (a + 0.5) / (b + 0.5)
    return np.asarray((_transformed(values, kind) - _transformed(target, kind)) / errors)


def errors_at_target(
    numerators: Array, denominators: Array, kind: Kind, target: float
) -> Array:
    """Return the standard errors of the transformed values where the target holds."""
    if kind == "ratio-log":
        return np.asarray((denominators * target) ** -0.5)
    if kind == "counts-log":
        # Given the sum of both counts: 1 / (s t / (1 + t)) + 1 / (s / (1 + t)).
        return np.asarray((1 + target) * (target * (numerators + denominators)) ** -0.5)
    return np.asarray(0.5 * denominators**-0.5)


def exact(numerators: Array, denominators: Array, kind: Kind, target: float) -> Array:
    """Return the normal quantiles of the exact mid-p chances of so few events."""
    from scipy.special import ndtri

    if kind.startswith("ratio"):
        fewer, more = _poisson(numerators, denominators * target)
    elif kind == "proportion":
        fewer, more = _binomial(numerators, denominators, target)
    else:
        trials, share = numerators + denominators, target / (1 + target)
        fewer, more = _binomial(numerators, trials, share)
    # The smaller of the two tails tells its quantile to all digits; far out it is cut off.
    tail = np.maximum(np.minimum(fewer, more), 1e-300)
    return np.asarray(np.where(fewer > more, -ndtri(tail), ndtri(tail)))


def _poisson(count: Array, mean: Array) -> tuple[Array, Array]:
    from scipy.special import gammainc, gammaincc

    fewer = (gammaincc(count + 1, mean) + gammaincc(count, mean)) / 2
    more = (gammainc(count + 1, mean) + gammainc(count, mean)) / 2
    return fewer, more


def _binomial(count: Array, trials: Array, share: float) -> tuple[Array, Array]:
    from scipy.special import betainc

    rest = trials - count
    # P(at most `count`) is 1 when none remain; P(at most `count` - 1) is 0 at none.
    upto = np.where(rest > 0, betainc(np.maximum(rest, 1e-9), count + 1, 1 - share), 1.0)
    below = np.where(count > 0, betainc(rest + 1, np.maximum(count, 1e-9), 1 - share), 0.0)
    over = np.where(rest > 0, betainc(count + 1, np.maximum(rest, 1e-9), share), 0.0)
    least = np.where(count > 0, betainc(np.maximum(count, 1e-9), rest + 1, share), 1.0)
    return (upto + below) / 2, (over + least) / 2


def _transformed(values: Array | float, kind: Kind) -> Array:
    if kind.endswith("log"):
        return np.asarray(np.log(values))
    roots = np.sqrt(values)
    return np.asarray(np.arcsin(roots) if kind == "proportion" else roots)


def untransformed(values: Array, kind: Kind) -> Array:
    """Return values on the scale of ratios or shares, never beyond what they can be."""
    if kind.endswith("log"):
        return np.asarray(np.exp(values))
    if kind == "proportion":
        return np.asarray(np.sin(np.clip(values, 0.0, np.pi / 2)) ** 2)
    return np.asarray(np.maximum(values, 0.0) ** 2)


def transformed(value: float, kind: Kind) -> float:
    """Return a target on the scale of its kind."""
    return float(_transformed(value, kind))
