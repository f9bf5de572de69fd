"""Metadata: the .meta.csv beside a table, which tells filters from indicators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from firsthand.sources.ees.finding import Finding
from firsthand.sources.ees.geography import OBSERVATIONAL_UNITS
from firsthand.sources.ees.table import Table
from firsthand.sources.ees.values import is_number

COLUMNS = (
    "col_name",
    "col_type",
    "label",
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
)
OPTIONAL_COLUMNS = ("filter_default",)


@dataclass(frozen=True, kw_only=True)
class MetaRow:
    """What the metadata says of one column; '' where it says nothing."""

    col_name: str
    col_type: str
    label: str
    indicator_grouping: str
    indicator_unit: str
    indicator_dp: str
    filter_hint: str
    filter_grouping_column: str


@dataclass(frozen=True, kw_only=True)
class Meta:
    """The metadata of one table; `written` is False where we worked the roles out ourselves."""

    header: tuple[str, ...]
    rows: tuple[MetaRow, ...]
    written: bool = True

    @cached_property
    def filters(self) -> tuple[MetaRow, ...]:
        """Return the rows of filters."""
        return tuple(row for row in self.rows if row.col_type == "Filter")

    @cached_property
    def indicators(self) -> tuple[MetaRow, ...]:
        """Return the rows of indicators."""
        return tuple(row for row in self.rows if row.col_type == "Indicator")

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Return the names of the columns that group the values of filters."""
        names = (row.filter_grouping_column for row in self.rows)
        return tuple(dict.fromkeys(name for name in names if name))


def meta_path(path: Path) -> Path:
    """Return where the metadata of the table in `path` lies, by DfE's convention."""
    return path.with_name(f"{path.name[: -len(path.suffix)]}.meta.csv")


def meta_of(table: Table) -> Meta:
    """Return the metadata that `table` holds; columns that it lacks count as empty."""
    found = [name for name in COLUMNS if name in table]
    rows = tuple(_row(dict(zip(found, cells, strict=True))) for cells in table.together(found))
    return Meta(header=table.header, rows=rows)


def guessed_meta(table: Table) -> Meta:
    """Return metadata for a table without any: a column that holds numbers is an indicator."""
    named = [name for name in table.header if name not in OBSERVATIONAL_UNITS]
    rows = tuple(_row({"col_name": name, "col_type": _role(table, name)}) for name in named)
    return Meta(header=(), rows=rows, written=False)


def misfits(header: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the header of a metadata file."""
    missing = [name for name in COLUMNS if name not in header]
    unknown = [name for name in header if name not in (*COLUMNS, *OPTIONAL_COLUMNS)]
    if missing:
        yield Finding(reason="meta-columns-missing", given=f"no {', '.join(missing)}")
    if unknown:
        yield Finding(reason="meta-columns-unknown", given=f"also {', '.join(unknown)}")


def stripped(text: str) -> str:
    """Return `text` without anything but letters and digits, to compare spellings."""
    return re.sub(r"[^0-9A-Za-z]", "", text)


def _role(table: Table, name: str) -> str:
    return "Indicator" if any(map(is_number, table.column(name))) else "Filter"


def _row(cells: dict[str, str]) -> MetaRow:
    return MetaRow(**{name: cells.get(name, "").strip() for name in COLUMNS})
