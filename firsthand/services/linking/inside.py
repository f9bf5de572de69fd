"""Inside: which working folder a file would lie in, whose content is its own and encrypted."""

from pathlib import Path

from firsthand.engines.folders import ending, facts
from firsthand.engines.folders.remnants import LOCK

ENOUGH = 100_000  # bytes; facts are a few hundred


def folder_around(path: Path) -> Path | None:
    """Return the working folder in which a path lies, links followed; None for no such one."""
    whole = path.resolve()
    return next((one for one in (whole, *whole.parents) if _is_ours(one)), None)


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder says that it is one of ours, or is laid out so where it cannot."""
    if (folder / ending.CONTENT).is_dir() and (folder / LOCK).is_file():
        return True
    try:
        with open(folder / facts.FACTS, "rb") as file:
            return facts.FORMS.encode() in file.read(ENOUGH)
    except OSError:
        return False
