"""
Learnt: what the past of all series of an indicator lets expect, for each of its releases.

What is said of a period rests on that period and earlier ones. So the newest release says of
earlier periods the same as their own releases did, as long as nothing was revised and no
definition changed; it is worked out once, and anew where either happened.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.surveillance.panel import Floats
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
    held: tuple[Floats, Floats, Learnt] | None = None
    for release in reversed(releases):
        values, sampling = values_of(release)
        if held is None or not _begins_with(held[:2], (values, sampling)):
            held = (values, sampling, _worked_out(values, sampling, by_mean=by_mean))
        upto = slice(0, values.shape[1])
        found.append(Learnt(expected=held[2].expected[:, upto], scores=held[2].scores[:, upto]))
    return tuple(reversed(found))


def own(release: Release) -> tuple[Floats, Floats]:
    """Return the values of the frame and their sampling variances."""
    return release.frame.values, release.frame.sampling


def _worked_out(values: Floats, sampling: Floats, *, by_mean: bool) -> Learnt:
    found = one_step(values, sampling, by_mean=by_mean)
    return Learnt(expected=found.expected, scores=scores_of_each(found.deviations))


def _begins_with(longer: tuple[Floats, ...], shorter: tuple[Floats, ...]) -> bool:
    return all(
        a.shape[1] >= b.shape[1] and np.array_equal(a[:, : b.shape[1]], b, equal_nan=True)
        for a, b in zip(longer, shorter, strict=True)
    )
