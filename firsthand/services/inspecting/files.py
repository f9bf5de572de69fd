"""
Files: taken in, checked, encrypted and kept; opened for those who may, with a trace.

A file is judged by its content, and what is not accepted is never stored. Its content lies in
the storage under a name drawn by lot; the table of files holds its hash. The order is: storage
first, then the row; what a crash leaves between them has no row and is swept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection.acts.evidence import AttachedFile
from firsthand.domain.inspection.attachments.attachments import (
    Accepted,
    looked_at,
    objection_to_size,
)
from firsthand.domain.inspection.attachments.names import about, safe_name
from firsthand.domain.inspection.permission import READ_RESTRICTED, objection_to
from firsthand.domain.reference.unknown import Unknown
from firsthand.engines import scanning, storage
from firsthand.services.inspecting import file_contents, recording
from firsthand.services.inspecting.file_scans import (
    FileState,
    ask_for_scan,
    objection_to_infected,
    scan,
    state_of,
    states,
)
from firsthand.services.inspecting.recording import PREFIX, Wanted
from firsthand.store import files as store
from firsthand.store import log

__all__ = ["FileState", "attached", "keep", "open_file", "scan", "states"]
PIECE = 64 * 1024
DEED = "evidence"  # whoever may add evidence may attach a file to it


MOST_AT_ONCE = 20
TOO_MANY = Objection(
    rule="files-at-once",
    reason=f"More than {MOST_AT_ONCE} files were sent at once.",
    remedy="Send some of them with this evidence and the others afterwards.",
)


class UnknownFile(Unknown):
    """The inspection has no such file."""

    thing = "file"
    needed = "a file of this inspection"


@dataclass(frozen=True, kw_only=True)
class KeptFileInfo:
    """A file as it is handed out: what it is, since when it is kept, and what scans said."""

    file: AttachedFile
    added_at: datetime
    state: FileState


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A file as somebody sent it, which nobody has looked at yet."""

    name: str
    content: BinaryIO
    size: int | None


def largest() -> int:
    """Return how many bytes a file may have at most (FIRSTHAND_FILE_LIMIT_MB)."""
    return int(settings.FILE_LIMIT)


def keep(
    w: Wanted, name: str, content: BinaryIO | bytes, size: int | None = None
) -> AttachedFile:
    """
    Keep a file encrypted and return what evidence says of it, or refuse in words.

    Nothing of what is refused is stored. A `size` that is too large is refused unread.
    """
    conduct = recording.conduct(w.inspection_id, by=w.by)
    try:
        refuse_if(_one(objection_to(w.by, DEED, conduct)))
        if size is not None:
            refuse_if(_one(objection_to_size(size, largest=largest())))
        whole = content if isinstance(content, bytes) else _read(content)
        found = looked_at(name, whole, largest=largest())
        if not isinstance(found, Accepted):
            raise Refused(*found)
        file = _stored(found, whole, w)
    except Refused as refusal:
        # The record has no names of files, which may tell whom a file is about.
        recording.log_refusal(w, DEED, refusal)
        raise Refused(*(about(safe_name(name), one) for one in refusal.objections)) from refusal
    return file


def keep_each(
    w: Wanted, sent: Sequence[Sent]
) -> tuple[tuple[AttachedFile, ...], tuple[Objection, ...]]:
    """
    Keep what was sent with a form: those that are kept, and why the others are not.

    What was recorded under the same key already is not kept twice.
    """
    found = recording.conduct(w.inspection_id, by=w.by)
    if w.key and any(act.key == w.own_key for act in found.acts):
        return (), ()
    if len(sent) > MOST_AT_ONCE:
        return (), (TOO_MANY,)
    kept: list[AttachedFile] = []
    objections: list[Objection] = []
    for one in sent:
        try:
            kept.append(keep(w, one.name, one.content, one.size))
        except Refused as refusal:
            objections += refusal.objections
    return tuple(kept), tuple(objections)


