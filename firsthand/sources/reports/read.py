"""Read reports: one PDF, many PDFs on all cores, or the text that others took from letters."""

import gc
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from firsthand.domain.intelligence.own_naming import mentions_with_own
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.source import Problem
from firsthand.domain.reference.harm import Harm
from firsthand.refdata import read as refdata
from firsthand.refdata.own_harms import own_harms
from firsthand.sources.reports.lookups import Lookups
from firsthand.sources.reports.pages import Document, read_pages
from firsthand.sources.reports.report import folder_of, read_document

# Files handed to a process at a time: enough to keep both busy, few enough to end together.
FILES_AT_A_TIME = 4

_lookups: list[Lookups] = []


def shipped_lookups() -> Lookups:
    """Return the lookups of the reference data, with the harms that were added here."""
    return _lookups_for(own_harms())


@cache
def _lookups_for(own: tuple[Harm, ...]) -> Lookups:
    return Lookups(
        authorities=refdata.authorities(),
        frameworks=refdata.frameworks(),
        harms=(*refdata.shipped_harms(), *own),
        holidays=refdata.bank_holidays(),
        names_harms=mentions_with_own,
    )


def read_report(path: Path, lookups: Lookups | None = None) -> Reading:
    """Return what one PDF says, or the reason why it was refused."""
    document = read_pages(path)
    if isinstance(document, Problem):
        return Reading(source=None, problems=(document,))
    return read_document(document, lookups or shipped_lookups(), folder=folder_of(path))


def read_reports(
    paths: Iterable[Path], workers: int = 2, lookups: Lookups | None = None
) -> Iterator[Reading]:
    """Yield the reading of each PDF, in the order of `paths`, on `workers` processes."""
    given = lookups or shipped_lookups()
    if workers < 2:
        yield from (read_report(path, given) for path in paths)
        return
    with ProcessPoolExecutor(workers, initializer=_equip, initargs=(given,)) as pool:
        yield from pool.map(_read_equipped, paths, chunksize=FILES_AT_A_TIME)


def _equip(lookups: Lookups) -> None:
    """Give a new process its lookups, and spare the collector from going through them."""
    _lookups[:] = [lookups]
    gc.freeze()


def _read_equipped(path: Path) -> Reading:
    return read_report(path, _lookups[0])


def read_derived_text(path: Path, lookups: Lookups | None = None) -> Iterator[Reading]:
    """Yield the reading of each document of a file of texts, one JSON object to a line."""
    given = lookups or shipped_lookups()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        try:
            for number, line in enumerate(lines, start=1):
                yield _read_line(path, number, line, given)
        except (OSError, EOFError, UnicodeDecodeError) as error:
            yield _refused(path, "truncated", given=str(error), needed="a whole gzip file")


def _read_line(path: Path, number: int, line: str, lookups: Lookups) -> Reading:
    try:
        row: dict[str, Any] = json.loads(line)
        name, text = PurePosixPath(row["file"]), str(row["text"])
    except (ValueError, KeyError, TypeError) as error:
        given = f"a line that cannot be understood ({error!r})"
        needed = "a JSON object with 'file' and 'text'"
        return _refused(path, "unreadable-value", given=given, needed=needed, row=number)
    document = Document(
        file_name=name.name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        pages=tuple(text.split("\f")),
    )
    return _as_derived(read_document(document, lookups, folder=folder_of(name)), path)


def _as_derived(reading: Reading, path: Path) -> Reading:
    if reading.source is None:
        return reading
    quirk = (
        f"Read from text that others took from the document ({path.name}); the hash is that of "
        "the text, and hyphens at line ends are lost."
    )
    source = replace(reading.source, quirks=(*reading.source.quirks, quirk))
    return replace(reading, source=source)


def _refused(
    path: Path, reason: str, *, given: str, needed: str, row: int | None = None
) -> Reading:
    problem = Problem(
        file_name=path.name,
        reason=reason,
        given=given,
        needed=needed,
        remedy="Make the file again from the documents, or read the documents themselves.",
        row=f"line {row}" if row else None,
    )
    return Reading(source=None, problems=(problem,))
