"""Trials: every test of every kind on every release, in order."""

from collections import defaultdict
from collections.abc import Sequence

from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.signalling.beside import Nearest, beside
from firsthand.domain.surveillance.signalling.declines import declines
from firsthand.domain.surveillance.signalling.learnt import Learnt, learnt, own
from firsthand.domain.surveillance.signalling.outliers import outliers
from firsthand.domain.surveillance.signalling.releases import CHILDREN, Release
from firsthand.domain.surveillance.signalling.steps import steps
from firsthand.domain.surveillance.signalling.together import GradeChange, together
from firsthand.domain.surveillance.signalling.trial import Trial

# Of the area, not of its services: a change says nothing about how children are looked after.
OF_THE_AREA = frozenset({"free-school-meals-primary"})


def tested_indicators(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return those whose figures are tested, and the count of children that tells the small."""
    return tuple(
        one
        for one in indicators
        if one.key == CHILDREN or (one.unit != "count" and one.key not in OF_THE_AREA)
    )


def trials(
    releases: Sequence[Release], nearest: Nearest, grades: Sequence[GradeChange]
) -> tuple[Trial, ...]:
    """Return the tests of all kinds on `releases`, which are given the earliest first."""
    by_indicator: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        by_indicator[release.key].append(release)
    found: list[Trial] = []
    directed: list[tuple[Release, Learnt]] = []
    for told in by_indicator.values():
        past = learnt(told, own)
        found += steps(told, past)
        found += map(outliers, told)
        found += beside(told, nearest)
        found += declines(told, past)
        directed += zip(told, past, strict=True)
    if releases:
        found += together(directed, grades, releases[0].panel.la_codes)
    return tuple(found)
