"""
Training: a model as it could be learned from what was public before a day.

The level is set by the latest years alone, because failing became rarer over the years, and
what orders authorities is learned from all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np

from firsthand.domain.assurance.grades import Graded, passages
from firsthand.domain.surveillance.failing.case import Case
from firsthand.domain.surveillance.failing.knowledge import Features
from firsthand.domain.surveillance.failing.model import Model, Target
from firsthand.stats.level import Level, level_for
from firsthand.stats.scoring import Floats
from firsthand.stats.shrunken_logistic import Shrunken, shrunken
from firsthand.stats.two_state import Rates, around, chance_failing, fitted

LEVEL_YEARS = 3
SIZE = 1.959964  # standard deviations on each side of an interval of 95 percent


@dataclass(frozen=True, kw_only=True)
class Predicted:
    """What a model says of some authorities: their order, their chances, and why."""

    scores: Floats
    chances: Floats
    contributions: Floats  # to the log-odds, of shape (authorities, columns)
    sums_spread: Floats  # standard deviation of each sum


@dataclass(frozen=True, kw_only=True)
class Trained:
    """A model as learned up to a day; `fit` is None where it learns nothing of authorities."""

    model: Model
    target: Target
    fit: Shrunken | None
    rates: Rates | None
    base: Level
    level: float

    def predict(self, each: Sequence[Features]) -> Predicted:
        """Return what the model says of the authorities in `each`."""
        read = table(each, self.model.reads(self.target) or (), self.rates)
        parts, spread = self._sums(read)
        sums = parts.sum(axis=1)
        sign = self.model.sign.get(self.target)
        return Predicted(
            scores=sums if sign is None else sign * np.nan_to_num(read[:, 0], nan=0.0),
            chances=1 / (1 + np.exp(-(self.level + sums))),
            contributions=parts,
            sums_spread=spread,
        )

    def _sums(self, read: Floats) -> tuple[Floats, Floats]:
        nothing = np.zeros(len(read))
        if self.model.fixed:
            return np.nan_to_num(read, nan=0.0), nothing
        if self.fit is None:
            return np.zeros_like(read), nothing
        return self.fit.contributions(read), self.fit.spread_of_sum(read)


@dataclass(frozen=True, kw_only=True)
class Lessons:
    """What may be learned from on a day: cases, and rates of the chain."""

    before: date  # everything in it was public before this day
    cases: tuple[Case, ...]
    rates: Rates | None


def lessons(
    known: Sequence[Case],
    graded: Sequence[Graded],
    *,
    before: date,
    without: frozenset[str] = frozenset(),
) -> Lessons:
    """Return what was public before a day, `without` some authorities."""
    mine = [one for one in graded if one.la_code not in without and one.published_on < before]
    try:
        rates = fitted(passages(mine, as_of=before))
    except ValueError:
        rates = None  # too few falls or recoveries yet: the state is then not known
    return Lessons(
        before=before,
        cases=tuple(
            one for one in known if one.published_on < before and one.la_code not in without
        ),
        rates=rates,
    )


def train(one: Model, target: Target, learned: Lessons) -> Trained:
    """Return a model as it could be learned."""
    usable = [case for case in learned.cases if outcome(case, target) is not None]
    happened = np.array([bool(outcome(case, target)) for case in usable], dtype=bool)
    columns = one.reads(target) or ()
    read = table([case.features for case in usable], columns, learned.rates)
    learns = not one.fixed and columns and 0 < happened.sum() < len(happened)
    fit = shrunken(read, happened) if learns else None
    since = date(learned.before.year - LEVEL_YEARS, learned.before.month, 1)
    late = np.array([case.published_on >= since for case in usable], dtype=bool)
    late = late if late.any() else np.ones(len(usable), dtype=bool)
    base = Level(happened=int(happened[late].sum()), cases=int(late.sum()))
    begun = Trained(
        model=one, target=target, fit=fit, rates=learned.rates, base=base, level=0.0
    )
    recent = [case.features for case, recently in zip(usable, late, strict=True) if recently]
    sums = begun.predict(recent).contributions.sum(axis=1) if recent else np.zeros(0)
    return Trained(
        model=one,
        target=target,
        fit=fit,
        rates=learned.rates,
        base=base,
        level=level_for(sums, base.share),
    )


def outcome(case: Case, target: Target) -> bool | None:
    """Return whether the target came true in a case; None where it does not apply."""
    return case.failing if target is Target.INADEQUATE else case.fell


def table(each: Sequence[Features], columns: Sequence[str], rates: Rates | None) -> Floats:
    """Return what `columns` say of each authority; `z` stands for one column each indicator."""
    rows = [[x for name in columns for x in _cells(one, name, rates)] for one in each]
    width = sum(len(each[0].z) if name == "z" else 1 for name in columns) if each else 0
    return np.array(rows, dtype=float).reshape(len(rows), width)


def log_odds_of_state(one: Features, rates: Rates) -> tuple[float, float]:
    """Return the log-odds of the chain for one authority, and their standard deviation."""
    if one.last is None:
        return float("nan"), 0.0
    pairs = [(rates.falling, rates.rising), *around(rates)]
    found = [_chain(one.last, one.years, falling, rising) for falling, rising in pairs]
    return found[0], (max(found) - min(found)) / (2 * SIZE)


def _cells(one: Features, name: str, rates: Rates | None) -> tuple[float, ...]:
    if name == "z":
        return one.z
    if name == "grade":
        grade = one.last.overall if one.last else None
        return (float("nan") if grade is None else float(grade),)
    if name == "state":
        if rates is None or one.last is None:
            return (float("nan"),)
        return (_chain(one.last, one.years, rates.falling, rates.rising),)
    return (float(getattr(one, name)),)


def _chain(last: Graded, years: float, falling: float, rising: float) -> float:
    chance = chance_failing(then=last.failing, falling=falling, rising=rising, years=years)
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return log(chance / (1 - chance))
