"""What one entry shows of itself: its number, its hash, its commitment, its time."""

from datetime import datetime

from firsthand.domain.accountability.entry import Entry, commitment, leaf_hash
from firsthand.domain.accountability.witness import Finding, Witness


def leaf_of(entry: Entry) -> str:
    """Return the leaf hash of what an entry says, whatever stands beside it."""
    return leaf_hash(
        index=entry.index,
        at=entry.at,
        act=entry.act,
        subject=entry.subject,
        by=entry.by,
        committed=entry.commitment,
    )


def objection_to_order(entry: Entry, expected: int) -> Finding | None:
    """Return what is wrong with the number of an entry that should be `expected`."""
    if entry.index == expected:
        return None
    if entry.index > expected:
        said = f"entry {expected} is missing: entry {entry.index} stands in its place"
    else:
        said = f"entry {entry.index} comes again or too late, where entry {expected} should be"
    return Finding(witness=Witness.ORDER, reason=said, entry=expected)


def objection_to_hashes(entry: Entry, leaf: str) -> Finding | None:
    """Return what is wrong with the hashes of an entry; `leaf` is that of what it says."""
    if leaf != entry.leaf:
        said = "what the entry says is not what its leaf hash was made of"
        return Finding(witness=Witness.LEAF, reason=said, entry=entry.index)
    if entry.salt and commitment(entry.salt, entry.detail) != entry.commitment:
        said = "the details are not those that the entry is committed to"
        return Finding(witness=Witness.COMMITMENT, reason=said, entry=entry.index)
    return None


def moment(entry: Entry) -> datetime | None:
    """Return when an entry was recorded; None when that is no time with an offset."""
    try:
        found = datetime.fromisoformat(entry.at)
    except ValueError:
        return None
    return found if found.tzinfo else None
