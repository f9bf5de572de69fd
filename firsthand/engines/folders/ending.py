"""
The end of a working folder: its key is destroyed, its files removed, and that is recorded.

A marker is written first, so that a deletion that was cut short is finished by the next command
that meets the folder.
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines import private
from firsthand.engines.folders.access import Access, AccessLog
from firsthand.engines.folders.facts import Facts, write_end

CONTENT, MARKER = "content", "deleted.json"
ASKED, EXPIRED = "deleted", "expired"
UNKNOWN = "a day unknown"  # where the mark itself was damaged
KEY_DESTROYED = "key destroyed"
KEY_ELSEWHERE = (
    "Its key was not found here: unless it was destroyed before, copies of the folder still "
    "open where the lists were linked. Run `firsthand linked delete` on it there, or with the "
    "FIRSTHAND_HOME of then."
)


@dataclass(frozen=True, kw_only=True)
class Ended:
    """
    When a folder's content was deleted, by whom, and because it was asked or had expired.

    `key_elsewhere`: the wrapped key was not where this installation keeps them, so that it was
    not destroyed with the content.
    """

    at: str
    by: str
    why: str
    files: int
    finished: bool = False
    key_elsewhere: bool = False

    @property
    def sentence(self) -> str:
        """Return it in words."""
        because = "its deletion date had passed" if self.why == EXPIRED else "it was asked for"
        day = self.at if self.at == UNKNOWN else self.at[:10]
        files = "1 file" if self.files == 1 else f"{self.files} files"
        told = (
            f"The content of this folder ({files}) was deleted on {day} by {self.by}, "
            f"as {because}."
        )
        return f"{told} {KEY_ELSEWHERE}" if self.key_elsewhere else told


class Deleted(Refused):
    """The folder's content is no more."""

    def __init__(self, folder: Path, ended: Ended) -> None:
        """Say when it went and what is left."""
        super().__init__(
            Objection(
                rule="folder-expired" if ended.why == EXPIRED else "folder-deleted",
                reason=f"{folder} cannot be read. {ended.sentence}",
                remedy="`firsthand linked log FOLDER` still tells who used it. To go on, ask "
                "the agencies for their lists again and link them into a new folder.",
            )
        )


def ended(folder: Path) -> Ended | None:
    """Return how a folder ended, None while it has not."""
    try:
        told = json.loads((folder / MARKER).read_text("utf-8"))
        return Ended(**told)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        return Ended(at=UNKNOWN, by="somebody", why=ASKED, files=0)


def end(
    folder: Path, facts: Facts, access: Access, *, why: str, log: AccessLog, key: Path
) -> Ended:
    """
    Delete the content of a folder whose lock is held, its wrapped `key` first.

    A deletion that was begun before is finished as it began; one that is done stays as it is,
    unless it did not meet the key, which now goes too.
    """
    started = begun(folder, access, why=why, key=key)
    if started.finished:
        if not started.key_elsewhere or not key.exists():
            return started
        private.destroy(key)
        log.add(access, KEY_DESTROYED)
        started = replace(started, key_elsewhere=False)
        write_end(facts, folder, started.sentence)
        return finish(folder, started)
    private.destroy(key)
    for path in everything(folder):
        path.unlink(missing_ok=True)
    log.add(access, started.why)
    write_end(facts, folder, started.sentence)
    return finish(folder, started)


def begun(folder: Path, access: Access, *, why: str, key: Path | None = None) -> Ended:
    """
    Return the end of a folder as it was begun before; it begins now if it was not.

    `key` is where the wrapped key should lie; None where that is not known.
    """
    known = ended(folder)
    if known is not None:
        return known
    new = Ended(
        at=access.at.isoformat(timespec="seconds"),
        by=" ".join(access.who.split()),
        why=why,
        files=len(files(folder)),
        key_elsewhere=key is not None and not key.exists(),
    )
    _mark(folder, new)
    return new


def finish(folder: Path, begun: Ended) -> Ended:
    """Mark an end as done, and return it."""
    done = replace(begun, finished=True)
    _mark(folder, done)
    return done


def files(folder: Path) -> tuple[Path, ...]:
    """Return the encrypted files of a folder, by name."""
    return tuple(path for path in everything(folder) if path.suffix != private.PART)


def everything(folder: Path) -> tuple[Path, ...]:
    """Return all that lies in the content of a folder, also what a crash left there."""
    content = folder / CONTENT
    return tuple(sorted(content.iterdir())) if content.is_dir() else ()


def _mark(folder: Path, ended: Ended) -> None:
    private.put(folder / MARKER, [json.dumps(asdict(ended)).encode("utf-8")])
