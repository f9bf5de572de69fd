"""Recorded: the result of one model's trial, as the record that its use must stand on."""

import numpy as np

from firsthand.domain.accountability.backtest.results import results
from firsthand.domain.accountability.backtest.trial import Forecasts
from firsthand.domain.surveillance.failing.record import Record


def record_of(said: Forecasts, *, samples: int, rng: np.random.Generator) -> Record:
    """Return how good what was said turned out to be."""
    (found,) = results([said], samples=samples, rng=rng)
    auc, caught = found.scores.auc, found.scores.caught
    return Record(
        inspections=found.n,
        failures=found.positives,
        first_on=found.first_on,
        last_on=found.last_on,
        auc=auc.value,
        low=auc.low,
        high=auc.high,
        caught=caught.value,
        caught_low=caught.low,
        caught_high=caught.high,
        stated=float(said.chances.mean()) if found.n else None,
        found=found.positives / found.n if found.n else None,
    )
