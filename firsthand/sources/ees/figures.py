"""Figures: what the rows of a table say of our indicators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.source import Problem
from firsthand.domain.reference.indicator import Indicator, ends_on, public_on
from firsthand.sources.ees.pair import Pair
from firsthand.sources.ees.values import number_in, symbol_in

ENGLAND = "E92000001"
LEVELS = ("National", "Local authority")
PLACE_COLUMNS = ("geographic_level", "old_la_code", "country_code", "time_period")

Row = dict[str, str]


@dataclass(kw_only=True)
class Gathered:
    """Figures and problems of one table, and how many rows only pad it out."""

    file_name: str
    figures: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    padded: int = 0

    def note(self, reason: str, given: str, needed: str, remedy: str, *, row: str) -> None:
        """Keep a problem of one row."""
        self.problems.append(
            Problem(
                file_name=self.file_name,
                reason=reason,
                given=given,
                needed=needed,
                remedy=remedy,
                row=row,
            )
        )


def gathered(pair: Pair, indicators: Sequence[Indicator]) -> Gathered:
    """Return every figure that `pair` holds of `indicators`, for England and authorities."""
    found = Gathered(file_name=pair.data.file_name)
    answered = [ind for ind in indicators if _answers(pair, ind)]
    rows = list(_placed(pair, found)) if answered else []
    for indicator in answered:
        _read(indicator, rows, found)
    return found


def _answers(pair: Pair, indicator: Indicator) -> bool:
    """Tell whether the table has the columns, and the breakdown, of `indicator`."""
    names = {indicator.older_columns.get(name, name) for name in pair.data.header}
    needed = {
        indicator.value_column,
        indicator.numerator_column or indicator.value_column,
        indicator.denominator_column or indicator.value_column,
        *indicator.filters,
    }
    return needed <= names and all(
        value in pair.data.column(column) for column, value in indicator.filters.items()
    )


def _placed(pair: Pair, found: Gathered) -> Iterator[tuple[str, str, Row]]:
    """Yield the area, the place in the file and the cells of each row that we can place."""
    measured = pair.present(*(row.col_name for row in pair.meta.indicators))
    for number, cells in enumerate(pair.data.rows, 2):
        row = dict(zip(pair.data.header, cells, strict=True))
        if row["geographic_level"] not in LEVELS:
            continue
        code = ENGLAND if row["geographic_level"] == "National" else row.get("old_la_code", "")
        if measured and all(row[name].strip() == "z" for name in measured):
            found.padded += 1
        elif code == ENGLAND or (len(code) == 3 and code.isdigit()):
            yield code, f"row {number}", row
        else:
            _note_place(found, row, code, f"row {number}")


def _note_place(found: Gathered, row: Row, code: str, place: str) -> None:
    given = f"{row.get('la_name', '')!r} with the code {code!r}"
    if "/" in code:
        found.note(
            "joint-return",
            given,
            "one authority in each row",
            "Nothing need be done: the figure is of both together and belongs to neither.",
            row=place,
        )
    else:
        found.note(
            "unknown-authority",
            given,
            "a three-digit DfE code in old_la_code",
            "Add the code to the file, or tell the publisher.",
            row=place,
        )


def _read(indicator: Indicator, rows: list[tuple[str, str, Row]], found: Gathered) -> None:
    renamed = {new: old for old, new in indicator.older_columns.items()}
    totals = {
        (code, row["time_period"]): row
        for code, _, row in rows
        if indicator.denominator_filters and _matches(row, indicator.denominator_filters)
    }
    seen: set[tuple[str, str]] = set()
    for code, place, row in rows:
        if not _matches(row, indicator.filters):
            continue
        key = (code, row["time_period"])
        if key in seen:
            _note_repetition(indicator, key, place, found)
            continue
        seen.add(key)
        cells = _cells(indicator, row, totals.get(key, row), renamed)
        _note_unreadable(indicator, cells, place, found)
        found.figures.append(_figure(indicator, key, place, cells))


def _matches(row: Row, filters: dict[str, str]) -> bool:
    return all(row.get(column, "").strip() == value for column, value in filters.items())


def _cells(
    indicator: Indicator, row: Row, total: Row, renamed: dict[str, str]
) -> tuple[str | None, str | None, str | None]:
    """Return the cells with the value, the numerator and the denominator."""

    def cell(source: Row, name: str | None) -> str | None:
        if name is None:
            return None
        return source[name] if name in source else source.get(renamed.get(name, name))

    return (
        cell(row, indicator.value_column),
        cell(row, indicator.numerator_column),
        cell(total, indicator.denominator_column),
    )


def _figure(
    indicator: Indicator,
    key: tuple[str, str],
    place: str,
    cells: tuple[str | None, str | None, str | None],
) -> Figure:
    code, period = key
    value, numerator, denominator = (number_in(cell or "") for cell in cells)
    if indicator.value_column == indicator.numerator_column:
        # No share or rate is published: what the counts give, once both are at hand.
        value = numerator / denominator if numerator is not None and denominator else None
    elif value is not None:
        value = round(value / indicator.scale, 9)
    symbols = [symbol_in(cell) for cell in cells if cell is not None]
    return Figure(
        area_code=code,
        indicator=indicator.key,
        period=period,
        period_ends_on=ends_on(period, indicator),
        value=value,
        numerator=numerator,
        denominator=denominator,
        symbol=next((s for s in symbols if s), None) if value is None else None,
        known_on=public_on(period, indicator),
        place=Place(row=place),
    )


def _note_repetition(
    indicator: Indicator, key: tuple[str, str], place: str, found: Gathered
) -> None:
    found.note(
        "repeated-row",
        f"a second row for {key[0]} in {key[1]} ({indicator.key})",
        "one row for each authority and period",
        "Name the filters that tell the rows apart in the definition of the indicator.",
        row=place,
    )


def _note_unreadable(
    indicator: Indicator, cells: tuple[str | None, ...], place: str, found: Gathered
) -> None:
    for cell in cells:
        if cell is not None and number_in(cell) is None and symbol_in(cell) is None:
            found.note(
                "unreadable-value",
                f"{cell!r} for {indicator.key}",
                "a number, or one of the symbols c, k, low, u, x, z, ~ and :",
                "Correct the cell, or ask the publisher what it means.",
                row=place,
            )
