"""
Deposits: signed heads in a folder outside the database, never written over.

Each head is one line of the file of its year, and a file of its own to give to others. A line
is on the disk before the deposit is told.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from firsthand.domain.accountability.canonical import canonical
from firsthand.domain.accountability.head import Head, NoHead, head_from, plain
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused

YEARS = "heads-*.jsonl"


def add(head: Head, folder: Path) -> Path:
    """Write a head, and return the file of its own."""
    line = canonical(plain(head)) + "\n"
    moment = head.at[:19].replace(":", "").replace("-", "")
    own = folder / f"head-{head.size:09d}-{moment}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _append(folder / f"heads-{head.at[:4]}.jsonl", line)
        _append(own, line)
        _sync_folder(folder)
    except OSError as error:
        raise Refused(
            Objection(
                rule="heads-folder",
                reason=f"The head cannot be written to {folder}: {error.strerror}.",
                remedy="Name a folder with FIRSTHAND_HEADS in which the server may write.",
            )
        ) from None
    return own


def load(folder: Path) -> tuple[tuple[Head, ...], tuple[str, ...]]:
    """Return the heads in the files of the years, oldest first, and the lines that are none."""
    heads: list[Head] = []
    problems: list[str] = []
    for file in sorted(folder.glob(YEARS)):
        for number, line in enumerate(lines(file), start=1):
            try:
                heads.append(head_in(line))
            except NoHead as reason:
                problems.append(f"Line {number} of {file.name} is no head: {reason}")
    return tuple(sorted(heads, key=lambda head: (head.at, head.size))), tuple(problems)


def newest(folder: Path) -> Head | None:
    """Return the head that was deposited last, None when there is none."""
    for file in sorted(folder.glob(YEARS), reverse=True):
        for line in reversed([*lines(file)]):
            try:
                return head_in(line)
            except NoHead:
                continue
    return None


def head_in(text: str) -> Head:
    """Return the head that is written in a line, or raise NoHead."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise NoHead("It is not JSON.") from None
    if isinstance(told, dict) and set(told) == {"head"}:
        told = told["head"]  # the last line of a copy
    return head_from(told)


def lines(file: Path) -> Iterator[str]:
    """Yield the lines of a file that say anything."""
    with open(file, encoding="utf-8", errors="replace") as opened:
        for line in opened:
            if line.strip():
                yield line


def _append(file: Path, line: str) -> None:
    """Add a line and wait until it is on the disk; a line that was torn before stays apart."""
    number = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    with os.fdopen(number, "r+b") as opened:
        end = opened.seek(0, os.SEEK_END)
        torn = False
        if end:
            opened.seek(end - 1)
            torn = opened.read(1) != b"\n"
        opened.write(("\n" * torn + line).encode("utf-8"))
        opened.flush()
        os.fsync(opened.fileno())


def _sync_folder(folder: Path) -> None:
    """Let the names of new files reach the disk too, where a system can do that."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
