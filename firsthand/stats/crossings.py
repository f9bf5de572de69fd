"""
Crossings: where each of many rising curves reaches the level asked for, all at once.

Assumptions. Each curve rises from the low to the high end of its bracket and is smooth.

Reasoning. A line through both ends of a bracket tells where to look next. Where one end stays
twice, its height is halved, so that the other end moves too (the Illinois rule
[DowellJarratt1971, p. 168-174]): about ten looks tell ten digits, where halving takes forty.

When not to believe it. A curve that does not cross in its bracket gives one of the two ends.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

LOOKS = 60
CLOSE = 1e-11  # in what the curve tells


def crossings(curve: Callable[[Array], Array], low: Array, high: Array) -> Array:
    """Return between `low` and `high` where `curve` is 0."""
    below, above = curve(low), curve(high)
    last = np.zeros(low.shape)
    for _ in range(LOOKS):
        open_ = (below < -CLOSE) & (above > CLOSE)
        if not open_.any():
            break
        # A bracket that is settled keeps its ends; its step must only not divide by nothing.
        rise = np.where(open_, above - below, 1.0)
        here = np.where(open_, (low * above - high * below) / rise, low)
        height = np.where(open_, curve(here), 0.0)
        under, over = open_ & (height < 0), open_ & (height >= 0)
        above = np.where(under & (last < 0), above / 2, above)
        below = np.where(over & (last > 0), below / 2, below)
        low, below = np.where(under, here, low), np.where(under, height, below)
        high, above = np.where(over, here, high), np.where(over, height, above)
        last = np.where(under, -1.0, np.where(over, 1.0, last))
    return np.asarray(np.where(np.abs(below) < np.abs(above), low, high))
