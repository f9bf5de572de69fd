"""Contents of files: put into the storage encrypted, taken out of it whole or not at all."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.evidence import AttachedFile
from firsthand.engines import encryption, file_keys, storage

PIECE = 64 * 1024


def put(file_id: str, content: bytes) -> str:
    """Store content encrypted with the newest key, and return the name of that key."""
    key = keys().newest
    storage.put(file_id, encryption.encrypted(_pieces(content), file_id=file_id, key=key))
    return key.key_id


def content_of(file_id: str) -> Iterator[bytes]:
    """Yield the content of a kept file; raise Damaged where it is not what was kept."""
    with storage.get(file_id) as stored:
        yield from encryption.decrypted(stored, file_id=file_id, keys=keys())


def damage_to(file: AttachedFile) -> Objection | None:
    """Return that the content of a file is not the one that was taken in, or None."""
    found = sha256()
    try:
        for piece in content_of(file.file_id):
            found.update(piece)
        if found.hexdigest() == file.sha256:
            return None
        why = "its hash is another one"
    except encryption.Damaged as error:
        why = str(error)
    except Refused as refusal:
        return refusal.objections[0]
    return Objection(
        rule="file-damaged",
        reason=f"What is kept of it is not what was taken in: {why}.",
        remedy=f"Whoever runs this installation puts the file {file.file_id} back from the "
        "backup, and finds out who could write to the storage.",
    )


def keys() -> file_keys.Keys:
    """Return the keys of this installation: those given, or one that is made once."""
    if settings.FILE_KEYS:
        return file_keys.keys_in(Path(settings.FILE_KEYS))
    return file_keys.kept_keys(Path(settings.FILE_KEYS_MADE))


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]
