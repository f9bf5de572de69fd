"""
Entries of the log: what an outsider may see of each act, and the commitment to the rest.

An entry says when, which act, on what, by whom (a code), and the hash of a random salt and the
details. Without the details nothing of them can be guessed; with them anybody can check that
they are the ones of that day.
"""

from dataclasses import dataclass
from hashlib import sha256

from firsthand.domain.accountability.canonical import canonical

LEAF, NODE = b"\x00", b"\x01"  # RFC 9162, section 2.1.1: no leaf can be taken for a node


@dataclass(frozen=True, kw_only=True)
class Entry:
    """
    One entry; `at` is ISO 8601 with the offset, `commitment` 64 hexadecimal digits.

    `detail` is canonical JSON and `salt` 32 hexadecimal digits; both are empty in a copy for
    readers who may not see them. `leaf` is the hash that was kept when it was recorded.
    """

    index: int
    at: str
    act: str
    subject: str
    by: str
    commitment: str
    leaf: str
    salt: str = ""
    detail: str = ""


def commitment(salt: str, detail: str) -> str:
    """Return the hash that commits to `detail` without telling it."""
    return sha256(bytes.fromhex(salt) + detail.encode("utf-8")).hexdigest()


def leaf_hash(*, index: int, at: str, act: str, subject: str, by: str, committed: str) -> str:
    """Return the leaf of an entry in the Merkle tree of RFC 9162."""
    told = canonical(
        {
            "act": act,
            "at": at,
            "by": by,
            "commitment": committed,
            "index": index,
            "subject": subject,
        }
    )
    return sha256(LEAF + told.encode("utf-8")).hexdigest()
