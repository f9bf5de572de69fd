"""
Composite: how an authority's figures stand beside its statistical neighbours, in one number.

Assumptions. Which way is better was fixed for each indicator before any outcome was looked at
(`refdata/indicators`). Authorities alike in who lives there should have alike figures; how far
one differs is counted in standard deviations over all authorities of the period, so that
indicators of different units can be averaged. Each counts the same.

Reasoning. z = sign (value - mean of the neighbours) / standard deviation, positive where the
authority is the worse. Of each indicator the latest period with a value counts, if it ended no
longer than `OLDEST` days before the day. z is cut at `FARTHEST`, so that one figure of a small
authority cannot outvote the others. The composite is the mean over the indicators told.

When not to believe it. Small authorities have noisy figures. A figure may be better because
less is recorded. Today's values may be revised ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from firsthand.domain.reference.authority import Neighbour
from firsthand.domain.surveillance.panel import Floats, Panel

OLDEST = 1096  # days: three years
FARTHEST = 3.0  # standard deviations
LEAST_NEIGHBOURS = 5  # of ten, below which their mean is not used
LEAST_INDICATORS = 3  # below which there is no composite
SIGN = {"lower": 1.0, "higher": -1.0}


@dataclass(frozen=True, kw_only=True)
class Composite:
    """
    Every authority against its neighbours as of a day; arrays are (authorities, indicators).

    `z` is positive where the authority is the worse, NaN where it cannot be told. `values` and
    `expected` are the figure and the mean of the neighbours; `periods` where they are from, ''
    where there is none.
    """

    as_of: date
    la_codes: tuple[str, ...]
    indicators: tuple[str, ...]
    z: Floats
    values: Floats
    expected: Floats
    periods: tuple[tuple[str, ...], ...]

    @property
    def told(self) -> npt.NDArray[np.int64]:
        """Return of how many indicators each authority's composite is made."""
        told: npt.NDArray[np.int64] = np.isfinite(self.z).sum(axis=1)
        return told

    @property
    def mean(self) -> Floats:
        """Return the composite of each authority, NaN where too few indicators are told."""
        enough = self.told >= LEAST_INDICATORS
        total = np.nansum(self.z, axis=1)
        return np.where(enough, total / np.maximum(self.told, 1), np.nan)


def signed(panels: Mapping[str, Panel]) -> tuple[str, ...]:
    """Return the keys of the panels whose indicator says which way is better, in order."""
    return tuple(sorted(key for key, one in panels.items() if one.indicator.better in SIGN))


def nearest(
    neighbours: Sequence[Neighbour], la_codes: Sequence[str], *, as_of: date
) -> tuple[tuple[int, ...], ...]:
    """
    Return for each of `la_codes` the places of its neighbours among them.

    The newest model public on `as_of` counts. Before the first that is held was published, that
    first one stands in: who lives where changes slowly, and it knows nothing of inspections.
    """
    first = min((one.known_on for one in neighbours), default=as_of)
    day = max(as_of, first)
    newest: dict[str, date] = {}
    for one in neighbours:
        if one.known_on <= day:
            newest[one.la_code] = max(newest.get(one.la_code, one.known_on), one.known_on)
    places = {code: at for at, code in enumerate(la_codes)}
    found: dict[str, list[int]] = {code: [] for code in la_codes}
    for one in sorted(neighbours, key=lambda one: (one.la_code, one.rank)):
        chosen = newest.get(one.la_code) == one.known_on
        if chosen and one.la_code in found and one.neighbour_la_code in places:
            found[one.la_code].append(places[one.neighbour_la_code])
    return tuple(tuple(found[code]) for code in la_codes)


