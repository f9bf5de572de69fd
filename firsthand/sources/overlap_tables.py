"""
Read a table of overlaps (CSV, XLSX or ODS): a 0/1 column for each list, and a column `count`.

Nothing is guessed and nothing dropped: a row that cannot be read for certain refuses the table,
with its number and what it needs.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.intelligence.source import Problem
from firsthand.sources.handed_in import content_of
from firsthand.sources.sheets import Cells, Workbook, opened_content
from firsthand.stats.hidden.overlaps import MOST_LISTS, Overlaps, overlaps

RULE = "overlaps-file"
COUNT = "count"
NEEDED = "a column for each list, holding 1 (on it) or 0 (not on it), and a column 'count'"
ON = {"1": 1, "1.0": 1, "true": 1, "0": 0, "0.0": 0, "false": 0}
WHOLE = re.compile(r"\d+(\.0+)?|\d{1,3}(,\d{3})+")
LARGEST = 2**53  # the largest count that numbers hold exactly
MOST_ROWS = 1_000_000  # a longer file is a list of people, no table
SHOWN = 5  # rows of a kind that a refusal names
Rows = Sequence[tuple[int, Cells]]


@dataclass(frozen=True, kw_only=True)
class OverlapTable:
    """A table as read: its overlaps, what tells it from others, and what was noticed."""

    file_name: str
    version: str
    overlaps: Overlaps
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WrittenTable:
    """A table as it is written: its headings, and its rows with their numbers."""

    file_name: str
    header: tuple[str, ...]
    rows: Rows


def read_overlaps(given: Path | bytes, *, name: str = "the table") -> OverlapTable:
    """Return the table of overlaps in a file, or raise `Refused` with every reason."""
    return understood(written(given, name=name))


def written(given: Path | bytes, *, name: str = "the table") -> WrittenTable:
    """Return a file's headings and rows as they are written, or refuse what is no table."""
    content = given if isinstance(given, bytes) else content_of(given)
    called = name if isinstance(given, bytes) else given.name
    workbook = opened_content(called, content)
    if isinstance(workbook, Problem):
        raise _refused(
            f"{called} holds no table: {workbook.given}.", f"Give {workbook.needed}."
        )
    header, rows = _cells(workbook)
    return WrittenTable(file_name=called, header=tuple(header), rows=rows)


def understood(table: WrittenTable) -> OverlapTable:
    """Return what was written as a table of overlaps, or refuse it with every reason."""
    called, header, rows = table.file_name, table.header, table.rows
    place = _place_of_count(called, header)
    lists = [cell for at, cell in enumerate(header) if at != place]
    _check_lists(called, lists)
    _check_rows(called, header, rows, place)
    return _made(called, lists, rows, place)


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule=RULE, reason=reason, remedy=remedy))


def _cells(workbook: Workbook) -> tuple[list[str], Rows]:
    cells = workbook.load(workbook.names[0]) if workbook.names else ()
    filled = [
        (number, row)
        for number, row in enumerate(cells, start=1)
        if any((cell or "").strip() for cell in row)
    ]
    if len(filled) < 2:
        raise _refused(f"{workbook.file_name} has no row of counts; needed is {NEEDED}.", HOW)
    if len(filled) > MOST_ROWS:
        raise _refused(f"{workbook.file_name} has {len(filled):,} rows.", TOO_LONG)
    header = [(cell or "").strip() for cell in filled[0][1]]
    while header and not header[-1]:
        header.pop()
    return header, filled[1:]


HOW = "Write one row for each combination of lists, with headings above them."
TOO_LONG = "Give counts of combinations, not a row for each person."


def _place_of_count(called: str, header: Sequence[str]) -> int:
    places = [at for at, cell in enumerate(header) if cell.lower() == COUNT]
    if len(places) == 1:
        return places[0]
    how_many = "no column" if not places else f"{len(places)} columns"
    shown = ", ".join(header) or "none"
    raise _refused(
        f"{called} has {how_many} named 'count' (headings: {shown}); needed is {NEEDED}.", HOW
    )


