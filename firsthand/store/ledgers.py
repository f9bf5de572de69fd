"""
Ledgers: acts in, acts out. The log is the record: what is shown is worked out from its entries.

Every act is decided on what was there, and recorded under the next number. Whoever comes second
with the same number is told so (`Overtaken`), reads again and decides again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from threading import Lock
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pydantic import TypeAdapter

from firsthand.domain.common.act import Act
from firsthand.store import log
from firsthand.store.models.ledger import LedgerAct
from firsthand.store.models.ledger import LogEntry as LogRow

TURN = 1  # the class of the locks that PostgreSQL is asked for
KEPT_IN_MEMORY = 64  # ledgers, the ones used last


class Overtaken(Exception):
    """Somebody else recorded an act first; nothing was added."""


@dataclass(frozen=True, kw_only=True)
class NewAct:
    """An act to record: `kind` is its key among `bodies`, `key` the sender's own."""

    ledger: str
    number: int
    key: str
    kind: str
    by: str
    body: Any


@contextmanager
def turn(ledger: str) -> Iterator[None]:
    """
    Wait until nobody else is at this ledger, and keep the turn until the block ends.

    The block is one transaction. SQLite lets one writer in at a time by itself.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [TURN, ledger])
        yield


@cache
def adapter(kind: type) -> TypeAdapter[Any]:
    """Return what turns values of a kind into plain data and back, checked."""
    return TypeAdapter(kind)


def add_acts(acts: Iterable[NewAct], *, at: datetime) -> None:
    """Record acts as one, or raise Overtaken and record none."""
    try:
        with transaction.atomic():
            for act in acts:
                _add(act, at)
    except IntegrityError as error:
        if "ledger_act" not in str(error):
            raise
        raise Overtaken from error


def _add(act: NewAct, at: datetime) -> None:
    plain = adapter(type(act.body)).dump_python(act.body, mode="json")
    noted = log.Noted(
        act=act.kind,
        subject=act.ledger,
        by=act.by,
        detail={"number": act.number, "key": act.key, "body": plain},
    )
    entry = log.append(noted, at=at)
    LedgerAct.objects.create(
        ledger=act.ledger,
        number=act.number,
        key=act.key,
        kind=act.kind,
        entry=entry,
    )


class Memory:
    """The acts of the ledgers used last; acts are only added, so that only new ones load."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.kept: dict[str, tuple[tuple[Act[Any], ...], str]] = {}
        self.lock = Lock()

    def load(self, ledger: str, bodies: Mapping[str, type]) -> tuple[Act[Any], ...]:
        """Return the acts of a ledger in order, reading only those that are not known yet."""
        with self.lock:
            acts, leaf = self.kept.get(ledger, ((), ""))
        # A database that was put back to an earlier day, or another one under test.
        if acts and not LogRow.objects.filter(index=acts[-1].entry, leaf=leaf).exists():
            acts = ()
        fresh = list(_rows(ledger, bodies, after=acts[-1].entry if acts else -1))
        if fresh:
            leaf = fresh[-1][-1]
            acts = (*acts, *(_act(bodies[kind], *row) for kind, *row in fresh))
        with self.lock:
            self.kept.pop(ledger, None)
            self.kept[ledger] = acts, leaf
            while len(self.kept) > KEPT_IN_MEMORY:
                del self.kept[next(iter(self.kept))]
        return acts


MEMORY = Memory()


def load_acts(ledger: str, bodies: Mapping[str, type]) -> tuple[Act[Any], ...]:
    """Return every act of a ledger, in order; none when there is no such ledger."""
    return MEMORY.load(ledger, bodies)


def load_ledgers(prefix: str) -> tuple[str, ...]:
    """Return the names of the ledgers that begin with `prefix`, the newest first."""
    rows = LedgerAct.objects.filter(number=1, ledger__startswith=prefix).order_by("-seq")
    return tuple(rows.values_list("ledger", flat=True))


def load_ledgers_with(kind: str, *, prefix: str) -> tuple[str, ...]:
    """Return the names of the ledgers that hold an act of a kind, the newest act first."""
    rows = LedgerAct.objects.filter(kind=kind, ledger__startswith=prefix).order_by("-seq")
    return tuple(dict.fromkeys(rows.values_list("ledger", flat=True)))


def _rows(ledger: str, bodies: Mapping[str, type], *, after: int) -> Iterable[tuple[Any, ...]]:
    """Yield the entries of a ledger that are acts; it also has refusals and readings."""
    rows = LogRow.objects.filter(subject=ledger, index__gt=after, act__in=list(bodies))
    fields = ("act", "by", "index", "at", "detail", "leaf")
    return rows.order_by("index").values_list(*fields).iterator(chunk_size=2000)


def _act(kind: type, by: str, index: int, at: str, detail: str, _leaf: str) -> Act[Any]:
    told = json.loads(detail)
    return Act(
        number=told["number"],
        key=told["key"],
        by=by,
        # In English time, so that the day of an act is the day on which people lived it.
        at=timezone.localtime(datetime.fromisoformat(at)),
        body=adapter(kind).validate_python(told["body"]),
        entry=index,
    )
