"""Sheets: open a spreadsheet (XLSX, ODS) or CSV as rows of text, or say why it cannot be."""

import csv
import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import fastexcel

from firsthand.domain.common.place import Place
from firsthand.domain.inspection.attachments.containers import TIGHTEST, too_tight
from firsthand.domain.intelligence.source import Problem
from firsthand.sources import separated
from firsthand.sources.cells import text
from firsthand.sources.unpacked import understated

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password
ZIP = b"PK\x03\x04"
SPREADSHEET_PARTS = ("xl/workbook.xml", "content.xml")
CSV = "CSV"  # the only sheet of a CSV file
LARGEST = 1_000_000_000  # bytes once unpacked; the largest table that we know has 80 million

Cells = tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """An opened file: its hash, the names of its sheets, and the rows of each when asked."""

    file_name: str
    sha256: str
    names: tuple[str, ...]
    load: Callable[[str], tuple[Cells, ...]]

    @property
    def source_id(self) -> str:
        """Return the identifier under which the file is known as a source."""
        return self.sha256[:16]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table on a sheet: its header and its rows, each with its number on the sheet."""

    sheet: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, Cells], ...]


def opened(path: Path) -> Workbook | Problem:
    """Return the publisher's spreadsheet or CSV at `path`, or why it cannot be opened."""
    content = path.read_bytes()
    return _opened(path.name, content, hashlib.sha256(content).hexdigest(), handed=False)


def opened_content(
    file_name: str, content: bytes, *, most: int | None = None
) -> Workbook | Problem:
    """
    Return the spreadsheet or CSV that somebody handed over, or why it cannot be opened.

    Unlike a publisher's, its text may be parted by semicolons or tabs, and in any encoding.
    A workbook may have `most` bytes once unpacked.
    """
    digest = hashlib.sha256(content).hexdigest()
    return _opened(file_name, separated.as_utf_8(content), digest, handed=True, most=most)


def _opened(
    file_name: str, content: bytes, digest: str, *, handed: bool, most: int | None = None
) -> Workbook | Problem:
    refusal = refused(file_name, content, most=most)
    if refusal:
        return refusal
    if not content.startswith(ZIP):
        return _csv(file_name, content, digest, handed=handed)
    try:
        reader = fastexcel.read_excel(content)
        names = tuple(reader.sheet_names)
    except fastexcel.FastExcelError as error:
        return problem(file_name, "truncated", str(error).splitlines()[0])

    def load(name: str) -> tuple[Cells, ...]:
        sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        return tuple(sheet.to_polars().rows())

    return Workbook(file_name=file_name, sha256=digest, names=names, load=load)


def refused(file_name: str, content: bytes, *, most: int | None = None) -> Problem | None:
    """
    Return why these bytes are no table that can be opened, judging by content alone.

    A workbook may have `most` bytes once unpacked, a gigabyte where nothing is said.
    """
    start = content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not content.strip():
        return problem(file_name, "empty", "a file without content")
    if start.startswith((b"<!doctype html", b"<html")):
        return problem(file_name, "web-page", "a web page, perhaps an error page")
    if content.startswith(OLE):
        return problem(file_name, "encrypted", "a file under a password, or an old .xls")
    if content.startswith(b"PK"):
        return _refused_zip(file_name, content, LARGEST if most is None else most)
    if b"\x00" in content[:4096]:
        return problem(file_name, "not-a-table", "binary content that is no spreadsheet")
    return None


def tables(workbook: Workbook, sheet: str, *, needs: str) -> Iterator[Table]:
    """
    Yield each table of a sheet; a table begins with a row that has a cell reading `needs`.

    It ends at an empty row or at the next header. Titles and notes above it are passed over.
    """
    header: tuple[str, ...] = ()
    body: list[tuple[int, Cells]] = []
    for number, cells in enumerate((*workbook.load(sheet), ()), start=1):
        plain = tuple(folded_header(cell) for cell in cells)
        starts, ends = needs in plain, not any(cells)
        if (starts or ends) and header:
            yield Table(sheet=sheet, header=header, rows=tuple(body))
            header, body = (), []
        if starts:
            header = plain
        elif header:
            body.append((number, cells))


def records(table: Table) -> Iterator[tuple[Place, dict[str, str | None]]]:
    """Yield the place of each row and what it says by the name of its column."""
    where = "" if table.sheet == CSV else f"{table.sheet}, "
    for number, cells in table.rows:
        said = [*map(text, cells), *([None] * len(table.header))]
        yield Place(row=f"{where}row {number}"), dict(zip(table.header, said, strict=False))