def _check_lists(called: str, lists: Sequence[str]) -> None:
    count = len(lists)
    if not all(lists) or len({name.lower() for name in lists}) < count:
        shown = ", ".join(repr(name) for name in lists)
        raise _refused(
            f"{called} has columns without a name of their own ({shown}).", "Name every list."
        )
    if count < 2:
        raise _refused(
            f"{called} has {count} list; how many are on none can only be told from overlaps, "
            "which need two lists, and a judgement of them three.",
            "Add a 0/1 column for each further list.",
        )
    if count > MOST_LISTS:
        raise _refused(
            f"{called} has {count} lists, which make {2**count - 1:,} combinations, nearly all "
            f"empty; at most {MOST_LISTS} lists are taken.",
            "Merge lists of the same kind.",
        )


def _check_rows(called: str, header: Sequence[str], rows: Rows, place: int) -> None:
    faults: dict[str, list[str]] = {}
    for number, row in rows:
        for remedy, words in _faults(header, row, place):
            faults.setdefault(remedy, []).append(f"row {number} {words}")
    if faults:
        raise Refused(
            *(
                Objection(
                    rule=RULE,
                    reason=f"{called}: {'; '.join(found[:SHOWN])}{_more(found)}.",
                    remedy=remedy,
                )
                for remedy, found in faults.items()
            )
        )


def _more(found: Sequence[str]) -> str:
    return f"; and {len(found) - SHOWN:,} more rows" if len(found) > SHOWN else ""


def _faults(header: Sequence[str], row: Cells, place: int) -> list[tuple[str, str]]:
    """Return what is wrong with a row, each with its remedy."""
    if any((cell or "").strip() for cell in row[len(header) :]):
        return [("Give every column a heading.", "has more cells than there are headings")]
    faults = [
        (
            ON_OR_NOT,
            f"has {_cell(row, at)!r} under {name!r}",
        )
        for at, name in enumerate(header)
        if at != place and _cell(row, at).lower() not in ON
    ]
    count = _cell(row, place)
    if fault := _fault_of_count(count):
        faults.append((fault, f"has the count {count!r}"))
    elif not faults and not any(_codes(row, place, len(header))) and _whole(count):
        faults.append((NOBODY, f"counts {_whole(count):,} people who are on no list"))
    return faults


ON_OR_NOT = (
    "Write 1 for on the list and 0 for not. A column of groups or areas is named with --by, or "
    "on the page."
)
NOBODY = "Take the row out: who is on no list was not counted but is to be estimated."


def _fault_of_count(count: str) -> str | None:
    if WHOLE.fullmatch(count):
        return None if _whole(count) < LARGEST else "Give a count that people can reach."
    if not count:
        return "Write the number of people, 0 where there is nobody."
    if re.fullmatch(r"-\d+(\.\d+)?", count):
        return "A count of people cannot be negative: write the number seen."
    return "Write whole numbers: people as counted, neither rates nor estimates."


def _cell(row: Cells, at: int) -> str:
    return (row[at] or "").strip() if at < len(row) else ""


def _whole(count: str) -> int:
    return int(count.replace(",", "").split(".")[0])


def _codes(row: Cells, place: int, width: int) -> list[int]:
    return [ON[_cell(row, at).lower()] for at in range(width) if at != place]


def _made(called: str, lists: Sequence[str], rows: Rows, place: int) -> OverlapTable:
    width = len(lists) + 1
    histories = np.array([_codes(row, place, width) for _, row in rows], dtype=np.int64)
    counts = np.array([_whole(_cell(row, place)) for _, row in rows], dtype=np.int64)
    table = overlaps(lists, histories, counts)
    if not table.observed:
        raise _refused(f"{called} counts nobody: all counts are 0.", "Give people counted.")
    empty = [name for name, size in zip(lists, table.sizes, strict=True) if not size]
    if empty:
        raise _refused(
            f"{called}: nobody is on {', '.join(empty)}, which so says nothing.",
            "Leave that column out, or check where its people went.",
        )
    return OverlapTable(
        file_name=called,
        version=version_of(table),
        overlaps=table,
        notes=_notes(histories),
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


def version_of(table: Overlaps) -> str:
    """Return 16 digits that tell this table from any other, whatever the order of its rows."""
    content = repr((table.lists, table.counts.tolist())).encode()
    return hashlib.sha256(content).hexdigest()[:16]
