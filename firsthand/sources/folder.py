"""
A folder of publishers' files: each read by the reader that its content asks for.

Reports come first and on all processors, because they are many and slow. No file stops the
others: whatever a reader could not foresee becomes a problem with that file.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.source import Problem
from firsthand.domain.reference.publication import described
from firsthand.refdata import read as refdata
from firsthand.sources import (
    ees_csv,
    hmip_ratings,
    lait,
    ofsted_outcomes,
    recognise,
    scraped_overviews,
)
from firsthand.sources.keep import MANIFEST
from firsthand.sources.reports.read import read_derived_text, read_reports

Progress = Callable[[int, int, str], None]
# They describe the folder, and are no publications.
BESIDE = frozenset({".md", ".sha256", ""})


def files_below(folder: Path) -> tuple[Path, ...]:
    """Return every file below `folder` that may be a publication, in order."""
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.suffix.lower() not in BESIDE
        and path.name != MANIFEST
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def read_files(paths: Iterable[Path], *, workers: int, progress: Progress) -> Iterator[Reading]:
    """Yield what each file says; the reports in the order in which they are done."""
    reports, tables, refused = _sorted(paths)
    yield from refused
    each = zip(reports, read_reports(reports, workers=workers), strict=True)
    for done, (path, reading) in enumerate(each, start=1):
        progress(done, len(reports), "reports")
        yield _placed(reading, path)
    for done, (path, key) in enumerate(tables, start=1):
        for reading in _read_table(path, key):
            yield _placed(reading, path)
        progress(done, len(tables), "tables")


def _placed(reading: Reading, path: Path) -> Reading:
    """Name the file with its folder: many reports have the same name in another folder."""
    name = f"{path.parent.name}/{path.name}"
    if reading.source is not None and reading.source.file_name == path.name:
        return replace(reading, source=replace(reading.source, file_name=name))
    problems = (
        replace(problem, file_name=name) if problem.file_name == path.name else problem
        for problem in reading.problems
    )
    return replace(reading, problems=tuple(problems))


def _sorted(
    paths: Iterable[Path],
) -> tuple[list[Path], list[tuple[Path, str]], list[Reading]]:
    reports: list[Path] = []
    tables: list[tuple[Path, str]] = []
    refused: list[Reading] = []
    everything = set(paths := tuple(paths))
    for path in paths:
        key = _key(path)
        if isinstance(key, Problem):
            refused.append(_placed(Reading(source=None, problems=(key,)), path))
        elif key == recognise.REPORT:
            reports.append(path)
        elif key != recognise.STATISTICS_METADATA:
            tables.append((path, key))
        elif _table_of(path) not in everything:  # else it is read together with its table
            refused.append(_placed(Reading(source=None, problems=(_orphan(path),)), path))
    return reports, tables, refused


def _table_of(metadata: Path) -> Path:
    return metadata.with_name(metadata.name.replace(".meta.", "."))


def _orphan(path: Path) -> Problem:
    return Problem(
        file_name=path.name,
        reason="metadata-alone",
        given="metadata of a statistics table, without the table",
        needed=f"the table {_table_of(path).name} beside it",
        remedy="Put both files into the folder; they are published together.",
    )


def _key(path: Path) -> str | Problem:
    try:
        return recognise.recognise(path)
    except OSError as error:
        return Problem(
            file_name=path.name,
            reason="unreadable-file",
            given=error.strerror or "an error of the disk",
            needed="a file that may be read",
            remedy="Look at the file's permissions, or fetch it again.",
        )


def _read_table(path: Path, key: str) -> Iterator[Reading]:
    try:
        yield from _reader(path, key)()
    # A reader foresees what publishers have done so far; the next surprise must not end a load.
    except Exception as error:  # noqa: BLE001
        given = f"{type(error).__name__}: {str(error)[:200]}"
        yield Reading(source=None, problems=(_surprise(path, given),))


def _reader(path: Path, key: str) -> Callable[[], Iterable[Reading]]:
    everyone = refdata.authorities()
    publication = described(str(path), refdata.publications())
    known_on = publication.known_on if publication else None
    one: dict[str, Callable[[], Reading]] = {
        recognise.OUTCOMES: partial(ofsted_outcomes.read, path, authorities=everyone),
        recognise.YOUTH_JUSTICE: partial(
            hmip_ratings.read,
            path,
            authorities=everyone,
            partnerships=refdata.partnerships(),
            known_on=known_on,
        ),
        recognise.OVERVIEW: partial(
            scraped_overviews.read, path, authorities=everyone, known_on=known_on
        ),
        recognise.STATISTICS: partial(ees_csv.read, path, indicators=refdata.indicators()),
        recognise.STATISTICS_ARCHIVE: partial(
            ees_csv.read, path, indicators=refdata.indicators()
        ),
        recognise.INTERACTIVE_TOOL: partial(lait.read, path, indicators=refdata.indicators()),
    }
    if key == recognise.DERIVED_TEXT:
        return partial(read_derived_text, path)
    return lambda: [one[key]()]


def _surprise(path: Path, given: str) -> Problem:
    return Problem(
        file_name=path.name,
        reason="reader-failed",
        given=given,
        needed="a file of a shape that has been seen before",
        remedy="Report this file to the makers of Firsthand; nothing of it was kept.",
    )
