"""Declines: how far each authority's figure has moved for the worse, year upon year."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from firsthand.domain.surveillance.panel import Floats
from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.learnt import Learnt
from firsthand.domain.surveillance.signalling.releases import Release
from firsthand.domain.surveillance.signalling.trial import (
    OFF_SCALE,
    TOO_FEW_AUTHORITIES,
    TOO_FEW_CHILDREN,
    TOO_FEW_POINTS,
    Trial,
    refused,
    trial,
)
from firsthand.stats.accumulated import accumulated, chances, correlation_of

LEAST_STEPS = 2  # a single move is a step; a decline needs a second one
TOO_FEW_STEPS = "Fewer than two moves can be told; a decline needs a second one."


def worse(release: Release) -> float | None:
    """Return +1 where a higher figure is worse, -1 where a lower one is, None where neither."""
    return {"lower": 1.0, "higher": -1.0}.get(release.panel.indicator.better)


def declines(releases: Sequence[Release], past: Sequence[Learnt]) -> list[Trial]:
    """Return for each release of an indicator with an agreed direction the tests of drift."""
    return [
        _decline(one, known, sign)
        for one, known in zip(releases, past, strict=True)
        if (sign := worse(one)) is not None
    ]


def _decline(release: Release, past: Learnt, sign: float) -> Trial:
    adverse = sign * past.scores
    sums, lasting = accumulated(adverse, correlation=correlation_of(adverse))
    counts = np.isfinite(adverse).sum(axis=1).astype(float)
    usable = np.isfinite(adverse[:, -1]) & (counts >= LEAST_STEPS) & ~release.small
    p = np.where(usable, chances(sums[:, -1], counts), np.nan)
    z = np.where(usable, sign * sums[:, -1], np.nan)
    reasons = refused(release)
    reasons.add(release.new & release.small, TOO_FEW_CHILDREN)
    reasons.add(release.new & np.isnan(release.frame.values[:, -1]), OFF_SCALE)
    reasons.add(release.new & np.isnan(past.expected[:, -1]), TOO_FEW_POINTS)
    reasons.add(release.new & np.isnan(adverse[:, -1]), TOO_FEW_AUTHORITIES)
    reasons.add(release.new & ~usable, TOO_FEW_STEPS)
    begun = lasting[:, -1].astype(np.int64)
    made = trial(release, Kind.DECLINE, (z, p), _unmoved(release, begun), reasons)
    return replace(made, since=begun)


def _unmoved(release: Release, lasting: np.ndarray) -> Floats:
    """Return what the newest figure would be had it moved only as England's since it began."""
    values = release.frame.values
    column = np.maximum(values.shape[1] - 1 - lasting, 0)
    before = values[np.arange(len(values)), column]
    return release.frame.natural(before, release.panel.indicator.unit)
