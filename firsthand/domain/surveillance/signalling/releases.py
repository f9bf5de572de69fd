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
    revised = {key for key, _, _ in _revised(told, as_of)}
    children = newest.pop(CHILDREN, None)
    found: list[Release] = []
    for key, panel in newest.items():
        own = {key, panel.indicator.denominator_indicator}
        if own & revised:
            found += _again(_those(told, own), panel, changes, children, as_of)
        else:
            found += of_panel(panel, changes, children)
    return in_order(found)


def of_panel(
    panel: Panel, changes: Sequence[ChangedDefinition], children: Panel | None
) -> list[Release]:
    """Return the releases of a panel none of whose figures was ever revised."""
    days = (date.fromordinal(int(day)) for day in np.unique(panel.known) if day)
    then = ((day, masked(panel, day)) for day in days)
    return [release_of(one, day, changes, children) for day, one in then if one is not None]


def in_order(found: Iterable[Release]) -> tuple[Release, ...]:
    """Return the releases of which something is new, the earliest first."""
    kept = (one for one in found if one.new.any())
    return tuple(sorted(kept, key=lambda one: (one.on, one.key)))


def _again(
    told: Mapping[str, Sequence[Figure]],
    panel: Panel,
    changes: Sequence[ChangedDefinition],
    children: Panel | None,
    as_of: date,
) -> list[Release]:
    """Return the releases of an indicator some of whose figures were revised."""
    days = sorted({one.known_on for own in told.values() for one in own})
    found = []
    for day in days:
        then = panels(told, indicators=[panel.indicator], la_codes=panel.la_codes, as_of=day)
        if day <= as_of and panel.indicator.key in then:
            release = release_of(then[panel.indicator.key], day, changes, children)
            found.append(replace(release, revised=bool(_revised(told, day))))
    return found


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


def _revised(told: Mapping[str, Sequence[Figure]], on: date) -> set[tuple[str, str, int]]:
    """Return the figures, by indicator, area and year, of which two were public on a day."""
    seen: set[tuple[str, str, int]] = set()
    found: set[tuple[str, str, int]] = set()
    for own in told.values():
        for one in own:
            place = (one.indicator, one.area_code, one.period_ends_on.year)
            if one.known_on <= on:
                (found if place in seen else seen).add(place)
    return found


def _those(
    told: Mapping[str, Sequence[Figure]], keys: set[str | None]
) -> dict[str, tuple[Figure, ...]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for source, own in told.items():
        found[source] += [one for one in own if one.indicator in keys]
    return {source: tuple(own) for source, own in found.items()}
