"""
Read a table of overlaps (CSV, XLSX or ODS): a 0/1 column for each list, and a column `count`.

The column of counts may be named otherwise, if the name is given. Nothing is guessed and
nothing dropped: a row that cannot be read for certain refuses the table, with its number and
what it needs. A row of people on no list without a count is what is asked; that is noted.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from firsthand.domain.common.refusal import Refused
from firsthand.domain.common.signs import alike
from firsthand.sources.overlap_faults import codes, objections, whole
from firsthand.sources.written_tables import (
    COUNT,
    HOW,
    Rows,
    WrittenTable,
    cell_of,
    counted,
    place_of_count,
    refused,
    written,
)
from firsthand.stats.hidden.overlaps import MOST_LISTS, MOST_PEOPLE, Overlaps, overlaps


@dataclass(frozen=True, kw_only=True)
class OverlapTable:
    """A table as read: its overlaps, what tells it from others, and what was noticed."""

    file_name: str
    version: str
    overlaps: Overlaps
    notes: tuple[str, ...]


def read_overlaps(
    given: Path | bytes, *, name: str = "the table", count: str = COUNT
) -> OverlapTable:
    """Return the table of overlaps in a file, or raise `Refused` with every reason."""
    return understood(written(given, name=name, count=count))


def understood(table: WrittenTable) -> OverlapTable:
    """Return what was written as a table of overlaps, or refuse it with every reason."""
    called, header = table.file_name, table.header
    place = place_of_count(table)
    lists = [cell for at, cell in enumerate(header) if at != place]
    _check_lists(called, lists)
    rows = counted(table)
    if faults := objections(called, header, rows, place):
        raise Refused(*faults)
    made = _made(called, lists, rows, place, asked=len(table.rows) - len(rows))
    return replace(made, notes=(*table.notes, *made.notes))


def _check_lists(called: str, lists: Sequence[str]) -> None:
    count = len(lists)
    if not all(lists) or len({alike(name) for name in lists}) < count:
        shown = ", ".join(ascii(name) for name in lists)
        raise refused(
            f"{called} has columns without a name of their own ({shown}).",
            "Name every list; signs that nobody sees make no other name.",
        )
    if count < 2:
        raise refused(
            f"{called} has {count} list; how many are on none can only be told from overlaps, "
            "which need two lists, and a judgement of them three.",
            "Add a 0/1 column for each further list.",
        )
    if count > MOST_LISTS:
        raise refused(
            f"{called} has {count} lists, which make {2**count - 1:,} combinations, nearly all "
            f"empty; at most {MOST_LISTS} lists are taken.",
            "Merge lists of the same kind.",
        )


def _made(
    called: str, lists: Sequence[str], rows: Rows, place: int, *, asked: int
) -> OverlapTable:
    width = len(lists) + 1
    if not rows:
        raise refused(f"{called} counts nobody: no row is of people on a list.", HOW)
    histories = np.array([codes(row, place, width) for _, row in rows], dtype=np.int64)
    people = [whole(cell_of(row, place)) for _, row in rows]
    _refuse_crowd(called, sum(people))
    table = overlaps(lists, histories, np.array(people, dtype=np.int64))
    if not table.observed:
        raise refused(f"{called} counts nobody: all counts are 0.", "Give people counted.")
    empty = [name for name, size in zip(lists, table.sizes, strict=True) if not size]
    if empty:
        raise refused(
            f"{called}: nobody is on {', '.join(empty)}, which so says nothing.",
            "Leave that column out, or check where its people went.",
        )
    return OverlapTable(
        file_name=called,
        version=version_of(table),
        overlaps=table,
        notes=(*_notes(histories), *noted_asked(asked)),
    )


def _refuse_crowd(called: str, people: int) -> None:
    if people > MOST_PEOPLE:
        raise refused(
            f"{called} counts {people:,} people; at most {MOST_PEOPLE:,} can be taken.",
            "Give counts of people, each person once; look for a count with figures too many.",
        )


def _notes(histories: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> tuple[str, ...]:
    repeated = len(histories) - len(np.unique(histories, axis=0))
    blank = int((histories.sum(axis=1) == 0).sum())
    return tuple(
        note
        for note, holds in (
            (f"{repeated} rows repeat a combination; their counts were added.", repeated),
            ("A row of people on no list, with the count 0, was passed over.", blank),
        )
        if holds
    )


def noted_asked(rows: int) -> tuple[str, ...]:
    """Return the note on rows of people on no list that nobody counted; none for no row."""
    if not rows:
        return ()
    what = (
        "1 row of people on no list has"
        if rows == 1
        else f"{rows} rows of people on no list have"
    )
    return (f"{what} no count: that is what is estimated.",)


def version_of(table: Overlaps) -> str:
    """Return 16 digits that tell this table from any other, whatever the order of its rows."""
    content = repr((table.lists, table.counts.tolist())).encode()
    return hashlib.sha256(content).hexdigest()[:16]
