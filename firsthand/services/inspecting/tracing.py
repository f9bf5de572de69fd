"""Tracing: what the log tells of one inspection beside its acts: readings and refusals."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from firsthand.domain.inspection.permission import READ
from firsthand.domain.people.actor import Actor
from firsthand.services.inspecting.recording import PREFIX, conduct
from firsthand.store import log

# Entries that are no acts: somebody was refused something, or read what is restricted.
TRACED = frozenset({"refused", "read"})


@dataclass(frozen=True, kw_only=True)
class Trace:
    """One reading or refusal; `what` was read, or `deed` was refused because of `reasons`."""

    entry: int
    at: datetime
    by: str
    act: str
    what: str = ""
    deed: str = ""
    reasons: tuple[str, ...] = ()


def traces(inspection_id: str, *, by: Actor) -> tuple[Trace, ...]:
    """Return the readings and refusals of an inspection, in order, to those who may read it."""
    conduct(inspection_id, by=by, deed=READ)
    entries = log.load_entries(subject=PREFIX + inspection_id, details=True)
    return tuple(_trace(one) for one in entries if one.act in TRACED)


def _trace(entry: Any) -> Trace:
    told = json.loads(entry.detail)
    return Trace(
        entry=entry.index,
        at=datetime.fromisoformat(entry.at),
        by=entry.by,
        act=entry.act,
        what=told.get("what", ""),
        deed=told.get("deed", ""),
        reasons=tuple(reason for _, reason in told.get("objections", ())),
    )