def against(panel: Panel, nearest_places: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
    """Return z and the mean of the neighbours of one panel, for all authorities and periods."""
    most = max(map(len, nearest_places), default=0)
    # Rows of fewer neighbours are filled up with a row that has no values.
    none = len(panel.values)
    at = np.array([[*places, *[none] * (most - len(places))] for places in nearest_places])
    held = np.vstack([panel.values, np.full((1, panel.values.shape[1]), np.nan)])
    beside = held[at.reshape(len(at), most).astype(int)]
    expected = _mean(beside.transpose(1, 0, 2), least=LEAST_NEIGHBOURS)
    return _z(panel, expected), expected


def against_england(panel: Panel) -> tuple[Floats, Floats]:
    """Return the same beside the mean of all authorities, for want of neighbours."""
    values = panel.values
    expected = np.broadcast_to(_mean(values, least=LEAST_NEIGHBOURS), values.shape)
    return _z(panel, expected), expected


def composite(
    panels: Mapping[str, Panel],
    neighbours: Sequence[Neighbour] | None,
    *,
    la_codes: Sequence[str],
    as_of: date,
) -> Composite:
    """
    Return where every authority stands by the figures of `panels`, which must be as of `as_of`.

    `neighbours` None compares with the mean of all authorities. `la_codes` are the rows of the
    panels, in their order.
    """
    codes = tuple(la_codes)
    places = None if neighbours is None else nearest(neighbours, codes, as_of=as_of)
    keys = signed(panels)
    columns = [_column(panels[key], places, codes, as_of) for key in keys]
    shape = (len(codes), len(keys))
    z, values, expected = (
        np.array([one[i] for one in columns]).T.reshape(shape) for i in range(3)
    )
    told = np.array([one[3] for one in columns], dtype=object).T.reshape(shape)
    return Composite(
        as_of=as_of,
        la_codes=codes,
        indicators=keys,
        z=z,
        values=values,
        expected=expected,
        periods=tuple(tuple(map(str, row)) for row in told),
    )


def latest(panel: Panel, table: Floats, *, as_of: date) -> npt.NDArray[np.int64]:
    """Return for each row the last column with a number that is not too old, -1 for none."""
    recent = np.array([(as_of - day).days <= OLDEST for day in panel.ends_on])
    there = np.isfinite(table) & recent
    last = table.shape[1] - 1 - np.argmax(there[:, ::-1], axis=1)
    return np.where(there.any(axis=1), last, -1)


def _column(
    panel: Panel,
    places: Sequence[Sequence[int]] | None,
    codes: tuple[str, ...],
    as_of: date,
) -> tuple[Floats, Floats, Floats, list[str]]:
    if panel.la_codes != codes:
        raise ValueError(
            f"the panel of {panel.indicator.key} has other authorities than were given; "
            "make both from the same list"
        )
    z, expected = against_england(panel) if places is None else against(panel, places)
    at = latest(panel, z, as_of=as_of)
    rows = np.arange(len(codes))
    empty = at < 0
    taken = [np.where(empty, np.nan, table[rows, at]) for table in (z, panel.values, expected)]
    periods = ["" if place < 0 else panel.periods[place] for place in at]
    return taken[0], taken[1], taken[2], periods


def _z(panel: Panel, expected: Floats) -> Floats:
    spread = _spread(panel.values)
    sign = SIGN.get(panel.indicator.better, 1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = sign * (panel.values - expected) / spread
    found: Floats = np.where(np.isfinite(z), np.clip(z, -FARTHEST, FARTHEST), np.nan)
    return found


def _mean(values: Floats, *, least: int) -> Floats:
    told = np.isfinite(values).sum(axis=0)
    total = np.nansum(values, axis=0)
    found: Floats = np.where(told >= least, total / np.maximum(told, 1), np.nan)
    return found


def _spread(values: Floats) -> Floats:
    told = np.isfinite(values).sum(axis=0)
    centre = np.nansum(values, axis=0) / np.maximum(told, 1)
    square = np.nansum((values - centre) ** 2, axis=0) / np.maximum(told - 1, 1)
    # Summing many shares that are all the same leaves a spread of rounding errors only.
    there = (told > 1) & (square > 1e-18)
    found: Floats = np.where(there, np.sqrt(square), np.nan)
    return found
