"""Verifying: check a copy, a part or a proof on any machine, without a database."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from firsthand.domain.accountability.checking import Check
from firsthand.domain.accountability.copied import (
    PART,
    WHOLE,
    Opening,
    Unreadable,
    entry_from,
    last_from,
    objection_to_text,
    opening_from,
    told_in,
)
from firsthand.domain.accountability.head import Head, NoHead
from firsthand.domain.accountability.trust import trusted
from firsthand.domain.accountability.witness import Finding, Verdict, Witness
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.services.record import small
from firsthand.services.record.heads import signed_by_its_key

Progress = Callable[[int, int, str], None]
OFTEN = 2000
LONGEST = 64 * 1024 * 1024  # characters of a line; no act is as long


def verify(
    file: Path,
    *,
    heads: Sequence[Head] = (),
    keys: Collection[str] = (),
    progress: Progress = lambda _done, _total, _what: None,
) -> Verdict:
    """Return the verdict on a file; refuse one that is no copy, part or proof at all."""
    try:
        with open(file, encoding="utf-8", newline="\n", errors="surrogateescape") as opened:
            return _verdict(_lines(opened), file, heads, keys, progress)
    except OSError as error:
        raise Refused(_no_copy(file, f"it cannot be read: {error.strerror}")) from None


def _verdict(
    lines: Iterator[str],
    file: Path,
    heads: Sequence[Head],
    keys: Collection[str],
    progress: Progress,
) -> Verdict:
    try:
        told = told_in(next(lines, ""))
        if told.get("format") in (WHOLE, PART):
            opening = opening_from(told)
            if opening.format == WHOLE:
                return _whole(lines, opening, heads, keys, progress)
            return small.part(lines, opening, heads, keys)
        if found := small.proof(told, heads, keys):
            return found
    except Unreadable as reason:
        raise Refused(_no_copy(file, str(reason))) from None
    raise Refused(_no_copy(file, "its first line does not say that it is one"))


def _whole(
    lines: Iterator[str],
    opening: Opening,
    heads: Sequence[Head],
    keys: Collection[str],
    progress: Progress,
) -> Verdict:
    """Check a copy of the whole log, one line after the other."""
    check = Check(sizes=(opening.size, *(one.size for one in heads)))
    head: Head | None = None
    for line in lines:
        if head is not None:
            _text(check, "a line stands behind the head, which is the last one")
            break
        head = _see(check, line)
        if check.seen % OFTEN == 0:
            progress(check.seen, max(opening.size, check.seen), "Entries")
    if head is None:
        said = "the copy ends without its signed head: the end is missing"
        check.note(Finding(witness=Witness.SIGNED_HEAD, reason=said, entry=check.seen))
    elif (head.key, head.size) != (opening.key, opening.size):
        _text(check, "the first line tells another size or key than the head")
    return check.end(trusted(head, heads, keys=keys, signed=signed_by_its_key))


def _see(check: Check, line: str) -> Head | None:
    """Take one line into the check; return the head when the line is the last one."""
    told: dict[str, Any] = {}
    try:
        told = told_in(line)
        head = last_from(told)
        if head is None:
            entry = entry_from(told)
            check.see(entry)
        if said := objection_to_text(line, told):
            _text(check, said, entry=None if head else entry.index)
        return head
    except (Unreadable, NoHead) as reason:
        said = f"line {check.seen + 2} cannot be taken for an entry: {reason}"
        check.note(Finding(witness=Witness.TEXT, reason=said, entry=check.seen))
        check.skip()
        return None


def _text(check: Check, said: str, entry: int | None = None) -> None:
    check.note(Finding(witness=Witness.TEXT, reason=said, entry=entry))


def _lines(opened: Any) -> Iterator[str]:
    """Yield lines without their ends; one without an end in sight is cut, and does not hold."""
    while line := opened.readline(LONGEST):
        yield line.rstrip("\r\n")


def _no_copy(file: Path, why: str) -> Objection:
    return Objection(
        rule="copy",
        reason=f"{file} is no copy of a log: {why}.",
        remedy="Give a file that `firsthand log export` or `firsthand log prove` wrote.",
    )
