"""
Wrapping: each working folder has a key of its own, kept only under another key.

The other key is one of the installation's (file_keys.py), or comes of a passphrase by scrypt
[RFC7914]. What the folder says of itself (purpose, who, deletion date) is bound to the wrapped
key, so that nobody can put the date off by editing a file. Once the wrapped key is destroyed,
copies of the folder's files cannot be opened, unless the wrapped key was copied too.
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines.file_keys import SIZE, Key, Keys

FILE_KEY, PASSPHRASE = "file-key", "passphrase"
VARIABLE = "FIRSTHAND_LINK_PASSPHRASE"
# OWASP's Password Storage Cheat Sheet gives this work for scrypt: 128 MiB and well under 1 s.
WORK, BLOCK, LANES = 2**17, 8, 1
MOST_WORK = 2**20  # more in a folder's own file would only be an attempt to fill the memory
SHORTEST = 12  # characters of a passphrase
NONCE = 12


@dataclass(frozen=True, kw_only=True)
class Wrappers:
    """
    What can wrap and unwrap the keys of folders.

    `keys` are the installation's, and `beside` is where it keeps the wrapped keys of folders,
    apart from the folders. A `passphrase` that is set wraps instead; its wrapped key lies in
    the folder, which may then be carried elsewhere. `work` is scrypt's.
    """

    keys: Keys
    beside: Path
    passphrase: str = field(default="", repr=False)
    work: int = WORK


def new_wrap(wrappers: Wrappers) -> dict[str, Any]:
    """Return how a new folder's key is going to be wrapped, as its file will say."""
    if not wrappers.passphrase:
        return {"kind": FILE_KEY, "key_id": wrappers.keys.newest.key_id}
    if len(wrappers.passphrase) < SHORTEST:
        raise Refused(
            Objection(
                rule="passphrase-short",
                reason=f"The passphrase in {VARIABLE} has fewer than {SHORTEST} characters.",
                remedy="Take five or more words drawn by lot.",
            )
        )
    salt = secrets.token_hex(16)
    return {"kind": PASSPHRASE, "scrypt": [wrappers.work, BLOCK, LANES], "salt": salt}


def wrapping_key(wrap: dict[str, Any], wrappers: Wrappers) -> bytes:
    """Return the key that wraps, or refuse when it is not to be had here."""
    if wrap.get("kind") == FILE_KEY:
        key = wrappers.keys.named(str(wrap.get("key_id")))
        if key is None:
            raise Refused(_no_file_key(str(wrap.get("key_id"))))
        return key.secret
    if not wrappers.passphrase:
        raise Refused(
            Objection(
                rule="passphrase-lacking",
                reason="This folder opens with a passphrase, and none is given.",
                remedy=f"Set {VARIABLE} to it, where nobody else can read it.",
            )
        )
    work, block, lanes = wrap["scrypt"]
    if not (1 < work <= MOST_WORK and block == BLOCK and lanes == LANES):
        raise Refused(_changed())
    salt = bytes.fromhex(str(wrap["salt"]))
    scrypt = Scrypt(salt=salt, length=SIZE, n=work, r=block, p=lanes)
    return scrypt.derive(wrappers.passphrase.encode("utf-8"))


def place_of(wrap: dict[str, Any], folder: Path, folder_id: str, wrappers: Wrappers) -> Path:
    """Return where the wrapped key of a folder lies."""
    if wrap.get("kind") == FILE_KEY:
        return wrappers.beside / folder_id
    return folder / "folder-key"


def wrapped(key: Key, *, wrapping: bytes, bound: str) -> bytes:
    """Return a folder's key, wrapped; it unwraps only together with the text `bound`."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(_for(wrapping, b"key")).encrypt(nonce, key.secret, bound.encode())


def unwrapped(content: bytes, *, wrapping: bytes, bound: str) -> Key:
    """Return a folder's key, or refuse when the passphrase or the bound text is another."""
    cipher = AESGCM(_for(wrapping, b"key"))
    try:
        return Key(cipher.decrypt(content[:NONCE], content[NONCE:], bound.encode()))
    except (InvalidTag, ValueError):
        raise Refused(_changed()) from None


def sealing_key(wrapping: bytes) -> bytes:
    """Return the key that seals the lines of the access log; it outlives the folder's own."""
    return _for(wrapping, b"access log")


def new_key() -> Key:
    """Return a key for one folder."""
    return Key(secrets.token_bytes(SIZE))


def _for(wrapping: bytes, use: bytes) -> bytes:
    info = b"firsthand working folder " + use
    return HKDF(algorithm=SHA256(), length=SIZE, salt=None, info=info).derive(wrapping)


def _no_file_key(key_id: str) -> Objection:
    return Objection(
        rule="folder-key",
        reason=f"The folder's key is wrapped by the installation's key {key_id}, which is not "
        "among the keys here.",
        remedy="Open the folder where it was made, or name that file of keys in "
        "FIRSTHAND_FILE_KEYS.",
    )


def _changed() -> Objection:
    return Objection(
        rule="folder-key",
        reason="The folder does not open: the passphrase is another one, or what folder.json "
        "says (purpose, who, deletion date) was changed after the folder was made.",
        remedy=f"Check {VARIABLE} and put folder.json back as it was. "
        "`firsthand linked log FOLDER --check` tells whether it was changed.",
    )
