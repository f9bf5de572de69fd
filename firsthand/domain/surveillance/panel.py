"""
Panels: one indicator for all authorities and periods as arrays, as public on a day.

Rows are authorities, columns periods, the earliest first. What is not published is NaN; which
reason stands behind it is told by `absent`. Boundaries: an authority that was abolished has no
later values, its successor none before; they are never joined.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from firsthand.domain.intelligence.comparison import ENGLAND
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.point import absent_because, value_of
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.series import Break, Series, Spot

Floats = npt.NDArray[np.float64]
Told = dict[tuple[str, int], Figure]  # by area and the year in which the period ends


@dataclass(frozen=True, kw_only=True)
class Panel:
    """
    The values of one indicator; every array has the shape (authorities, periods).

    `numerators` and `denominators` are NaN where no counts are published. `known` holds the
    day on which each value became public as `date.toordinal`, 0 where nothing is known.
    `england` has the national values, one for each period. `absent` says by (row, column) why
    a value that an authority should have is missing.
    """

    indicator: Indicator
    la_codes: tuple[str, ...]
    periods: tuple[str, ...]
    ends_on: tuple[date, ...]
    values: Floats
    numerators: Floats
    denominators: Floats
    known: npt.NDArray[np.int64]
    england: Floats
    absent: Mapping[tuple[int, int], str]

    def row(self, la_code: str) -> int | None:
        """Return the row of an authority, or None when nothing is held of it."""
        return self.la_codes.index(la_code) if la_code in self.la_codes else None

    def series(self, la_code: str, *, breaks: Sequence[Break] = ()) -> Series | None:
        """Return one authority's row as a series, from its first to its last known period."""
        row = self.row(la_code)
        if row is None:
            return None
        held = [c for c in range(len(self.periods)) if self.known[row, c]]
        spots = tuple(self._spot(row, column) for column in held)
        return Series(
            name=self.indicator.name,
            unit=self.indicator.unit,
            better=self.indicator.better,
            spots=spots,
            la_code=la_code,
            indicator=self.indicator.key,
            breaks=tuple(breaks),
        )

    def _spot(self, row: int, column: int) -> Spot:
        return Spot(
            period=self.periods[column],
            ends_on=self.ends_on[column],
            known_on=date.fromordinal(int(self.known[row, column])),
            value=_plain(self.values[row, column]),
            numerator=_plain(self.numerators[row, column]),
            denominator=_plain(self.denominators[row, column]),
            absent_because=self.absent.get((row, column)),
        )


def panels(
    figures: Mapping[str, Iterable[Figure]],
    *,
    indicators: Sequence[Indicator],
    la_codes: Sequence[str],
    as_of: date,
) -> dict[str, Panel]:
    """
    Return by key the panel of each of `indicators` of which anything was public on `as_of`.

    `figures` are given by source, and must hold those of England and of the populations that
    rates are counted over.
    """
    newest = _newest(figures, as_of)
    found = (_panel(one, newest, tuple(la_codes), as_of) for one in indicators)
    return {one.indicator.key: one for one in found if one is not None}


def _newest(figures: Mapping[str, Iterable[Figure]], as_of: date) -> dict[str, Told]:
    newest: dict[str, Told] = {}
    for told in figures.values():
        for figure in told:
            held = newest.setdefault(figure.indicator, {})
            place = (figure.area_code, figure.period_ends_on.year)
            before = held.get(place)
            if figure.known_on <= as_of and (
                before is None or figure.known_on >= before.known_on
            ):
                held[place] = figure
    return newest


def _panel(
    indicator: Indicator, newest: Mapping[str, Told], la_codes: tuple[str, ...], as_of: date
) -> Panel | None:
    populations = newest.get(indicator.denominator_indicator or "", {})
    back = indicator.denominator_years_before
    told = {
        place: _over(figure, populations.get((place[0], place[1] - back)))
        for place, figure in newest.get(indicator.key, {}).items()
    }
    told = {place: figure for place, figure in told.items() if figure.known_on <= as_of}
    years = sorted({year for _, year in told})
    if not years:
        return None
    empty = _empty(indicator, la_codes, len(years))
    rows = {ENGLAND: -1} | {code: at for at, code in enumerate(la_codes)}
    periods, ends, absent = [""] * len(years), [date.min] * len(years), {}
    for (area, year), figure in told.items():
        column, row = years.index(year), rows.get(area)
        periods[column], ends[column] = figure.period, figure.period_ends_on
        if row is None:
            continue
        value = value_of(figure, indicator)
        if row < 0:
            empty.england[column] = _number(value)
            continue
        empty.values[row, column] = _number(value)
        empty.numerators[row, column] = _number(figure.numerator)
        empty.denominators[row, column] = _number(figure.denominator)
        empty.known[row, column] = figure.known_on.toordinal()
        if value is None:
            absent[row, column] = absent_because(figure, indicator)
    return replace(empty, periods=tuple(periods), ends_on=tuple(ends), absent=absent)


def _over(figure: Figure, population: Figure | None) -> Figure:
    return figure if population is None else figure.over(population)


def _empty(indicator: Indicator, la_codes: tuple[str, ...], columns: int) -> Panel:
    shape = (len(la_codes), columns)
    return Panel(
        indicator=indicator,
        la_codes=la_codes,
        periods=(),
        ends_on=(),
        values=np.full(shape, np.nan),
        numerators=np.full(shape, np.nan),
        denominators=np.full(shape, np.nan),
        known=np.zeros(shape, dtype=np.int64),
        england=np.full(columns, np.nan),
        absent={},
    )


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
