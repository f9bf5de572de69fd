"""
Encryption of files at rest: AES-256-GCM in chunks, so that no file fills the memory.

Each file has its own key, derived from the installation's key, a salt and the file's name in
the storage; so a file that is put in another's place does not open. Each chunk's nonce is its
number and whether it is the last; so chunks left out, repeated, moved or cut off are found.
This is the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (CRYPTO 2015).
"""

import secrets
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from firsthand.engines.file_keys import Key, Keys

MARK = b"FHE1"  # Firsthand, encrypted, first form
SALT = 32
KEY_ID = 16  # characters
HEADER = len(MARK) + KEY_ID + SALT
TAG = 16
CHUNK = 64 * 1024
COUNTER = 11  # bytes of the nonce of twelve; the last byte says whether a chunk is the last


class Damaged(Exception):
    """What lies in the storage is not what was put there under this name."""


def encrypted(content: Iterable[bytes], *, file_id: str, key: Key) -> Iterator[bytes]:
    """Yield the header and the chunks of `content`, however it is cut up."""
    header = MARK + key.key_id.encode("ascii") + secrets.token_bytes(SALT)
    yield header
    cipher = _cipher(header, file_id, key)
    number, last = 0, b""
    for number, chunk in enumerate(_in_chunks(content)):
        if number:
            yield cipher.encrypt(_nonce(number - 1, ended=False), last, header)
        last = chunk
    yield cipher.encrypt(_nonce(number, ended=True), last, header)


def decrypted(stored: BinaryIO, *, file_id: str, keys: Keys) -> Iterator[bytes]:
    """
    Yield the content, each chunk only after it was found to be whole.

    Raise Damaged when anything differs. That a file was cut off between two chunks is found at
    the end: read to the end before anybody relies on a part.
    """
    header = _read(stored, HEADER)
    cipher = _cipher(header, file_id, _key(header, keys))
    number, chunk = 0, _read(stored, CHUNK + TAG)
    while True:
        following = _read(stored, CHUNK + TAG)
        try:
            yield cipher.decrypt(_nonce(number, ended=not following), chunk, header)
        except InvalidTag:
            raise Damaged(
                f"chunk {number} of file {file_id} was changed, moved or cut"
            ) from None
        if not following:
            return
        number, chunk = number + 1, following


def key_id_of(stored: BinaryIO) -> str:
    """Return the name of the key under which a stored file was encrypted."""
    return _named_key(_read(stored, HEADER))


def _key(header: bytes, keys: Keys) -> Key:
    named = _named_key(header)
    if (key := keys.named(named)) is None:
        raise Damaged(f"it was encrypted with key {named}, which is not among the keys given")
    return key


def _named_key(header: bytes) -> str:
    if len(header) < HEADER or not header.startswith(MARK):
        raise Damaged("it does not begin as files do that were encrypted here")
    return header[len(MARK) : len(MARK) + KEY_ID].decode("ascii", "replace")


def _cipher(header: bytes, file_id: str, key: Key) -> AESGCM:
    derived = HKDF(
        algorithm=SHA256(),
        length=32,
        salt=header[-SALT:],
        info=b"firsthand file " + file_id.encode(),
    )
    return AESGCM(derived.derive(key.secret))


def _nonce(number: int, *, ended: bool) -> bytes:
    return number.to_bytes(COUNTER, "big") + (b"\x01" if ended else b"\x00")


def _in_chunks(content: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces of exactly CHUNK bytes; the last one may be shorter."""
    waiting = bytearray()
    for piece in content:
        waiting += piece
        while len(waiting) > CHUNK:
            yield bytes(waiting[:CHUNK])
            del waiting[:CHUNK]
    yield bytes(waiting)


def _read(stored: BinaryIO, size: int) -> bytes:
    """Return `size` bytes, or all that are left; storages may give less at a time."""
    parts: list[bytes] = []
    while size > 0 and (part := stored.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
