"""Settled inspections: the full ones, each settled once while nothing new arrives."""

from datetime import date

from firsthand.domain.intelligence.settled import SettledInspection, settled
from firsthand.refdata import read
from firsthand.store.inspections import load_inspections
from firsthand.store.memory import remembered


def load_full(*, as_of: date) -> tuple[SettledInspection, ...]:
    """Return the full inspections that were public on `as_of`, oldest publication first."""
    return tuple(one for one in _full() if one.published_on <= as_of)


@remembered(at_most=1)
def _full() -> tuple[SettledInspection, ...]:
    told = (
        settled(one, as_of=date.max, frameworks=read.frameworks(), scales=read.scales())
        for one in load_inspections(as_of=date.max)
        if one.full
    )
    found = [one for one in told if one is not None]
    return tuple(sorted(found, key=lambda one: (one.published_on, one.inspection_id)))
