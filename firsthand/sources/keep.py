"""
Keep: the folder where fetched files lie, each with its hash, its address and when it came.

A file is complete before it gets its name: it is written beside, flushed to the disk and then
renamed. Whoever reads the folder sees the file before or the file after, never a part of one.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from firsthand.domain.intelligence.source import Problem

MANIFEST = "manifest.json"
PART = ".part-"
CHUNK = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One file of the folder, as the manifest describes it."""

    name: str
    sha256: str
    address: str
    fetched_at: str


@dataclass(frozen=True, kw_only=True)
class Keep:
    """A folder of fetched files with its manifest."""

    folder: Path

    def all(self) -> dict[str, Kept]:
        """Return what the manifest lists, by file name."""
        manifest = self.folder / MANIFEST
        if not manifest.exists():
            return {}
        listed = json.loads(manifest.read_text(encoding="utf-8"))
        return {row["name"]: Kept(**row) for row in listed}

    def path(self, name: str) -> Path:
        """Return where the file called `name` lies; refuse a name that leads elsewhere."""
        if name != Path(name).name or name in {"", ".", "..", MANIFEST} or PART in name:
            raise ValueError(f"{name!r} is no name for a kept file; give a plain file name")
        return self.folder / name

    @contextmanager
    def beside(self, name: str) -> Iterator[Path]:
        """Give a new file to write `name` to; it is gone afterwards unless put in place."""
        self.folder.mkdir(parents=True, exist_ok=True)
        # The check reads the file by its ending, so that the ending has to stay.
        handle, part = tempfile.mkstemp(dir=self.folder, prefix=PART, suffix=f"-{name}")
        os.close(handle)
        try:
            yield Path(part)
        finally:
            Path(part).unlink(missing_ok=True)

    def put(self, part: Path, name: str, *, address: str, fetched_at: datetime) -> Kept:
        """Put a complete file in the place of the one called `name`, and list it."""
        kept = Kept(
            name=name,
            sha256=sha256_of(part),
            address=address,
            fetched_at=fetched_at.isoformat(timespec="seconds"),
        )
        target = self.path(name)
        _flush(part)
        part.replace(target)
        rows = sorted({**self.all(), name: kept}.items())
        text = json.dumps([asdict(row) for _, row in rows], indent=1, ensure_ascii=False)
        with self.beside(MANIFEST) as written:
            written.write_text(text + "\n", encoding="utf-8")
            _flush(written)
            written.replace(self.folder / MANIFEST)
        _flush_folder(self.folder)
        return kept

    def faults(self) -> tuple[Problem, ...]:
        """Return a problem for each listed file that is missing or not what was fetched."""
        return tuple(_fault(kept, self.path(kept.name)) for kept in self._faulty())

    def _faulty(self) -> Iterator[Kept]:
        for kept in self.all().values():
            path = self.path(kept.name)
            if not path.exists() or sha256_of(path) != kept.sha256:
                yield kept


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of the file at `path`."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _fault(kept: Kept, path: Path) -> Problem:
    return Problem(
        file_name=kept.name,
        reason="changed-since-fetched" if path.exists() else "missing",
        given="another content than was fetched" if path.exists() else "no file",
        needed=f"the file of {kept.fetched_at} from {kept.address}",
        remedy="Fetch it again.",
    )


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":  # elsewhere a folder cannot be opened to be flushed
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
