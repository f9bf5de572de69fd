"""
Read the reference data into the domain's value types, checked, and once for each process.

Each reader raises RefdataError, which names the file, the line and the remedy.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from firsthand.domain.intelligence.event import Event
from firsthand.domain.reference.authority import (
    Authority,
    Neighbour,
    OnsCode,
    Partnership,
    Succession,
)
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.harm import Harm
from firsthand.domain.reference.hexagon import Hexagon
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.reference.publication import Publication
from firsthand.domain.reference.scale import Scale
from firsthand.refdata import words
from firsthand.refdata.documents import Entry, csv_entries, yaml_entries
from firsthand.refdata.own_harms import own_harms
from firsthand.refdata.schema import from_text, maker

ROOT = Path(__file__).parent
# Set by `firsthand demo` for itself, before anything is read.
DEMONSTRATION = "FIRSTHAND_DEMONSTRATION"
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class _Holiday:
    """A row of the calendar."""

    day: date
    name: str


@cache
def authorities(root: Path = ROOT) -> tuple[Authority, ...]:
    """
    Return every authority that answered for children's services since 2009.

    A demonstration has an invented one too, whose name says so; nothing else ever has.
    """
    found = [*_table(Authority, root / "authorities" / "authorities.csv", _adding_no_codes)]
    if os.environ.get(DEMONSTRATION):
        invented = root / "authorities" / "invented.csv"
        found += _table(Authority, invented, _adding_no_codes)
    codes = _codes_by_authority(root)
    return tuple(replace(a, ons_codes=codes.get(a.la_code, ())) for _, a in found)


@cache
def ons_codes(root: Path = ROOT) -> tuple[OnsCode, ...]:
    """Return every nine-character code with the time in which it was in use."""
    return tuple(code for _, code in _table(OnsCode, root / "authorities" / "ons_codes.csv"))


@cache
def successions(root: Path = ROOT) -> tuple[Succession, ...]:
    """Return which authority followed which, with the day and the law."""
    found = _table(Succession, root / "authorities" / "successions.csv")
    return _of_known(found, root, "predecessor", "successor")


@cache
def neighbours(root: Path = ROOT) -> tuple[Neighbour, ...]:
    """Return the ten statistical neighbours of each authority in each model."""
    found = _table(Neighbour, root / "authorities" / "neighbours.csv")
    return _of_known(found, root, "la_code", "neighbour_la_code")


@cache
def partnerships(root: Path = ROOT) -> tuple[Partnership, ...]:
    """Return the names under which publishers treat several authorities as one."""
    found = _table(Partnership, root / "authorities" / "partnerships.csv")
    return _of_known(found, root, "la_codes")


@cache
def hexagons(root: Path = ROOT) -> tuple[Hexagon, ...]:
    """Return the place of each of today's authorities on the map of hexagons."""
    found = _table(Hexagon, root / "map" / "hexagons.csv")
    return _of_known(found, root, "la_code")


@cache
def bank_holidays(root: Path = ROOT) -> frozenset[date]:
    """Return the bank holidays of England and Wales from 2009 to 2028."""
    return frozenset(bank_holiday_names(root))


@cache
def bank_holiday_names(root: Path = ROOT) -> dict[date, str]:
    """Return the bank holidays of England and Wales with their names."""
    found = _table(_Holiday, root / "calendars" / "england_and_wales.csv")
    return {holiday.day: holiday.name for _, holiday in found}


@cache
def shipped_harms(root: Path = ROOT) -> tuple[Harm, ...]:
    """Return each harm that ships with the project, with the words that reports used for it."""
    return tuple(harm for _, harm in _folder(Harm, root / "harms"))


def harms() -> tuple[Harm, ...]:
    """Return each harm of the vocabulary: those that ship, and then this installation's own."""
    own = own_harms()
    return (*shipped_harms(), *own) if own else shipped_harms()


@cache
def indicators(root: Path = ROOT) -> tuple[Indicator, ...]:
    """Return each published indicator that we show, with how it is counted."""
    return tuple(indicator for _, indicator in _folder(Indicator, root / "indicators"))


@cache
def scales(root: Path = ROOT) -> dict[str, Scale]:
    """Return the rating scales by key."""
    return {scale.key: scale for _, scale in _folder(Scale, root / "scales")}


@cache
def frameworks(root: Path = ROOT) -> tuple[Framework, ...]:
    """Return every version of every framework, the oldest first."""
    found = (framework for _, framework in _folder(Framework, root / "frameworks"))
    return tuple(sorted(found, key=lambda framework: (framework.from_on, framework.key)))


@cache
def curated_events(root: Path = ROOT) -> tuple[Event, ...]:
    """Return the events that stand in no table, the oldest first."""
    found = _of_known(_folder(Event, root / "events"), root, "la_code")
    return tuple(sorted(found, key=lambda event: (event.happened_on, event.event_id)))


@cache
def publications(root: Path = ROOT) -> tuple[Publication, ...]:
    """Return the catalogue of publications, the most particular pattern first."""
    return tuple(publication for _, publication in _folder(Publication, root / "publications"))


def _table(
    kind: type[Value], file: Path, prepared: Any = None
) -> Iterator[tuple[Entry, Value]]:
    entries = from_text(kind, csv_entries(file))
    return _made(map(prepared, entries) if prepared else entries, kind)


def _folder(kind: type[Value], folder: Path) -> Iterator[tuple[Entry, Value]]:
    entries = (e for file in sorted(folder.glob("*.yaml")) for e in yaml_entries(file))
    return _made(entries, kind)


def _made(entries: Iterator[Entry], kind: type[Value]) -> Iterator[tuple[Entry, Value]]:
    made = maker(kind, words.ALLOWED.get(kind.__name__, {}))
    for entry in _unique(entries, kind):
        yield entry, made(entry)


def _unique(entries: Iterator[Entry], kind: type[Any]) -> Iterator[Entry]:
    """Yield the entries, and refuse one whose key was given before."""
    key = words.KEYS.get(kind.__name__, ())
    seen: dict[tuple[Any, ...], Entry] = {}
    for entry in entries:
        given = tuple(entry.data.get(field) for field in key)
        if key and given in seen:
            before = seen[given]
            raise entry.objection(
                f"{', '.join(key)} {given} was given before, in {before.file.name}, "
                f"line {before.line_of(())}.",
                "Keep one of the two entries.",
            )
        seen[given] = entry
        yield entry


def _of_known(
    found: Iterator[tuple[Entry, Value]], root: Path, *fields: str
) -> tuple[Value, ...]:
    """Return the values, and refuse one that names an authority we do not have."""
    known = {authority.la_code for authority in authorities(root)}
    kept = []
    for entry, made in found:
        for field in fields:
            given = getattr(made, field)
            for code in given if isinstance(given, tuple) else (given,):
                if code not in known:
                    raise entry.objection(
                        f"'{field}' names authority {code!r}, which is not known.",
                        "Correct the code, or add the authority to authorities.csv.",
                        (field,),
                    )
        kept.append(made)
    return tuple(kept)


def _adding_no_codes(entry: Entry) -> Entry:
    """Return an authority's row with no codes: they stand, dated, in a file of their own."""
    return replace(entry, data={**entry.data, "ons_codes": ()})


def _codes_by_authority(root: Path) -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for row in ons_codes(root):
        codes[row.la_code] = (*codes.get(row.la_code, ()), row.ons_code)
    return codes
