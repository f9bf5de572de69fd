"""
Estimate: the chance that a full inspection beginning on a day would find an authority failing.

Assumptions. Failing is what a full inspection grades inadequate, overall or for help and
protection. How common that is of late holds for the day (`stats/level.py`, with the drift of
earlier years in its interval). What makes one authority likelier than another was the same in
earlier years (`training.py`).

Reasoning. Log-odds = level + state + figures: the state is what the last grade and its age
leave (a two-state chain), the figures are the composite against statistical neighbours. Where
the record of such chances does not show that they tell authorities apart, nobody is put before
anybody: every authority gets the base rate, and the answer says so. The variances of the level,
of its drift, of the slopes and of the chain add up on the scale of log-odds.

When not to believe it. Inspectors come sooner where trouble is known, so that what inspections
found is not what an inspection of any authority would find. A chance is about a grade, not
about a child; and an authority that would be graded good may hide a failure of one kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np

from firsthand.domain.reference.authority import Authority
from firsthand.domain.surveillance.failing import wording
from firsthand.domain.surveillance.failing.knowledge import Features, Figures
from firsthand.domain.surveillance.failing.reason import Reason, reasons
from firsthand.domain.surveillance.failing.record import Record
from firsthand.domain.surveillance.failing.training import Trained, log_odds_of_state
from firsthand.stats.level import ends_with


@dataclass(frozen=True, kw_only=True)
class Base:
    """The base rate: how many of the latest full inspections found failing, with its ends."""

    happened: int
    cases: int
    share: float
    low: float
    high: float
    spread: float  # standard deviation of its log-odds, drift included


@dataclass(frozen=True, kw_only=True)
class Failing:
    """
    One authority as of a day.

    `reasons` come in the order of their weight, which is what each adds to the log-odds.
    `known_failing` says that its last full inspection told of failure: then it is not unseen.
    """

    la_code: str
    authority: str
    region: str
    as_of: date
    last_inspected_on: date | None
    known_failing: bool
    probability: float | None
    low: float
    high: float
    reasons: tuple[Reason, ...]
    checks: tuple[str, ...]


def base_rate(trained: Trained, *, drift: float) -> Base | None:
    """Return the base rate of the latest years; None where no inspection tells it."""
    level = trained.base
    if not level.cases:
        return None
    spread = sqrt(level.spread_of_log_odds**2 + drift**2)
    low, high = ends_with(level.share, spread)
    return Base(
        happened=level.happened,
        cases=level.cases,
        share=level.share,
        low=low,
        high=high,
        spread=spread,
    )


def estimates(
    each: Sequence[tuple[Authority, Features]],
    *,
    trained: Trained,
    base: Base | None,
    record: Record,
    figures: Figures,
) -> tuple[Failing, ...]:
    """Return one estimate for each authority, the likeliest first, then by name."""
    if base is None or not record.tells_apart:
        rows = [_alike(one, known, base, record) for one, known in each]
    else:
        rows = _apart(each, trained, base, figures)
    return tuple(sorted(rows, key=lambda row: (-(row.probability or 0.0), row.authority)))


def _alike(one: Authority, known: Features, base: Base | None, record: Record) -> Failing:
    return Failing(
        la_code=one.la_code,
        authority=one.name,
        region=one.region,
        as_of=known.as_of,
        last_inspected_on=known.last.on if known.last else None,
        known_failing=bool(known.last and known.last.failing),
        probability=base.share if base else None,
        low=base.low if base else 0.0,
        high=base.high if base else 1.0,
        reasons=(
            Reason(words=wording.same_for_all(record, base), weight=0.0),
            Reason(words=wording.last_inspection(known), weight=0.0),
        ),
        checks=wording.checks(known, held=False),
    )


def _apart(
    each: Sequence[tuple[Authority, Features]], trained: Trained, base: Base, figures: Figures
) -> list[Failing]:
    features = [known for _, known in each]
    said = trained.predict(features)
    rows = []
    for at, (one, known) in enumerate(each):
        chance = float(said.chances[at])
        spread = sqrt(
            base.spread**2 + float(said.sums_spread[at]) ** 2 + _of_state(trained, known) ** 2
        )
        low, high = ends_with(chance, spread)
        rows.append(
            Failing(
                la_code=one.la_code,
                authority=one.name,
                region=one.region,
                as_of=known.as_of,
                last_inspected_on=known.last.on if known.last else None,
                known_failing=bool(known.last and known.last.failing),
                probability=chance,
                low=low,
                high=high,
                reasons=reasons(known, said.contributions[at], trained, figures),
                checks=wording.checks(known, held=low <= base.share <= high),
            )
        )
    return rows


def _of_state(trained: Trained, known: Features) -> float:
    """Return what not knowing the rates of the chain adds to the spread of the log-odds."""
    columns = trained.model.reads(trained.target) or ()
    if trained.fit is None or trained.rates is None or "state" not in columns:
        return 0.0
    at = columns.index("state")
    _, spread = log_odds_of_state(known, trained.rates)
    return float(np.abs(trained.fit.slopes[at]) * spread / trained.fit.spread[at])
