"""Archives: several data sets in one ZIP, listed in its dataset_names.csv."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.sources.ees.finding import Finding, listed

LIST = "dataset_names.csv"
COLUMNS = ("file_name", "dataset_name")


@dataclass(frozen=True, kw_only=True)
class Archive:
    """The names of the files in a ZIP and the rows of its list; None where it has none."""

    names: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] | None

    @property
    def datasets(self) -> tuple[str, ...]:
        """Return the data sets that the list names."""
        return tuple(row[0] for row in self.rows or () if row)


def opened(path: Path) -> Archive | Finding:
    """Return what is in the ZIP at `path`, or the finding that says why it cannot be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            broken = archive.testzip()
            names = tuple(archive.namelist())
            text = archive.read(LIST).decode("utf-8-sig") if LIST in names else None
    except (zipfile.BadZipFile, UnicodeDecodeError) as error:
        return Finding(reason="not-a-zip", given=f"{path.name}: {error}")
    if broken:
        return Finding(reason="not-a-zip", given=f"a damaged file {broken} inside")
    if text is None:
        return Archive(names=names, header=(), rows=None)
    header, *rows = list(csv.reader(io.StringIO(text))) or [[]]
    return Archive(names=names, header=tuple(header), rows=tuple(map(tuple, rows)))


def misfits(archive: Archive) -> Iterator[Finding]:
    """Yield what is wrong with the list of data sets and the files beside it."""
    if archive.rows is None:
        yield Finding(reason="archive-without-names", given=f"only {listed(archive.names)}")
        return
    if archive.header != COLUMNS:
        yield Finding(reason="archive-names-columns", given=f"the header {archive.header}")
        return
    yield from _of_rows(archive)
    yield from _of_files(archive)


def unpacked(path: Path, archive: Archive, into: Path) -> tuple[Path, ...]:
    """Write the files of the data sets to the folder `into`; return the data files."""
    with zipfile.ZipFile(path) as opened_archive:
        for name in _expected(archive):
            # Only names without a folder are expected, so nothing can be written elsewhere.
            (into / Path(name).name).write_bytes(opened_archive.read(name))
    return tuple(into / f"{Path(name).name}.csv" for name in archive.datasets)


def _of_rows(archive: Archive) -> Iterator[Finding]:
    columns = zip(*(row for row in archive.rows or () if len(row) == len(COLUMNS)), strict=True)
    doubled = [c for column in columns for c, times in Counter(column).items() if times > 1]
    extended = [name for name in archive.datasets if name.lower().endswith(".csv")]
    if doubled:
        yield Finding(reason="archive-names-duplicate", given=f"{listed(doubled)} twice")
    if extended:
        yield Finding(reason="archive-names-extension", given=listed(extended))


def _of_files(archive: Archive) -> Iterator[Finding]:
    missing = _expected(archive) - set(archive.names)
    unused = set(archive.names) - _expected(archive) - {LIST}
    if missing:
        yield Finding(reason="archive-files-missing", given=f"no {listed(missing)}")
    if unused:
        yield Finding(reason="archive-files-unused", given=listed(unused))


def _expected(archive: Archive) -> set[str]:
    return {f"{name}{end}" for name in archive.datasets for end in (".csv", ".meta.csv")}
