"""
Intervals of a multi-state model, and whether its parameters are told at all.

Intervals are symmetric on the scale on which parameters are fitted (logarithms of intensities)
or on which chances have no end (logits), with variances from the inverse of the observed
information and the delta method, as the R package msm gives them [Jackson2011, p. 1-29].

A parameter on which the likelihood hardly bends even when all others are held is not told. One
whose interval spans a factor of fifty each way, or half of all chances, is barely told; so is
everything where the fit found another top as high elsewhere. What is not told is not printed as
if it were.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np

from firsthand.stats.multi_state_chances import chances, matrix, slopes
from firsthand.stats.multi_state_fit import Fit
from firsthand.stats.multi_state_hidden import error_chances, initial_chances

FLAT = 0.06  # information: a standard error above 4 though all other parameters are held
VAGUE = 2.0  # standard error of a logarithm: a fiftieth to fifty times
HUGE = 100.0  # a year: no two looks lie so near together
HALF_OF_ALL = 0.5  # width of an interval of a chance
SINGULAR = 1e-7  # least eigenvalue of the information, scaled to ones on its diagonal
AS_HIGH = 0.5  # log-likelihood: a top that much lower would be in any interval
ELSEWHERE = 0.5  # distance of a parameter, logarithm


class Told(StrEnum):
    """How well the data tell of a model or a parameter."""

    WELL = "identified"
    BARELY = "barely identified"
    NOT = "not identified"


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A figure with its interval; the ends are None where nothing bounds it."""

    value: float
    low: float | None
    high: float | None
    told: Told = Told.WELL


@dataclass(frozen=True, kw_only=True)
class Identification:
    """How well the data tell of the moves and of the errors, and why not better."""

    moves: Told
    errors: Told
    because: tuple[str, ...]


def loose(fit: Fit) -> np.ndarray:
    """Tell for each parameter whether the likelihood hardly bends on it."""
    found: np.ndarray = np.array(fit.at_the_edge) | (np.diag(fit.information) < FLAT)
    return found


def covariance(fit: Fit) -> np.ndarray | None:
    """Return the covariance of the parameters, NaN for loose ones; None if not positive."""
    kept = np.flatnonzero(~loose(fit))
    held = fit.information[np.ix_(kept, kept)]
    spread = np.sqrt(np.diag(held))
    if len(kept) and np.linalg.eigvalsh(held / np.outer(spread, spread))[0] < SINGULAR:
        return None
    found = np.full_like(fit.information, np.nan)
    found[np.ix_(kept, kept)] = np.linalg.inv(held)
    return found


def identification(fit: Fit) -> Identification:
    """Return how well the parameters are told, with every reason that speaks against."""
    m, e = len(fit.structure.moves), len(fit.structure.errors)
    because: list[str] = []
    if covariance(fit) is None:
        because.append("the likelihood does not bend in every direction (Hessian not positive)")
    if _other_top(fit):
        because.append("the likelihood has another top as high elsewhere")
    if changed := _changed_places(fit):
        because.append(
            f"state {changed[0]} would be seen rightly less often than mistaken for one other, "
            "so that states may have changed their names"
        )
    worst = Told.NOT if covariance(fit) is None else Told.WELL
    worst = Told.BARELY if because and worst is Told.WELL else worst
    moves = _told_together(intensities(fit), worst, because, "intensity")
    errors = _told_together(error_estimates(fit), worst, because, "chance of an error")
    return Identification(
        moves=moves if m else Told.NOT,
        errors=errors if e else Told.NOT,
        because=tuple(because),
    )


def _told_together(
    estimates: dict[tuple[int, int], Estimate], worst: Told, because: list[str], name: str
) -> Told:
    order = (Told.WELL, Told.BARELY, Told.NOT)
    for (a, b), one in estimates.items():
        if one.told is Told.NOT:
            because.append(f"the {name} {a} to {b} is not bounded")
        if one.told is Told.BARELY and one.low is not None and one.high is not None:
            high = f"{one.high:.3f}" if one.high < HUGE else "beyond any bound"
            because.append(f"the {name} {a} to {b} could be {one.low:.3f} or {high}")
    return max((worst, *(one.told for one in estimates.values())), key=order.index)


def _changed_places(fit: Fit) -> tuple[int, ...]:
    """Return the states that would be told for another more often than for themselves."""
    errors = fit.parts.errors
    return tuple(
        k + 1 for k, row in enumerate(errors) if row[k] < max(np.delete(row, k), default=0.0)
    )


def _other_top(fit: Fit) -> bool:
    return any(
        fit.log_likelihood - value < AS_HIGH and far > ELSEWHERE
        for value, far in fit.other_tops
    )


def intensities(fit: Fit, *, confidence: float = 0.95) -> dict[tuple[int, int], Estimate]:
    """Return the intensity of each move, a year."""
    variances = _variances(fit)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    found = {}
    for k, move in enumerate(fit.structure.moves):
        log, variance = fit.parameters[k], variances[k]
        wide = z * np.sqrt(variance)
        found[move] = Estimate(
            value=float(np.exp(log)),
            low=_or_none(np.exp(log - wide)),
            high=_or_none(np.exp(log + wide)),
            told=_told(np.sqrt(variance)),
        )
    return found


