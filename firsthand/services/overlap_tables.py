"""
Tables of overlaps: as they are handed in, or as others published them; with or without groups.

What is handed in is written nowhere. While its answer is worked out, and for an hour at most,
it is held in the memory of this process under a name that nobody can guess; then, or when the
process is started again, it has to be sent again.
"""

import csv
import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from math import isnan
from pathlib import Path
from threading import Lock
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import Unknown
from firsthand.refdata.read_overlaps import PublishedOverlaps, published_overlaps
from firsthand.sources.grouped_overlaps import GroupedTable, read_grouped
from firsthand.sources.overlap_tables import OverlapTable, read_overlaps
from firsthand.sources.written_tables import COUNT

Table = OverlapTable | GroupedTable
HELD_FOR = 3600.0  # seconds
MOST_HELD = 200  # the oldest goes first
PASTED = "the table.csv"


@dataclass(frozen=True, kw_only=True)
class Given:
    """A table with its name, and the publication that it is from, if it ships."""

    name: str
    table: Table
    published: PublishedOverlaps | None = None

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of its lists."""
        whole = self.table if isinstance(self.table, OverlapTable) else self.table.whole
        return whole.overlaps.lists

    @property
    def version(self) -> str:
        """What tells this table, and its groups, from any other."""
        if isinstance(self.table, OverlapTable):
            return self.table.version
        parts = [
            (one.name, one.because, one.table and one.table.version)
            for one in self.table.groups
        ]
        groups = sha256(repr((self.table.by, parts)).encode()).hexdigest()[:16]
        return f"{self.table.whole.version}-{groups}"

    @property
    def asked_of(self) -> tuple[str, ...]:
        """What tells its answer from any other: the version, and what was noticed of rows."""
        whole = self.table if isinstance(self.table, OverlapTable) else self.table.whole
        return (self.version, *whole.notes)


def given(content: bytes, *, name: str = PASTED, by: str = "", count: str = COUNT) -> Given:
    """Return a table that was handed in, or refuse it with every reason."""
    table: Table = (
        read_grouped(content, by, name=name, count=count)
        if by
        else read_overlaps(content, name=name, count=count)
    )
    return Given(name=name, table=table)


def of_anything(
    table: str | Path | Iterable[Mapping[str, Any]], *, by: str = "", count: str = COUNT
) -> Given:
    """Return the table of a file, or of rows that map headings to values, or refuse it."""
    if isinstance(table, str | Path):
        return of_file(Path(table), by=by, count=count)
    return of_mappings(table, by=by, count=count)


def of_file(file: Path, *, by: str = "", count: str = COUNT) -> Given:
    """Return the table of a file, or refuse it with every reason."""
    table: Table = (
        read_grouped(file, by, count=count) if by else read_overlaps(file, count=count)
    )
    return Given(name=file.name, table=table)


def of_mappings(
    rows: Iterable[Mapping[str, Any]], *, by: str = "", count: str = COUNT
) -> Given:
    """Return a table given as mappings of headings to values, or refuse it."""
    out = StringIO()
    told = list(rows)
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in told for name in row)))
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in told)
    return given(as_bytes(out.getvalue()), by=by, count=count)


def as_bytes(text: str) -> bytes:
    """Return a table's text in UTF-8, or refuse what no text can hold."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Refused(
            Objection(
                rule="overlaps-file",
                reason="A name in the table holds half a character (a lone surrogate).",
                remedy="Write the whole character, or leave it out.",
            )
        ) from None


def _cell(value: Any) -> Any:
    """Return what a program gave for a cell; that it is missing (None, NaN) as nothing."""
    return None if isinstance(value, float) and isnan(value) else value


Row = tuple[tuple[str, ...], int, str | None]  # the lists, how many, and their group


def of_rows(lists: Sequence[str], rows: Sequence[Row], *, by: str = "") -> Given:
    """Return a table given as rows of list names, or refuse it with every reason."""
    unknown = sorted({name for on, _, _ in rows for name in on if name not in lists})
    if unknown:
        raise Refused(
            Objection(
                rule="overlaps-file",
                reason=f"A row names {unknown[0]!r}, which is not among the lists.",
                remedy=f"The lists are {', '.join(lists) or 'none'}.",
            )
        )
    grouped = by or ("group" if any(group is not None for *_, group in rows) else "")
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([*lists, *((grouped,) if grouped else ()), "count"])
    for on, count, group in rows:
        cells = ["1" if name in on else "0" for name in lists]
        writer.writerow([*cells, *((group or "",) if grouped else ()), count])
    return given(as_bytes(out.getvalue()), by=grouped)


def shipped() -> tuple[PublishedOverlaps, ...]:
    """Return the published tables that ship."""
    return published_overlaps()


def published(key: str) -> Given:
    """Return a published table by its key, by group where it has groups, or refuse."""
    found = {one.key: one for one in published_overlaps()}
    if key not in found:
        raise Refused(
            Objection(
                rule="table",
                reason=f"No published table is called {key!r}.",
                remedy=f"Choose one of {', '.join(found)}.",
            )
        )
    one = found[key]
    read = given(one.text.encode(), name=f"{one.key}.csv", by=one.by)
    return Given(name=one.title, table=read.table, published=one)


class Gone(Unknown):
    """No question is held under this name, or no longer."""

    thing = "question"
    needed = "the id of a question that was sent within the hour"


class Shelf:
    """What was handed in, by a name that nobody can guess, for a while and in memory only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin empty."""
        self._clock = clock
        self._held: dict[str, tuple[float, Any]] = {}
        self._lock = Lock()

    def put(self, question: Any) -> str:
        """Hold a question, and return its name."""
        name = secrets.token_urlsafe(24)
        with self._lock:
            self._drop_old()
            while len(self._held) >= MOST_HELD:
                del self._held[next(iter(self._held))]
            self._held[name] = (self._clock(), question)
        return name

    def take(self, name: str) -> Any:
        """Return the question of that name; None when it is held no longer, or never was."""
        with self._lock:
            self._drop_old()
            held = self._held.get(name)
        return None if held is None else held[1]

    def _drop_old(self) -> None:
        oldest = self._clock() - HELD_FOR
        for name in [name for name, (since, _) in self._held.items() if since < oldest]:
            del self._held[name]


SHELF = Shelf()
HIDDEN, POWER = "hidden", "power"  # kinds of questions


def held(name: str, kind: str) -> tuple[Any, ...]:
    """Return the question of a kind that is held under a name, or say that none is."""
    found = SHELF.take(name)
    if found is None or found[0] != kind:
        raise Gone(name, ())
    question: tuple[Any, ...] = found[1]
    return question


GONE = (
    "No question is held under this address. What is handed in is held in memory for an hour "
    "at most, and written nowhere: then, or when the site is started again, it is gone."
)
