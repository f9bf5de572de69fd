"""
Remnants: a working folder that no longer says what it is, as it was cut short or damaged.

It is known by its layout alone: nothing lies in it that Firsthand does not put there, and what
lies in its content is encrypted. Any other folder is left alone, with all in it.
"""

import re
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.engines import encryption, private
from firsthand.engines.folders import ending, facts
from firsthand.engines.folders.access import HEAD, LOG, Access

LOCK, FOLDER_KEY = "lock", "folder-key"
OWN = frozenset({facts.FACTS, facts.README, LOG, HEAD, LOCK, FOLDER_KEY, ending.MARKER})
PARTED = re.compile(r"(.+)\.[0-9a-f]{8}" + re.escape(private.PART))
FOLDER_ID = re.compile(rb'"folder_id"\s*:\s*"([0-9a-f]{32})"')


def is_remnant(folder: Path) -> bool:
    """Tell whether a folder is one of ours by its layout, and nothing else lies in it."""
    try:
        if folder.is_symlink() or not folder.is_dir():
            return False
        inside = list(folder.iterdir())
        ours = any(map(_names_us, inside)) or {LOCK, ending.CONTENT} <= {
            one.name for one in inside
        }
        return ours and all(map(_is_own, inside))
    except OSError:
        return False


def end(folder: Path, access: Access, *, beside: Path) -> ending.Ended:
    """Delete the content of a remnant whose lock is held, and its key where it is named."""
    begun = ending.begun(folder, access, why=ending.ASKED)
    if begun.finished:
        return begun
    for key in (folder / FOLDER_KEY, *_keys_beside(folder, beside)):
        private.destroy(key)
    for path in ending.everything(folder):
        path.unlink(missing_ok=True)
    return ending.finish(folder, begun)


def refuse_remnant(folder: Path) -> None:
    """Refuse to go on with a remnant, and say how it goes."""
    if not is_remnant(folder):
        return
    if (gone := ending.ended(folder)) and gone.finished:
        raise ending.Deleted(folder, gone)
    raise Refused(
        Objection(
            rule="folder-remnant",
            reason=f"{folder} is a working folder whose {facts.FACTS} is missing or damaged: "
            "making it was cut short, or the file was changed. Nobody can open it, and its "
            "last day is not known, so that it never goes by itself.",
            remedy=f"Delete what lies there: firsthand linked delete {folder} --yes. Then link "
            "the lists again, into a new folder.",
        )
    )


def _names_us(path: Path) -> bool:
    """Tell whether a file is facts of ours, as far as they can be read."""
    name = PARTED.sub(r"\1", path.name)
    return name == facts.FACTS and path.is_file() and facts.FORMS.encode() in _read(path)


def _is_own(path: Path) -> bool:
    if path.is_symlink():
        return False
    if path.name == ending.CONTENT:
        return path.is_dir() and all(map(_is_encrypted, path.iterdir()))
    if path.name == LOCK and path.stat().st_size:
        return False  # ours is held, and never written
    return path.is_file() and PARTED.sub(r"\1", path.name) in OWN


def _is_encrypted(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with open(path, "rb") as file:
        start = file.read(len(encryption.MARK))
    return start == encryption.MARK or (PARTED.fullmatch(path.name) is not None and not start)


def _keys_beside(folder: Path, beside: Path) -> list[Path]:
    """Return the wrapped keys that what is left of the facts names."""
    named = {
        found.group(1).decode()
        for path in folder.iterdir()
        if path.is_file() and PARTED.sub(r"\1", path.name) == facts.FACTS
        for found in FOLDER_ID.finditer(_read(path))
    }
    return [beside / one for one in sorted(named)]


def _read(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(100_000)