def folded_header(cell: str | None) -> str:
    """Return a heading in the form in which headings are compared."""
    return " ".join((cell or "").lower().split())


def problem(file_name: str, reason: str, given: str, *, row: str | None = None) -> Problem:
    """Return a problem with what the reason needs and what to do about it."""
    needed, remedy = REASONS[reason]
    return Problem(
        file_name=file_name, reason=reason, given=given, needed=needed, remedy=remedy, row=row
    )


REASONS = {
    "empty": ("a file with content", "Download the file again."),
    "web-page": (
        "the file itself",
        "Open the address in a browser: the publisher has probably moved the file.",
    ),
    "encrypted": (
        "a workbook that opens without a password, saved as XLSX or ODS",
        "Open it, remove the password, and save it as XLSX.",
    ),
    "truncated": ("a whole workbook", "Download the file again; this copy is incomplete."),
    "too-large": ("a smaller workbook", "Check that this is the file you meant."),
    "not-a-table": ("a spreadsheet (XLSX or ODS) or CSV", "Load the spreadsheet itself."),
    "not-utf8": ("text in UTF-8", "Save the file as 'CSV UTF-8'."),
    "missing-sheet": (
        "the sheets of Ofsted's outcome tables",
        "Download the whole workbook, or check whether the publisher renamed the sheet.",
    ),
    "wrong-columns": (
        "the columns of this publication, in any order",
        "Compare the header with the last file that loaded; the publisher may have renamed it.",
    ),
    "wrong-year": (
        "a file whose cover and contents speak of the same time",
        "Check that the file is the one its cover describes, and download it again.",
    ),
    "no-publication-date": (
        "a Cover sheet that says when it was published",
        "Load the publisher's own file, with its Cover sheet.",
    ),
    "unknown-authority": (
        "a children's services authority in England since 2009",
        "Correct the name in the file, or add it to the reference data as another name.",
    ),
    "unreadable-value": (
        "a date, or a grade in the publisher's words",
        "Look at the row in the file; the rest of it was loaded where it could be.",
    ),
    "impossible-date": (
        "days in order: the inspection, its publication, the publication of the table",
        "Look at the row in the file; that inspection was left out, the others were loaded.",
    ),
    "no-reader": (
        "a report, an outcomes table, an overview or a statistics file",
        "Nothing: files of this kind are not read. Remove it to keep this list short.",
    ),
}


def _csv(file_name: str, content: bytes, digest: str, *, handed: bool) -> Workbook | Problem:
    try:
        said = separated.decoded(content) if handed else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return problem(file_name, "not-utf8", "text in another encoding")
    try:
        mark = separated.separator(said) if handed else ","
        rows = tuple(
            tuple(cell.strip() or None for cell in row)
            for row in csv.reader(io.StringIO(said), delimiter=mark)
        )
    except csv.Error as error:
        return problem(file_name, "not-a-table", str(error))
    return Workbook(file_name=file_name, sha256=digest, names=(CSV,), load=lambda _: rows)


def _refused_zip(file_name: str, content: bytes, most: int) -> Problem | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _refused_parts(file_name, archive, most) or _refused_lie(
                file_name, content, archive
            )
    except (zipfile.BadZipFile, KeyError, EOFError, struct.error, zlib.error):
        return problem(file_name, "truncated", "a ZIP file without its end")


def _refused_parts(file_name: str, archive: zipfile.ZipFile, most: int) -> Problem | None:
    parts: Sequence[str] = archive.namelist()
    if not any(part in parts for part in SPREADSHEET_PARTS):
        return problem(file_name, "not-a-table", "a ZIP file that is no spreadsheet")
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > most:
        told = f"{unpacked:,} bytes once unpacked, where {most:,} are the most"
        return problem(file_name, "too-large", told)
    if any(map(too_tight, archive.infolist())):
        told = f"a part that unpacks to over {TIGHTEST} times its size, as no sheet does"
        return problem(file_name, "too-large", told)
    manifest = "META-INF/manifest.xml"
    if manifest in parts and b"encryption-data" in archive.read(manifest):
        return problem(file_name, "encrypted", "a workbook under a password")
    return None


def _refused_lie(file_name: str, content: bytes, archive: zipfile.ZipFile) -> Problem | None:
    """Refuse a workbook whose parts unpack to more than it says: no limit would hold."""
    if any(understated(content, part) for part in archive.infolist()):
        return problem(file_name, "too-large", "parts that unpack to more than they say")
    return None
