"""Checking the pack: every cell against its column, every reference, and what must not ship."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from firsthand.domain.intelligence.pseudonym import coded
from firsthand.domain.intelligence.source import Problem
from firsthand.sources.pack.columns import (
    ALL_FILES,
    COLUMNS,
    LIMIT_IN_BYTES,
    LONGEST_IN_WORDS,
    Column,
    names_of,
)

REMEDY = "Build the pack again with 'firsthand pack FOLDER', or correct the reader."
SEVERAL_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z][a-z]+ [a-z]+ ")


def check(folder: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with the pack in `folder`; empty means sound."""
    missing = [file for file in ALL_FILES if not (folder / f"{file}.csv").is_file()]
    if missing:
        return tuple(
            _problem(file, "missing-file", given="no such file", needed="a file of the pack")
            for file in missing
        )
    rows = {file: _rows(folder, file) for file in ALL_FILES}
    return (
        *_size(folder),
        *(problem for file in ALL_FILES for problem in _cells(file, rows[file])),
        *_references(rows),
        *_names(rows["statements"]),
    )


def _rows(folder: Path, file: str) -> list[list[str]]:
    with open(folder / f"{file}.csv", encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def _size(folder: Path) -> Iterator[Problem]:
    total = sum((folder / f"{file}.csv").stat().st_size for file in ALL_FILES)
    if total > LIMIT_IN_BYTES:
        yield _problem(
            "*", "too-large", given=f"{total} bytes", needed=f"at most {LIMIT_IN_BYTES}"
        )


def _cells(file: str, rows: Sequence[Sequence[str]]) -> Iterator[Problem]:
    names = names_of(file)
    if not rows or tuple(rows[0]) != names:
        given = ",".join(rows[0]) if rows else "an empty file"
        yield _problem(file, "wrong-columns", given=given, needed=",".join(names))
        return
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(names):
            yield _problem(
                file,
                "wrong-columns",
                given=f"{len(row)} cells",
                needed=f"{len(names)}",
                row=number,
            )
            continue
        for column, cell in zip(COLUMNS[file], row, strict=True):
            yield from _cell(file, number, column, cell)


def _cell(file: str, number: int, column: Column, cell: str) -> Iterator[Problem]:
    if not column.pattern.fullmatch(cell):
        yield _problem(
            file,
            "unreadable-value",
            given=f"{column.name}: {cell[:60]!r}",
            needed=f"{column.meaning} ({column.pattern.pattern})",
            row=number,
        )
    long = len(cell) > 80 and len(cell.split()) > LONGEST_IN_WORDS
    if column.publishers_words and (long or SEVERAL_SENTENCES.search(cell)):
        yield _problem(
            file,
            "sentence",
            given=f"{column.name}: {len(cell.split())} words",
            needed="a fact, a name or a heading; sentences of publishers do not ship",
            row=number,
        )


def _references(rows: dict[str, list[list[str]]]) -> Iterator[Problem]:
    sources = {tuple(row[:1]) for row in rows["sources"][1:]}
    entries = {tuple(row[:2]) for row in rows["inspections"][1:]}
    series = {tuple(row[:1]) for row in rows["series"][1:]}
    refused = ("",)  # a refused file has no source
    references = (
        ("inspections", slice(0, 1), sources),
        ("statements", slice(0, 2), entries),
        ("grades", slice(0, 2), entries),
        ("mentions", slice(0, 2), entries),
        ("series", slice(1, 2), sources),
        ("figures", slice(0, 1), series),
        ("problems", slice(0, 1), sources | {refused}),
    )
    for file, columns, there in references:
        for number, row in enumerate(rows[file][1:], start=2):
            if tuple(row[columns]) not in there:
                yield _problem(
                    file,
                    "broken-reference",
                    given=", ".join(row[columns]),
                    needed="a source, account or series that the pack holds",
                    row=number,
                )


def _names(statements: Sequence[Sequence[str]]) -> Iterator[Problem]:
    for number, row in enumerate(statements[1:], start=2):
        # What carries no name any more is not changed by taking names away.
        if len(row) > 3 and row[3] and coded(row[2], row[3]) != row[3]:
            yield _problem(
                "statements",
                "name",
                given=f"{row[2]}: something that is no code",
                needed="the ten digits that stand for a person's name",
                row=number,
            )


def _problem(
    file: str, reason: str, *, given: str, needed: str, row: int | None = None
) -> Problem:
    return Problem(
        file_name=f"{file}.csv",
        reason=reason,
        given=given,
        needed=needed,
        remedy=REMEDY,
        row=None if row is None else f"line {row}",
    )
