"""
Beside: the newest figure of each authority against that of its ten statistical neighbours.

What is tested is how far it stands from their mean, less how far it stood on average before:
an authority that always lay above its neighbours is no news. Which neighbours it has is as
told by the newest model that was public on the day.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from firsthand.domain.reference.authority import Neighbour
from firsthand.domain.surveillance.panel import Floats
from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.learnt import learnt
from firsthand.domain.surveillance.signalling.releases import Release
from firsthand.domain.surveillance.signalling.trial import (
    OFF_SCALE,
    TOO_FEW_AUTHORITIES,
    TOO_FEW_CHILDREN,
    TOO_FEW_POINTS,
    Trial,
    refused,
    trial,
    untested,
)
from firsthand.stats.moderated import two_sided

Rows = npt.NDArray[np.int64]
LEAST_TOLD = 6  # of ten neighbours
NO_MODEL = "No model of statistical neighbours was public on that day for this authority."
FEW_TOLD = f"Fewer than {LEAST_TOLD} of its ten statistical neighbours have a figure."


class Nearest:
    """The neighbours of each authority as rows of a panel, by the day."""

    def __init__(self, neighbours: Sequence[Neighbour], la_codes: Sequence[str]) -> None:
        """Lay out each model, to be picked by the day on which it became public."""
        rows = {code: at for at, code in enumerate(la_codes)}
        self.models: dict[date, Rows] = {}
        for one in neighbours:
            model = self.models.setdefault(
                one.known_on, np.full((len(la_codes), 10), -1, dtype=np.int64)
            )
            if one.la_code in rows and 1 <= one.rank <= 10:
                model[rows[one.la_code], one.rank - 1] = rows.get(one.neighbour_la_code, -1)

    def on(self, day: date) -> Rows | None:
        """Return the rows (authority, rank) of the newest model known, -1 where none."""
        known = [one for one in self.models if one <= day]
        return self.models[max(known)] if known else None


def beside(releases: Sequence[Release], nearest: Nearest) -> list[Trial]:
    """Return for each release of one indicator the tests against the neighbours."""
    groups: dict[int, list[int]] = {}
    for at, release in enumerate(releases):
        places = nearest.on(release.on)
        groups.setdefault(-1 if places is None else id(places), []).append(at)
    found: dict[int, Trial] = {}
    for key, own in groups.items():
        told = [releases[at] for at in own]
        places = None if key == -1 else nearest.on(told[0].on)
        found |= dict(zip(own, _tested(told, places), strict=True))
    return [found[at] for at in range(len(releases))]


def _tested(releases: Sequence[Release], places: Rows | None) -> list[Trial]:
    if places is None:
        return [_without(release) for release in releases]
    past = learnt(releases, lambda one: apart(one, places), by_mean=True)
    return [
        _beside(release, places, known.scores[:, -1], known.expected[:, -1])
        for release, known in zip(releases, past, strict=True)
    ]


def apart(release: Release, places: Rows) -> tuple[Floats, Floats]:
    """Return how far each value stands from its neighbours' mean, and its sampling variance."""
    middle, error = around(release.frame.values, release.frame.sampling, places)
    return release.frame.values - middle, release.frame.sampling + error


def around(values: Floats, sampling: Floats, places: Rows) -> tuple[Floats, Floats]:
    """Return the mean of the neighbours of each authority, and its sampling variance."""
    total = np.zeros(values.shape)
    error, count = np.zeros(values.shape), np.zeros(values.shape)
    for rank in range(places.shape[1]):
        rows, there = places[:, rank], (places[:, rank] >= 0)[:, None]
        theirs = values[rows]
        held = np.isfinite(theirs) & there
        total += np.where(held, theirs, 0.0)
        error += np.where(held, np.nan_to_num(sampling[rows]), 0.0)
        count += held
    enough = count >= LEAST_TOLD
    over = np.maximum(count, 1)
    return np.where(enough, total / over, np.nan), np.where(enough, error / over**2, np.nan)


def _beside(release: Release, places: Rows, z: Floats, expected: Floats) -> Trial:
    frame = release.frame
    middle = around(frame.values[:, -1:], frame.sampling[:, -1:], places)[0][:, 0]
    reasons = refused(release)
    reasons.add(release.new & release.small, TOO_FEW_CHILDREN)
    reasons.add(release.new & (places < 0).all(axis=1), NO_MODEL)
    reasons.add(release.new & np.isnan(frame.values[:, -1]), OFF_SCALE)
    reasons.add(release.new & np.isnan(middle), FEW_TOLD)
    reasons.add(release.new & np.isnan(expected), TOO_FEW_POINTS)
    reasons.add(release.new & np.isnan(z), TOO_FEW_AUTHORITIES)
    natural = frame.natural(middle + expected, release.panel.indicator.unit)
    told = (untested(release, z), two_sided(z))
    return trial(release, Kind.NEIGHBOURS, told, natural, reasons)


def _without(release: Release) -> Trial:
    rows = len(release.panel.la_codes)
    nothing = np.full(rows, np.nan)
    reasons = refused(release)
    reasons.add(release.new, NO_MODEL)
    return trial(release, Kind.NEIGHBOURS, (nothing, nothing), nothing, reasons)
