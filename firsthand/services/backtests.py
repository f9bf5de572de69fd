"""Back-tests: what each model would have said before each inspection, and how good that was."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from firsthand.domain.accountability.backtest.folds import FOLDS, folds
from firsthand.domain.accountability.backtest.results import Result, results
from firsthand.domain.accountability.backtest.trial import (
    FIRST_YEAR,
    Forecasts,
    Ground,
    trial,
)
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.surveillance.failing.model import MODELS, Target
from firsthand.store.cases import load_cases, load_families
from firsthand.store.grades import load_graded
from firsthand.store.memory import remembered

SEED, REPLICATES = 2026, 2000
MOST_REPLICATES = 20_000
NEW_FROM = date(2025, 4, 1)  # no analysis before the models were set down used these
FIRST_LEARNABLE = 2015  # figures of authorities are held from December 2013
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Teller:
    """Tells how far a back-test has come; no answer depends on who listens."""

    tell: Progress = field(compare=False)


@dataclass(frozen=True, kw_only=True)
class BacktestAnswer:
    """
    The result of each model and target, the same for the inspections that are wholly new.

    `comparisons` is how many differences were looked at, and `clear` how many of them have an
    interval that leaves out nought; one in twenty does by chance.
    """

    as_of: date
    seed: int
    replicates: int
    from_year: int
    folds: int
    results: tuple[Result, ...]
    new_from: date
    later: tuple[Result, ...]
    comparisons: int
    clear: tuple[str, ...]


def backtest(
    *,
    as_of: date,
    seed: int = SEED,
    replicates: int = REPLICATES,
    from_year: int = FIRST_YEAR,
    progress: Progress = lambda done, total, what: None,
) -> BacktestAnswer:
    """Return the back-test of all models on the inspections public on `as_of`."""
    _refuse(seed, replicates, from_year)
    return _answer(
        as_of=as_of,
        seed=seed,
        replicates=replicates,
        from_year=from_year,
        teller=Teller(progress),
    )


@remembered(at_most=8)
def _answer(
    *, as_of: date, seed: int, replicates: int, from_year: int, teller: Teller
) -> BacktestAnswer:
    everything = _said(seed=seed, from_year=from_year, teller=teller)
    said = [one.public_by(as_of) for one in everything]
    found = results(said, samples=replicates, rng=np.random.default_rng(seed))
    later = results(
        [one.since(NEW_FROM) for one in said],
        samples=replicates,
        rng=np.random.default_rng(seed),
    )
    compared = _compared(found)
    return BacktestAnswer(
        as_of=as_of,
        seed=seed,
        replicates=replicates,
        from_year=from_year,
        folds=FOLDS,
        results=found,
        new_from=NEW_FROM,
        later=later,
        comparisons=len(compared),
        clear=tuple(words for words, clear in compared if clear),
    )


@remembered(at_most=4)
def _said(*, seed: int, from_year: int, teller: Teller) -> tuple[Forecasts, ...]:
    """Return what each model would have said before each inspection that is held."""
    ground = Ground(
        cases=load_cases(as_of=date.max),
        graded=load_graded(as_of=date.max),
        folds=folds(load_families(), rng=np.random.default_rng(seed)),
    )
    return trial(ground, MODELS, tuple(Target), from_year=from_year, progress=teller.tell)


def _compared(found: tuple[Result, ...]) -> list[tuple[str, bool]]:
    """Return each difference from the last grade in words, and whether it is clear of 0."""
    told = []
    for one in found:
        rival = one.against_last_grade
        if rival is None:
            continue
        for name, figure in (
            ("AUC", rival.auc),
            ("average precision", rival.average_precision),
            ("top fifth", rival.caught),
        ):
            clear = figure.low is not None and figure.high is not None
            clear = clear and not float(figure.low or 0) <= 0 <= float(figure.high or 0)
            told.append((f"{one.target}, {one.model}, {name}", clear))
    return told


def _refuse(seed: int, replicates: int, from_year: int) -> None:
    if seed < 0:
        raise Refused(
            Objection(
                rule="backtest-seed",
                reason=f"The seed {seed} is below nought.",
                remedy="Give a whole number from 0.",
            )
        )
    if not 100 <= replicates <= MOST_REPLICATES:
        raise Refused(
            Objection(
                rule="backtest-replicates",
                reason=f"{replicates} samples were asked for.",
                remedy=f"Give 100 to {MOST_REPLICATES:,}: fewer give no interval worth having.",
            )
        )
    if from_year < FIRST_LEARNABLE:
        raise Refused(
            Objection(
                rule="backtest-year",
                reason=f"Nothing could be learned before {from_year}: figures of authorities "
                "are held from December 2013, and learning needs a year of inspections.",
                remedy=f"Give {FIRST_LEARNABLE} or later.",
            )
        )
