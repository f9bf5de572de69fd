"""Outliers: the newest figure of each authority against all authorities, by the funnel."""

import numpy as np

from firsthand.domain.surveillance.panel import Floats, Panel
from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.frame import SHARE
from firsthand.domain.surveillance.signalling.releases import Release
from firsthand.domain.surveillance.signalling.trial import (
    TOO_FEW_AUTHORITIES,
    Trial,
    refused,
    trial,
)
from firsthand.stats.funnel import funnel
from firsthand.stats.moderated import two_sided
from firsthand.stats.prediction import ENOUGH

NO_COUNTS = (
    "No counts are published behind the figure, so that chance cannot be told from more."
)
LEAST_EXPECTED = 5
TOO_SMALL = (
    f"Fewer than {LEAST_EXPECTED} children would be expected at England's value: too few for "
    "a figure to be unusual."
)


def outliers(release: Release) -> Trial:
    """Return the tests of the newest figures against those of all authorities."""
    panel = release.panel
    counts, wholes = panel.numerators[:, -1], panel.denominators[:, -1]
    told = np.isfinite(counts) & (wholes > 0) & np.isfinite(panel.values[:, -1])
    told &= panel.indicator.interval != "none"
    share = panel.indicator.unit == SHARE
    if share:
        told &= counts <= wholes
    rate = float(counts[told].sum() / wholes[told].sum()) if told.any() else np.nan
    with np.errstate(invalid="ignore"):
        enough = told & (wholes * rate >= LEAST_EXPECTED)
        if share:
            enough &= wholes * (1 - rate) >= LEAST_EXPECTED
    z = _scores(panel, enough, rate)
    reasons = refused(release)
    reasons.add(release.new & ~told, NO_COUNTS)
    reasons.add(release.new & ~enough, TOO_SMALL)
    reasons.add(release.new & np.isnan(z), TOO_FEW_AUTHORITIES)
    return trial(release, Kind.FUNNEL, (z, two_sided(z)), _target(panel, rate), reasons)


def _scores(panel: Panel, here: np.ndarray, rate: float) -> Floats:
    found = np.full(len(here), np.nan)
    if here.sum() < ENOUGH or not rate > 0:
        return found
    counts, wholes = panel.numerators[here, -1], panel.denominators[here, -1]
    if panel.indicator.unit == SHARE:
        found[here] = funnel(counts, wholes, kind="proportion").z
    else:
        found[here] = funnel(counts, wholes * rate, kind="ratio-log").z
    return found


def _target(panel: Panel, rate: float) -> Floats:
    scale = 1.0 if panel.indicator.unit == SHARE else 10_000.0
    return np.full(len(panel.la_codes), rate * scale)
