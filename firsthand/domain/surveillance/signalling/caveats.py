"""Caveats: which quality of the data, or which known change, could explain a signal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.common.words import day
from firsthand.domain.reference.authority import Succession
from firsthand.domain.reference.changed_definition import ChangedDefinition
from firsthand.domain.reference.indicator import year_of
from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.beside import Nearest
from firsthand.domain.surveillance.signalling.releases import Release

FEW_POINTS = 5
SMALL_COUNT = 20
SUDDEN = 3.0  # times the middle size of England's earlier moves
YEARS_AFTER = 5  # after a change of boundaries


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known beside the figures: changes of definition and of boundaries, neighbours."""

    changes: Sequence[ChangedDefinition]
    successions: Sequence[Succession]
    nearest: Nearest


def caveats(kind: Kind, release: Release, row: int, known: Known) -> tuple[str, ...]:
    """Return in words what could explain the newest figure of one authority."""
    return tuple(
        dict.fromkeys(
            (
                *_of_counts(release, row),
                *_of_zero(release, row),
                *_of_points(kind, release, row),
                *_of_definitions(release, known.changes),
                *_of_neighbours(kind, release, row, known.nearest),
                *_of_boundaries(release, row, known.successions),
                *_of_england(release),
                *_of_the_indicator(release),
            )
        )
    )


def _of_counts(release: Release, row: int) -> Iterator[str]:
    count = release.panel.numerators[row, -1]
    if np.isfinite(count) and count < SMALL_COUNT:
        yield f"It rests on a count of only {count:g}, so that one more or fewer changes it."


def _of_zero(release: Release, row: int) -> Iterator[str]:
    if release.panel.values[row, -1] == 0:
        yield "A figure of 0 is more often something not recorded than something not there."


def _of_points(kind: Kind, release: Release, row: int) -> Iterator[str]:
    if kind is Kind.FUNNEL:
        return
    earlier = int(np.isfinite(release.frame.values[row, :-1]).sum())
    if earlier < FEW_POINTS:
        yield f"Only {earlier} earlier figures stand behind it."


def _of_definitions(release: Release, changes: Sequence[ChangedDefinition]) -> Iterator[str]:
    year = year_of(release.period)
    for one in changes:
        if release.key in one.indicators and 0 <= year - one.period < one.lasting:
            yield " ".join(one.because.split())


def _of_neighbours(kind: Kind, release: Release, row: int, nearest: Nearest) -> Iterator[str]:
    places = nearest.on(release.on)
    if kind is not Kind.NEIGHBOURS or places is None:
        return
    own = places[row][places[row] >= 0]
    told = int(np.isfinite(release.frame.values[own, -1]).sum())
    if told < places.shape[1]:
        absent = places.shape[1] - told
        has = "has" if absent == 1 else "have"
        yield f"{absent} of its ten statistical neighbours {has} no figure to compare."


def _of_boundaries(
    release: Release, row: int, successions: Sequence[Succession]
) -> Iterator[str]:
    code = release.panel.la_codes[row]
    for one in successions:
        years = (release.on - one.happened_on).days / 365.25
        if code in {one.successor, one.predecessor} and 0 <= years < YEARS_AFTER:
            yield f"Its boundaries changed on {day(one.happened_on)}: {one.note}"


def _of_england(release: Release) -> Iterator[str]:
    moves = np.abs(np.diff(release.frame.middles))
    if len(moves) >= 3 and moves[-1] > SUDDEN * np.median(moves[:-1]) > 0:
        yield (
            "England's own figure moved suddenly in this period; how it is recorded may have "
            "changed."
        )


def _of_the_indicator(release: Release) -> Iterator[str]:
    if release.revised:
        yield "Figures of this indicator were changed after they were first published."
    if release.panel.indicator.note:
        yield " ".join(release.panel.indicator.note.split())
