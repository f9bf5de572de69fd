"""
Read what is written in a table (CSV, XLSX or ODS): headings, rows, and which column counts.

The column of counts is called `count`, or as somebody says. It is never guessed: where another
one could be meant, the refusal names it.
"""

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.intelligence.source import Problem
from firsthand.sources.handed_in import content_of, too_large
from firsthand.sources.sheets import ZIP, Cells, Workbook, opened_content

RULE, RULE_OF_COUNT = "overlaps-file", "overlaps-count"
COUNT = "count"
NEEDED = "a column for each list, holding 1 (on it) or 0 (not on it), and a column {count!r}"
HOW = "Write one row for each combination of lists, with headings above them."
TOO_LONG = "Give counts of combinations, not a row for each person."
ON = {"1": 1, "1.0": 1, "true": 1, "0": 0, "0.0": 0, "false": 0}
WHOLE = re.compile(r"\d+(\.0+)?|\d{1,3}(,\d{3})+")
THOUSANDS = re.compile(r"\d{1,3}\.000")  # one, or a thousand where a point parts thousands
NOT_COUNTED = {"", "na", "n/a", "nan", "null", "none", "-", "?", "."}
LARGEST = (
    20_000_000  # bytes; every combination of twelve lists in sixty groups needs 11 million
)
LARGEST_UNPACKED = 200_000_000  # bytes of the same as a workbook
MOST_ROWS = 1_000_000  # a longer file is a list of people, no table
Rows = Sequence[tuple[int, Cells]]


@dataclass(frozen=True, kw_only=True)
class WrittenTable:
    """A table as it is written: its headings, its rows by number, the heading of its counts."""

    file_name: str
    header: tuple[str, ...]
    rows: Rows
    count: str = COUNT
    notes: tuple[str, ...] = ()


def written(
    given: Path | bytes, *, name: str = "the table", count: str = COUNT
) -> WrittenTable:
    """Return a file's headings and rows as they are written, or refuse what is no table."""
    called = name if isinstance(given, bytes) else given.name
    content = _content(given, called)
    lines = 0 if content.startswith(ZIP) else content.count(b"\n")
    if lines > MOST_ROWS:  # counted before they are parted into cells, which takes seconds
        raise refused(f"{called} has {lines:,} lines.", TOO_LONG)
    workbook = opened_content(called, content, most=LARGEST_UNPACKED)
    if isinstance(workbook, Problem):
        raise refused(f"{called} holds no table: {workbook.given}.", f"Give {workbook.needed}.")
    wanted = count.strip() or COUNT
    sheet, notes = _sheet(workbook, wanted)
    header, rows = _cells(workbook, sheet, NEEDED.format(count=wanted))
    return WrittenTable(
        file_name=called, header=tuple(header), rows=rows, count=wanted, notes=notes
    )


def _content(given: Path | bytes, called: str) -> bytes:
    if not isinstance(given, bytes):
        return content_of(given, most=LARGEST, remedy=TOO_LONG)
    if len(given) > LARGEST:
        raise too_large(called, len(given), LARGEST, TOO_LONG)
    return given


def _sheet(workbook: Workbook, count: str) -> tuple[Sequence[Cells], tuple[str, ...]]:
    """Return the one sheet that is a table, and a note on others; refuse several tables."""
    sheets = {name: workbook.load(name) for name in workbook.names}
    held = {name: filled for name, cells in sheets.items() if (filled := _filled(cells))}
    found = [name for name, rows in held.items() if _has(rows[0][1], count)]
    if len(found) > 1:
        raise refused(
            f"{workbook.file_name} has {len(found)} sheets with a column {count!r} "
            f"({', '.join(found)}).",
            "Save each table as a file of its own.",
        )
    names = found or list(held)
    if not names:
        return (), ()
    others = [name for name in held if name != names[0]]
    note = f"The sheet {names[0]!r} was read; passed over: {', '.join(others)}."
    return sheets[names[0]], (note,) if others else ()


def _filled(cells: Sequence[Cells]) -> Rows:
    return [
        (number, row)
        for number, row in enumerate(cells, start=1)
        if any((cell or "").strip() for cell in row)
    ]


