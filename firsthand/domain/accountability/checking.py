"""
The check of a copy of the log: does it hold, and if not, from which entry on, and who says so.

Entries are seen one after the other and none is kept, so that a log of any length can be
checked. Roots are kept for the sizes of the heads only. What each witness can find:

- numbers, hashes and commitments find what was changed in an entry, taken out or put in by
  somebody who did not make the hashes anew;
- the signed head finds who made them anew and has not the key;
- earlier heads, kept elsewhere, find who has the key too: for all that they had signed.
"""

from collections.abc import Iterable
from datetime import datetime

from firsthand.domain.accountability.entry import Entry
from firsthand.domain.accountability.entry_check import (
    leaf_of,
    moment,
    objection_to_hashes,
    objection_to_order,
)
from firsthand.domain.accountability.tree import EMPTY, Frontier
from firsthand.domain.accountability.trust import Trusted
from firsthand.domain.accountability.verdicts import Seen, findings_of_heads
from firsthand.domain.accountability.witness import Finding, Verdict, Witness

MOST_REMARKS = 5  # odd times that are told one by one


class Check:
    """A check under way: see each entry, then end it with the head of the copy."""

    def __init__(self, *, sizes: Iterable[int] = ()) -> None:
        """Begin with the sizes of the heads that the copy will be compared with."""
        self._wanted = frozenset(sizes)
        self._frontier = Frontier()
        self._roots = {0: EMPTY.hex()}
        self._local: list[Finding] = []
        self._ordered = True
        self._newest: datetime | None = None
        self._doubts = 0
        self._remarks: list[str] = []

    @property
    def seen(self) -> int:
        """Return how many entries were seen."""
        return self._frontier.size

    def see(self, entry: Entry) -> None:
        """Take the next entry, in the order of the copy."""
        leaf = leaf_of(entry)
        if wrong := objection_to_order(entry, self.seen) or objection_to_hashes(entry, leaf):
            self.note(wrong)
        self._frontier.add(bytes.fromhex(leaf))
        if self.seen in self._wanted:
            self._roots[self.seen] = self._frontier.root().hex()
        self._clock(entry)

    def skip(self) -> None:
        """Take a line that says no entry for one, so that the next has its number."""
        self._frontier.add(EMPTY)
        self._ordered = False

    def note(self, finding: Finding) -> None:
        """Keep what was found in one place, the first of each witness."""
        if finding.witness is Witness.ORDER:
            self._ordered = False  # after a gap, no root can be compared
        if all(finding.witness is not known.witness for known in self._local):
            self._local.append(finding)

    def end(self, heads: Trusted) -> Verdict:
        """Return the verdict, comparing what was seen with the heads that are evidence."""
        root = self._frontier.root().hex()
        seen = Seen(entries=self.seen, roots={**self._roots, self.seen: root})
        compared: tuple[Finding, ...] = ()
        agreed: tuple[int, ...] = ()
        if self._ordered:
            compared = findings_of_heads(seen, head=heads.head, earlier=heads.earlier)
            agreed = tuple(one.size for one in heads.earlier if seen.agrees(one))
        if self._doubts > MOST_REMARKS:
            more = self._doubts - MOST_REMARKS
            self._remarks.append(f"{more:,} more times that are odd are not told.")
        return Verdict(
            entries=self.seen,
            root=root,
            agreed=agreed,
            findings=(*self._local, *compared, *heads.findings),
            remarks=(*self._remarks, *heads.remarks),
        )

    def _clock(self, entry: Entry) -> None:
        """Remark a time that is before the one of the entry before: clocks are set right."""
        at = moment(entry)
        if at is None:
            self._remark(f"The time of entry {entry.index} cannot be read: {entry.at[:40]!r}.")
            return
        if self._newest is not None and at < self._newest:
            self._remark(f"The clock went backwards at entry {entry.index}, to {entry.at}.")
        self._newest = at

    def _remark(self, said: str) -> None:
        self._doubts += 1
        if self._doubts <= MOST_REMARKS:
            self._remarks.append(said)
