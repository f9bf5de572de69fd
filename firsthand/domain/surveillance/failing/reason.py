"""Reasons: what makes an authority's chance higher or lower, each with its weight."""

from dataclasses import dataclass

import numpy as np

from firsthand.domain.surveillance.failing import wording
from firsthand.domain.surveillance.failing.knowledge import Features, Figures
from firsthand.domain.surveillance.failing.training import Trained
from firsthand.stats.scoring import Floats


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One plain sentence, and what it adds to the log-odds; below 0 it makes failing rarer."""

    words: str
    weight: float


def reasons(
    known: Features, parts: Floats, trained: Trained, figures: Figures
) -> tuple[Reason, ...]:
    """Return the reasons in order of weight; the composite told by each of its figures."""
    columns = trained.model.reads(trained.target) or ()
    found: list[Reason] = []
    for name, weight in zip(columns, parts.tolist(), strict=True):
        if name == "composite":
            found.extend(_of_figures(known, trained, columns.index(name), figures))
        else:
            words = f"{wording.last_inspection(known)} {wording.moves(weight)}"
            found.append(Reason(words=words, weight=weight))
    return tuple(sorted(found, key=lambda one: -abs(one.weight)))


def _of_figures(known: Features, trained: Trained, at: int, figures: Figures) -> list[Reason]:
    """Share out what the composite adds: each figure its part of the mean."""
    if trained.fit is None or not np.isfinite(known.composite):
        return [Reason(words=wording.NO_FIGURES, weight=0.0)]
    told = figures.on(known.as_of).beside
    row = told.la_codes.index(known.la_code)
    there = np.flatnonzero(np.isfinite(told.z[row]))
    slope = float(trained.fit.slopes[at] / trained.fit.spread[at])
    centre = float(trained.fit.centre[at])
    named = {one.key: one for one in figures.indicators}
    found = []
    for column in there:
        weight = slope * (float(told.z[row, column]) - centre) / len(there)
        figure = wording.figure(
            named[told.indicators[column]],
            period=told.periods[row][column],
            value=float(told.values[row, column]),
            expected=float(told.expected[row, column]),
            z=float(told.z[row, column]),
        )
        found.append(Reason(words=f"{figure} {wording.moves(weight)}", weight=weight))
    return found
