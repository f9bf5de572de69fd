"""
Results: how good what was said turned out to be, for each model, with intervals.

The first figure is the AUC over pairs of inspections of one year: a team chooses among the
authorities of a year, and a level that fell over the years is no merit of a model. Average
precision and what the top fifth caught go by the place within the year, for the same reason.
Intervals draw families of authorities with all their inspections, the models staying as they
were learned; differences are of the same draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from firsthand.domain.accountability.backtest.trial import Forecasts
from firsthand.domain.surveillance.failing.model import LAST_GRADE
from firsthand.stats import calibration, scoring
from firsthand.stats.scoring import Flags, Floats

SAME = 1e-9
TOP = 0.2  # of the authorities of a year, that a team can look at
NONE_HAPPENED = "None of these inspections found it, so nothing can be told apart."
NO_PAIR = "No year has inspections that found it beside some that did not, to be told apart."
NOTHING_SAID = "No inspection of this kind is held for these years."


class Score(Protocol):
    """A score of chances against what happened."""

    def __call__(self, given: Floats, happened: Flags, /, *, weights: Floats) -> Floats:
        """Return one figure for each row of `weights`."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A score and its interval of 95 percent; None where it is not known."""

    value: float | None
    low: float | None = None
    high: float | None = None


UNKNOWN = Figure(value=None)


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Inspections given like chances: the mean stated, and the share that came true."""

    stated: float
    observed: float
    low: float
    high: float
    happened: int
    n: int


@dataclass(frozen=True, kw_only=True)
class Against:
    """What a model scores more than the last grade does, in the same draws."""

    auc: Figure
    average_precision: Figure
    caught: Figure


@dataclass(frozen=True, kw_only=True)
class Scores:
    """
    The scores of one model, each None where nothing can be told.

    `auc` counts pairs of one year, `auc_all_years` all pairs; `caught` is the share of what
    happened that lay in the top fifth; `slope` and `level` are those of calibration.
    """

    auc: Figure = UNKNOWN
    auc_all_years: Figure = UNKNOWN
    average_precision: Figure = UNKNOWN
    caught: Figure = UNKNOWN
    brier: Figure = UNKNOWN
    log_score: Figure = UNKNOWN
    slope: Figure = UNKNOWN
    level: Figure = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Result:
    """One model and target; `because` says why scores are None."""

    target: str
    model: str
    name: str
    n: int
    positives: int
    first_on: date | None
    last_on: date | None
    scores: Scores
    bins: tuple[Bin, ...]
    against_last_grade: Against | None
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Samples:
    """Every score of one model: as it was, and in each draw."""

    auc: Floats
    average_precision: Floats
    caught: Floats


def results(
    said: Sequence[Forecasts], *, samples: int, rng: np.random.Generator
) -> tuple[Result, ...]:
    """Return the result of each model; models of one target share their draws."""
    found: list[Result] = []
    for target in dict.fromkeys(one.target for one in said):
        own = [one for one in said if one.target is target]
        usable = [one for one in own if len(one.scores)]
        drawn = _drawn(usable[0], samples, rng) if usable else np.zeros((1, 0))
        rival = next((one for one in usable if one.model.key == LAST_GRADE), None)
        before = _samples(rival, drawn) if rival is not None else None
        found.extend(_result(one, drawn, before) for one in own)
    return tuple(found)


def _drawn(said: Forecasts, samples: int, rng: np.random.Generator) -> Floats:
    """Return the weights: every inspection once first, then each draw."""
    weights = scoring.cluster_weights(said.groups, samples=samples, rng=rng)
    return np.vstack([np.ones(len(said.scores)), weights])


def _samples(said: Forecasts, drawn: Floats) -> Samples:
    places = scoring.places_within(said.scores, said.years)
    return Samples(
        auc=scoring.auc(said.scores, said.happened, strata=said.years, weights=drawn),
        average_precision=scoring.average_precision(places, said.happened, weights=drawn),
        caught=scoring.caught(
            said.scores, said.happened, share=TOP, strata=said.years, weights=drawn
        ),
    )


def _result(said: Forecasts, drawn: Floats, before: Samples | None) -> Result:
    because = said.why_not or _nothing(said)
    told = None if because else _samples(said, drawn)
    rival = before if told and said.model.key != LAST_GRADE else None
    parts = calibration.parts(said.chances, said.happened) if len(said.chances) else ()
    return Result(
        target=said.target.value,
        model=said.model.key,
        name=said.model.name,
        n=len(said.scores),
        positives=int(said.happened.sum()),
        first_on=min(said.started_on, default=None),
        last_on=max(said.started_on, default=None),
        scores=Scores() if told is None else _scores(said, told, drawn),
        bins=tuple(_bin(one) for one in parts),
        against_last_grade=_against(told, rival) if told and rival else None,
        because=because,
    )


def _nothing(said: Forecasts) -> str:
    if not len(said.scores):
        return NOTHING_SAID
    if not said.happened.any():
        return NONE_HAPPENED
    found = set(zip(said.years, said.happened.tolist(), strict=True))
    both = {year for year, _ in found if {(year, True), (year, False)} <= found}
    return "" if both else NO_PAIR


def _scores(said: Forecasts, told: Samples, drawn: Floats) -> Scores:
    def of(score: Score) -> Figure:
        return _figure(score(said.chances, said.happened, weights=drawn))

    slope, level = calibration.slope_and_level(said.chances, said.happened, weights=drawn)
    # Where all chances are nearly the same no slope can be told, and no level beside it.
    flat = bool(np.ptp(said.chances) < SAME)
    return Scores(
        auc=_figure(told.auc),
        auc_all_years=of(scoring.auc),
        average_precision=_figure(told.average_precision),
        caught=_figure(told.caught),
        brier=of(scoring.brier),
        log_score=of(scoring.log_score),
        slope=UNKNOWN if flat else _figure(slope),
        level=UNKNOWN if flat else _figure(level),
    )


def _against(told: Samples, before: Samples) -> Against:
    return Against(
        auc=_figure(told.auc - before.auc),
        average_precision=_figure(told.average_precision - before.average_precision),
        caught=_figure(told.caught - before.caught),
    )


def _figure(told: Floats) -> Figure:
    """Return the first of `told`, which is of every inspection once, with the others' ends."""
    if not np.isfinite(told[0]):
        return UNKNOWN
    ends = scoring.ends(told[1:])
    low, high = ends or (None, None)
    return Figure(value=float(told[0]), low=low, high=high)


def _bin(part: calibration.Part) -> Bin:
    return Bin(
        stated=part.stated,
        observed=part.share,
        low=part.interval.lower,
        high=part.interval.upper,
        happened=part.happened,
        n=part.cases,
    )
