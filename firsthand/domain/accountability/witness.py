"""Witnesses: who found that a log was tampered with, and what the finding is."""

from dataclasses import dataclass
from enum import StrEnum


class Witness(StrEnum):
    """What a change had to get past, from the nearest to the farthest."""

    TEXT = "text"  # the one way in which a line is written
    LEAF = "leaf-hash"  # the hash beside the entry
    COMMITMENT = "commitment"  # the hash of salt and details
    ORDER = "index-order"  # numbers without a gap
    LEDGER = "ledger"  # the numbers of acts in their ledger
    PROOF = "inclusion-proof"  # the way from an entry to the root
    EARLIER_HEAD = "earlier-head"  # what was signed before, and kept by others
    SIGNED_HEAD = "signed-head"  # the head at the end of the copy
    KEY = "signing-key"  # the key that signs heads


WITNESS_WORDS = {
    Witness.TEXT: "the one way in which a line is written",
    Witness.LEAF: "the hash beside the entry",
    Witness.COMMITMENT: "the commitment to the details",
    Witness.ORDER: "the numbers of the entries",
    Witness.LEDGER: "the numbers of the acts of a ledger",
    Witness.PROOF: "the proof that the entry is in the log",
    Witness.EARLIER_HEAD: "an earlier head",
    Witness.SIGNED_HEAD: "the signed head of the copy",
    Witness.KEY: "the key that signs the heads",
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """
    One thing that does not hold, and who found it.

    `entry` is the first entry that does not hold, or the first that may not; `until` is then
    the last one of them. Both are None when the finding is about no entry.
    """

    witness: Witness
    reason: str
    entry: int | None = None
    until: int | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """
    What a check found: it holds when there are no findings.

    `agreed` are the sizes of the earlier heads that agree. Remarks are worth reading and no
    failure. The first finding is the one that tells most exactly where.
    """

    entries: int
    root: str
    agreed: tuple[int, ...]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings
