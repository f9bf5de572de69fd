"""Histories: the model of grades over time, its checks, and the histories themselves."""

from collections.abc import Callable
from datetime import date

import numpy as np

from firsthand.domain.reference.unknown import UnknownArea
from firsthand.domain.surveillance.histories import checking, model
from firsthand.domain.surveillance.histories.checking import Checks
from firsthand.domain.surveillance.histories.history import Dated, Histories, Scope, histories
from firsthand.domain.surveillance.histories.joining import HistoryArea
from firsthand.domain.surveillance.histories.model import ErrorModel, GradeModel, Moves
from firsthand.refdata import read
from firsthand.refdata.read_histories import grade_states, history_areas
from firsthand.store.memory import remembered
from firsthand.store.settled_inspections import load_full

DRAWS = 99
SEED = 2026


def grade_model(
    *,
    area: str = "overall",
    as_of: date,
    dated: Dated = Dated.PUBLICATION,
    moves: Moves = Moves.NEIGHBOURS,
) -> GradeModel:
    """Return how grades of the area move, from what was public on `as_of`."""
    _area(area)
    return _model(area=area, as_of=as_of, dated=dated, moves=moves)


def error_model(found: GradeModel) -> ErrorModel:
    """Return the model in which inspections may err, and whether the histories tell of it."""
    held = found.histories
    return _errors(area=held.area.key, as_of=held.as_of, dated=held.dated, moves=found.moves)


def checks(
    found: GradeModel,
    *,
    seed: int = SEED,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Checks:
    """Return whether one model fits all years, and how far what was seen lies from it."""
    rng = np.random.default_rng(seed)
    return checking.checks(found, rng=rng, draws=DRAWS, progress=progress)


def areas() -> tuple[HistoryArea, ...]:
    """Return the areas that have histories."""
    return history_areas()


@remembered(at_most=32)
def _model(*, area: str, as_of: date, dated: Dated, moves: Moves) -> GradeModel:
    return model.grade_model(_histories(area, as_of, dated), grade_states(), moves=moves)


@remembered(at_most=16)
def _errors(*, area: str, as_of: date, dated: Dated, moves: Moves) -> ErrorModel:
    return model.error_model(_model(area=area, as_of=as_of, dated=dated, moves=moves))


def _histories(area: str, as_of: date, dated: Dated) -> Histories:
    return histories(
        load_full(as_of=as_of),
        scope=Scope(area=_area(area), as_of=as_of, dated=dated),
        states=grade_states(),
        authorities=read.authorities(),
    )


def _area(key: str) -> HistoryArea:
    known = {one.key: one for one in history_areas()}
    if key not in known:
        raise UnknownArea(key, tuple(known))
    return known[key]
