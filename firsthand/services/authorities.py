"""Authorities: everything that was public about one of them on a day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.assurance.picture import CoverageRow, coverage
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.intelligence.comparison import ENGLAND, Comparison, comparisons
from firsthand.domain.intelligence.source import Source
from firsthand.domain.intelligence.timeline import TimelineEntry, timeline
from firsthand.domain.prevalence.estimates.register import (
    OnRecord,
    of_authority,
    withdrawn_of,
)
from firsthand.domain.reference.authority import Authority, Neighbour, named
from firsthand.domain.reference.unknown import UnknownAuthority
from firsthand.refdata import read
from firsthand.store import figures, inspections, looks, sources
from firsthand.store.estimates import load_shown
from firsthand.store.memory import remembered


@dataclass(frozen=True, kw_only=True)
class AuthorityAnswer:
    """One authority: its timeline, what was looked at, its figures, and where all stands."""

    authority: Authority
    as_of: date
    forerunners: tuple[Authority, ...]
    successors: tuple[Authority, ...]
    timeline: tuple[TimelineEntry, ...]
    coverage: tuple[CoverageRow, ...]
    indicators: tuple[Comparison, ...]
    neighbours: tuple[Neighbour, ...]
    sources: Mapping[str, Source]
    estimates: tuple[OnRecord, ...] = ()
    estimates_withdrawn: tuple[OnRecord, ...] = ()


def authority(name_or_code: str, *, as_of: date) -> AuthorityAnswer:
    """Return what was public on `as_of` about the authority of that name or code."""
    one = find(name_or_code, on=as_of)
    # Estimates stand in a ledger of their own: what is remembered would not see a new one.
    known = load_shown(as_of=as_of)
    standing = of_authority(known, one)
    return replace(
        _answer(la_code=one.la_code, as_of=as_of),
        estimates=standing,
        estimates_withdrawn=withdrawn_of(known, one, standing),
    )


def authorities_on(day: date) -> tuple[Authority, ...]:
    """Return the authorities that answered for children's services on `day`, by name."""
    there = (one for one in read.authorities() if one.exists_on(day))
    return tuple(sorted(there, key=lambda one: one.name))


def find(name_or_code: str, *, on: date) -> Authority:
    """Return the authority meant; of two with one name, the one that existed on the day."""
    known = read.authorities()
    found = named(name_or_code, known, on=on) or named(name_or_code, known)
    if found is None:
        raise UnknownAuthority(name_or_code, {one.name for one in known})
    return found


@remembered(at_most=256)
def _answer(*, la_code: str, as_of: date) -> AuthorityAnswer:
    everyone = {one.la_code: one for one in read.authorities()}
    neighbours = _neighbours(la_code, as_of)
    changes = [one for one in read.successions() if one.happened_on <= as_of]
    return AuthorityAnswer(
        authority=everyone[la_code],
        as_of=as_of,
        forerunners=tuple(
            everyone[one.predecessor] for one in changes if one.successor == la_code
        ),
        successors=tuple(
            everyone[one.successor] for one in changes if one.predecessor == la_code
        ),
        timeline=timeline(
            inspections.load_inspections(as_of=as_of, la_codes=[la_code]),
            [event for event in read.curated_events() if event.la_code == la_code],
            as_of=as_of,
            frameworks=read.frameworks(),
            scales=read.scales(),
        ),
        coverage=tuple(_coverage(everyone[la_code], as_of)),
        indicators=_indicators(la_code, neighbours, as_of),
        neighbours=neighbours,
        sources=_sources(as_of=as_of),
    )


def _coverage(one: Authority, as_of: date) -> list[CoverageRow]:
    found = looks.load_looks_of(la_code=one.la_code)
    # An authority that has ended is shown as it stood on its last day.
    day = min(as_of, one.to_on or as_of)
    return [
        row
        for harm in read.harms()
        for row in coverage(
            found.get(harm.key, ()),
            [one],
            read.frameworks(),
            scope=Scope(as_of=day, harm=harm.key),
        )
    ]


def _indicators(
    la_code: str, neighbours: tuple[Neighbour, ...], as_of: date
) -> tuple[Comparison, ...]:
    areas = {la_code, ENGLAND, *(one.neighbour_la_code for one in neighbours)}
    return comparisons(
        figures.load_vintages(area_codes=sorted(areas)),
        indicators=read.indicators(),
        la_code=la_code,
        neighbours=neighbours,
        as_of=as_of,
    )


def _neighbours(la_code: str, as_of: date) -> tuple[Neighbour, ...]:
    """Return the neighbours by every model known on the day; the newest is compared with."""
    return tuple(
        one for one in read.neighbours() if one.la_code == la_code and one.known_on <= as_of
    )


@remembered(at_most=8)
def _sources(*, as_of: date) -> Mapping[str, Source]:
    return {one.source_id: one for one in sources.load_sources(as_of=as_of)}
