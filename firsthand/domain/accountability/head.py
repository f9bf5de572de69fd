"""
Heads: one line, signed, that names the whole log of a moment.

Whoever keeps a head can tell later whether the log still begins with what it had then. The head
must be kept where those who run the log cannot reach it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from firsthand.domain.accountability.canonical import canonical

FORMAT = "firsthand-head-1"
HASH, SIGNATURE = re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{128}")
FIELDS = frozenset({"format", "size", "root", "at", "key", "signature"})


class NoHead(ValueError):
    """What was given is no head of a log."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """
    The size and the root of the tree `at` a moment, signed by the key whose public half is
    `key`. Root and key are 64 hexadecimal digits, the ed25519 signature is 128.
    """

    size: int
    root: str
    at: str
    key: str
    signature: str


Signed = Callable[[Head], bool]  # whether the key named in a head signed it


def signed_text(*, size: int, root: str, at: str, key: str) -> str:
    """Return the very text that is signed."""
    return canonical({"at": at, "format": FORMAT, "key": key, "root": root, "size": size})


def text_of(head: Head) -> str:
    """Return the text that the signature of a head is for."""
    return signed_text(size=head.size, root=head.root, at=head.at, key=head.key)


def short(key: str) -> str:
    """Return 16 digits to tell keys apart by eye: the start of the SHA-256 of the key."""
    return sha256(bytes.fromhex(key)).hexdigest()[:16]


def plain(head: Head) -> dict[str, Any]:
    """Return a head as it is written in files and answers."""
    return {"format": FORMAT, **asdict(head)}


def head_from(told: object) -> Head:
    """Return the head that was written, or raise NoHead."""
    if not isinstance(told, Mapping) or set(told) != FIELDS or told["format"] != FORMAT:
        fields = ", ".join(sorted(FIELDS))
        raise NoHead(f"A head has the format {FORMAT} and the fields {fields}.")
    size = told["size"]
    if type(size) is not int or size < 0 or not _is_moment(told["at"]):
        raise NoHead("The size of a head is a whole number, and `at` a time with its offset.")
    for name, form in (("root", HASH), ("key", HASH), ("signature", SIGNATURE)):
        if not isinstance(told[name], str) or not form.fullmatch(told[name]):
            raise NoHead(f"The {name} of a head is in small hexadecimal digits.")
    return Head(**{name: told[name] for name in FIELDS - {"format"}})


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
