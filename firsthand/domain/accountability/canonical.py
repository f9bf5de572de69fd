"""Canonical text: the one way in which a value is written before it is hashed."""

import json
from hashlib import sha256
from typing import Any

# Made once: json.dumps would make one for each of a million entries.
ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)


def canonical(value: Any) -> str:
    """
    Return `value` as JSON with sorted keys, no spaces and no escaped letters.

    For values of strings, whole numbers, booleans, null, lists and objects this is the text of
    RFC 8785; other numbers are written as Python writes them.
    """
    return ENCODER.encode(value)


def digest(value: Any) -> str:
    """Return the SHA-256 of the canonical text, in hexadecimal digits."""
    return sha256(canonical(value).encode("utf-8")).hexdigest()
