"""
Texts: what people wrote, read from a folder or a file with its place and its date.

Reports and letters tell their place and date themselves. Tables (CSV, or JSON lines) have a
row for each text; a plain text file, and a PDF that is no report, takes its date from its name
and its place from its folder. What cannot be read, or has no place or date, is kept as a
problem and never guessed. Nothing of a text is written anywhere.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.domain.intelligence.source import Problem
from firsthand.domain.surveillance.subjects.text import Text
from firsthand.sources.reports.pages import Document, read_pages
from firsthand.sources.reports.read import shipped_lookups
from firsthand.sources.reports.report import folder_of, read_document
from firsthand.sources.separated import as_utf_8, decoded
from firsthand.sources.text_rows import csv_texts, json_texts
from firsthand.sources.texts_named import from_its_name

Progress = Callable[[int, int, str], None]
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".json")
READ = (".pdf", ".csv", ".tsv", ".txt", *LINES)
FILES_AT_A_TIME = 4
FEW = 8  # files for which a second process costs more than it spares


@dataclass(frozen=True, kw_only=True)
class TextsRead:
    """The texts of one file or many, and what could not be read."""

    texts: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    beside: int = 0  # files of other kinds, left alone


def read_texts(path: Path, *, workers: int, progress: Progress) -> TextsRead:
    """Return every text in a folder or file, in the same order whatever the order of files."""
    found = [path] if path.is_file() else _files_below(path)
    files = [one for one in found if one.name.lower().endswith(READ)]
    texts: list[Text] = []
    problems: list[Problem] = []
    for done, read in enumerate(_each(files, workers), start=1):
        texts.extend(read.texts)
        problems.extend(read.problems)
        progress(done, len(files), "files")
    texts.sort(key=lambda text: (text.on, text.place, text.kind, text.body))
    return TextsRead(
        texts=tuple(texts),
        problems=tuple(problems),
        files=len(files),
        beside=len(found) - len(files),
    )


def _files_below(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def _each(files: Sequence[Path], workers: int) -> Iterator[TextsRead]:
    if workers < 2 or len(files) <= FEW:
        yield from map(read_file, files)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read_file, files, chunksize=FILES_AT_A_TIME)


def read_file(path: Path) -> TextsRead:
    """Return the texts of one file; whatever a reader did not foresee is a problem with it."""
    name = path.name.lower()
    try:
        if name.endswith(".pdf"):
            return _pdf(path)
        if name.endswith(LINES):
            return _collected(json_texts(path), path)
        content = as_utf_8(path.read_bytes())
        if name.endswith(".txt"):
            return _one(from_its_name(path, decoded(content), kind="text"))
        return _collected(csv_texts(path, decoded(content)), path)
    except OSError as error:
        return _one(_unreadable(path, str(error.strerror or error)))


def _collected(rows: Iterable[Text | Document | Problem], path: Path) -> TextsRead:
    texts: list[Text] = []
    problems: list[Problem] = []
    for row in rows:
        read = _document(row, Path(path)) if isinstance(row, Document) else row
        if isinstance(read, Text):
            texts.append(read)
        else:
            problems.append(read)
    return TextsRead(texts=tuple(texts), problems=tuple(problems), files=1)


def _one(read: Text | Problem) -> TextsRead:
    return _collected([read], Path())


def _pdf(path: Path) -> TextsRead:
    document = read_pages(path)
    return _one(document if isinstance(document, Problem) else _document(document, path))


def _document(document: Document, path: Path) -> Text | Problem:
    """Return a report or letter with what it tells of itself, or else what its name tells."""
    name = Path(document.file_name)
    reading = read_document(
        replace(document, file_name=name.name),
        shipped_lookups(),
        folder=folder_of(name if name.parent.name else path),
    )
    body = "\f\n".join(document.pages)
    if reading.source is None or not reading.sightings:
        return from_its_name(path, body, kind="document")
    told = reading.sightings[0]
    return Text(
        place=told.authority_name,
        on=reading.source.known_on,
        kind=f"{told.family} {reading.source.kind}",
        body=body,
    )


def _unreadable(path: Path, given: str) -> Problem:
    return Problem(
        file_name=path.name,
        reason="unreadable-file",
        given=given,
        needed="a file that may be read",
        remedy="Look at the file's permissions, or fetch it again.",
    )
