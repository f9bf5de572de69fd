"""Texts in rows: CSV and JSON lines with a place, a date and a text in each."""

import csv
import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from firsthand.domain.intelligence.source import Problem
from firsthand.domain.surveillance.subjects.text import Text
from firsthand.sources.reports.pages import Document
from firsthand.sources.reports.printed_dates import first_date
from firsthand.sources.separated import as_utf_8, decoded, separator

# The names that people give these columns, the plainest first.
NAMES = {
    "text": (
        "text",
        "body",
        "content",
        "sentence",
        "words",
        "narrative",
        "description",
        "concern",
        "complaint",
        "letter",
        "statement",
        "report",
    ),
    "place": (
        "place",
        "authority",
        "local_authority",
        "la",
        "la_name",
        "la_code",
        "area",
        "provider",
        "home",
        "school",
        "organisation",
        "service",
        "source",
        "source_id",
    ),
    "date": (
        "date",
        "on",
        "dated",
        "day",
        "published_on",
        "published",
        "publication_date",
        "received_on",
        "received",
        "reported_on",
        "created_on",
        "created",
        "written_on",
    ),
    "kind": ("kind", "framework", "era", "form", "document_type"),
}
NEEDED = ("place", "date", "text")
REMEDY = "Name the columns place, date and text, one text to a row; kind may stand beside."
LONGEST_TEXT = 1 << 27  # characters of one cell; a whole report may stand in it
Row = Mapping[str, object]
Found = Text | Document | Problem


def csv_texts(path: Path, content: str) -> Iterator[Found]:
    """Yield the text of each row of a table, or what is wrong with it."""
    if not content.strip():
        yield _problem(path, "empty", "a file without content", "rows of text")
        return
    headings, rows = _rows(content)
    columns = _columns([name for name in headings if name])
    if missing := [name for name in NEEDED if name not in columns]:
        given = "the columns " + ", ".join(filter(None, headings))[:200]
        yield _problem(path, "wrong-columns", given, "columns for " + ", ".join(missing))
        return
    for number, row in enumerate(rows, start=2):
        yield _text(path, {name: row.get(column) for name, column in columns.items()}, number)


def _rows(content: str) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Return headings and rows; the limit of a cell, which all readers share, is put back."""
    before = csv.field_size_limit(LONGEST_TEXT)
    try:
        rows = csv.DictReader(io.StringIO(content, newline=""), delimiter=separator(content))
        return tuple(rows.fieldnames or ()), list(rows)
    finally:
        csv.field_size_limit(before)


def json_texts(path: Path) -> Iterator[Found]:
    """Yield the text of each line, or of each entry of one list, or what is wrong with it."""
    content = _unpacked(path)
    if isinstance(content, Problem):
        yield content
        return
    for number, line in enumerate(_lines(content), start=1):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            yield _of_json(path, row, number)
        else:
            needed = "a JSON object with place, date and text"
            yield _problem(path, "unreadable-value", f"{line[:60]!r}", needed, row=number)


def _unpacked(path: Path) -> str | Problem:
    content = path.read_bytes()
    if not path.name.endswith(".gz"):
        return decoded(as_utf_8(content))
    try:
        return decoded(gzip.decompress(content))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return _problem(path, "truncated", "a compressed file without its end", "all of it")


def _lines(content: str) -> Iterator[str]:
    if content.lstrip().startswith("["):
        try:
            yield from (json.dumps(one) for one in json.loads(content))
            return
        except (ValueError, TypeError, RecursionError):
            pass
    # Only line feeds part lines: JSON may hold the other marks that `splitlines` parts at.
    yield from (line for line in content.split("\n") if line.strip())


def _of_json(path: Path, row: dict[str, object], number: int) -> Found:
    columns = _columns(list(row))
    if "file" in row and "text" in row and "date" not in columns:
        text = str(row["text"])
        return Document(
            file_name=str(row["file"]),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            pages=tuple(text.split("\f")),
        )
    if missing := [name for name in NEEDED if name not in columns]:
        given = "the keys " + ", ".join(map(str, row))[:200]
        needed = "keys for " + ", ".join(missing)
        return _problem(path, "wrong-columns", given, needed, row=number)
    return _text(path, {name: row[column] for name, column in columns.items()}, number)


def _columns(given: list[str]) -> dict[str, str]:
    """Return which of the given columns holds what."""
    folded = {re.sub(r"\W+", "_", one.strip().casefold()).strip("_"): one for one in given}
    return {
        name: next(folded[known] for known in names if known in folded)
        for name, names in NAMES.items()
        if any(known in folded for known in names)
    }


def _text(path: Path, row: Row, number: int) -> Text | Problem:
    told = {name: str(value).strip() for name, value in row.items() if value is not None}
    for name in NEEDED:
        if not told.get(name):
            return _problem(path, "no-" + name, f"no {name}", f"a {name}", row=number)
    on = day_of(told["date"])
    if on is None:
        given = f"the date {told['date'][:40]!r}"
        return _problem(path, "no-date", given, "a date such as 2024-03-18", row=number)
    return Text(place=told["place"], on=on, kind=told.get("kind") or "texts", body=told["text"])


def day_of(told: str) -> date | None:
    """Return the day that a cell tells: ISO, or day before month as in Britain."""
    if re.fullmatch(r"\d{4}-\d\d", told):
        told += "-01"
    try:
        return datetime.fromisoformat(told).date()
    except ValueError:
        pass
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d %b %Y", "%Y/%m/%d"):
        try:
            return datetime.strptime(told.split(" 0")[0], form).date()
        except ValueError:
            continue
    return first_date(told)


def _problem(
    path: Path, reason: str, given: str, needed: str, *, row: int | None = None
) -> Problem:
    return Problem(
        file_name=path.name,
        reason=reason,
        given=given,
        needed=needed,
        remedy=REMEDY,
        row=f"line {row}" if row else None,
    )
