"""
Access log: who used a working folder, when, what for; lines are added and never changed.

Each line holds the hash of the one before it; the first holds that of what the folder says of
itself. Each is sealed (HMAC) by a key that comes of the key that wraps the folder's, so that
nobody without it can write the log anew. The last line's number and hash are kept beside it,
sealed too, so that lines cut off the end are missed. Putting back an older copy of both files
is found only with a hash that was noted elsewhere.

No line says anything of the people in the data.
"""

import hmac
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from firsthand.domain.accountability.canonical import canonical, digest
from firsthand.engines import private

LOG, HEAD = "access-log.jsonl", "access-log.head"
DELETIONS = ("deleted", "expired")  # acts that need no key, and are not sealed without one
LONGEST = 300  # characters of what somebody typed
UNSEALED_DELETION = (
    " A deletion needs neither key nor passphrase, and its line is not sealed where they were "
    "not at hand; but anybody could have written such a line."
)


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who uses a folder, what for, with which command, and when (with the offset of time)."""

    who: str
    why: str
    command: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the log; `records` is None where no records were read or written."""

    number: int
    at: str
    who: str
    why: str
    command: str
    act: str
    file: str
    records: int | None
    before: str
    hash: str = ""
    seal: str = ""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """
    What a check of the log found: its lines, what is wrong, and what could not be known.

    `whole` is True only where everything was checked and nothing is wrong, None where nothing
    is wrong as far as it could be checked.
    """

    lines: tuple[Line, ...]
    problems: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def whole(self) -> bool | None:
        """Return the verdict."""
        if self.problems:
            return False
        return None if self.unknown else True


@dataclass(frozen=True, kw_only=True)
class AccessLog:
    """The log of one folder. `first` is the hash before the first line."""

    folder: Path
    first: str
    sealing: bytes | None = field(default=None, repr=False)

    def add(
        self, access: Access, act: str, *, file: str = "", records: int | None = None
    ) -> None:
        """Add a line, and wait until it is on the disk."""
        known = self.lines()
        line = Line(
            number=len(known),
            at=access.at.isoformat(timespec="seconds"),
            who=_one_line(access.who),
            why=_one_line(access.why),
            command=_one_line(access.command),
            act=act,
            file=file,
            records=records,
            before=known[-1].hash if known else self.first,
        )
        hashed = _hash(line)
        line = replace(line, hash=hashed, seal=self._seal(hashed))
        private.add_line(self.folder / LOG, canonical(asdict(line)))
        head = {"lines": line.number + 1, "hash": hashed, "seal": self._seal(_head(line))}
        private.put(self.folder / HEAD, [canonical(head).encode()])

    def lines(self) -> tuple[Line, ...]:
        """Return the lines that are whole, in order."""
        return tuple(line for line in self._read() if line is not None)

    def check(self, noted: str = "") -> Checked:
        """Check the log, and that it holds the line whose hash was `noted` elsewhere."""
        read = self._read()
        lines = tuple(line for line in read if line is not None)
        problems = [
            f"Line {at + 1} of {LOG} is not whole: the computer stopped while it was written, "
            "or it was changed."
            for at, line in enumerate(read)
            if line is None
        ]
        before = self.first
        for number, line in enumerate(lines):
            if why := _wrong(line, number, before):
                problems.append(f"Line {number + 1}: {why}")
            before = line.hash
        problems += self._missing(lines)
        if noted and not any(line.hash == noted for line in lines):
            problems.append(f"No line has the hash {noted}: lines are gone or were changed.")
        unsealed = [line for line in lines if not line.seal]
        if self.sealing is not None:
            problems += [
                f"Line {line.number + 1} was not sealed by this folder's key."
                for line in lines
                if line.seal and not self._is_seal(line.seal, line.hash)
            ]
        return Checked(
            lines=lines,
            problems=tuple(problems),
            unknown=tuple(self._unknown(lines, unsealed)),
        )

    def _unknown(self, lines: tuple[Line, ...], unsealed: list[Line]) -> list[str]:
        told = [
            f"Line {one.number + 1} ({one.act}) was written without the key and is not sealed: "
            "whether lines before it were cut off is not known."
            f"{UNSEALED_DELETION if one.act in DELETIONS else ''}"
            for one in unsealed
        ]
        if self.sealing is None and len(unsealed) < len(lines):
            told.append(
                "The seals were not checked, as the key that wraps the folder's is not here: "
                "the lines agree with each other, and somebody could have written all anew."
            )
        return told

    def _missing(self, lines: tuple[Line, ...]) -> list[str]:
        """Return what speaks for lines that were cut off the end."""
        try:
            head = json.loads((self.folder / HEAD).read_text("utf-8"))
            count, hashed, seal = int(head["lines"]), str(head["hash"]), str(head["seal"])
        except (OSError, ValueError, KeyError, TypeError, ArithmeticError, RecursionError):
            return [f"{HEAD} is not there or cannot be read: lines may be missing at the end."]
        if not 0 < count <= len(lines):
            return [f"There are {len(lines)} lines, and {HEAD} knows of {count}."]
        last = lines[count - 1]
        if last.hash != hashed:
            return [f"Line {count} is another one than {HEAD} knows."]
        if self.sealing is not None and seal and not self._is_seal(seal, _head(last)):
            return [f"{HEAD} was not sealed by this folder's key."]
        if not seal and last.seal:
            return [f"{HEAD} lost its seal: lines may be missing at the end."]
        return []

    def _read(self) -> list[Line | None]:
        try:
            text = (self.folder / LOG).read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return []
        return [_line(one) for one in text.splitlines() if one.strip()]

    def _seal(self, text: str) -> str:
        if self.sealing is None:
            return ""
        return hmac.new(self.sealing, text.encode("utf-8"), sha256).hexdigest()

    def _is_seal(self, given: str, text: str) -> bool:
        # As bytes: what somebody wrote in the place of a seal may hold any letter.
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._seal(text).encode())


def _hash(line: Line) -> str:
    told = asdict(line)
    return digest({name: told[name] for name in told if name not in ("hash", "seal")})


def _head(line: Line) -> str:
    return f"head {line.number + 1} {line.hash}"


def _wrong(line: Line, number: int, before: str) -> str:
    """Return what is wrong with a line in this place, or nothing."""
    if line.hash != _hash(line):
        return "what it says was changed."
    if line.number != number:
        return f"it has the number {line.number + 1}: lines were taken out or put in."
    if line.before != before:
        if number:
            return "it does not follow the line before it."
        return "what folder.json says was changed after the folder was made."
    return ""


def _line(text: str) -> Line | None:
    """Return the line that is written, None where it is none, whatever stands in it."""
    try:
        told: dict[str, Any] = json.loads(text)
        line = Line(**told)
        values = asdict(line)
        number, records = values.pop("number"), values.pop("records")
        "".join(values.values()).encode("utf-8")  # all of them text, without halves of signs
    except (ValueError, TypeError, RecursionError):
        return None
    whole = type(number) is int and (records is None or type(records) is int)
    return line if whole else None


def _one_line(text: str) -> str:
    """Return what somebody typed, without what could pass for another line."""
    readable = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(readable.split())[:LONGEST]
