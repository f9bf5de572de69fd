"""
Model: how the grades of one area move over the years, fitted to all histories as of a day.

The plainest model is the one that stands: grades are taken as the state of the services, and
move between neighbouring grades only. That an inspection may err is tried beside it; what the
histories do not tell of it is not printed as found.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from firsthand.domain.surveillance.histories.history import Histories, as_seen
from firsthand.domain.surveillance.histories.joining import GradeState
from firsthand.stats.multi_state import (
    CannotBeFitted,
    Structure,
    every_move,
    neighbours,
)
from firsthand.stats.multi_state_fit import Fit, fitted
from firsthand.stats.multi_state_intervals import Identification, Told, identification


class Moves(StrEnum):
    """Which moves between grades the model has; others take several of them."""

    NEIGHBOURS = "neighbours"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class GradeModel:
    """
    The model of one area as of a day.

    `fit` is None where the histories tell of no model; `why_not` says why. `identification`
    says how well its intensities are told.
    """

    histories: Histories
    states: tuple[GradeState, ...]
    moves: Moves
    fit: Fit | None
    identification: Identification | None
    why_not: str


@dataclass(frozen=True, kw_only=True)
class ErrorModel:
    """
    The same with inspections that may take one grade for its neighbour.

    `gain` is how much more likely, in logarithms, it makes what was seen than a model without
    errors. `told` tells whether its chances of errors may be printed as findings; where not,
    `because` says why, and nothing that rests on them is a finding either.
    """

    fit: Fit | None
    identification: Identification | None
    gain: float | None
    told: bool
    because: tuple[str, ...]


def grade_model(
    histories: Histories, states: tuple[GradeState, ...], *, moves: Moves = Moves.NEIGHBOURS
) -> GradeModel:
    """Return the model of the histories, or why there is none."""
    structure = _structure(len(states), moves)
    fit, why_not = _fitted(histories, structure)
    return GradeModel(
        histories=histories,
        states=states,
        moves=moves,
        fit=fit,
        identification=identification(fit) if fit else None,
        why_not=why_not,
    )


def error_model(model: GradeModel) -> ErrorModel:
    """Return the model in which inspections may err by one grade, and whether it is told."""
    count = len(model.states)
    plain = _structure(count, model.moves)
    structure = Structure(states=count, moves=plain.moves, errors=neighbours(count))
    fit, why_not = _fitted(model.histories, structure)
    if fit is None:
        return ErrorModel(
            fit=None, identification=None, gain=None, told=False, because=(why_not,)
        )
    found = identification(fit)
    return ErrorModel(
        fit=fit,
        identification=found,
        gain=_gain(model, fit),
        told=found.errors is Told.WELL and found.moves is Told.WELL and not found.because,
        because=found.because,
    )


def _structure(states: int, moves: Moves) -> Structure:
    found = neighbours(states) if moves is Moves.NEIGHBOURS else every_move(states)
    return Structure(states=states, moves=found)


def _fitted(histories: Histories, structure: Structure) -> tuple[Fit | None, str]:
    try:
        return fitted(as_seen(histories), structure), ""
    except CannotBeFitted as reason:
        return None, str(reason)


def _gain(model: GradeModel, with_errors: Fit) -> float | None:
    """Compare with the model without errors, to which the first grades are added."""
    if model.fit is None:
        return None
    first = np.bincount(
        [one.looks[0].state - 1 for one in model.histories.histories], None, len(model.states)
    )
    begun = first[first > 0]
    return with_errors.log_likelihood - (
        model.fit.log_likelihood + float((begun * np.log(begun / begun.sum())).sum())
    )
