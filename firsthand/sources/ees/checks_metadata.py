"""Checks of metadata: what it may say of filters, and what of indicators."""

from collections import Counter
from collections.abc import Callable, Iterator

from firsthand.sources.ees.finding import Finding, listed
from firsthand.sources.ees.geography import LIKE_GEOGRAPHY, OBSERVATIONAL_UNITS
from firsthand.sources.ees.meta import MetaRow, stripped
from firsthand.sources.ees.pair import Pair
from firsthand.sources.ees.values import NULLS

SCHOOLS = frozenset({"school_name", "provider_name"})
UNITS = frozenset({"", "%", "pp", "£", "£m", "£bn", "numberstring", "string", "people"})
Test = Callable[[MetaRow], bool]

# Each: the reason, and when a row of metadata gives cause for it.
OF_ROWS: tuple[tuple[str, Test], ...] = (
    ("meta-name-missing", lambda row: not row.col_name),
    ("meta-name-spaces", lambda row: " " in row.col_name),
    ("meta-column-type", lambda row: row.col_type not in {"Filter", "Indicator"}),
    ("label-missing", lambda row: not row.label),
    ("indicator-unit-unknown", lambda row: row.indicator_unit not in UNITS),
    ("decimal-places-invalid", lambda row: not (row.indicator_dp or "0").isdigit()),
    ("meta-observational-unit", lambda row: _is_unit(row)),
    ("meta-geography-as-filter", lambda row: _is_geography(row)),
)
OF_INDICATORS: tuple[tuple[str, Test], ...] = (
    ("filter-hint-on-indicator", lambda row: bool(row.filter_hint)),
    ("filter-group-on-indicator", lambda row: bool(row.filter_grouping_column)),
)
OF_FILTERS: tuple[tuple[str, Test], ...] = (
    ("indicator-grouping-on-filter", lambda row: bool(row.indicator_grouping)),
    ("indicator-unit-on-filter", lambda row: bool(row.indicator_unit)),
    ("decimal-places-on-filter", lambda row: bool(row.indicator_dp)),
)


def rows_of_metadata(pair: Pair) -> Iterator[Finding]:
    """Yield what is wrong in single rows of the metadata."""
    if not pair.meta.written:
        return
    rows = [row for row in pair.meta.rows if any(vars(row).values())]
    if len(rows) < len(pair.meta.rows):
        empty = len(pair.meta.rows) - len(rows)
        yield Finding(reason="meta-empty-rows", given=f"{empty} rows without content")
    tests = (
        (OF_ROWS, rows),
        (OF_INDICATORS, pair.meta.indicators),
        (OF_FILTERS, pair.meta.filters),
    )
    for reasons, those in tests:
        for reason, fails in reasons:
            wrong = [row.col_name or row.label for row in those if fails(row)]
            if wrong:
                yield Finding(reason=reason, given=f"in the row of {listed(wrong)}")


def repetitions(pair: Pair) -> Iterator[Finding]:
    """Yield names and labels that stand in the metadata more than once."""
    if not pair.meta.written:
        return
    sides = {"meta-name-duplicate": "col_name", "label-duplicate": "label"}
    for reason, field in sides.items():
        times = Counter(getattr(row, field) for row in pair.meta.rows)
        doubled = [value for value, count in times.items() if value and count > 1]
        if doubled:
            yield Finding(reason=reason, given=f"{listed(doubled)} more than once")


def decimal_places(pair: Pair) -> Iterator[Finding]:
    """Yield indicators without decimal places where others in the file have them."""
    given = [row for row in pair.meta.indicators if row.indicator_dp]
    missing = [row.col_name for row in pair.meta.indicators if not row.indicator_dp]
    if given and missing:
        yield Finding(reason="decimal-places-missing", given=f"none for {listed(missing)}")


def groups(pair: Pair) -> Iterator[Finding]:
    """Yield grouping columns that are absent, shared, filters themselves or too fine."""
    columns = [row.filter_grouping_column for row in pair.meta.filters]
    times = Counter(name for name in columns if name)
    shared = [name for name, count in times.items() if count > 1]
    absent = [name for name in times if name not in pair.data]
    filters = [name for name in times if name in {row.col_name for row in pair.meta.filters}]
    if absent:
        yield Finding(reason="filter-group-missing", given=f"no column {listed(absent)}")
    if shared:
        yield Finding(reason="filter-group-duplicate", given=f"{listed(shared)} for several")
    if filters:
        yield Finding(reason="filter-group-is-filter", given=listed(filters))
    for row in pair.meta.filters:
        group = row.filter_grouping_column
        if len(pair.present(group, row.col_name)) == 2:
            yield from _levels(pair, row.col_name, group)


def spellings(pair: Pair) -> Iterator[Finding]:
    """Yield groups that differ from others in spaces and punctuation only."""
    named = {row.indicator_grouping for row in pair.meta.indicators if row.indicator_grouping}
    if _doubled(named):
        yield Finding(reason="indicator-group-stripped", given=listed(_doubled(named)))
    for group in pair.meta.groups:
        if group in pair.data and (doubled := _doubled(set(pair.data.column(group)))):
            given = f"{listed(doubled)} in {group}"
            yield Finding(reason="filter-group-stripped", given=given)


def nulls(pair: Pair) -> Iterator[Finding]:
    """Yield the words NULL and NA where a value or nothing should stand."""
    said = [c for row in pair.meta.rows for c in vars(row).values() if c.lower() in NULLS]
    columns = [row.col_name for row in (*pair.meta.indicators, *pair.meta.filters)]
    found = {c for name in pair.present(*columns) for c in set(pair.data.column(name))}
    said += [cell for cell in found if cell.strip().lower() in NULLS]
    if said and pair.meta.written:
        yield Finding(reason="null-value", given=listed(said))


def _levels(pair: Pair, name: str, group: str) -> Iterator[Finding]:
    values, groups_of = set(pair.data.column(name)), set(pair.data.column(group))
    if len(groups_of) > len(values):
        given = f"{len(groups_of)} values in {group}, {len(values)} in {name}"
        yield Finding(reason="filter-group-level", given=given)


def _doubled(names: set[str]) -> list[str]:
    times = Counter(map(stripped, names))
    return [name for name in names if times[stripped(name)] > 1]


def _is_unit(row: MetaRow) -> bool:
    return row.col_name in OBSERVATIONAL_UNITS - SCHOOLS


def _is_geography(row: MetaRow) -> bool:
    name = row.col_name.lower()
    return row.col_name not in OBSERVATIONAL_UNITS and bool(LIKE_GEOGRAPHY.fullmatch(name))
