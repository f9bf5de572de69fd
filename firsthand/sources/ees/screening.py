"""Screening: every check on one table, in an order in which each can rely on those before."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.sources.ees import (
    checks_codes,
    checks_columns,
    checks_geography,
    checks_metadata,
    checks_rows,
    checks_time,
)
from firsthand.sources.ees.finding import Finding
from firsthand.sources.ees.meta import COLUMNS, Meta, guessed_meta, meta_of, meta_path
from firsthand.sources.ees.pair import Pair
from firsthand.sources.ees.table import Table, read_table

Check = Callable[[Pair], Iterator[Finding]]

# A stage runs only where no stage before it refused the file for its columns.
FIRST: tuple[Check, ...] = (
    checks_columns.mandatory_columns,
    checks_columns.metadata_columns,
    checks_columns.names_of_columns,
    checks_rows.empty_rows,
)
THEN: tuple[Check, ...] = (
    checks_columns.agreement,
    checks_columns.breakdowns_in_names,
    checks_columns.standard_names,
    checks_metadata.rows_of_metadata,
    checks_metadata.repetitions,
    checks_metadata.decimal_places,
    checks_metadata.groups,
    checks_metadata.spellings,
    checks_metadata.nulls,
    checks_time.identifiers,
    checks_time.periods,
    checks_geography.levels,
    checks_geography.blanks,
    checks_geography.overcompletion,
    checks_geography.ignored_rows,
    checks_geography.wards,
    checks_codes.countries,
    checks_codes.regions,
    checks_codes.regions_of_authorities,
    checks_codes.authorities,
    checks_codes.other_places,
    checks_codes.duplicates,
    checks_codes.not_available,
    checks_rows.filters,
    checks_rows.totals_of_places,
    checks_rows.ethnicity,
    checks_rows.duplicates,
    checks_rows.cells,
)
CANNOT_GO_ON = frozenset({"data-columns-missing", "meta-columns-missing", "no-rows"})


@dataclass(frozen=True, kw_only=True)
class Screened:
    """A table with everything that the checks say of it; `pair` None if it cannot be read."""

    pair: Pair | None
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Tell whether the file must not be loaded."""
        return self.pair is None or any(finding.refuses for finding in self.findings)


def screened(path: Path) -> Screened:
    """Return the table in `path` with its metadata, if there is any, and all findings."""
    data = read_table(path)
    findings = list(_of_names(path))
    if isinstance(data, Finding):
        return Screened(pair=None, findings=(*findings, data))
    if set(COLUMNS) <= set(data.header):
        alone = Finding(reason="metadata-alone", given=f"the header of metadata in {path.name}")
        return Screened(pair=None, findings=(*findings, alone))
    meta = _metadata(path, data)
    if isinstance(meta, Finding):
        return Screened(pair=None, findings=(*findings, meta))
    pair = Pair(data=data, meta=meta)
    return Screened(pair=pair, findings=(*findings, *_checked(pair)))


def _checked(pair: Pair) -> Iterator[Finding]:
    first = [finding for check in FIRST for finding in check(pair)]
    yield from first
    if not CANNOT_GO_ON & {finding.reason for finding in first}:
        for check in THEN:
            yield from check(pair)


def _metadata(path: Path, data: Table) -> Meta | Finding:
    beside = meta_path(path)
    if not beside.exists():
        return guessed_meta(data)
    table = read_table(beside)
    if isinstance(table, Table):
        return meta_of(table)
    if table.reason in {"ragged-rows", "wrong-separator", "not-utf8"}:
        return Finding(reason=table.reason, given=f"{table.given}, in {beside.name}")
    return Finding(reason="metadata-unreadable", given=f"{table.given}, in {beside.name}")


def _of_names(path: Path) -> Iterator[Finding]:
    """Yield faults of the file's name; a table without metadata may be called anything."""
    stem = path.name[: -len(path.suffix)]
    beside = [
        other.name
        for other in path.parent.glob("*")
        if other != path and other.name.startswith((f"{stem}.meta.", f"{stem}_meta."))
    ]
    if not beside:
        return
    if not meta_path(path).exists():
        yield Finding(reason="names-not-a-pair", given=f"{path.name} and {', '.join(beside)}")
    if " " in stem:
        yield Finding(reason="file-name-spaces", given=repr(path.name))
    if re.search(r"[^\w .-]|\+", stem):
        yield Finding(reason="file-name-special-characters", given=repr(path.name))
