"""
Copies: how the log is written into a file for others, line by line, and read again.

The first line says what the file is, the last is the signed head, and each line between is one
entry. Every line is canonical JSON, so that there is one way only to write the same log.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from firsthand.domain.accountability.canonical import canonical
from firsthand.domain.accountability.entry import Entry
from firsthand.domain.accountability.head import HASH, Head, head_from, plain

WHOLE, PART = "firsthand-log-1", "firsthand-log-part-1"
SALT = re.compile("[0-9a-f]{32}")
OPEN = frozenset({"index", "at", "act", "subject", "by", "commitment", "leaf"})
FULL = OPEN | {"salt", "detail"}


class Unreadable(ValueError):
    """A line is not written as the log writes it; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The first line: `size` entries follow, with or without details; a part has a subject."""

    format: str
    key: str
    size: int
    details: bool
    subject: str = ""


def opening_line(opening: Opening) -> str:
    """Return the first line."""
    return canonical(asdict(opening))


def entry_line(entry: Entry, *, details: bool) -> str:
    """Return the line of an entry."""
    return canonical(shown(entry, details=details))


def shown(entry: Entry, *, details: bool) -> dict[str, Any]:
    """Return an entry as it is written for those who may see its details, or for others."""
    told = asdict(entry)
    return told if details else {name: told[name] for name in OPEN}


def proven_line(entry: Entry, path: tuple[str, ...], *, details: bool) -> str:
    """Return the line of an entry in a part, with the proof that it is in the whole."""
    return canonical({"entry": shown(entry, details=details), "path": list(path)})


def head_line(head: Head) -> str:
    """Return the last line."""
    return canonical({"head": plain(head)})


def told_in(line: str) -> dict[str, Any]:
    """Return the object that a line holds, or raise Unreadable."""
    if not line.strip():
        raise Unreadable("it is empty where its next line should be")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable("it is not JSON") from None
    if not isinstance(told, dict):
        raise Unreadable("it is not a JSON object")
    return told


def opening_from(told: Mapping[str, Any]) -> Opening:
    """Return the first line's meaning, or raise Unreadable."""
    fields = set(Opening.__dataclass_fields__)
    right = set(told) == fields and told["format"] in (WHOLE, PART)
    right = right and type(told["size"]) is int and isinstance(told["details"], bool)
    right = right and is_hash(told["key"]) and _is_text(told["subject"])
    if not right:
        raise Unreadable(f"the first line is not that of {WHOLE} or {PART}")
    return Opening(**told)


def entry_from(told: object) -> Entry:
    """Return the entry that was written, or raise Unreadable."""
    if not isinstance(told, Mapping) or set(told) not in (OPEN, FULL):
        raise Unreadable(f"an entry has the fields {', '.join(sorted(OPEN))}, and no others")
    if type(told["index"]) is not int:
        raise Unreadable("the index is not a whole number")
    if not all(isinstance(told[name], str) for name in told if name != "index"):
        raise Unreadable("a field that must be a text is not")
    if not is_hash(told["commitment"]) or not is_hash(told["leaf"]):
        raise Unreadable("a hash is not 64 small hexadecimal digits")
    if "salt" in told and not SALT.fullmatch(told["salt"]):
        raise Unreadable("the salt is not 32 small hexadecimal digits")
    if not _is_text(*(told[name] for name in told if name != "index")):
        raise Unreadable("it holds half a letter, which has no place in a text")
    return Entry(**told)


def path_from(told: object) -> tuple[bytes, ...]:
    """Return the hashes of a proof, or raise Unreadable."""
    if not isinstance(told, list) or not all(is_hash(one) for one in told):
        raise Unreadable("a proof is a list of hashes of 64 small hexadecimal digits")
    return tuple(bytes.fromhex(one) for one in told)


def last_from(told: Mapping[str, Any]) -> Head | None:
    """Return the head when this is the last line; raise NoHead when it is a wrong one."""
    return head_from(told["head"]) if set(told) == {"head"} else None


def _is_text(*values: object) -> bool:
    """Tell whether values are texts that can be written, with no half of a letter."""
    try:
        return all(isinstance(one, str) and one.encode("utf-8") is not None for one in values)
    except UnicodeEncodeError:
        return False


def objection_to_text(line: str, told: Mapping[str, Any]) -> str:
    """Return why a line is not canonical; readers of it could else be told different things."""
    try:
        same = canonical(told) == line
    except (ValueError, RecursionError):
        same = False
    return "" if same else "it is not written as the log writes it (order, spaces or escapes)"


def is_hash(value: object) -> bool:
    """Tell whether a value is written as a hash is."""
    return isinstance(value, str) and HASH.fullmatch(value) is not None
