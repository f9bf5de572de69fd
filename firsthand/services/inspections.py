"""Inspections: one visit as it could be told on a day, with everything that tells of it."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.picture import Look
from firsthand.domain.intelligence.settled import SettledInspection, settled
from firsthand.domain.intelligence.sighting import Mention
from firsthand.domain.intelligence.source import Source
from firsthand.domain.reference.unknown import UnknownInspection
from firsthand.refdata import read
from firsthand.store import inspections, looks


@dataclass(frozen=True, kw_only=True)
class InspectionAnswer:
    """What is shown of one inspection: facts, harms, sources and where these disagree."""

    as_of: date
    settled: SettledInspection
    looks: tuple[Look, ...]
    mentions: tuple[Mention, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[str, ...]


def inspection(inspection_id: str, *, as_of: date) -> InspectionAnswer:
    """Return one inspection; refuse an identifier that nothing public by `as_of` has."""
    found = inspections.load_inspections(as_of=as_of, inspection_id=inspection_id)
    told = (
        settled(found[0], as_of=as_of, frameworks=read.frameworks(), scales=read.scales())
        if found
        else None
    )
    if told is None:
        raise UnknownInspection(inspection_id, inspections.load_identifiers(as_of=as_of))
    return InspectionAnswer(
        as_of=as_of,
        settled=told,
        looks=tuple(
            look
            for each in looks.load_looks_of(la_code=told.la_code).values()
            for look in each
            if look.inspection_id == inspection_id
        ),
        mentions=found[0].mentions,
        sources=tuple(
            account.source
            for account in found[0].accounts
            if account.source.source_id in told.source_ids
        ),
        conflicts=told.conflicts,
    )
