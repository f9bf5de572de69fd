"""
Storage: where encrypted files lie: in a folder, or wherever Django's storages reach.

A file is there whole or not at all. Its name is drawn by lot and has nothing to do with what
somebody called it.
"""

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from django.core.files import File
from django.core.files.storage import FileSystemStorage, InvalidStorageError, Storage, storages

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused

ALIAS = "evidence"  # among the STORAGES of the settings
IN_MEMORY = 8 * 1024 * 1024
PART = ".part"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class Folder(FileSystemStorage):
    """A folder in which a file appears under its name only when all of it is written."""

    def _save(self, name: str, content: Any) -> str:
        whole = Path(self.path(name))
        whole.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = whole.with_name(f"{whole.name}.{secrets.token_hex(4)}{PART}")
        try:
            with open(part, "xb", opener=_private) as file:
                file.writelines(content.chunks())
                file.flush()
                os.fsync(file.fileno())
            os.link(part, whole)  # unlike a renaming, never in the place of another file
        finally:
            part.unlink(missing_ok=True)
        return name


def new_file_id() -> str:
    """Return a name for a file that nobody can guess and that tells nothing."""
    return secrets.token_hex(16)


def put(file_id: str, content: Iterable[bytes]) -> None:
    """Store what is encrypted already, or refuse in words and leave nothing behind."""
    storage = place()
    try:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as whole:
            for chunk in content:
                whole.write(chunk)
            whole.seek(0)
            storage.save(file_id, File(cast(Any, whole), name=file_id))
    except Exception as error:  # each storage has errors of its own
        with suppress(Exception):
            storage.delete(file_id)
        raise Refused(_not_stored(error)) from error


def get(file_id: str) -> BinaryIO:
    """Return a stored file, opened, or refuse when it cannot be had."""
    try:
        return cast(BinaryIO, place().open(file_id, "rb"))
    except Exception as error:  # each storage has errors of its own
        raise Refused(
            Objection(
                rule="file-not-there",
                reason="The file cannot be had from the place where files are kept "
                f"({type(error).__name__}).",
                remedy="Try again. If it stays so, whoever runs this installation puts the "
                f"file {file_id} back from the backup.",
            )
        ) from error


def remove(file_id: str) -> None:
    """Remove a stored file; one that is not there is no error."""
    place().delete(file_id)


def stored() -> Iterator[tuple[str, datetime]]:
    """Yield the name of everything that lies in the storage, and since when."""
    storage = place()
    with suppress(FileNotFoundError):
        for name in storage.listdir("")[1]:
            yield name, storage.get_modified_time(name)


def place() -> Storage:
    """Return the storage of the settings, or say what it lacks."""
    try:
        return storages[ALIAS]
    except (InvalidStorageError, ImportError) as error:
        raise Refused(
            Objection(
                rule="storage-lacking",
                reason=f"The storage for files that the settings name cannot be used: {error}.",
                remedy="For S3: pip install 'firsthand[s3]'. For a folder: take "
                "FIRSTHAND_FILES_S3_BUCKET away.",
            )
        ) from None


def _not_stored(error: Exception) -> Objection:
    full = isinstance(error, OSError) and error.errno in FULL
    why = "the disk is full" if full else f"the storage answered {type(error).__name__}"
    return Objection(
        rule="file-not-stored",
        reason=f"The file could not be kept: {why}. Nothing of it was kept.",
        remedy="What you typed is not lost: send it again without the file, or later with it. "
        "Whoever runs this installation must make room."
        if full
        else "What you typed is not lost: send it again without the file, or later with it.",
    )


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
