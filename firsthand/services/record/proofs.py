"""Proofs: that one entry is in the log, and that a later log begins with an earlier one."""

from datetime import datetime
from typing import Any

from firsthand.domain.accountability.copied import shown
from firsthand.domain.accountability.head import Head, plain
from firsthand.domain.accountability.tree import Tree
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import Unknown
from firsthand.services.record import heads
from firsthand.services.record.growing import GROWING
from firsthand.store import log

INCLUSION, CONSISTENCY = "firsthand-inclusion-1", "firsthand-consistency-1"


class UnknownEntry(Unknown):
    """The log has no entry of this number."""

    thing = "entry"

    def __init__(self, given: int, size: int) -> None:
        """Say how many there are."""
        self.needed = f"a number from 0 to {size - 1}" if size else "a log that is not empty"
        super().__init__(str(given), ())


class UnknownSize(Unknown):
    """The log was never of this size."""

    thing = "size of the log"

    def __init__(self, given: int, size: int) -> None:
        """Say how many entries there are."""
        self.needed = f"a number from 1 to {size}" if size else "a log that is not empty"
        super().__init__(str(given), ())


def inclusion(index: int, *, now: datetime) -> dict[str, Any]:
    """Return one entry, the proof that it is in the log, and the head that signs it."""
    tree = GROWING.tree()
    head = heads.head_of(tree, now=now)
    if not 0 <= index < head.size:
        raise UnknownEntry(index, head.size)
    (entry,) = log.load_entries(start=index, end=index + 1)
    path = tree.inclusion(index, head.size)
    return {
        "format": INCLUSION,
        "entry": shown(entry, details=False),
        "path": [one.hex() for one in path],
        "head": plain(head),
    }


def consistency(earlier: Head, *, now: datetime) -> dict[str, Any]:
    """Return the proof that the log of now begins with the one that an earlier head signed."""
    tree = GROWING.tree()
    head = heads.head_of(tree, now=now)
    if not 0 < earlier.size <= head.size:
        raise UnknownSize(earlier.size, head.size)
    if tree.root(earlier.size).hex() != earlier.root:
        raise Refused(
            Objection(
                rule="log-changed",
                reason=(
                    f"The first {earlier.size:,} entries are not those that the head of "
                    f"{earlier.at} signed, so that there is no proof."
                ),
                remedy="`firsthand verify FILE --head HEAD` tells where the change lies.",
            )
        )
    path = tree.consistency(earlier.size, head.size)
    return {
        "format": CONSISTENCY,
        "from": plain(earlier),
        "path": [one.hex() for one in path],
        "head": plain(head),
    }


def path_to(index: int, *, size: int | None) -> dict[str, Any]:
    """Return the bare proof for an entry in the tree of a size, of now when None is given."""
    tree = GROWING.tree()
    wanted = _within(tree, size)
    if not 0 <= index < wanted:
        raise UnknownEntry(index, wanted)
    return {
        "entry": index,
        "size": wanted,
        "leaf": tree.leaf(index).hex(),
        "path": [one.hex() for one in tree.inclusion(index, wanted)],
        "root": tree.root(wanted).hex(),
    }


def path_between(first: int, *, second: int | None) -> dict[str, Any]:
    """Return the bare proof that the tree of one size is the start of that of another."""
    tree = GROWING.tree()
    last = _within(tree, second)
    if not 0 < first <= last:
        raise UnknownSize(first, last)
    return {
        "first": first,
        "second": last,
        "first_root": tree.root(first).hex(),
        "second_root": tree.root(last).hex(),
        "path": [one.hex() for one in tree.consistency(first, last)],
    }


def _within(tree: Tree, size: int | None) -> int:
    if size is None:
        return tree.size
    if not 0 < size <= tree.size:
        raise UnknownSize(size, tree.size)
    return size