def _has(row: Cells, count: str) -> bool:
    return any((cell or "").strip().lower() == count.lower() for cell in row)


def _cells(workbook: Workbook, cells: Sequence[Cells], needed: str) -> tuple[list[str], Rows]:
    filled = _filled(cells)
    if len(filled) < 2:
        raise refused(f"{workbook.file_name} has no row of counts; needed is {needed}.", HOW)
    if len(filled) > MOST_ROWS:
        raise refused(f"{workbook.file_name} has {len(filled):,} rows.", TOO_LONG)
    header = [(cell or "").strip() for cell in filled[0][1]]
    while header and not header[-1]:
        header.pop()
    return header, filled[1:]


def place_of_count(table: WrittenTable) -> int:
    """Return the place of the column of counts, or refuse a table without just one."""
    header = table.header
    places = [at for at, cell in enumerate(header) if cell.lower() == table.count.lower()]
    if len(places) == 1:
        return places[0]
    if places:
        raise refused(
            f"{table.file_name} has {len(places)} columns named {table.count!r}.",
            "Name the others otherwise, each as its list.",
            rule=RULE_OF_COUNT,
        )
    raise refused(
        f"{table.file_name} has no column named {table.count!r} ({_told(table)}); needed is "
        f"{NEEDED.format(count=table.count)}.",
        _how(table),
        rule=RULE_OF_COUNT,
    )


def _told(table: WrittenTable) -> str:
    """Return the headings that stand above numbers alone: no other is sure to be one."""
    above = [at for at in range(len(table.header)) if _heads_numbers(table, at)]
    others = len(table.header) - len(above)
    shown = ", ".join(table.header[at] for at in above) or "none"
    return f"columns of numbers: {shown}; other columns: {others}"


def _heads_numbers(table: WrittenTable, at: int) -> bool:
    """
    Tell whether a column holds numbers alone, under a heading that is none.

    Where the first row is one of a list of children, and not of headings, its cell is written
    as those below it, and so is not told.
    """
    cells = [cell for _, row in table.rows if (cell := cell_of(row, at))]
    numbers = (WHOLE.fullmatch(cell) or cell.lower() in ON for cell in cells)
    return bool(cells) and all(numbers) and table.header[at][:1].isalpha()


def _how(table: WrittenTable) -> str:
    """Return what to do about a table without the column of counts."""
    able = [at for at in range(len(table.header)) if _could_be_counts(table.rows, at)]
    if len(able) != 1 or not table.header[able[0]][:1].isalpha():
        return HOW
    name = table.header[able[0]]
    return (
        f"If {name!r} says how many people there are, name it as the column of counts (on the "
        f"command line: --count {shlex.quote(name)})."
    )


def _could_be_counts(rows: Rows, at: int) -> bool:
    cells = [cell for _, row in rows if (cell := cell_of(row, at)).lower() not in NOT_COUNTED]
    return all(WHOLE.fullmatch(cell) for cell in cells) and any(
        cell.lower() not in ON for cell in cells
    )


def counted(table: WrittenTable) -> Rows:
    """Return the rows but for those of people on no list that say that nobody counted them."""
    place = place_of_count(table)
    return [one for one in table.rows if not _asked(table.header, one[1], place)]


def _asked(header: Sequence[str], row: Cells, place: int) -> bool:
    """Return whether a row is of people on no list, and says that nobody counted them."""
    lists = [cell_of(row, at).lower() for at in range(len(header)) if at != place]
    return (
        cell_of(row, place).lower() in NOT_COUNTED
        and all(ON.get(cell) == 0 for cell in lists)
        and not any((cell or "").strip() for cell in row[len(header) :])
    )


def cell_of(row: Cells, at: int) -> str:
    """Return what a cell of a row holds, nothing where the row is shorter."""
    return (row[at] or "").strip() if at < len(row) else ""


def refused(reason: str, remedy: str, *, rule: str = RULE) -> Refused:
    """Return the refusal of a table."""
    return Refused(Objection(rule=rule, reason=reason, remedy=remedy))
