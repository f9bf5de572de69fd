"""Grades: which full inspections found an authority failing, worked out once."""

from datetime import date

from firsthand.domain.assurance.grades import Graded, graded
from firsthand.domain.intelligence.settled import settled
from firsthand.refdata import read
from firsthand.store.inspections import load_inspections
from firsthand.store.memory import remembered


def load_graded(*, as_of: date) -> tuple[Graded, ...]:
    """Return the graded full inspections that were public on `as_of`, oldest first."""
    return tuple(one for one in _graded() if one.published_on <= as_of)


@remembered(at_most=1)
def _graded() -> tuple[Graded, ...]:
    told = (
        settled(one, as_of=date.max, frameworks=read.frameworks(), scales=read.scales())
        for one in load_inspections(as_of=date.max)
        if one.full
    )
    found = [one for one in map(graded, filter(None, told)) if one is not None]
    return tuple(sorted(found, key=lambda one: (one.published_on, one.la_code)))
