"""
Decay: what a grade is still worth some years after it was given.

After t years the services may have moved. The chances of each grade then come from the model;
with time they go to those of any authority, and the last grade tells nothing. Its half-life is
the time after which the chance that it still holds has come half of that way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.surveillance.histories.joining import GradeState, named_state
from firsthand.domain.surveillance.histories.model import GradeModel
from firsthand.stats.multi_state_chances import chances, matrix
from firsthand.stats.multi_state_fit import Fit
from firsthand.stats.multi_state_intervals import (
    Estimate,
    Told,
    chances_after,
    of_chances,
    of_sizes,
)

LONG = 500.0  # years after which no grade of today matters
FAR = 60.0  # years within which a half-life is looked for
AFTER = tuple(range(11))  # years of a picture


@dataclass(frozen=True, kw_only=True)
class CurvePoint:
    """The chance of the grade after so many years, with its interval."""

    years: float
    chance: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Curve:
    """How the chance of `grade` goes on after `last_grade` was given: one line of a picture."""

    last_grade: str
    last_label: str
    grade: str
    label: str
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True, kw_only=True)
class Decay:
    """What one last grade is worth: its half-life, None where the model does not tell it."""

    grade: str
    label: str
    half_life: Estimate | None
    why_not: str


def chances_of_grades(
    model: GradeModel, last_grade: str, years: float
) -> dict[str, tuple[float, float, float]]:
    """
    Return for each grade its chance `years` after `last_grade`, with low and high.

    Empty where there is no model; `model.why_not` then says why.
    """
    begun = _state(model, last_grade)
    if not years >= 0:
        raise ValueError(f"{years} years after a grade: give 0 or more.")
    if model.fit is None:
        return {}
    found, low, high = chances_after(model.fit, [years])
    row = begun.state - 1
    return {
        one.key: (
            float(found[0, row, one.state - 1]),
            _end(low[0, row, one.state - 1], 0.0),
            _end(high[0, row, one.state - 1], 1.0),
        )
        for one in model.states
    }


def curves(model: GradeModel, *, after: Sequence[float] = AFTER) -> tuple[Curve, ...]:
    """Return the lines of a picture: each last grade, then each grade after it."""
    if model.fit is None:
        return ()
    found, low, high = chances_after(model.fit, list(after))
    return tuple(
        Curve(
            last_grade=last.key,
            last_label=last.label,
            grade=then.key,
            label=then.label,
            points=tuple(
                CurvePoint(
                    years=float(years),
                    chance=float(found[k, a, b]),
                    low=_end(low[k, a, b], 0.0),
                    high=_end(high[k, a, b], 1.0),
                )
                for k, years in enumerate(after)
            ),
        )
        for a, last in enumerate(model.states)
        for b, then in enumerate(model.states)
    )


def decays(model: GradeModel) -> tuple[Decay, ...]:
    """Return the half-life of each grade."""
    return tuple(_decay(model.fit, one) for one in model.states) if model.fit else ()


def in_the_long_run(model: GradeModel) -> dict[str, Estimate]:
    """Return the share of each grade to which all authorities tend."""
    fit = model.fit
    if fit is None:
        return {}
    found = of_chances(fit, lambda parameters: _chances(fit, parameters, LONG)[0])
    return {one.key: found[one.state - 1] for one in model.states}


def _decay(fit: Fit, state: GradeState) -> Decay:
    row = state.state - 1
    if _half_life(fit, fit.parameters, row) is None:
        return Decay(
            grade=state.key,
            label=state.label,
            half_life=None,
            why_not=f"The chance does not come half of its way within {FAR:.0f} years.",
        )

    def figure(parameters: np.ndarray) -> np.ndarray:
        return np.array([_half_life(fit, parameters, row) or FAR])

    (found,) = of_sizes(fit, figure)
    if found.told is not Told.WELL:
        return Decay(
            grade=state.key,
            label=state.label,
            half_life=None,
            why_not="Moves are too quick beside the time between inspections to tell it.",
        )
    return Decay(grade=state.key, label=state.label, half_life=found, why_not="")


def _half_life(fit: Fit, parameters: np.ndarray, row: int) -> float | None:
    """Find by halving when the chance to hold the grade is half-way to that of the long run."""
    middle = (1 + _chances(fit, parameters, LONG)[row, row]) / 2
    low, high = 0.0, FAR
    if _chances(fit, parameters, high)[row, row] > middle:
        return None
    while high - low > 1e-9:
        years = (low + high) / 2
        if _chances(fit, parameters, years)[row, row] > middle:
            low = years
        else:
            high = years
    return high


def _chances(fit: Fit, parameters: np.ndarray, years: float) -> np.ndarray:
    rates = np.exp(parameters[: len(fit.structure.moves)])
    q = matrix(rates, fit.structure.moves, fit.structure.states)
    found: np.ndarray = chances(q, np.array([years])).at[0]
    return found


def _state(model: GradeModel, grade: str) -> GradeState:
    found = named_state(grade, model.states)
    if found is None:
        raise ValueError(
            f"No grade {grade!r}. Needed: {', '.join(one.key for one in model.states)}."
        )
    return found


def _end(end: float, otherwise: float) -> float:
    return float(end) if np.isfinite(end) else otherwise
