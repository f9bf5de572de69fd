"""
Error cells: '#N/A' and its like in an XLSX sheet.

The fast reader of workbooks gives them as blanks. A blank and a failed formula are not the same
to whoever draws from a list, so they are looked up in the workbook's own XML.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath
from xml.etree import ElementTree

ERROR = re.compile(rb'<c\b([^>]*\bt="e"[^>]*)>(.*?)</c>', re.DOTALL)
FILLED = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)\d+"[^>]*?(?<!/)>')
PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
SHOWN = re.compile(rb"<v>([^<]*)</v>")
CHUNK = 1 << 20
OVERLAP = 4096  # longer than any one cell that holds an error
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, kw_only=True)
class ErrorCells:
    """The error cells of a sheet as (row, column, text), counted from 0; its first column."""

    cells: tuple[tuple[int, int, str], ...]
    first_column: int


def error_cells(content: bytes, sheet: str) -> ErrorCells | None:
    """Return the error cells of a sheet of an XLSX workbook, or None where there are none."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = _part(archive, sheet)
        if part is None:
            return None
        found: dict[tuple[int, int], str] = {}
        for chunk in _chunks(archive, part):
            for cell in ERROR.finditer(chunk) if b't="e"' in chunk else ():
                place, shown = PLACE.search(cell[1]), SHOWN.search(cell[2])
                if place:
                    text = shown[1].decode("utf-8", "replace") if shown else "#ERROR"
                    found[int(place[2]) - 1, _column(place[1])] = text
        if not found:
            return None
        first = min(_column(m[1]) for c in _chunks(archive, part) for m in FILLED.finditer(c))
    cells = tuple((row, column, text) for (row, column), text in sorted(found.items()))
    return ErrorCells(cells=cells, first_column=first)


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the name of the part that holds a sheet, or None where this is no XLSX."""
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return None
    ids = {one.get("name"): one.get(LINK) for one in book.iter(f"{MAIN}sheet")}
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    target = targets.get(ids.get(sheet))
    if not target:
        return None
    part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return part if part in archive.namelist() else None


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield the XML in overlapping pieces, so that no cell is cut in two."""
    with archive.open(part) as stream:
        rest = b""
        while piece := stream.read(CHUNK):
            yield rest + piece
            rest = (rest + piece)[-OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
