"""Exporting: the log, or the part about one inspection, as a file that others can check."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from firsthand.domain.accountability.copied import (
    PART,
    WHOLE,
    Opening,
    entry_line,
    head_line,
    opening_line,
    proven_line,
)
from firsthand.domain.accountability.head import Head
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import Unknown
from firsthand.services.record import heads
from firsthand.services.record.growing import GROWING
from firsthand.store import log

Progress = Callable[[int, int, str], None]
OFTEN = 2000  # entries between two tellings of progress
INSPECTION = "inspection/"


class UnknownSubject(Unknown):
    """Nothing in the log is about this inspection."""

    thing = "inspection in the log"
    needed = "the identifier of an inspection that was opened here"


def lines(*, details: bool, now: datetime) -> Iterator[str]:
    """Yield the lines of a copy of the log as it is now; refuse before the first."""
    head = heads.head(now)
    return _lines(head, details=details)


def _lines(head: Head, *, details: bool) -> Iterator[str]:
    yield opening_line(Opening(format=WHOLE, key=head.key, size=head.size, details=details))
    for entry in log.load_entries(details=details, end=head.size):
        yield entry_line(entry, details=details)
    yield head_line(head)


def part_lines(inspection_id: str, *, details: bool, now: datetime) -> Iterator[str]:
    """Yield the lines of the part about one inspection, each entry with its proof."""
    subject = INSPECTION + inspection_id
    tree = GROWING.tree()
    head = heads.head_of(tree, now=now)
    entries = list(log.load_entries(subject=subject, details=details, end=head.size))
    if not entries:
        raise UnknownSubject(inspection_id, ())
    opening = Opening(
        format=PART, key=head.key, size=len(entries), details=details, subject=subject
    )
    yield opening_line(opening)
    for entry in entries:
        path = tuple(one.hex() for one in tree.inclusion(entry.index, head.size))
        yield proven_line(entry, path, details=details)
    yield head_line(head)


def export(
    file: Path,
    *,
    details: bool,
    now: datetime,
    inspection_id: str = "",
    progress: Progress = lambda _done, _total, _what: None,
) -> int:
    """Write a copy to a file, whole or not at all, and return how many entries it has."""
    if inspection_id:
        told: Iterable[str] = part_lines(inspection_id, details=details, now=now)
    else:
        told = lines(details=details, now=now)
    draft = file.with_name(f"{file.name}.{os.getpid()}.draft")
    try:
        with open(draft, "w", encoding="utf-8", newline="\n") as opened:
            written = _write(told, opened.write, progress)
        os.replace(draft, file)
    except OSError as error:
        raise Refused(
            Objection(
                rule="file",
                reason=f"{file} cannot be written: {error.strerror}.",
                remedy="Name a file in a folder where there is room and you may write.",
            )
        ) from None
    finally:
        draft.unlink(missing_ok=True)
    return written


def _write(told: Iterable[str], write: Callable[[str], object], progress: Progress) -> int:
    total, number = log.size(), -1
    for number, line in enumerate(told):
        write(line + "\n")
        if number % OFTEN == 0:
            progress(number, total, "Entries")
    progress(total, total, "Entries")
    return number - 1  # neither the first line nor the last is an entry
