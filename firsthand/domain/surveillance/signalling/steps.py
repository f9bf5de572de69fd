"""Steps: the newest figure of each authority against what its own past would predict."""

from collections.abc import Sequence

import numpy as np

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
    untested,
)
from firsthand.stats.moderated import two_sided


def steps(releases: Sequence[Release], past: Sequence[Learnt]) -> list[Trial]:
    """Return for each release of one indicator the tests against each authority's own past."""
    return [_step(one, known) for one, known in zip(releases, past, strict=True)]


def _step(release: Release, past: Learnt) -> Trial:
    z, expected = past.scores[:, -1], past.expected[:, -1]
    reasons = refused(release)
    reasons.add(release.new & release.small, TOO_FEW_CHILDREN)
    reasons.add(release.new & np.isnan(release.frame.values[:, -1]), OFF_SCALE)
    reasons.add(release.new & np.isnan(expected), TOO_FEW_POINTS)
    reasons.add(release.new & np.isnan(z), TOO_FEW_AUTHORITIES)
    natural = release.frame.natural(expected, release.panel.indicator.unit)
    return trial(release, Kind.STEP, (untested(release, z), two_sided(z)), natural, reasons)
