"""Peaks: where a curve stands up, so that two tops are not told as one."""

import numpy as np

from firsthand.stats.hidden.overlaps import Floats

LOW = 0.01  # of the highest: what stands lower is no peak
VALLEY = 0.8  # of the lower of two peaks: a dip that is less deep parts nothing


def peaks(heights: Floats) -> tuple[int, ...]:
    """Return the places of the peaks of a curve, in their order."""
    walled = np.concatenate(([-1.0], heights, [-1.0]))
    tops = np.flatnonzero((walled[1:-1] > walled[:-2]) & (walled[1:-1] >= walled[2:]))
    kept: list[int] = []
    least = LOW * heights.max()
    for place in (int(top) for top in tops if heights[top] > least):
        if kept and heights[kept[-1] : place].min() > VALLEY * min(
            heights[kept[-1]], heights[place]
        ):
            kept[-1] = max(kept[-1], place, key=lambda at: float(heights[at]))
        else:
            kept.append(place)
    return tuple(kept)
