"""Failing: for every authority, the chance that a full inspection would find it failing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from firsthand.domain.accountability.backtest.folds import folds
from firsthand.domain.accountability.backtest.recorded import record_of
from firsthand.domain.accountability.backtest.trial import FIRST_YEAR, Forecasts, Ground, trial
from firsthand.domain.surveillance.failing import wording
from firsthand.domain.surveillance.failing.case import by_code
from firsthand.domain.surveillance.failing.estimate import Base, Failing, base_rate, estimates
from firsthand.domain.surveillance.failing.knowledge import features
from firsthand.domain.surveillance.failing.model import IN_USE, Target, model
from firsthand.domain.surveillance.failing.record import Record, levels_by_year
from firsthand.domain.surveillance.failing.training import LEVEL_YEARS, lessons, train
from firsthand.refdata import read
from firsthand.stats.level import drift
from firsthand.store.cases import load_cases, load_families, load_knowledge
from firsthand.store.grades import load_graded
from firsthand.store.memory import remembered

SEED, SAMPLES = 2026, 2000
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Teller:
    """Tells how far the record has come; no answer depends on who listens."""

    tell: Progress = field(compare=False)


@dataclass(frozen=True, kw_only=True)
class FailingAnswer:
    """
    The chance of each authority, the likeliest first, and how good such chances were.

    `told_apart` is False where the record does not bear putting anybody before anybody: then
    every row has the base rate. `base` is None where no inspection tells one yet.
    """

    as_of: date
    base: Base | None
    told_apart: bool
    statement: str
    means: str
    does_not_mean: str
    beside_unseen: str
    record: Record
    rows: tuple[Failing, ...]

    @property
    def base_rate(self) -> float | None:
        """Return the base rate as a share."""
        return self.base.share if self.base else None


def failing(
    *, as_of: date, progress: Progress = lambda done, total, what: None
) -> FailingAnswer:
    """Return the chance of every authority that exists on `as_of`, as told on that day."""
    return _answer(as_of=as_of, teller=Teller(progress))


@remembered(at_most=8)
def _answer(*, as_of: date, teller: Teller) -> FailingAnswer:
    known, graded = load_cases(as_of=as_of), load_graded(as_of=as_of)
    figures, in_use = load_knowledge(), model(IN_USE)
    record = record_of(
        _said(seed=SEED, teller=teller).public_by(as_of),
        samples=SAMPLES,
        rng=np.random.default_rng(SEED),
    )
    learned = lessons(known, graded, before=as_of + timedelta(days=1))
    trained = train(in_use, Target.INADEQUATE, learned)
    own = by_code(graded)
    pairs = levels_by_year(known, from_year=FIRST_YEAR, years=LEVEL_YEARS)
    base = base_rate(trained, drift=drift(pairs))
    everyone = [one for one in read.authorities() if one.exists_on(as_of)]
    rows = estimates(
        [
            (
                one,
                features(
                    one.la_code, own=own.get(one.la_code, ()), figures=figures, as_of=as_of
                ),
            )
            for one in everyone
        ],
        trained=trained,
        base=base,
        record=record,
        figures=figures,
    )
    return FailingAnswer(
        as_of=as_of,
        base=base,
        told_apart=base is not None and record.tells_apart,
        statement=wording.statement(record, base),
        means=wording.MEANS,
        does_not_mean=wording.DOES_NOT_MEAN,
        beside_unseen=wording.BESIDE_UNSEEN,
        record=record,
        rows=rows,
    )


@remembered(at_most=1)
def _said(*, seed: int, teller: Teller) -> Forecasts:
    """Return what the model in use would have said before each inspection that is held."""
    ground = Ground(
        cases=load_cases(as_of=date.max),
        graded=load_graded(as_of=date.max),
        folds=folds(load_families(), rng=np.random.default_rng(seed)),
    )
    (said,) = trial(ground, [model(IN_USE)], [Target.INADEQUATE], progress=teller.tell)
    return said
