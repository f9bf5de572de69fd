"""Trials: the tests of one kind on one release, authority by authority, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from firsthand.domain.surveillance.panel import Floats
from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.releases import FEWEST_CHILDREN, Release


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What was tested together: the score of each indicator for each authority, + for worse."""

    keys: tuple[str, ...]
    table: Floats

    def worst(self, row: int) -> tuple[str, ...]:
        """Return which went worse by at least one score, the worst first."""
        own = self.table[row]
        order = np.argsort(-np.nan_to_num(own, nan=-np.inf))
        return tuple(self.keys[at] for at in order if np.isfinite(own[at]) and own[at] >= 1)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """
    One test for each authority, as far as it could be made.

    `z` is the standard normal score of how unusual the newest figure is, signed as the figure
    went; NaN where no test was made, `why_not` then says why (an index into `reasons`, or -1).
    `expected` is on the scale of the indicator. `since` counts for how many periods what is
    seen has lasted.
    """

    kind: Kind
    on: date
    indicator: str  # empty for all together
    period: str
    la_codes: tuple[str, ...]
    z: Floats
    p: Floats
    value: Floats
    expected: Floats
    why_not: npt.NDArray[np.int64]
    reasons: tuple[str, ...]
    since: npt.NDArray[np.int64]
    release: Release | None = None  # None for all together
    parts: Parts | None = None  # of all together alone


class Refusals:
    """Why authorities could not be tested: the first reason given for each stands."""

    def __init__(self, rows: int) -> None:
        """Begin with no reason for any of `rows` authorities."""
        self.index = np.full(rows, -1, dtype=np.int64)
        self.reasons: list[str] = []

    def add(self, here: npt.NDArray[np.bool_], because: str) -> None:
        """Give a reason to those of `here` that have none yet."""
        own = here & (self.index < 0)
        if own.any():
            if because not in self.reasons:
                self.reasons.append(because)
            self.index[own] = self.reasons.index(because)

    def add_each(self, here: npt.NDArray[np.bool_], because: Sequence[str | None]) -> None:
        """Give each of `here` a reason of its own, where there is one."""
        for row in map(int, np.flatnonzero(here & (self.index < 0))):
            self.add(np.arange(len(here)) == row, because[row] or NO_FIGURE)


NO_FIGURE = "No figure is published for this period, and no reason is given."
TOO_FEW_POINTS = (
    "Fewer than two earlier figures are published since the series began or its definition "
    "changed; a change needs something to have changed from."
)
TOO_FEW_CHILDREN = (
    f"Fewer than {FEWEST_CHILDREN:,} children live there: one child or one post moves the "
    "figure further than anything does elsewhere."
)
TOO_FEW_AUTHORITIES = (
    "Fewer than 20 authorities have figures that can be compared for this period."
)
OFF_SCALE = "The figure is 0 or no share, and has no place on the scale of the test."


def refused(release: Release) -> Refusals:
    """Return the reasons that stand whatever the kind: no figure, or the publisher's symbol."""
    panel = release.panel
    column = len(panel.periods) - 1
    found = Refusals(len(panel.la_codes))
    told = [panel.absent.get((row, column)) for row in range(len(panel.la_codes))]
    found.add_each(release.new & np.isnan(panel.values[:, -1]), told)
    return found


def untested(release: Release, z: Floats) -> Floats:
    """Return the scores without those of authorities that are too small to be tested."""
    return np.where(release.small, np.nan, z)


def trial(
    release: Release,
    kind: Kind,
    told: tuple[Floats, Floats],
    expected: Floats,
    refusals: Refusals,
) -> Trial:
    """Return a trial of a release with its scores and p-values, where a figure is new."""
    z, p = told
    made = release.new & np.isfinite(z)
    return Trial(
        kind=kind,
        on=release.on,
        indicator=release.key,
        period=release.period,
        la_codes=release.panel.la_codes,
        z=np.where(made, z, np.nan),
        p=np.where(made, p, np.nan),
        value=release.panel.values[:, -1],
        expected=expected,
        why_not=np.where(made | ~release.new, -1, refusals.index),
        reasons=tuple(refusals.reasons),
        since=np.ones(len(z), dtype=np.int64),
        release=release,
    )
