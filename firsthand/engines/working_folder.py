"""
Working folder: where linked data of children lie, encrypted, until a day that is stated.

Nothing of them lies anywhere else. Each folder has a key of its own. On the day after its last
one, whatever command meets the folder deletes the content. Who used it stays readable.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import rmtree

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines import encryption, private
from firsthand.engines.file_keys import Key, Keys
from firsthand.engines.folders import ending, facts, remnants, wrapping
from firsthand.engines.folders.access import Access, AccessLog, Checked
from firsthand.engines.folders.ending import Deleted, Ended
from firsthand.engines.folders.facts import Facts
from firsthand.engines.folders.remnants import LOCK
from firsthand.engines.folders.wrapping import Wrappers

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
PIECE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A folder as anybody who can list it may see it; `private`: nobody else can enter it."""

    path: Path
    facts: Facts
    ended: Ended | None
    files: tuple[tuple[str, int], ...]
    private: bool


class WorkingFolder:
    """
    A folder that is open to one command.

    Made by `create` or `open`. Names of files are small letters, digits, `.`, `_` and `-`; they
    are readable without a key, so they say nothing of people.
    """

    def __init__(
        self, path: Path, of: Facts, key: Key, *, log: AccessLog, access: Access, kept: Path
    ) -> None:
        """Keep the folder's key in memory only; `kept` is where it lies wrapped."""
        self.path, self.facts = path, of
        self._key, self._log, self._access, self._kept = key, log, access, kept
        self._holds = 0

    @classmethod
    def create(
        cls, path: Path, *, delete_on: date, key: Wrappers, access: Access
    ) -> "WorkingFolder":
        """Make a folder for the purpose in `access.why`, readable until the end of a day."""
        wrap = wrapping.new_wrap(key)
        of = facts.new_facts(
            purpose=access.why, who=access.who, now=access.at, delete_on=delete_on, wrap=wrap
        )
        outer, own = wrapping.wrapping_key(wrap, key), wrapping.new_key()
        kept = wrapping.place_of(wrap, path, of.folder_id, key)
        log = AccessLog(folder=path, first=of.hash, sealing=wrapping.sealing_key(outer))
        with private.made(path):
            facts.write_facts(of, path)  # first, so that a folder cut short says what it is
            with private.held(path / LOCK):
                private.make(path / ending.CONTENT)
                private.put_beside(kept, wrapping.wrapped(own, wrapping=outer, bound=of.text))
                log.add(access, "created")
        return cls(path, of, own, log=log, access=access, kept=kept)

    @classmethod
    def open(cls, path: Path, *, key: Wrappers, access: Access) -> "WorkingFolder":
        """Open a folder, or refuse; one whose last day has passed is deleted on the spot."""
        standing = met(path, key=key, access=access)
        if standing.ended:
            raise Deleted(path, standing.ended)
        of = standing.facts
        access = replace(access, why=access.why or of.purpose)
        outer = wrapping.wrapping_key(of.wrap, key)
        kept = wrapping.place_of(of.wrap, path, of.folder_id, key)
        try:
            content = kept.read_bytes()
        except OSError as error:
            raise Refused(_no_key(path, kept, error)) from error
        own = wrapping.unwrapped(content, wrapping=outer, bound=of.text)
        log = AccessLog(folder=path, first=of.hash, sealing=wrapping.sealing_key(outer))
        folder = cls(path, of, own, log=log, access=access, kept=kept)
        with folder.held():
            _refuse_a_clock_put_back(path, log, access)
            log.add(access, "opened")
        return folder

    def write(self, name: str, content: bytes, *, records: int | None = None) -> None:
        """Keep `content` encrypted under a name; `records` says how many, for the log."""
        stored = encryption.encrypted(_pieces(content), file_id=self._id(name), key=self._key)
        with self.held():
            private.put(self.path / ending.CONTENT / name, stored)
            self._log.add(self._access, "wrote", file=name, records=records)

    def read(self, name: str) -> bytes:
        """Return what was kept under a name; the log says first that it was read."""
        path, keys = self.path / ending.CONTENT / name, Keys((self._key,))
        with self.held():
            if name not in self.names():
                raise Refused(_no_file(self.path, name, self.names()))
            wrote = [
                one for one in self._log.lines() if one.file == name and one.act == "wrote"
            ]
            records = wrote[-1].records if wrote else None
            self._log.add(self._access, "read", file=name, records=records)
            try:
                with open(path, "rb") as stored:
                    found = encryption.decrypted(stored, file_id=self._id(name), keys=keys)
                    return b"".join(found)
            except encryption.Damaged as error:
                raise Refused(_damaged(path, error)) from error

    def names(self) -> tuple[str, ...]:
        """Return the names of the files in the folder, in order."""
        return tuple(path.name for path in ending.files(self.path))

    def note(self, act: str, *, records: int | None = None) -> None:
        """Add a line to the access log, such as 'judged', for what `read` does not tell."""
        with self.held():
            self._log.add(self._access, act, records=records)

    def delete(self) -> Ended:
        """Delete the content now; the access log stays."""
        with private.held(self.path / LOCK):
            return ending.end(
                self.path,
                self.facts,
                self._access,
                why=ending.ASKED,
                log=self._log,
                key=self._kept,
            )

    def discard(self) -> None:
        """Take a new folder away with its key: what was to be kept in it never came to be."""
        private.destroy(self._kept)
        rmtree(self.path, ignore_errors=True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder while something is read, changed and written back."""
        if self._holds:
            yield
            return
        with private.held(self.path / LOCK):
            if gone := ending.ended(self.path):
                raise Deleted(self.path, gone)
            self._holds += 1
            try:
                yield
            finally:
                self._holds -= 1

    def _id(self, name: str) -> str:
        if not NAME.fullmatch(name) or name.endswith(private.PART):
            raise ValueError(f"{name!r} is no name for a file of a working folder")
        return f"{self.facts.folder_id}/{name}"


def met(path: Path, *, key: Wrappers, access: Access) -> Standing:
    """Return how a folder stands; delete one whose last day has passed, without its key."""
    of = _facts(path)
    with private.held(path / LOCK):
        gone = ending.ended(path)
        if access.at.date() > of.last_day or (gone and not gone.finished):
            gone = _end(path, of, key, access, why=ending.EXPIRED)
    sizes = tuple((one.name, one.stat().st_size) for one in ending.files(path))
    return Standing(
        path=path, facts=of, ended=gone, files=sizes, private=private.is_private(path)
    )


def delete(path: Path, *, key: Wrappers, access: Access) -> Ended:
    """
    Delete the content of a folder; that needs no key, only the right to write there.

    One that no longer says what it is goes too, if its layout is that of a working folder.
    """
    try:
        of = facts.read_facts(path)
    except facts.NoFolder:
        if not remnants.is_remnant(path):
            raise
        with private.held(path / LOCK):
            return remnants.end(path, access, beside=key.beside)
    with private.held(path / LOCK):
        return _end(path, of, key, access, why=ending.ASKED)


def checked_log(path: Path, *, key: Wrappers, noted: str = "") -> Checked:
    """Return the access log of a folder, deleted or not, and what a check of it found."""
    of = _facts(path)
    return AccessLog(folder=path, first=of.hash, sealing=_sealing(of, key)).check(noted)


def _facts(path: Path) -> Facts:
    """Return the facts of a folder, or refuse; of what is left of one it says how it goes."""
    try:
        return facts.read_facts(path)
    except facts.NoFolder:
        remnants.refuse_remnant(path)
        raise


def _end(path: Path, of: Facts, key: Wrappers, access: Access, *, why: str) -> Ended:
    log = AccessLog(folder=path, first=of.hash, sealing=_sealing(of, key))
    kept = wrapping.place_of(of.wrap, path, of.folder_id, key)
    return ending.end(path, of, access, why=why, log=log, key=kept)


def _sealing(of: Facts, key: Wrappers) -> bytes | None:
    """Return the key that seals the log, or None where what wraps it is not to be had."""
    try:
        return wrapping.sealing_key(wrapping.wrapping_key(of.wrap, key))
    except Refused:
        return None


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]


def _refuse_a_clock_put_back(path: Path, log: AccessLog, access: Access) -> None:
    lines = log.lines()
    if lines and lines[-1].at[:10] > access.at.date().isoformat():
        raise Refused(
            Objection(
                rule="folder-clock",
                reason=f"The clock of this computer stands at {access.at.date()}, and {path} "
                f"was used on {lines[-1].at[:10]}: a clock put back would put its end off.",
                remedy="Put the clock right.",
            )
        )


def _no_file(path: Path, name: str, names: tuple[str, ...]) -> Objection:
    return Objection(
        rule="folder-file",
        reason=f"{path} holds no {name}; it holds {', '.join(names) or 'nothing yet'}.",
        remedy="If linking was cut short, nothing can be taken up of it: delete what is there "
        f"(firsthand linked delete {path} --yes), and link the lists again, into a new folder.",
    )


def _no_key(path: Path, kept: Path, error: OSError) -> Objection:
    return Objection(
        rule="folder-key",
        reason=f"The wrapped key of {path} cannot be read at {kept}: {error.strerror}.",
        remedy="Open the folder on the computer, and as the user, that made it. If the key is "
        "gone, nobody can read the folder: delete it and link the lists again.",
    )


def _damaged(path: Path, error: encryption.Damaged) -> Objection:
    return Objection(
        rule="folder-damaged",
        reason=f"{path} is not what was written there: {error}.",
        remedy="Find out who could write to the folder; then link the lists again.",
    )
