"""
Parts: entries that are shown to be in the log without showing the rest of it.

A part proves that what it has was in the log of its head, each entry in its place. It cannot
show that nothing was left out, except by the numbers of acts, which the details tell.
"""

import json
from collections.abc import Iterable, Sequence

from firsthand.domain.accountability.entry import Entry
from firsthand.domain.accountability.entry_check import leaf_of, objection_to_hashes
from firsthand.domain.accountability.head import Head
from firsthand.domain.accountability.tree import included
from firsthand.domain.accountability.witness import Finding, Verdict, Witness

NOT_ALL = (
    "A part shows that its entries are in the log. Only a copy of the whole shows that nothing "
    "was left out."
)
ACT = frozenset({"number", "key", "body"})  # what the details of an act of a ledger hold


def act_number(detail: str) -> int | None:
    """Return the number of an act in its ledger; None for readings, refusals and the like."""
    try:
        told = json.loads(detail)
    except ValueError:
        return None
    if not isinstance(told, dict) or set(told) != ACT:
        return None
    return told["number"] if type(told["number"]) is int else None


class PartCheck:
    """A check of a part under way: see each entry with its proof, then end it."""

    def __init__(self, *, subject: str, head: Head) -> None:
        """Begin with the subject of the part, '' for any, and the head of the whole log."""
        self.subject, self.head = subject, head
        self.seen = self._acts = 0
        self._last = -1
        self._found: list[Finding] = []

    def see(self, entry: Entry, path: Sequence[bytes]) -> None:
        """Take the next entry."""
        self.seen += 1
        if not self._found and (wrong := self._objection(entry, path)):
            self._found.append(wrong)
        self._last = entry.index

    def note(self, finding: Finding) -> None:
        """Keep what was found elsewhere."""
        self._found.append(finding)

    def end(self, *, untrusted: Iterable[Finding] = ()) -> Verdict:
        """Return the verdict."""
        return Verdict(
            entries=self.seen,
            root=self.head.root,
            agreed=(),
            findings=(*self._found, *untrusted),
            remarks=(NOT_ALL,),
        )

    def _objection(self, entry: Entry, path: Sequence[bytes]) -> Finding | None:
        leaf = leaf_of(entry)
        if wrong := objection_to_hashes(entry, leaf):
            return wrong
        if entry.index <= self._last:
            said = f"entry {entry.index} comes after entry {self._last}"
            return Finding(witness=Witness.ORDER, reason=said, entry=entry.index)
        if self.subject and entry.subject != self.subject:
            said = f"it is about {entry.subject!r}, and the part about {self.subject!r}"
            return Finding(witness=Witness.ORDER, reason=said, entry=entry.index)
        proven = included(
            bytes.fromhex(leaf),
            path,
            index=entry.index,
            size=self.head.size,
            root=bytes.fromhex(self.head.root),
        )
        if not proven:
            said = "its proof does not lead to the root of the head"
            return Finding(witness=Witness.PROOF, reason=said, entry=entry.index)
        return self._number(entry)

    def _number(self, entry: Entry) -> Finding | None:
        number = act_number(entry.detail) if self.subject and entry.detail else None
        if number is None:
            return None
        self._acts += 1
        if number == self._acts:
            return None
        said = f"act {self._acts} is missing: act {number} stands in its place"
        return Finding(witness=Witness.LEDGER, reason=said, entry=entry.index)
