"""
File keys: the keys that encrypt files, kept in a file outside the database.

One key a line, base64 of 32 bytes, the newest first: new files are encrypted with the first,
and every one still opens what was encrypted with it. Lines that begin with '#' are remarks.
"""

import base64
import binascii
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines import private

SIZE = 32  # bytes of an AES-256 key


@dataclass(frozen=True)
class Key:
    """One key. It is never printed: what is shown of it is its name, a hash."""

    secret: bytes = field(repr=False)

    @property
    def key_id(self) -> str:
        """Return the name of the key, from which it cannot be told."""
        return sha256(b"firsthand file key " + self.secret).hexdigest()[:16]


@dataclass(frozen=True)
class Keys:
    """The keys of an installation, the newest first."""

    all: tuple[Key, ...]

    @property
    def newest(self) -> Key:
        """Return the key that encrypts what comes in now."""
        return self.all[0]

    def named(self, key_id: str) -> Key | None:
        """Return the key with this name, or None."""
        return next((key for key in self.all if key.key_id == key_id), None)


def keys_in(path: Path) -> Keys:
    """Return the keys of a file, or refuse one that cannot be used, without printing of it."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(_unusable(path, f"cannot be read ({type(error).__name__})")) from None
    keys = tuple(_keys(path, lines))
    if not keys:
        raise Refused(_unusable(path, "holds no key"))
    return Keys(keys)


def kept_keys(path: Path) -> Keys:
    """Return the keys of a file that is made, with one new key, when it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Whole under another name first: of two processes that start together one wins, and
    # neither ever reads half a key.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        with open(draft, "x", encoding="ascii", opener=_private) as file:
            file.write(new_line() + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    _refuse_open(path)
    return keys_in(path)


def _refuse_open(path: Path) -> None:
    """
    Refuse keys of this installation that lie open to others.

    A file that somebody names is not judged so: stores of secrets mount it open to all within
    a container, where nobody else is.
    """
    try:
        is_open = os.name == "posix" and not private.is_private(path)
    except OSError:
        return  # which reading it tells
    if is_open:
        raise Refused(
            Objection(
                rule="file-keys-open",
                reason=f"Other people on this computer can read the file of keys {path}: with "
                "it they can open every file and working folder that was encrypted here.",
                remedy=f"chmod 600 {path}. If they may have read it, put a new key "
                "above it (docs/methods/files.md); delete working folders and link again.",
            )
        )


def new_line() -> str:
    """Return a new key as a line of the file of keys."""
    return base64.b64encode(secrets.token_bytes(SIZE)).decode("ascii")


def _keys(path: Path, lines: Iterable[str]) -> Iterable[Key]:
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            secret = base64.b64decode(line.strip(), validate=True)
        except binascii.Error:
            secret = b""
        if len(secret) != SIZE:
            raise Refused(_unusable(path, f"holds no key of {SIZE} bytes in line {number}"))
        yield Key(secret)


def _unusable(path: Path, why: str) -> Objection:
    return Objection(
        rule="file-keys",
        reason=f"The file of keys {path} {why}; without the key no file can be kept or opened.",
        remedy="Put the file of keys back from where it is kept safe, or name it in "
        "FIRSTHAND_FILE_KEYS: one key a line, base64 of 32 bytes, the newest first.",
    )


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
