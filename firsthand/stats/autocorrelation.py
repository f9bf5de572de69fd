"""
Autocorrelation: how strongly each value of a series follows the one before it.

Assumptions. x - mean = rho (x before - mean) + chance, the same rho throughout. Pooled: one rho
for all series, each with a mean of its own.

Reasoning. The usual estimate r = sum (x - m)(x before - m) / sum (x - m)^2 lies below rho in
short series, as the mean is taken from the same values: its expectation is about
rho - (1 + 4 rho) / n [MarriottPope1954, p. 390-402; Kendall1954, p. 403-404], and is solved for
rho here, (n r + 1) / (n - 4). Pooling sums both sums over all series before dividing, so that
153 series of 12 points tell rho well where one of them tells nothing.

When not to believe it. A real change of level looks like autocorrelation. From one series of 20
points the standard error is about 0.2; `LEAST` points are asked for.
"""

from collections.abc import Sequence

import numpy as np

from firsthand.stats.special_causes import Floats

LEAST = 20  # points of a single series: a standard error of about 0.2
MOST = 0.9  # beyond it the mean is hardly known, and limits would be three times as wide


def lag_one(values: Sequence[float | None]) -> float | None:
    """Return rho of one series, 0 to 0.9, or None below `LEAST` points or without spread."""
    if len(values) < LEAST:
        return None
    row = np.array([[np.nan if v is None else v for v in values]], dtype=np.float64)
    if np.isfinite(row).sum() < LEAST:
        return None
    return pooled_lag_one(row)


def pooled_lag_one(values: Floats) -> float | None:
    """
    Return the one rho of many series (one a row, NaN where there is no value), or None.

    Negative estimates are given as 0, so that a correction never narrows a limit.
    """
    there = np.isfinite(values)
    lengths = there.sum(axis=1)
    kept, inside = values[lengths > 5], there[lengths > 5]
    if not kept.size:
        return None
    count = inside.sum(axis=1, keepdims=True)
    middle = np.where(inside, kept, 0.0).sum(axis=1, keepdims=True) / count
    away = np.where(inside, kept - middle, 0.0)
    spread = np.square(away).sum(axis=1)
    kept_rows = spread > 0
    if not kept_rows.any():
        return None
    # Each series counts alike, however large its values are.
    scaled = away[kept_rows] / np.sqrt(spread[kept_rows])[:, None]
    together = (scaled[:, 1:] * scaled[:, :-1]).sum(axis=1)
    length = float(count[kept_rows].mean())
    corrected = (length * float(together.mean()) + 1) / (length - 4)
    return float(np.clip(corrected, 0.0, MOST))
