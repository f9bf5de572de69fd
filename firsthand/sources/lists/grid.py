"""Grids: the sheets of a spreadsheet or CSV as rows of text cells, with nothing left out."""

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import fastexcel

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.sources.handed_in import refuse_endless
from firsthand.sources.lists.error_cells import error_cells
from firsthand.sources.separated import as_utf_8, decoded, separator
from firsthand.sources.sheets import ZIP, refused

Cells = tuple[str, ...]
ONLY_SHEET = ""  # the name of the one sheet of a CSV file
PDF = b"%PDF-"
NO_LISTS = frozenset({".json", ".yaml", ".yml", ".xml", ".pdf", ".doc", ".docx", ".md"})
LARGEST = 200_000_000  # bytes; a list of a million rows is smaller


class Once(dict[str, str]):
    """Gives back, for equal texts, one and the same: a list repeats most of its cells."""

    def __missing__(self, text: str) -> str:
        """Keep a text that is new."""
        self[text] = text
        return text


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One sheet: every row from the first to the last, as text; '' where a cell is blank."""

    sheet: str
    rows: tuple[Cells, ...]


@dataclass(frozen=True, kw_only=True)
class Book:
    """An opened file: its hash and its sheets."""

    name: str
    sha256: str
    grids: tuple[Grid, ...]


def opened(path_or_bytes: Path | bytes, *, name: str, sheet: str | None = None) -> Book:
    """Return the sheets of a file, or only the one named; refuse what is no spreadsheet."""
    content = _content(path_or_bytes, name)
    digest = hashlib.sha256(content).hexdigest()
    content = as_utf_8(content)
    if content.startswith(PDF) or Path(name).suffix.lower() in NO_LISTS:
        raise Refused(
            Objection(
                rule="list.not-a-spreadsheet",
                reason=f"{name} is a document or data of another kind, not a list.",
                remedy="Give the list as CSV or XLSX.",
            )
        )
    if found := refused(name, content):
        raise Refused(
            Objection(
                rule="list.not-a-spreadsheet",
                reason=f"{name} is {found.given}; needed is {found.needed}.",
                remedy=found.remedy,
            )
        )
    if content.startswith(ZIP):
        return Book(name=name, sha256=digest, grids=_of_workbook(content, name, sheet))
    return Book(name=name, sha256=digest, grids=(_of_csv(content, name),))


def _content(path_or_bytes: Path | bytes, name: str) -> bytes:
    if isinstance(path_or_bytes, bytes):
        content = path_or_bytes
    else:
        refuse_endless(path_or_bytes)
        try:
            content = path_or_bytes.read_bytes()
        except OSError as error:
            raise Refused(
                Objection(
                    rule="list.no-such-file",
                    reason=f"{path_or_bytes} cannot be read: {error.strerror}.",
                    remedy="Give the path of the list, as CSV or XLSX.",
                )
            ) from error
    if len(content) > LARGEST:
        raise Refused(
            Objection(
                rule="list.too-large",
                reason=f"{name} has {len(content):,} bytes; at most {LARGEST:,} are read.",
                remedy="Check that this is the list you meant, or split it.",
            )
        )
    return content


def _of_workbook(content: bytes, name: str, sheet: str | None) -> tuple[Grid, ...]:
    try:
        reader = fastexcel.read_excel(content)
        names = [one for one in reader.sheet_names if _wanted(one, sheet)]
        if not names:
            raise Refused(
                Objection(
                    rule="list.no-such-sheet",
                    reason=f"{name} has no sheet {sheet!r}; it has: "
                    f"{', '.join(reader.sheet_names)}.",
                    remedy="Name one of these sheets.",
                )
            )
        return tuple(_of_sheet(reader, content, one) for one in names)
    except fastexcel.FastExcelError as error:
        raise Refused(
            Objection(
                rule="list.not-a-spreadsheet",
                reason=f"{name} cannot be opened as a workbook: {str(error).splitlines()[0]}.",
                remedy="Open it in a spreadsheet program and save it again as XLSX.",
            )
        ) from error


def _wanted(name: str, sheet: str | None) -> bool:
    return sheet is None or name.strip().casefold() == sheet.strip().casefold()


def _of_sheet(reader: fastexcel.ExcelReader, content: bytes, name: str) -> Grid:
    errors = error_cells(content, name)
    loaded = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
    columns = [_shared(column.to_list()) for column in loaded.iter_columns()]
    del loaded  # a hundred megabytes, before as many are needed for the rows
    if errors:
        columns = _with_errors(columns, errors.cells, first=errors.first_column)
    return Grid(sheet=name, rows=tuple(zip(*columns, strict=True)))


def _shared(cells: Iterable[str | None]) -> list[str]:
    """Return the cells with '' for blanks, each distinct text held once."""
    once = Once()
    return [once[cell or ""] for cell in cells]


def _with_errors(
    columns: list[list[str]], errors: Iterable[tuple[int, int, str]], *, first: int
) -> list[list[str]]:
    """Put back '#N/A' and the like, which the reader of workbooks gives as blanks."""
    height = max((len(column) for column in columns), default=0)
    for row, column, text in errors:
        height = max(height, row + 1)
        while len(columns) <= column - first:
            columns.append([""] * height)
        for other in columns:
            other.extend([""] * (height - len(other)))
        columns[column - first][row] = text
    return columns


def _of_csv(content: bytes, name: str) -> Grid:
    text = decoded(content)
    mark = separator(text)
    once = Once().__getitem__
    try:
        rows = [
            tuple(map(once, row))
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        ]
    except csv.Error as error:
        raise Refused(
            Objection(
                rule="list.not-a-spreadsheet",
                reason=f"{name} cannot be read as CSV: {error}.",
                remedy="Open it in a spreadsheet program and save it again as 'CSV UTF-8'.",
            )
        ) from error
    width = max(map(len, rows), default=0)
    filled = (row if len(row) == width else row + ("",) * (width - len(row)) for row in rows)
    return Grid(sheet=ONLY_SHEET, rows=tuple(filled))
