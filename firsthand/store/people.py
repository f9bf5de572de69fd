"""People: accounts to sign in with, and the ledger of their roles and links."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from firsthand.domain.common.act import Act
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import PEOPLE_BODIES
from firsthand.domain.people.link import Link
from firsthand.domain.people.register import actors, links
from firsthand.store import ledgers

LEDGER = "people"
KINDS = {body: kind for kind, body in PEOPLE_BODIES.items()}


def load_acts() -> tuple[Act[Any], ...]:
    """Return every act of the people's ledger, in order."""
    return ledgers.load_acts(LEDGER, PEOPLE_BODIES)


def load_actor(code: str) -> Actor | None:
    """Return who somebody acts as now; None for somebody without a role."""
    return load_actors().get(code)


def load_actors() -> dict[str, Actor]:
    """Return everybody who has a role, by code."""
    return actors(load_acts())


def load_links(*, person: str = "") -> tuple[Link, ...]:
    """Return the links declared, of everybody or of one person."""
    return links(load_acts(), person=person)


def add_acts(bodies: Sequence[Any], *, by: str, at: datetime) -> None:
    """Record acts about people, however many do so at once."""
    for body in bodies:
        _add(body, by=by, at=at)


def _add(body: Any, *, by: str, at: datetime) -> None:
    with ledgers.turn(LEDGER):
        known = load_acts()
        act = ledgers.NewAct(
            ledger=LEDGER,
            number=known[-1].number + 1 if known else 1,
            key=uuid4().hex,
            kind=KINDS[type(body)],
            by=by,
            body=body,
        )
        ledgers.add_acts([act], at=at)
