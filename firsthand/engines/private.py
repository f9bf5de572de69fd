"""
Private files: only their owner reads them; each is written whole or not at all; one at a time.

What a disk or a system refuses is told in words, with what to do.
"""

import errno
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
OTHERS = 0o077  # what people other than the owner could do
PART = ".part"
WAIT = 20.0  # seconds, for another command that holds the folder
NAP = 0.05


def make(folder: Path) -> None:
    """Make a folder that only its owner can enter; one that is there must be empty."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(_not_written(folder.parent, error)) from error
    try:
        if folder.is_dir():
            folder.rmdir()  # which only an empty one can be; of two that begin, one makes it
        folder.mkdir(mode=0o700)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.EBUSY):
            raise Refused(_not_empty(folder)) from error
        raise Refused(_not_written(folder, error)) from error


@contextmanager
def made(folder: Path) -> Iterator[None]:
    """Make a folder that goes again, with all in it, if what follows fails."""
    make(folder)
    try:
        yield
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise


def put(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole, in the place of an earlier one, or leave everything as it was."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{PART}")
    try:
        with open(part, "xb", opener=_private) as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        _sync(path.parent)
    except OSError as error:
        raise Refused(_not_written(path, error)) from error
    finally:
        part.unlink(missing_ok=True)


def put_beside(path: Path, content: bytes) -> None:
    """Write a file whole, making its folder first where it lacks."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refused(_not_written(path, error)) from error
    put(path, [content])


def add_line(path: Path, line: str) -> None:
    """Add a line and wait until it is on the disk; what was torn before it stays apart."""
    try:
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(number, "r+b") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(end - 1, 0))
            torn = end > 0 and file.read(1) != b"\n"
            file.write(("\n" * torn + line + "\n").encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Refused(_not_written(path, error)) from error


def destroy(path: Path) -> None:
    """Write over a small file, then remove it; one that is not there is no error."""
    try:
        with open(path, "r+b") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            file.write(secrets.token_bytes(size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise Refused(_not_written(path, error)) from error


def is_private(path: Path) -> bool:
    """Tell whether nobody but the owner (and the system's administrator) can use a path."""
    return not path.stat().st_mode & OTHERS


@contextmanager
def held(path: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Hold a lock that one command at a time can hold, or refuse after `wait` seconds."""
    fcntl = _locks()
    try:
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Refused(_not_written(path, error)) from error
    try:
        until = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise Refused(_busy(path.parent, wait)) from None
                time.sleep(NAP)
        yield
    finally:
        os.close(number)  # which lets the lock go


def _locks() -> Any:
    try:
        return import_module("fcntl")
    except ImportError as error:
        raise Refused(
            Objection(
                rule="folder-system",
                reason="This system can neither keep files to one user nor lock them as "
                "working folders need.",
                remedy="Keep linked data on Linux or macOS; on Windows, within WSL.",
            )
        ) from error


def _not_empty(folder: Path) -> Objection:
    return Objection(
        rule="folder-not-empty",
        reason=f"{folder} is there already, and a working folder begins empty.",
        remedy="Name a folder that is not there yet. To go on with a working folder, use "
        "`firsthand linked`; one into which linking was cut short is deleted with `firsthand "
        "linked delete`.",
    )


def _busy(folder: Path, wait: float) -> Objection:
    return Objection(
        rule="folder-busy",
        reason=f"Another command has been using {folder} for {wait:g} seconds.",
        remedy="Wait until it has ended, and give the command again.",
    )


def _not_written(path: Path, error: OSError) -> Objection:
    if error.errno in FULL:
        return Objection(
            rule="disk-full",
            reason=f"The disk is full: {path} was not written; what was there is as it was.",
            remedy="Make room, then give the command again.",
        )
    return Objection(
        rule="folder-not-written",
        reason=f"{path} cannot be written: {error.strerror or type(error).__name__}.",
        remedy="Name a folder in which you may write, on a disk of this computer.",
    )


def _sync(folder: Path) -> None:
    """Let the name of a new file reach the disk too."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
