"""
Signing: the ed25519 key of the log, kept in a file outside the database.

Keys and texts are hexadecimal digits outside this module; the files are PEM, so that other
programs read them too.
"""

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused

PUBLIC = ".pub"


class Key:
    """A key that signs; `public` is the half that everybody may have, 64 digits."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        """Keep the private half in memory only."""
        self._private = private
        self.public = private.public_key().public_bytes_raw().hex()

    def sign(self, text: str) -> str:
        """Return the signature of a text, 128 digits."""
        return self._private.sign(text.encode("utf-8")).hex()


def key_at(path: Path) -> Key:
    """Return the key in a file; when there is no file, draw a key once and keep it there."""
    if not path.exists():
        _make(path)
    return read_key(path)


def read_key(path: Path) -> Key:
    """Return the key in a file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _refused(
            f"The key of the log at {path} cannot be read: {error.strerror}."
        ) from None
    try:
        private = serialization.load_pem_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise _refused(f"{path} holds no ed25519 private key in PEM without a password.")
    return Key(private)


def public_pem(public: str) -> str:
    """Return a public key as PEM, for other programs."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.PEM, form).decode("ascii")


def public_from(given: str) -> str:
    """Return the 64 digits of a public key that was given so, or as PEM; ValueError if none."""
    if "BEGIN" not in given:
        raw = bytes.fromhex(given.strip())
        return Ed25519PublicKey.from_public_bytes(raw).public_bytes_raw().hex()
    try:
        key = serialization.load_pem_public_key(given.encode("utf-8"))
    except UnsupportedAlgorithm as error:
        raise ValueError(str(error)) from None
    if isinstance(key, Ed25519PublicKey):
        return key.public_bytes_raw().hex()
    raise ValueError("no ed25519 key")


def verified(text: str, *, signature: str, public: str) -> bool:
    """Tell whether the key whose public half is given signed the text."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), text.encode("utf-8"))
    except (InvalidSignature, ValueError):
        return False
    return True


def _make(path: Path) -> None:
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(draft, pem, 0o600)
        try:
            # A link is made whole or not at all: of two that start together, one wins.
            os.link(draft, path)
        except FileExistsError:
            return
        finally:
            draft.unlink()
        public = public_pem(Key(private).public).encode("ascii")
        _write(path.with_name(path.name + PUBLIC), public, 0o644)
    except OSError as error:
        said = f"The key of the log cannot be written to {path}: {error.strerror}."
        raise _refused(said) from None


def _write(path: Path, content: bytes, mode: int) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(number, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _refused(reason: str) -> Refused:
    remedy = (
        "Name a file with FIRSTHAND_LOG_KEY that the server can read, or a place where it may "
        "write one; `openssl genpkey -algorithm ed25519` makes such a key."
    )
    return Refused(Objection(rule="log-key", reason=reason, remedy=remedy))
