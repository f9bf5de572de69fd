"""Inspections: one visit as it could be told on a day, with everything that tells of it."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.look import Look
from firsthand.domain.intelligence.settled import SettledInspection, settled
from firsthand.domain.intelligence.sighting import Mention
from firsthand.domain.intelligence.source import Source
from firsthand.domain.reference.unknown import UnknownInspection
from firsthand.refdata import read
from firsthand.store import inspections, looks
from firsthand.store.memory import remembered


@dataclass(frozen=True, kw_only=True)
class InspectionAnswer:
    """What is shown of one inspection: facts, harms, sources and where these disagree."""

    as_of: date
    settled: SettledInspection
    looks: tuple[Look, ...]
    mentions: tuple[Mention, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One inspection in a list; `read` tells whether the text of its report was read."""

    inspection_id: str
    la_code: str
    family: str
    kind: str
    published_on: date
    read: bool


def inspections_by(*, as_of: date, la_code: str | None = None) -> tuple[Listed, ...]:
    """Return the inspections that were public on `as_of`, the newest first."""
    return tuple(
        one for one in _listed() if one.published_on <= as_of and la_code in (None, one.la_code)
    )


@remembered(at_most=1)
def _listed() -> tuple[Listed, ...]:
    everything = inspections.load_inspections(as_of=date.max, lean=True)
    told = (
        settled(one, as_of=date.max, frameworks=read.frameworks(), scales=read.scales())
        for one in everything
    )
    rows = (
        Listed(
            inspection_id=one.inspection_id,
            la_code=one.la_code,
            family=one.family,
            kind=shown.kind,
            published_on=shown.published_on,
            read=one.read,
        )
        for one, shown in zip(everything, told, strict=True)
        if shown is not None
    )
    return tuple(sorted(rows, key=lambda row: (row.published_on, row.la_code), reverse=True))


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
            if look.inspection_id == inspection_id and look.read
        ),
        mentions=tuple(one for one in found[0].mentions if not one.is_silent),
        sources=tuple(
            account.source
            for account in found[0].accounts
            if account.source.source_id in told.source_ids
        ),
        conflicts=told.conflicts,
    )
