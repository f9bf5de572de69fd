"""
Read agencies' lists: CSV, XLSX, ODS or Parquet into headings and cells, no row left out.

The headings stand in the first row that looks like it among the first rows: one in which two
cells at least are headings that mean one thing, else the first row that is not blank.
"""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.list_problems import ListProblem
from firsthand.domain.prevalence.linkage.vocabulary import Vocabulary
from firsthand.sources.agency_lists.encodings import as_utf_8
from firsthand.sources.agency_lists.headed import SEARCHED, Headed, headed, is_headed
from firsthand.sources.agency_lists.no_headings import known_headings
from firsthand.sources.agency_lists.parquet import MAGIC, columns
from firsthand.sources.agency_lists.parted_text import grid
from firsthand.sources.agency_lists.sheets_of_lists import failed_formulas, sheets
from firsthand.sources.handed_in import content_of
from firsthand.sources.separated import SEPARATORS, separator
from firsthand.sources.sheets import OLE, refused

LARGEST = 4_000_000_000  # bytes; ten million children need a quarter of that
START = 20_000  # bytes by which the mark between cells is found


@dataclass(frozen=True, kw_only=True, eq=False)
class AgencyFile:
    """A file as read: its name, its hash, its headings, its cells, and what was noticed."""

    file_name: str
    sha256: str
    headings: tuple[str, ...]
    cells: pl.DataFrame  # `file_row`, and a column of text for each heading
    problems: tuple[ListProblem, ...]
    blank_rows: int  # which are not among the cells


def agency_file(file: Path, vocabulary: Vocabulary) -> AgencyFile:
    """Return what a file holds, or refuse what is no list with headings and rows."""
    content = content_of(file, most=LARGEST, remedy="Give it in parts.")
    if content.startswith(MAGIC):
        frame, told = columns(content, file.name)
        found = Headed.of_columns(frame, file.name, vocabulary)
    elif content.startswith((b"PK", OLE)):
        found, told = _of_workbook(content, file.name, vocabulary)
    else:
        found, told = _of_text(content, file.name, vocabulary)
    return AgencyFile(
        file_name=file.name,
        sha256=hashlib.sha256(content).hexdigest(),
        headings=found.headings,
        cells=found.cells,
        problems=(*told, *found.problems),
        blank_rows=found.blank_rows,
    )


def _of_text(
    content: bytes, name: str, vocabulary: Vocabulary
) -> tuple[Headed, list[ListProblem]]:
    plain, told = as_utf_8(content, name)
    if problem := refused(name, plain):
        raise _refused(name, f"holds no list: {problem.given}", problem.remedy)
    mark = _mark(plain[:START].decode("utf-8", errors="ignore"), vocabulary)
    return headed(grid(plain, mark, name), name, vocabulary), told


def _mark(start: str, vocabulary: Vocabulary) -> str:
    """Return the mark that parts the most headings that are known, else the most regular."""
    lines = start.splitlines()[:SEARCHED]

    def known(mark: str) -> int:
        rows = csv.reader(lines, delimiter=mark)
        return max((known_headings(row, vocabulary) for row in rows), default=0)

    counts = {mark: known(mark) for mark in SEPARATORS}
    best = [mark for mark, count in counts.items() if count == max(counts.values())]
    return best[0] if len(best) == 1 else separator(start)


def _of_workbook(
    content: bytes, name: str, vocabulary: Vocabulary
) -> tuple[Headed, list[ListProblem]]:
    found = sheets(content, name)
    if not found:
        raise _refused(name, "has no sheet that holds anything", "Give the list itself.")
    lists = [one for one, frame in found.items() if is_headed(frame, vocabulary)]
    if len(lists) > 1:
        raise _refused(
            name,
            f"has {len(lists)} sheets that are lists ({', '.join(lists)})",
            "Save each list as a file of its own.",
        )
    sheet = _only(lists or list(found), name)
    told = failed_formulas(content, sheet)
    if others := [one for one in found if one != sheet]:
        reason = f"The sheet {sheet!r} was read; passed over: {', '.join(others)}."
        told.append(ListProblem(reason=reason, remedy="Look whether one of them is a list."))
    return headed(found[sheet], name, vocabulary), told


def _only(names: Sequence[str], name: str) -> str:
    if len(names) == 1:
        return names[0]
    raise _refused(
        name,
        f"has {len(names)} sheets and none with headings that are known ({', '.join(names)})",
        "Save the list as a file of its own.",
    )


def _refused(name: str, reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule="agency-list", reason=f"{name} {reason}.", remedy=remedy))
