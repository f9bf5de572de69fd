"""
Link keys: the key of 32 random bytes with which all agencies of a study hash their lists.

It is a file of hexadecimal digits that only its owner can read. It is made once, given to every
agency by a way of its own, and never to whoever links.
"""

import os
import secrets
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.hashing import KEY_BYTES
from firsthand.engines import private


def make_key(path: Path) -> None:
    """Write a new key to a file that is not there yet, readable by its owner alone."""
    if path.exists():
        raise Refused(
            Objection(
                rule="link-key",
                reason=f"{path} is there already; a key that is written over is lost, and what "
                "was hashed with it meets nothing any more.",
                remedy="Leave --make-key out to use it, or name another file.",
            )
        )
    private.put_beside(path, (secrets.token_hex(KEY_BYTES) + "\n").encode("ascii"))


def read_key(path: Path) -> bytes:
    """Return the key in a file, or refuse what is no key or lies open to others."""
    try:
        text = path.read_text("ascii").strip()
        is_open = os.name == "posix" and not private.is_private(path)
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(path, f"cannot be read ({type(error).__name__})") from None
    if is_open:
        raise Refused(
            Objection(
                rule="link-key",
                reason=f"Other people on this computer can read the key in {path}: with it "
                "they can find names in every list that was hashed with it.",
                remedy=f"chmod 600 {path}. If they may have read it, make a new key and let "
                "every agency hash its list again.",
            )
        )
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise _refused(path, f"holds no key of {KEY_BYTES} bytes as hexadecimal digits")
    return key


def _refused(path: Path, why: str) -> Refused:
    return Refused(
        Objection(
            rule="link-key",
            reason=f"{path} {why}.",
            remedy="Use the file of the key that all agencies of the study have, or make the "
            "first: firsthand hash-list --make-key --key-file FILE.",
        )
    )
