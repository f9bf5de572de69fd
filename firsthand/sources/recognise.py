"""Recognise: which reader a file needs, told by what is in it and never by its name alone."""

import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import polars as pl

from firsthand.domain.intelligence.source import Problem
from firsthand.sources import hmip_ratings, scraped_overviews
from firsthand.sources.ofsted_outcomes import is_outcomes
from firsthand.sources.sheets import ZIP, folded_header, opened, problem, refused

REPORT = "report"
OUTCOMES = "ofsted-outcomes"
YOUTH_JUSTICE = "hmip-ratings"
OVERVIEW = "scraped-overview"
STATISTICS = "ees-csv"
STATISTICS_METADATA = "ees-metadata"
STATISTICS_ARCHIVE = "ees-archive"
INTERACTIVE_TOOL = "lait"
DERIVED_TEXT = "derived-text"
KEYS = (
    REPORT,
    OUTCOMES,
    YOUTH_JUSTICE,
    OVERVIEW,
    STATISTICS,
    STATISTICS_METADATA,
    STATISTICS_ARCHIVE,
    INTERACTIVE_TOOL,
    DERIVED_TEXT,
)
# A PDF may begin with a few stray bytes; readers look through the first 1,024 for its mark.
PDF, PDF_WITHIN = b"%PDF-", 1024
GZIP, PARQUET = b"\x1f\x8b", b"PAR1"
# How many of these columns tell the kind. Statistics with one of theirs missing still are
# statistics, and their own reader says which column is missing.
HEADERS = {
    YOUTH_JUSTICE: (set(hmip_ratings.NEEDED), 3),
    STATISTICS: ({"time_period", "time_identifier", "geographic_level"}, 2),
    STATISTICS_METADATA: ({"col_name", "col_type", "label"}, 2),
}
INTERACTIVE_COLUMNS = {"Data item", "Years", "LA and Regions", "Values"}
DERIVED_FIELDS = {"repo", "file", "text"}


def recognise(path: Path) -> str | Problem:
    """Return the key of the reader that the file at `path` needs, or why none can read it."""
    content = path.read_bytes()
    if PDF in content[:PDF_WITHIN]:
        return REPORT
    by_mark: tuple[tuple[bytes, Callable[[Path], str | Problem]], ...] = (
        (GZIP, _compressed),
        (PARQUET, _parquet),
        (ZIP, _workbook),
    )
    for mark, recognised in by_mark:
        if content.startswith(mark):
            return recognised(path)
    return refused(path.name, content) or _text(path.name, content)


def _workbook(path: Path) -> str | Problem:
    if zipfile.is_zipfile(path) and _holds_csv(path):
        return STATISTICS_ARCHIVE
    workbook = opened(path)
    if isinstance(workbook, Problem):
        return workbook
    if is_outcomes(workbook.names):
        return OUTCOMES
    rows = workbook.load(workbook.names[0]) if len(workbook.names) == 1 else ()
    header = [folded_header(cell) for cell in rows[0]] if rows else []
    if scraped_overviews.shape_of(header):
        return OVERVIEW
    return problem(path.name, "no-reader", "sheets " + ", ".join(workbook.names[:6]))


def _holds_csv(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return any(name.lower().endswith(".csv") for name in archive.namelist())


def _compressed(path: Path) -> str | Problem:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            first = json.loads(lines.readline() or "null")
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return problem(path.name, "truncated", "a compressed file without its end")
    except (ValueError, UnicodeDecodeError):
        first = None
    if isinstance(first, dict) and set(first) >= DERIVED_FIELDS:
        return DERIVED_TEXT
    return problem(path.name, "no-reader", "a compressed file of another kind")


def _parquet(path: Path) -> str | Problem:
    try:
        columns = set(pl.read_parquet_schema(path))
    except pl.exceptions.PolarsError:
        return problem(path.name, "truncated", "a parquet file without its end")
    if columns >= INTERACTIVE_COLUMNS:
        return INTERACTIVE_TOOL
    return problem(path.name, "no-reader", f"columns {', '.join(sorted(columns)[:8])}")


def _text(file_name: str, content: bytes) -> str | Problem:
    """Recognise a CSV by its header; a header may stand in any encoding that keeps ASCII."""
    line = content.splitlines()[0].decode("utf-8-sig", errors="replace")
    header = {folded_header(cell) for cell in next(csv.reader(io.StringIO(line)), [])}
    for key, (columns, enough) in HEADERS.items():
        if len(columns & header) >= enough:
            return key
    given = ", ".join(sorted(filter(None, header))[:6])
    return problem(file_name, "no-reader", f"text that begins {given[:80]!r}")
