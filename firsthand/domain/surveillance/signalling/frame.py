"""
Frame: the values of a panel on the scale that tests work on, with England's movement removed.

Shares are put on the arcsine of the square root, where the sampling variance is 1 / 4n
whatever the share; rates and means on the logarithm, where that of a rate is 1 / count. From
each period the middle of all authorities is taken away, so that what moves everybody moves
nobody's value. Values from before a change of definition are left out of the past.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.reference.changed_definition import ChangedDefinition
from firsthand.domain.reference.indicator import year_of
from firsthand.domain.surveillance.panel import Floats, Panel

SHARE, RATE = "share", "rate-per-10000"


@dataclass(frozen=True, kw_only=True)
class Frame:
    """
    Arrays of the shape (authorities, periods) since the last change of definition.

    `begins` is the column of the panel that the first column is; `values` are less `middles`,
    the middle of all authorities in each period. `sampling` is the variance of each value.
    """

    begins: int
    values: Floats
    sampling: Floats
    middles: Floats

    def natural(self, value: Floats, unit: str) -> Floats:
        """Return values of the newest period on the scale of the indicator."""
        return back(value + self.middles[-1], unit)


def framed(panel: Panel, changes: Sequence[ChangedDefinition]) -> Frame:
    """Return the frame of a panel; `changes` are those of all indicators."""
    begins = _begins(panel, changes)
    unit = panel.indicator.unit
    values = scaled(panel.values[:, begins:], unit)
    held = np.isfinite(values)
    middles = np.array([_middle(column[np.isfinite(column)]) for column in values.T])
    return Frame(
        begins=begins,
        values=values - middles,
        sampling=np.where(held, _sampling(panel, begins), np.nan),
        middles=middles,
    )


def scaled(values: Floats, unit: str) -> Floats:
    """Return values on the scale of tests; what has no place on it is NaN (0 on a log)."""
    if unit == SHARE:
        inside = (values >= 0) & (values <= 1)
        return np.arcsin(np.sqrt(np.where(inside, values, np.nan)))
    return np.log(np.where(values > 0, values, np.nan))


def back(values: Floats, unit: str) -> Floats:
    """Return what `scaled` made, on the scale of the indicator again."""
    if unit == SHARE:
        return np.asarray(np.sin(np.clip(values, 0, np.pi / 2)) ** 2)
    return np.exp(values)


def _sampling(panel: Panel, begins: int) -> Floats:
    shape = panel.values[:, begins:].shape
    if panel.indicator.interval == "none":
        return np.zeros(shape)
    shares = panel.indicator.unit == SHARE
    counts = (panel.denominators if shares else panel.numerators)[:, begins:]
    over = np.where(counts > 0, counts * (4 if shares else 1), np.nan)
    # Without counts the sampling error is not known; the spread of all then holds it.
    return np.nan_to_num(1 / over)


def _begins(panel: Panel, changes: Sequence[ChangedDefinition]) -> int:
    starts = [
        one.period
        for one in changes
        if panel.indicator.key in one.indicators and not one.comparable
    ]
    years = [year_of(period) for period in panel.periods]
    before = [sum(year < start for year in years) for start in starts]
    return max((count for count in before if count < len(years)), default=0)


def _middle(values: Floats) -> float:
    return float(np.median(values)) if len(values) else 0.0
