"""
Learnt: what the past of all series of an indicator leads to, at each of its releases.

What is said of a period rests on that period and earlier ones. So the newest release says of
earlier periods the same as their own releases did, as long as nothing was revised and no
definition changed; it is worked out once, and anew where either happened.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.surveillance.panel import Floats
from firsthand.domain.surveillance.signalling.frame import Frame
from firsthand.domain.surveillance.signalling.releases import Release
from firsthand.stats.moderated import scores_of_each
from firsthand.stats.prediction import one_step

Values = Callable[[Release], tuple[Floats, Floats]]


@dataclass(frozen=True, kw_only=True)
class Learnt:
    """Arrays (authorities, periods of the frame): expected values and scores of deviations."""

    expected: Floats
    scores: Floats


def learnt(
    releases: Sequence[Release], values_of: Values, *, by_mean: bool = False
) -> tuple[Learnt, ...]:
    """Return for each release of one indicator, the earliest first, what was learnt by it."""
    found: list[Learnt] = []
    held: tuple[Frame, Learnt] | None = None
    for release in reversed(releases):
        if held is None or not _begins_with(held[0], release.frame):
            held = (release.frame, _worked_out(*values_of(release), by_mean=by_mean))
        upto = slice(0, release.frame.values.shape[1])
        found.append(Learnt(expected=held[1].expected[:, upto], scores=held[1].scores[:, upto]))
    return tuple(reversed(found))


def own(release: Release) -> tuple[Floats, Floats]:
    """Return the values of the frame and their sampling variances."""
    return release.frame.values, release.frame.sampling


def _worked_out(values: Floats, sampling: Floats, *, by_mean: bool) -> Learnt:
    found = one_step(values, sampling, by_mean=by_mean)
    return Learnt(expected=found.expected, scores=scores_of_each(found.deviations))


def _begins_with(longer: Frame, shorter: Frame) -> bool:
    columns = shorter.values.shape[1]
    pairs = ((longer.values, shorter.values), (longer.sampling, shorter.sampling))
    return longer.values.shape[1] >= columns and all(
        np.array_equal(a[:, :columns], b, equal_nan=True) for a, b in pairs
    )
