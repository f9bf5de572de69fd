"""
The log: one line of entries for everything that anybody did, read or was refused.

Entries are added under a lock, so that their numbers have no gap and no two trees can grow.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from firsthand.domain.accountability.canonical import canonical
from firsthand.domain.accountability.entry import Entry, commitment, leaf_hash
from firsthand.store.models.ledger import LogEntry

LOCK = 0x46697273  # any number that nobody else locks: the first four letters of 'Firsthand'
FIELDS = ("index", "at", "act", "subject", "by", "commitment", "leaf", "salt", "detail")


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What is written into the log: `act` on `subject` by the person whose code is `by`."""

    act: str
    subject: str
    by: str
    detail: dict[str, Any]


def append(noted: Noted, *, at: datetime) -> LogEntry:
    """
    Add one entry, and return its row.

    Call it outside a transaction that may be undone when the entry must outlive it (a refusal).
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        index = size()
        salt, detail = secrets.token_hex(16), canonical(noted.detail)
        committed, moment = commitment(salt, detail), at.isoformat(timespec="microseconds")
        return LogEntry.objects.create(
            index=index,
            at=moment,
            act=noted.act,
            subject=noted.subject,
            by=noted.by,
            salt=salt,
            detail=detail,
            commitment=committed,
            leaf=leaf_hash(
                index=index,
                at=moment,
                act=noted.act,
                subject=noted.subject,
                by=noted.by,
                committed=committed,
            ),
        )


def size() -> int:
    """Return how many entries there are."""
    last = LogEntry.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def load_entries(
    *, subject: str | None = None, details: bool = False, start: int = 0, end: int | None = None
) -> Iterator[Entry]:
    """
    Yield the entries from `start` to before `end`, of one subject or of all, in order.

    Salts and details are left out unless `details` are asked for.
    """
    rows = LogEntry.objects.filter(index__gte=start).order_by("index")
    if end is not None:
        rows = rows.filter(index__lt=end)
    if subject is not None:
        rows = rows.filter(subject=subject)
    wanted = FIELDS if details else FIELDS[:-2]
    for row in rows.values_list(*wanted).iterator(chunk_size=2000):
        yield Entry(**dict(zip(wanted, row, strict=True)))


def load_leaves(*, start: int = 0, end: int | None = None) -> list[str]:
    """Return the leaf hashes from `start` to before `end`, or to the last, in order."""
    rows = LogEntry.objects.filter(index__gte=start).order_by("index")
    if end is not None:
        rows = rows.filter(index__lt=end)
    return list(rows.values_list("leaf", flat=True))
