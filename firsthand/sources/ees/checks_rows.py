"""Checks of rows: filters that tell rows apart, and cells that hold a number or a symbol."""

from collections import Counter
from collections.abc import Iterator

from firsthand.sources.ees.finding import Finding, listed
from firsthand.sources.ees.geography import OBSERVATIONAL_UNITS
from firsthand.sources.ees.meta import MetaRow
from firsthand.sources.ees.pair import Pair
from firsthand.sources.ees.values import OBSOLETE_SYMBOLS, UNKNOWN_SYMBOLS

ETHNIC_GROUPS = ("Ethnicity Major", "Ethnicity Minor", "Ethnicity Detailed", "Minority Ethnic")
TOTALS = frozenset({"total", "all"})


def empty_rows(pair: Pair) -> Iterator[Finding]:
    """Yield rows in which nothing stands, and a table without any row."""
    empty = sum(not any(cell.strip() for cell in row) for row in pair.data.rows)
    if not pair.data.rows:
        yield Finding(reason="no-rows", given="a header alone")
    elif empty:
        yield Finding(reason="empty-rows", given=f"{empty} rows without content")


def filters(pair: Pair) -> Iterator[Finding]:
    """Yield filters that tell nothing apart, have blanks or stray spaces, or lack a total."""
    if not pair.meta.written:
        return
    names = [name for row in pair.meta.filters for name in _columns(row)]
    values = {name: set(pair.data.column(name)) for name in pair.present(*names)}
    single = [row.col_name for row in pair.meta.filters if _tells_nothing(values, row.col_name)]
    blank = [name for name, found in values.items() if any(not v.strip() for v in found)]
    spaced = [v for found in values.values() for v in found if v.strip() and v != v.strip()]
    partial = [name for name, found in values.items() if "Total" not in found]
    if single:
        yield Finding(reason="filter-single-level", given=f"one value in {listed(single)}")
    if blank:
        yield Finding(reason="filter-blank", given=f"an empty cell in {listed(blank)}")
    if spaced:
        yield Finding(reason="whitespace-in-filter", given=listed(spaced))
    if partial:
        yield Finding(reason="filter-total-missing", given=f"none in {listed(partial)}")


def totals_of_places(pair: Pair) -> Iterator[Finding]:
    """Yield places and times called 'Total' or 'All'."""
    filters_named = {row.col_name for row in pair.meta.filters}
    groups = {row.filter_grouping_column for row in pair.meta.filters}
    columns = pair.present(*sorted(OBSERVATIONAL_UNITS - filters_named - groups))
    named = [name for name in columns if TOTALS & _folded(pair.data.column(name))]
    if named:
        yield Finding(reason="observational-total", given=f"a total in {listed(named)}")


def ethnicity(pair: Pair) -> Iterator[Finding]:
    """Yield groups of ethnicity that are not DfE's."""
    if "characteristic_group" in pair.data:
        groups = set(pair.data.column("characteristic_group"))
        odd = [g for g in groups if "ethnic" in g.lower() and not _standard(g)]
        if odd and pair.meta.written:
            yield Finding(reason="ethnicity-group", given=listed(odd))


def duplicates(pair: Pair) -> Iterator[Finding]:
    """Yield rows that contradict each other, and rows that merely stand there twice."""
    measured = {row.col_name for row in pair.meta.indicators}
    columns = [name for name in pair.data.header if name not in measured]
    rows = set(pair.data.rows)
    if len(rows) < len(pair.data.rows):
        given = f"{len(pair.data.rows) - len(rows)} rows a second time"
        yield Finding(reason="rows-repeated", given=given)
    places = [pair.data.header.index(name) for name in columns]
    times = Counter(tuple(row[place] for place in places) for row in rows)
    doubled = [" ".join(filter(None, key)) for key, count in times.items() if count > 1]
    if doubled:
        yield Finding(reason="duplicate-rows", given=listed(doubled, most=2))


def cells(pair: Pair) -> Iterator[Finding]:
    """Yield cells of indicators without value, or with symbols that are not in use."""
    if not pair.meta.written:
        return
    blank, obsolete, unknown = set(), set(), set()
    for name in pair.present(*(row.col_name for row in pair.meta.indicators)):
        found = {cell.strip() for cell in pair.data.column(name)}
        blank |= {name} if "" in found else set()
        obsolete |= found & OBSOLETE_SYMBOLS
        unknown |= found & UNKNOWN_SYMBOLS
    if blank:
        yield Finding(reason="value-blank", given=f"an empty cell in {listed(blank)}")
    if obsolete:
        yield Finding(reason="symbol-obsolete", given=f"the symbol {listed(obsolete)}")
    if unknown:
        yield Finding(reason="symbol-unknown", given=f"the symbol {listed(unknown)}")


def _folded(column: tuple[str, ...]) -> set[str]:
    return {cell.strip().lower() for cell in set(column)}


def _tells_nothing(values: dict[str, set[str]], name: str) -> bool:
    """Tell whether a filter has one value; a lone 'Total' says that nothing is broken down."""
    return len(values.get(name, "ab")) == 1 and values[name] != {"Total"}


def _columns(row: MetaRow) -> tuple[str, ...]:
    names = (row.col_name, row.filter_grouping_column)
    return tuple(name for name in names if name)


def _standard(group: str) -> bool:
    return any(name.lower() in group.lower() for name in ETHNIC_GROUPS)
