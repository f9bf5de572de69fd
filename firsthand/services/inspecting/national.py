"""The national picture: a publication is added to it as any other inspectorate's report is."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from firsthand.domain.inspection.document.account import reading_of
from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import without_names
from firsthand.domain.intelligence.soundness import sound
from firsthand.refdata import read
from firsthand.store import arrivals, inspections

ORIGIN = "published here"


def shown_for(document: dict[str, Any]) -> tuple[str, ...]:
    """Return the codes of the authorities for which the national picture will show it."""
    known = {one.la_code for one in read.authorities()}
    return tuple(code for code in document["la_codes"] if code in known)


def outside_the_picture(document: dict[str, Any]) -> tuple[str, ...]:
    """Return the inspected bodies that the national picture does not show, by name."""
    shown = shown_for(document)
    return tuple(one["name"] for one in document["bodies"] if one["la_code"] not in shown)


def add_to_picture(
    document: dict[str, Any], *, sha256: str, address: str, now: datetime
) -> arrivals.Arrived:
    """Add what a publication says; what was added already is not added again."""
    shown = shown_for(document)
    whole = reading_of(document, sha256=sha256, address=address)
    kept = tuple(one for one in whole.sightings if one.la_code in shown)
    if not kept:
        return arrivals.Arrived()
    reading = without_names(sound(replace(whole, sightings=kept)))
    known = inspections.load_inspections(as_of=date.max, la_codes=set(shown))
    return arrivals.add_readings(match([reading], known=known), recorded_at=now, origin=ORIGIN)
