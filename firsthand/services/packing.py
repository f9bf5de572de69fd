"""Packing: the facts that ship with the project, made from the publishers' files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path

from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import without_names
from firsthand.domain.intelligence.reading import in_order
from firsthand.domain.intelligence.soundness import sound
from firsthand.domain.intelligence.source import Problem
from firsthand.sources.folder import files_below, read_files
from firsthand.sources.pack.check import check
from firsthand.sources.pack.read import SHIPPED
from firsthand.sources.pack.readme import readme
from firsthand.sources.pack.write import write

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class Packed:
    """Where the pack lies, how large it is, and which files were refused."""

    folder: Path
    rows: Mapping[str, int]
    size_in_bytes: int
    refused: tuple[Problem, ...]


def pack(folder: Path, *, into: Path | None, progress: Progress) -> Packed:
    """Read every file below `folder` and write its facts as a pack."""
    target = into or SHIPPED
    found = read_files(files_below(folder), workers=cpu_count() or 1, progress=progress)
    readings = in_order(without_names(sound(reading)) for reading in found)
    rows = write(match(readings), target)
    (target / "README.md").write_text(readme(rows), encoding="utf-8")
    return Packed(
        folder=target,
        rows=rows,
        size_in_bytes=sum(path.stat().st_size for path in target.glob("*.csv")),
        refused=tuple(p for one in readings if one.source is None for p in one.problems),
    )


def problems_of(folder: Path | None = None) -> tuple[Problem, ...]:
    """Return everything that is wrong with a pack, or with the shipped one."""
    return check(folder or SHIPPED)
