"""
The agreement of the ledgers with the log: each act has one entry, and one number.

The log is the record; the table of places gives each act its number in its ledger. A place that
was changed, added or taken away would show an inspection other than it was recorded.
"""

import json
from collections import Counter
from dataclasses import dataclass

from firsthand.domain.accountability.entry import Entry
from firsthand.domain.accountability.parts import act_number
from firsthand.domain.accountability.witness import Finding, Witness


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an act stands: the `number` it has in its ledger, and the index of its entry."""

    ledger: str
    number: int
    key: str
    kind: str
    entry: int


class Agreement:
    """A comparison under way: see each entry of the log with the place that points at it."""

    def __init__(self) -> None:
        """Begin with no act in any ledger."""
        self._numbers: Counter[str] = Counter()

    def objection(self, entry: Entry, place: Place | None) -> Finding | None:
        """Return what is wrong between an entry, its details shown, and its place."""
        number = act_number(entry.detail)
        if number is None and place is None:
            return None
        if place is None:
            return _wrong(
                entry, f"act {number} of {entry.subject!r} has no place in its ledger"
            )
        if number is None:
            return _wrong(entry, f"{place.ledger!r} has a place for what is no act of it")
        told = json.loads(entry.detail)
        recorded = (entry.subject, number, told["key"], entry.act)
        if recorded != (place.ledger, place.number, place.key, place.kind):
            said = (
                f"the ledger {place.ledger} tells its act {place.number} otherwise than the log"
            )
            return _wrong(entry, said)
        self._numbers[place.ledger] += 1
        expected = self._numbers[place.ledger]
        if number != expected:
            return _wrong(
                entry, f"act {expected} of {place.ledger} is missing before act {number}"
            )
        return None


def _wrong(entry: Entry, said: str) -> Finding:
    return Finding(witness=Witness.LEDGER, reason=said, entry=entry.index)
