"""
Knowledge: what was public of every authority on a day, as numbers that a model can learn from.

Nothing that became public later is in it: figures by `known_on`, grades by publication. What is
not known is NaN, and no model may take it for good or bad.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from firsthand.domain.assurance.grades import DAYS_IN_A_YEAR, Graded
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.reference.authority import Neighbour
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.composite import SIGN, Composite, composite
from firsthand.domain.surveillance.panel import Floats, panels

DEPRIVATION = "free-school-meals-primary"


@dataclass(frozen=True, kw_only=True)
class Features:
    """
    One authority on one day.

    `last` is its latest full inspection that was public, `years` since it began. `deprivation`
    is in standard deviations from the mean of all authorities; `composite` is against
    statistical neighbours, `composite_england` against all; `z` has one number for each
    indicator with an agreed direction, positive where the authority is the worse.
    """

    la_code: str
    as_of: date
    last: Graded | None
    years: float
    deprivation: float
    composite: float
    composite_england: float
    z: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """The figures of a day, laid out; rows are authorities."""

    beside: Composite
    beside_england: Composite
    deprivation: Floats


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Every vintage of every figure that counts, from which those of a day are told."""

    figures: Mapping[str, Sequence[Figure]]  # by source
    indicators: tuple[Indicator, ...]
    neighbours: tuple[Neighbour, ...]
    la_codes: tuple[str, ...]
    _kept: dict[date, Told] = field(default_factory=dict, repr=False, compare=False)

    @property
    def signed(self) -> tuple[str, ...]:
        """Return the keys of the indicators with an agreed direction, in order."""
        return tuple(sorted(one.key for one in self.indicators if one.better in SIGN))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Return the days on which anything became public, in order."""
        known = {one.known_on for each in self.figures.values() for one in each}
        return tuple(sorted(known | {one.known_on for one in self.neighbours}))

    def on(self, day: date) -> Told:
        """Return what was public on `day`, worked out once for each day of publication."""
        at = bisect_right(self.days, day)
        newest = self.days[at - 1] if at else date.min
        if newest not in self._kept:
            self._kept[newest] = self._laid_out(newest)
        return self._kept[newest]

    def _laid_out(self, day: date) -> Told:
        wanted = [
            one for one in self.indicators if one.better in SIGN or one.key == DEPRIVATION
        ]
        found = panels(self.figures, indicators=wanted, la_codes=self.la_codes, as_of=day)
        poor = found.pop(DEPRIVATION, None)
        return Told(
            beside=composite(found, self.neighbours, la_codes=self.la_codes, as_of=day),
            beside_england=composite(found, None, la_codes=self.la_codes, as_of=day),
            deprivation=np.full(len(self.la_codes), np.nan)
            if poor is None
            else _standing(poor.values[:, -1]),
        )


def last_public(graded: Iterable[Graded], *, as_of: date) -> Graded | None:
    """Return the latest of one authority's inspections that was public on `as_of`."""
    public = [one for one in graded if one.published_on <= as_of]
    return max(public, key=lambda one: (one.on, one.published_on), default=None)


def features(
    la_code: str,
    *,
    own: Iterable[Graded],
    figures: Figures,
    as_of: date,
    on: date | None = None,
) -> Features:
    """Return what was public of one authority on `as_of`; years are counted to `on`."""
    told, last = figures.on(as_of), last_public(own, as_of=as_of)
    row = figures.la_codes.index(la_code)
    beside = dict(zip(told.beside.indicators, told.beside.z[row].tolist(), strict=True))
    days = ((on or as_of) - last.on).days if last else None
    return Features(
        la_code=la_code,
        as_of=as_of,
        last=last,
        years=float("nan") if days is None else max(days, 1) / DAYS_IN_A_YEAR,
        deprivation=float(told.deprivation[row]),
        composite=float(told.beside.mean[row]),
        composite_england=float(told.beside_england.mean[row]),
        z=tuple(beside.get(key, float("nan")) for key in figures.signed),
    )


def _standing(values: Floats) -> Floats:
    told = values[np.isfinite(values)]
    spread = told.std(ddof=1) if len(told) > 1 else 0.0
    found: Floats = (
        (values - told.mean()) / spread if spread > 0 else np.full_like(values, np.nan)
    )
    return found
