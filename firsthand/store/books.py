"""
Books: ledgers of which there is one, such as that of the signals; acts in, or a refusal.

Wait for one's turn, read what is there, decide, add under the next number: two who act at once
lose nothing, and no rule is passed by. A refusal is logged outside the transaction it ends.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from firsthand.domain.common.act import Act
from firsthand.domain.common.refusal import Refused
from firsthand.store import ledgers, log

Acts = tuple[Act[Any], ...]
Decision = Callable[[Acts], Sequence[Any]]


@dataclass(frozen=True, kw_only=True)
class Entered:
    """
    Who enters acts into a book, and when.

    `key` is the sender's own name for what is entered: the same key twice enters it once.
    """

    by: str
    at: datetime
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Book:
    """One ledger by name, and the kinds of acts that stand in it."""

    ledger: str
    bodies: Mapping[str, type]

    def load(self) -> Acts:
        """Return every act of the book, in order."""
        return ledgers.load_acts(self.ledger, self.bodies)

    def enter(self, entered: Entered, deed: str, decide: Decision) -> Acts:
        """
        Enter what `decide` returns for the acts that are there, and return all of them.

        `decide` raises Refused when its rules object; then `deed` and why are logged.
        """
        try:
            with ledgers.turn(self.ledger):
                self._add(entered, decide)
        except Refused as refusal:
            self._log(entered, deed, refusal)
            raise
        return self.load()

    def _add(self, entered: Entered, decide: Decision) -> None:
        before = self.load()
        key = f"{entered.by}/{entered.key or uuid4().hex}"
        if any(act.key == key for act in before):
            return
        kinds = {body: kind for kind, body in self.bodies.items()}
        last = before[-1].number if before else 0
        acts = [
            ledgers.NewAct(
                ledger=self.ledger,
                number=last + place,
                key=key if place == 1 else f"{key}/{place}",
                kind=kinds[type(body)],
                by=entered.by,
                body=body,
            )
            for place, body in enumerate(decide(before), start=1)
        ]
        ledgers.add_acts(acts, at=entered.at)

    def _log(self, entered: Entered, deed: str, refusal: Refused) -> None:
        told = [[one.rule, one.reason] for one in refusal.objections]
        noted = log.Noted(
            act="refused",
            subject=self.ledger,
            by=entered.by,
            detail={"deed": deed, "objections": told},
        )
        log.append(noted, at=entered.at)
