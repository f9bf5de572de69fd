"""What heads say of the entries that were seen, and between which entries a change lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.accountability.head import Head
from firsthand.domain.accountability.witness import Finding, Witness


@dataclass(frozen=True, kw_only=True)
class Seen:
    """How many entries a copy has, and its root at each size that a head speaks of."""

    entries: int
    roots: Mapping[int, str]

    def agrees(self, head: Head) -> bool:
        """Tell whether the copy begins with the very log that a head names."""
        return self.roots.get(head.size) == head.root


def findings_of_heads(
    seen: Seen, *, head: Head | None, earlier: Sequence[Head]
) -> tuple[Finding, ...]:
    """Return what the earlier heads, ordered by size, and the copy's own head object to."""
    good = 0
    found: list[Finding] = []
    for one in earlier:
        if not seen.agrees(one):
            found.append(_against_earlier(seen, one, good))
            break
        good = one.size
    if head is not None and (own := _against_own(seen, head, good)):
        found.append(own)
    return tuple(found)


def _against_earlier(seen: Seen, head: Head, good: int) -> Finding:
    if head.size > seen.entries:
        said = (
            f"the head of {head.at} signed {head.size:,} entries, and there are only "
            f"{seen.entries:,}: {_missing(good, seen.entries)}"
        )
        return Finding(
            witness=Witness.EARLIER_HEAD, reason=said, entry=seen.entries, until=head.size - 1
        )
    said = (
        f"the first {head.size:,} entries are not those that the head of {head.at} signed; "
        f"{_lies(good, head.size - 1)}"
    )
    return Finding(witness=Witness.EARLIER_HEAD, reason=said, entry=good, until=head.size - 1)


def _against_own(seen: Seen, head: Head, good: int) -> Finding | None:
    said = f"the head of the copy signs {head.size:,} entries, and there are {seen.entries:,}"
    if head.size > seen.entries:
        said += f": {_missing(good, seen.entries)}"
        return Finding(
            witness=Witness.SIGNED_HEAD, reason=said, entry=seen.entries, until=head.size - 1
        )
    if not seen.agrees(head):
        last = max(head.size - 1, 0)
        said = f"the entries are not those that the head of the copy signs; {_lies(good, last)}"
        return Finding(witness=Witness.SIGNED_HEAD, reason=said, entry=good, until=last)
    if head.size < seen.entries:
        said += f": entry {head.size} and what comes after it were put in later"
        return Finding(
            witness=Witness.SIGNED_HEAD, reason=said, entry=head.size, until=seen.entries - 1
        )
    return None


def _missing(good: int, entries: int) -> str:
    """Say what is missing; entries cut out of the middle and numbered anew leave fewer too."""
    said = f"entry {entries} and what came after it are missing"
    if good >= entries:
        return said
    return f"{said}, or as many between entry {good} and {entries} with the rest made anew"


def _lies(first: int, last: int) -> str:
    if first >= last:
        return f"the change lies in entry {last}"
    return f"the change begins between entry {first} and {last}"