def _stored(found: Accepted, content: bytes, w: Wanted) -> AttachedFile:
    """Store a file, or return the same one that the same person sent before."""
    ledger, digest = PREFIX + w.inspection_id, sha256(content).hexdigest()
    before = store.load_same(ledger, by=w.by.code, sha256=digest, name=found.name)
    if before and not file_contents.damage_to(before.file):
        return before.file
    file = AttachedFile(
        file_id=storage.new_file_id(),
        name=found.name,
        sha256=digest,
        size=len(content),
        media_type=found.media_type,
    )
    key_id = file_contents.put(file.file_id, content)
    kept = store.Kept(file=file, ledger=ledger, by=w.by.code, added_at=w.now, key_id=key_id)
    detail = {"file": file.file_id, "sha256": file.sha256, "size": file.size}
    noted = log.Noted(act="file-kept", subject=ledger, by=w.by.code, detail=detail)
    try:
        with transaction.atomic():
            store.add(kept)
            log.append(noted, at=w.now)
    except BaseException:
        storage.remove(file.file_id)
        raise
    ask_for_scan(file.file_id, now=w.now)
    return file


def open_file(w: Wanted, file_id: str) -> tuple[KeptFileInfo, Iterator[bytes]]:
    """
    Return a file and its content, for those who may read restricted material; it is logged.

    All of it is checked before the first byte is handed out. An infected file is refused.
    """
    conduct = recording.conduct(w.inspection_id, by=w.by)
    kept = _of_inspection(w.inspection_id, file_id)
    try:
        refuse_if(_one(objection_to(w.by, READ_RESTRICTED, conduct)))
        if state_of(kept).word == scanning.INFECTED:
            raise Refused(objection_to_infected(kept))
        refuse_if(_one(file_contents.damage_to(kept.file)))
    except Refused as refusal:
        recording.log_refusal(w, READ_RESTRICTED, refusal)
        raise Refused(*(about(kept.file.name, one) for one in refusal.objections)) from refusal
    recording.log_reading(w.inspection_id, f"file {file_id}", by=w.by, now=w.now)
    info = KeptFileInfo(file=kept.file, added_at=kept.added_at, state=state_of(kept))
    return info, file_contents.content_of(file_id)


def told(w: Wanted, file_id: str) -> KeptFileInfo:
    """Return what a file is, without its content, for those who could open it."""
    recording.conduct(w.inspection_id, by=w.by, deed=READ_RESTRICTED)
    kept = _of_inspection(w.inspection_id, file_id)
    return KeptFileInfo(file=kept.file, added_at=kept.added_at, state=state_of(kept))


def attached(w: Wanted, file_ids: Iterable[str]) -> tuple[AttachedFile, ...]:
    """Return files that somebody kept for this inspection, to attach them to evidence."""
    recording.conduct(w.inspection_id, by=w.by)
    return tuple(_of_inspection(w.inspection_id, one).file for one in file_ids)


def objections_to_attached(
    inspection_id: str, attached_files: Iterable[AttachedFile]
) -> tuple[Objection, ...]:
    """Return why files may not be attached: not of this inspection, changed, or infected."""
    asked = tuple(attached_files)
    known = store.load([one.file_id for one in asked])
    found: list[Objection] = []
    for one in asked:
        kept = known.get(one.file_id)
        if kept is None or kept.ledger != PREFIX + inspection_id or kept.file != one:
            found.append(
                Objection(
                    rule="file-of-inspection",
                    reason="The file is not one that was kept for this inspection.",
                    remedy="Attach the file itself again.",
                )
            )
        elif state_of(kept).word == scanning.INFECTED:
            found.append(objection_to_infected(kept))
    return tuple(found)


def _of_inspection(inspection_id: str, file_id: str) -> store.Kept:
    kept = store.load([file_id]).get(file_id)
    if kept is None or kept.ledger != PREFIX + inspection_id:
        raise UnknownFile(file_id, ())
    return kept


def _read(content: BinaryIO) -> bytes:
    """Return what a stream holds, at most one byte more than is accepted."""
    parts: list[bytes] = []
    left = largest() + 1
    while left > 0 and (part := content.read(min(PIECE, left))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _one(objection: Objection | None) -> tuple[Objection, ...]:
    return () if objection is None else (objection,)
