"""
Exporting: a whole inspection with every entry of its log, for an outsider entitled to check it.

Each entry comes with its index, its leaf, its salt and its detail, so that anybody who has the
signed heads can work out that this is what was recorded, when and in which order.
"""

from datetime import datetime
from typing import Any

from firsthand.domain.inspection.acts.bodies import BODIES
from firsthand.domain.inspection.acts.progress import STATE_TITLES
from firsthand.domain.inspection.permission import EXPORT
from firsthand.domain.people.actor import SYSTEM, Actor
from firsthand.services.inspecting import recording
from firsthand.services.inspecting.recording import PREFIX
from firsthand.store import log

SHAPE = 1
HOW = (
    "The commitment of an entry is the SHA-256 of the bytes of its salt and its detail; its "
    "leaf is the SHA-256 of a zero byte and the canonical JSON of act, at, by, commitment, "
    "index and subject."
)


def export(inspection_id: str, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Return the whole ledger for somebody who may have it, and log that they took it."""
    recording.conduct(inspection_id, by=by, deed=EXPORT)
    recording.log_reading(inspection_id, "export", by=by, now=now)
    return everything(inspection_id, as_of=now)


def take(inspection_id: str, *, as_of: datetime, now: datetime) -> dict[str, Any]:
    """
    Return the ledger as it was at a moment, and log that it was taken from the machine itself.

    For whoever holds the database: no permission is asked, but it leaves its trace.
    """
    told = everything(inspection_id, as_of=as_of)
    recording.log_reading(inspection_id, "export", by=SYSTEM, now=now)
    return told


def everything(inspection_id: str, *, as_of: datetime) -> dict[str, Any]:
    """Return the ledger of an inspection as it was at a moment, with refusals and readings."""
    conduct = recording.unchecked(inspection_id)
    if conduct.acts[0].at > as_of:
        raise recording.UnknownConduct(inspection_id, ())
    conduct = conduct.as_of(as_of)
    entries = [
        vars(one)
        for one in log.load_entries(subject=PREFIX + inspection_id, details=True)
        if datetime.fromisoformat(one.at) <= as_of
    ]
    return {
        "shape": SHAPE,
        "inspection_id": inspection_id,
        "as_of": as_of.isoformat(),
        "title": conduct.opened.title,
        "subject": conduct.opened.subject,
        "state": conduct.state.value,
        "state_title": STATE_TITLES[conduct.state],
        "acts": sum(one["act"] in BODIES for one in entries),
        "entries_in_log": log.size(),
        "how_to_check": HOW,
        "entries": entries,
    }
