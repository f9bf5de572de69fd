"""Tables: a CSV file as text cells, exactly as published, with its columns by name."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from firsthand.sources.ees.finding import Finding, listed

ZIP_MAGIC = b"PK\x03\x04"  # xlsx and ods are zip files
OTHER_SEPARATORS = "\t;|"


@dataclass(frozen=True, kw_only=True)
class Table:
    """The header and the rows of one file; each row has as many cells as the header."""

    file_name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in reversed(list(enumerate(self.header)))}

    def __contains__(self, column: str) -> bool:
        """Tell whether the table has `column`."""
        return column in self._places

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells of one column, from the first row to the last."""
        place = self._places[name]
        return tuple(row[place] for row in self.rows)

    def together(self, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Yield, for each row, its cells in the columns `names`."""
        places = [self._places[name] for name in names]
        for row in self.rows:
            yield tuple(row[place] for place in places)

    def without_rows(self) -> bool:
        """Tell whether the table holds no row at all."""
        return not self.rows


def read_table(path: Path) -> Table | Finding:
    """Return the table in `path`, or the finding that says why it is none."""
    raw = path.read_bytes()
    if not raw.strip():
        return Finding(reason="empty", given="a file of no content")
    if path.suffix.lower() != ".csv" or raw.startswith(ZIP_MAGIC):
        return Finding(reason="not-a-csv", given=f"a file named {path.name}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Finding(reason="not-utf8", given=f"a byte 0x{raw[error.start]:02x}")
    return _parsed(text, path.name)


def _parsed(text: str, file_name: str) -> Table | Finding:
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return Finding(reason="not-a-csv", given=f"text that breaks off: {error}")
    header, rows = lines[0], [row for row in lines[1:] if row]
    if text.lstrip().lower().startswith(("<!doctype", "<html")):
        return Finding(reason="not-a-csv", given="a web page")
    if len(header) == 1 and any(mark in header[0] for mark in OTHER_SEPARATORS):
        return Finding(reason="wrong-separator", given=f"the header {header[0][:60]!r}")
    ragged = [number for number, row in enumerate(rows, 2) if len(row) != len(header)]
    if ragged:
        given = f"{len(header)} columns in the header, other numbers in rows {listed(ragged)}"
        return Finding(reason="ragged-rows", given=given)
    return Table(file_name=file_name, header=tuple(header), rows=tuple(map(tuple, rows)))