def error_estimates(fit: Fit, *, confidence: float = 0.95) -> dict[tuple[int, int], Estimate]:
    """Return the chance of each error: a look at the first state that tells the second."""
    m, e = len(fit.structure.moves), len(fit.structure.errors)

    def figures(parameters: np.ndarray) -> np.ndarray:
        errors = error_chances(parameters[m : m + e], fit.structure)
        return np.array([errors[a - 1, b - 1] for a, b in fit.structure.errors])

    found = of_chances(fit, figures, confidence=confidence)
    return {
        error: _judged(one, at_once=bool(loose(fit)[m + k]))
        for k, (error, one) in enumerate(zip(fit.structure.errors, found, strict=True))
    }


def initial_estimates(fit: Fit, *, confidence: float = 0.95) -> tuple[Estimate, ...]:
    """Return the chance of each true state at the first look, where they were fitted."""
    skipped = len(fit.structure.moves) + len(fit.structure.errors)
    if not fit.structure.fits_beginnings:
        return ()
    return of_chances(
        fit,
        lambda parameters: initial_chances(parameters[skipped:], fit.structure),
        confidence=confidence,
    )


def chances_after(
    fit: Fit, years: Sequence[float], *, confidence: float = 0.95
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the chances after each of `years`, from row to column, with low and high ends."""
    m = len(fit.structure.moves)
    q = matrix(np.exp(fit.parameters[:m]), fit.structure.moves, fit.structure.states)
    found = chances(q, np.array(years, dtype=float))
    tilt = slopes(found, fit.structure.moves)
    own = _covariance_or_nan(fit)[:m, :m]
    # A move that is not bounded has no slope worth the name either: it stands at nothing.
    own = np.where(np.isnan(own), 0.0, own) if covariance(fit) is not None else own
    variance = np.einsum("tabk,kl,tabl->tab", tilt, own, tilt)
    low, high = _on_logits(found.at, variance, confidence)
    return found.at, low, high


def of_chances(
    fit: Fit, figures: Callable[[np.ndarray], np.ndarray], *, confidence: float = 0.95
) -> tuple[Estimate, ...]:
    """Return chances made from the parameters, with intervals on the scale of logits."""
    value, variance = _delta(fit, figures)
    low, high = _on_logits(value, variance, confidence)
    return tuple(
        Estimate(value=float(v), low=_or_none(a), high=_or_none(b))
        for v, a, b in zip(value, low, high, strict=True)
    )


def of_sizes(
    fit: Fit, figures: Callable[[np.ndarray], np.ndarray], *, confidence: float = 0.95
) -> tuple[Estimate, ...]:
    """Return positive figures made from the parameters, with intervals of their logarithms."""
    value, variance = _delta(fit, lambda parameters: np.log(figures(parameters)))
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    wide = z * np.sqrt(variance)
    return tuple(
        Estimate(
            value=float(np.exp(v)),
            low=_or_none(np.exp(v - w)),
            high=_or_none(np.exp(v + w)),
            told=_told(w / z),
        )
        for v, w in zip(value, wide, strict=True)
    )


def _delta(
    fit: Fit, figures: Callable[[np.ndarray], np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    value, step = figures(fit.parameters), 1e-5
    tilt = []
    for k in range(len(fit.parameters)):
        moved = np.zeros(len(fit.parameters))
        moved[k] = step
        up, down = figures(fit.parameters + moved), figures(fit.parameters - moved)
        tilt.append((up - down) / (2 * step))
    slope, own = np.array(tilt), _covariance_or_nan(fit)
    # What does not enter a figure may be unknown without harm to it.
    enters = np.abs(slope) > 1e-12
    variance = [
        slope[on, i] @ own[np.ix_(on, on)] @ slope[on, i]
        for i in range(len(value))
        for on in [np.flatnonzero(enters[:, i])]
    ]
    return value, np.array(variance)


def _on_logits(
    value: np.ndarray, variance: np.ndarray, confidence: float
) -> tuple[np.ndarray, np.ndarray]:
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    open_ended = (value > 1e-12) & (value < 1 - 1e-12)
    inner = np.where(open_ended, value, 0.5)
    logit = np.log(inner / (1 - inner))
    wide = z * np.sqrt(variance) / (inner * (1 - inner))
    with np.errstate(over="ignore"):
        low, high = (1 / (1 + np.exp(-(logit + sign * wide))) for sign in (-1, 1))
    return np.where(open_ended, low, value), np.where(open_ended, high, value)


def _judged(one: Estimate, *, at_once: bool) -> Estimate:
    if at_once or one.low is None or one.high is None:
        told = Told.NOT
    else:
        told = Told.BARELY if one.high - one.low > HALF_OF_ALL else Told.WELL
    return Estimate(value=one.value, low=one.low, high=one.high, told=told)


def _told(deviation: float) -> Told:
    if not np.isfinite(deviation):
        return Told.NOT
    return Told.BARELY if deviation > VAGUE else Told.WELL


def _variances(fit: Fit) -> np.ndarray:
    found: np.ndarray = np.diag(_covariance_or_nan(fit))
    return found


def _covariance_or_nan(fit: Fit) -> np.ndarray:
    found = covariance(fit)
    return np.full_like(fit.information, np.nan) if found is None else found


def _or_none(x: float) -> float | None:
    return float(x) if np.isfinite(x) else None
