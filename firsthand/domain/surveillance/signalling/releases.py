"""
Releases: what each day of publication added, with all that was public on it and nothing later.

A figure that was revised is in each release as it was then. Whatever is worked out from the
release of a day is therefore the same whenever it is asked again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.reference.changed_definition import ChangedDefinition
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.panel import Panel, panels
from firsthand.domain.surveillance.signalling.frame import Frame, framed

Truth = npt.NDArray[np.bool_]
CHILDREN = "population-0-17"
# The Isles of Scilly and the City of London: one social worker or child moves their figures
# further than anything does elsewhere. The next smallest authority has four times as many.
FEWEST_CHILDREN = 2_000


@dataclass(frozen=True, kw_only=True)
class Release:
    """One indicator on a day on which figures of its newest period became public."""

    on: date
    panel: Panel  # as of that day
    frame: Frame  # its values on the scale that tests work on
    new: Truth  # which authorities have a new figure, or a new reason for none, that day
    small: Truth  # which authorities have too few children for their figures to be tested
    revised: bool = False  # whether any figure of the indicator was changed after publication

    @property
    def key(self) -> str:
        """Return the key of the indicator."""
        return self.panel.indicator.key

    @property
    def period(self) -> str:
        """Return the newest period."""
        return self.panel.periods[-1]


def releases(
    figures: Mapping[str, Iterable[Figure]],
    *,
    indicators: Sequence[Indicator],
    la_codes: Sequence[str],
    changes: Sequence[ChangedDefinition],
    as_of: date,
) -> tuple[Release, ...]:
    """
    Return every release up to `as_of`, the earliest first.

    `figures` are given by source, every vintage of them, with the populations that rates are
    counted over.
    """
    told = {source: tuple(own) for source, own in figures.items()}
    newest = panels(told, indicators=indicators, la_codes=la_codes, as_of=as_of)
    revised = _revised(told)
    found = []
    children = newest.get(CHILDREN)
    for panel in newest.values():
        if panel.indicator.key == CHILDREN:
            continue
        own = {panel.indicator.key, panel.indicator.denominator_indicator}
        again = _those(told, own) if own & revised else None
        for day in _days(panel, again, as_of):
            then = masked(panel, day) if again is None else _again(again, panel, day)
            if then is not None:
                found.append(release_of(then, day, changes, children))
    kept = (one for one in found if one.new.any())
    return tuple(sorted(kept, key=lambda one: (one.on, one.key)))


def release_of(
    panel: Panel,
    day: date,
    changes: Sequence[ChangedDefinition],
    children: Panel | None = None,
) -> Release:
    """Return the release of a panel as of `day`."""
    return Release(
        on=day,
        panel=panel,
        frame=framed(panel, changes),
        new=panel.known[:, -1] == day.toordinal(),
        small=_small(panel, children, day),
    )


def _small(panel: Panel, children: Panel | None, day: date) -> Truth:
    """Return which authorities had fewer than `FEWEST_CHILDREN` by the newest count."""
    then = None if children is None else masked(children, day)
    if then is None:
        return np.zeros(len(panel.la_codes), dtype=bool)
    newest = np.full(len(panel.la_codes), np.nan)
    for column in then.values.T:
        newest = np.where(np.isfinite(column), column, newest)
    with np.errstate(invalid="ignore"):
        return np.asarray(newest < FEWEST_CHILDREN)


def masked(panel: Panel, day: date) -> Panel | None:
    """Return the panel without what became public after `day`, or None when nothing was."""
    there = (panel.known > 0) & (panel.known <= day.toordinal())
    columns = np.flatnonzero(there.any(axis=0))
    if not len(columns):
        return None
    kept = slice(0, int(columns[-1]) + 1)
    hidden = ~there[:, kept]

    def without(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.where(hidden, np.nan, values[:, kept])

    return replace(
        panel,
        periods=panel.periods[kept],
        ends_on=panel.ends_on[kept],
        values=without(panel.values),
        numerators=without(panel.numerators),
        denominators=without(panel.denominators),
        known=np.where(hidden, 0, panel.known[:, kept]),
        england=panel.england[kept],
        absent={at: why for at, why in panel.absent.items() if there[at]},
    )


def _revised(told: Mapping[str, Sequence[Figure]]) -> set[str]:
    """Return the indicators of which a figure of one area and period is held twice."""
    seen: set[tuple[str, str, int]] = set()
    found = set()
    for own in told.values():
        for one in own:
            place = (one.indicator, one.area_code, one.period_ends_on.year)
            if place in seen:
                found.add(one.indicator)
            seen.add(place)
    return found


def _those(
    told: Mapping[str, Sequence[Figure]], keys: set[str | None]
) -> dict[str, tuple[Figure, ...]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for source, own in told.items():
        found[source] += [one for one in own if one.indicator in keys]
    return {source: tuple(own) for source, own in found.items()}


def _days(
    panel: Panel, again: Mapping[str, Sequence[Figure]] | None, as_of: date
) -> list[date]:
    if again is None:
        return [date.fromordinal(int(day)) for day in np.unique(panel.known) if day]
    days = {one.known_on for own in again.values() for one in own}
    return sorted(day for day in days if day <= as_of)


def _again(again: Mapping[str, Sequence[Figure]], panel: Panel, day: date) -> Panel | None:
    found = panels(again, indicators=[panel.indicator], la_codes=panel.la_codes, as_of=day)
    return found.get(panel.indicator.key)
