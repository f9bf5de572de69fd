"""An invented log, heads that a stand-in key signs, and ways of tampering with a copy."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha512

from firsthand.domain.accountability.canonical import canonical
from firsthand.domain.accountability.checking import Check
from firsthand.domain.accountability.entry import Entry, commitment
from firsthand.domain.accountability.entry_check import leaf_of
from firsthand.domain.accountability.head import Head, signed_text, text_of
from firsthand.domain.accountability.tree import root
from firsthand.domain.accountability.trust import trusted

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
OURS, THEIRS = "a" * 64, "b" * 64


def entry(index, **changed):
    salt = f"{index:032x}"
    detail = canonical({"body": {"text": f"Told {index}"}, "key": f"k{index}", "number": index})
    made = Entry(
        index=index,
        at=(START + timedelta(minutes=index)).isoformat(timespec="microseconds"),
        act="evidence",
        subject="inspection/i-1",
        by="p-1",
        salt=salt,
        detail=detail,
        commitment=commitment(salt, detail),
        leaf="",
    )
    return hashed(replace(made, **changed))


def hashed(one):
    """Return an entry with a leaf hash that is right for what it says."""
    return replace(one, leaf=leaf_of(one))


def log(size):
    return [entry(index) for index in range(size)]


def renumbered(entries):
    """Return entries as somebody would leave them who makes every hash anew."""
    return [hashed(replace(one, index=place)) for place, one in enumerate(entries)]


def leaves(entries):
    return [bytes.fromhex(leaf_of(one)) for one in entries]


def signature(text, key):
    return sha512((key + text).encode()).hexdigest()


def signed(head):
    return head.signature == signature(text_of(head), head.key)


def head(entries, *, key=OURS, minutes=0):
    told = {
        "size": len(entries),
        "root": root(leaves(entries)).hex(),
        "at": (START + timedelta(days=1, minutes=minutes)).isoformat(),
        "key": key,
    }
    return Head(**told, signature=signature(signed_text(**told), key))


def verdict(entries, own, *earlier, keys=()):
    check = Check(sizes={one.size for one in (*earlier, *([own] if own else []))})
    for one in entries:
        check.see(one)
    return check.end(trusted(own, earlier, keys=keys, signed=signed))
