"""Checks of geography: the columns of each level, full where they belong and only there."""

from collections.abc import Iterator

from firsthand.sources.ees.finding import Finding, listed
from firsthand.sources.ees.geography import IGNORED, LEVELS, SITES, Level
from firsthand.sources.ees.pair import Pair


def levels(pair: Pair) -> Iterator[Finding]:
    """Yield levels that DfE does not know, and levels whose columns are not there."""
    found = set(pair.data.column("geographic_level"))
    unknown = found - LEVELS.keys()
    if unknown:
        yield Finding(reason="geographic-level-unknown", given=listed(unknown))
    needed = [column for name in found & LEVELS.keys() for column in LEVELS[name].columns]
    missing = [column for column in needed if column not in pair.data]
    paired = [level for level in LEVELS.values() if level.name not in {"MAT", "Sponsor"}]
    partial = [column for level in paired for column in _partners(pair, level)]
    if missing or partial:
        given = f"no column {listed({*missing, *partial})}"
        yield Finding(reason="geography-columns-missing", given=given)


def blanks(pair: Pair) -> Iterator[Finding]:
    """Yield columns that are empty in rows of their own level."""
    empty = set()
    for level in LEVELS.values():
        columns = pair.present(*level.columns)
        for own, *cells in pair.data.together(("geographic_level", *columns)):
            if own == level.name:
                empty |= {c for c, cell in zip(columns, cells, strict=True) if not cell.strip()}
    if pair.present("country_code", "country_name") and "" in pair.data.column("country_name"):
        empty.add("country_name")
    if empty:
        yield Finding(reason="geography-blank", given=f"no value in {listed(empty)}")


def overcompletion(pair: Pair) -> Iterator[Finding]:
    """Yield columns that are filled in rows whose level cannot have them."""
    filled = set()
    for level in LEVELS.values():
        if level.name == "National":
            continue
        columns = [c for c in pair.present(*level.columns) if not _sole_filter(pair, c)]
        for own, *cells in pair.data.together(("geographic_level", *columns)):
            if own not in level.filled_by:
                filled |= {c for c, cell in zip(columns, cells, strict=True) if cell.strip()}
    if filled:
        yield Finding(reason="geography-overcompleted", given=f"values in {listed(filled)}")


def ignored_rows(pair: Pair) -> Iterator[Finding]:
    """Yield rows that cannot be shown: institutions alone, or schools mixed with providers."""
    found = set(pair.data.column("geographic_level"))
    given = f"rows of {listed(found & (SITES | IGNORED))}"
    if found and (found <= IGNORED or {"School", "Provider"} <= found < {*SITES, *IGNORED}):
        yield Finding(reason="rows-ignored", given=given)
    elif found & IGNORED or (len(found) > 1 and found & SITES):
        yield Finding(reason="rows-ignored-remark", given=given)


def wards(pair: Pair) -> Iterator[Finding]:
    """Yield a table of wards alone, as there is no list of wards here to check it by."""
    if set(pair.data.column("geographic_level")) == {"Ward"}:
        yield Finding(reason="ward-unverified", given=f"{len(pair.data.rows)} rows of wards")


def _partners(pair: Pair, level: Level) -> list[str]:
    """Return what is missing of a level's columns where the table has some of them."""
    present = pair.present(*level.columns)
    if not present or any(_sole_filter(pair, column) for column in present):
        return []
    return [column for column in level.columns if column not in present]


def _sole_filter(pair: Pair, column: str) -> bool:
    """Tell whether `column` names schools or providers and is the only filter or its group."""
    if column not in {"school_name", "provider_name"} or len(pair.meta.filters) != 1:
        return False
    only = pair.meta.filters[0]
    return column in {only.col_name, only.filter_grouping_column}
