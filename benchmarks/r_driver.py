"""A package of R beside ours: hand tables to a driver in `r/`, and read what it told."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

NOT_INSTALLED = 3  # what a driver leaves with where R has no such package
DRIVERS = Path(__file__).parent / "r"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a package told: its version, how long it took, and its answers."""

    version: str
    seconds: float
    answers: tuple[str, ...]


def found_r() -> str | None:
    """Return where R is, None where it is not installed."""
    return shutil.which("Rscript")


def told_by(
    driver: str, files: dict[str, str], *words: object, library: str | None
) -> Told | None:
    """Return what a driver told of files and words, None where its package is not installed."""
    rscript = found_r()
    if rscript is None:
        return None
    libraries = os.pathsep.join(filter(None, (library, os.environ.get("R_LIBS"))))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        done = subprocess.run(
            [rscript, str(DRIVERS / driver), folder, *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"R_LIBS": libraries},
        )
        if done.returncode == NOT_INSTALLED:
            return None
        if done.returncode:
            sys.exit(f"{driver} failed with {words}:\n{done.stderr}")
        lines = (Path(folder) / "told.txt").read_text(encoding="utf-8").splitlines()
    return Told(version=lines[0], seconds=float(lines[1]), answers=tuple(lines[2:]))
