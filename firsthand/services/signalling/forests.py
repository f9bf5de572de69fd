"""Forests: one indicator of an authority beside its statistical neighbours, as of a day."""

from datetime import date

from firsthand.domain.intelligence.comparison import ENGLAND, comparisons
from firsthand.domain.surveillance.signalling.forest import Forest, forest
from firsthand.refdata import read
from firsthand.store.figures import load_vintages


def neighbours_forest(la_code: str, indicator: str, *, as_of: date) -> Forest | None:
    """Return the forest of the newest period; None where nothing was public of the figure."""
    neighbours = tuple(one for one in read.neighbours() if one.la_code == la_code)
    areas = {la_code, ENGLAND, *(one.neighbour_la_code for one in neighbours)}
    found = comparisons(
        load_vintages(area_codes=sorted(areas)),
        indicators=[one for one in read.indicators() if one.key == indicator],
        la_code=la_code,
        neighbours=neighbours,
        as_of=as_of,
    )
    names = {one.la_code: one.name for one in read.authorities()}
    return forest(found[0], names) if found else None
