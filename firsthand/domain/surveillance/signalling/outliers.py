"""
Outliers: the newest figure of each authority against all authorities, by the funnel.

That nothing is unusual means here: authorities differ beyond chance by a normal amount, whose
spread the bulk of them tells (`stats.funnel`). An authority that records in a way of its own
is further out than that, and is rightly raised.
"""

import numpy as np

from firsthand.domain.surveillance.panel import Floats, Panel
from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.frame import SHARE
from firsthand.domain.surveillance.signalling.releases import Release, Truth
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
    told = _told(panel)
    counts, wholes = panel.numerators[:, -1], panel.denominators[:, -1]
    rate = float(counts[told].sum() / wholes[told].sum()) if told.any() else np.nan
    enough = told & _expected_enough(panel, wholes, rate)
    z = _scores(panel, enough, rate)
    reasons = refused(release)
    reasons.add(release.new & ~told, NO_COUNTS)
    reasons.add(release.new & ~enough, TOO_SMALL)
    reasons.add(release.new & np.isnan(z), TOO_FEW_AUTHORITIES)
    return trial(release, Kind.FUNNEL, (z, two_sided(z)), _target(panel, rate), reasons)


def _told(panel: Panel) -> Truth:
    """Return which authorities have counts behind their newest figure that make sense."""
    counts, wholes = panel.numerators[:, -1], panel.denominators[:, -1]
    told = np.isfinite(counts) & (wholes > 0) & np.isfinite(panel.values[:, -1])
    if panel.indicator.unit == SHARE:
        told &= counts <= wholes
    return told & (panel.indicator.interval != "none")


def _expected_enough(panel: Panel, wholes: Floats, rate: float) -> Truth:
    with np.errstate(invalid="ignore"):
        enough = wholes * rate >= LEAST_EXPECTED
        if panel.indicator.unit == SHARE:
            enough &= wholes * (1 - rate) >= LEAST_EXPECTED
    return np.asarray(enough)


def _scores(panel: Panel, here: Truth, rate: float) -> Floats:
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
