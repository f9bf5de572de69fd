"""
Exports: any rows of an answer as CSV or as a workbook.

The CSV begins with a byte-order mark, because Excel takes a file without one for Windows-1252
and spoils every name with an accent; other programs skip the mark when told 'utf-8-sig'. Where
no row is left, `columns` are the headings, so that whoever reads the file still finds them.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from io import BytesIO, StringIO
from math import isfinite
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."
SILENCE = "Where a report is silent, somebody may still have looked: the public cannot know."
ABOUT = (
    ("Firsthand", "What published inspection really looked at, authority by authority."),
    ("Licence", LICENCE),
    ("Silence", SILENCE),
)
# What a workbook says whose rows come of lists and tables that somebody gave.
OWN = (
    ("Firsthand", "Worked out from lists or tables that were given, not from publications."),
    ("Licence", "None is given here: the rows are of whoever gave the lists."),
)
# A spreadsheet takes a cell that begins so for a formula; some take the wide forms for one too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_bytes(rows: Iterable[object], *, columns: Sequence[str] = ()) -> bytes:
    """Return `rows`, dataclasses or mappings with the same keys, as CSV for a spreadsheet."""
    return csv_text(rows, columns=columns).encode("utf-8-sig")


def csv_text(rows: Iterable[object], *, columns: Sequence[str] = ()) -> str:
    """Return `rows` as CSV text, for a pipe."""
    out = StringIO()
    names, table = tabular(rows, columns=columns)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_harmless(name) for name in names])
    writer.writerows([_harmless(_text(cell)) for cell in row] for row in table)
    return out.getvalue()


def xlsx_bytes(
    rows: Iterable[object],
    *,
    about: Iterable[tuple[str, str]] = (),
    columns: Sequence[str] = (),
    whence: Iterable[tuple[str, str]] = ABOUT,
) -> bytes:
    """Return `rows` as a workbook: a sheet that filters, and one that says whence they come."""
    # Imported here: a third of a second, which a page or a table should not wait for.
    import xlsxwriter

    out = BytesIO()
    names, table = tabular(rows, columns=columns)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("Rows")
        sheet.write_row(0, 0, [name.replace("_", " ") for name in names], bold)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table, start=1):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, days)
        if names:
            sheet.autofilter(0, 0, max(len(table), 1), len(names) - 1)
        sheet.autofit()
        source = book.add_worksheet("Source")
        for number, (name, text) in enumerate((*whence, *about)):
            source.write_string(number, 0, name, bold)
            source.write_string(number, 1, text)
        source.autofit()
    return out.getvalue()


def tabular(
    rows: Iterable[object], *, columns: Sequence[str] = ()
) -> tuple[Sequence[str], list[list[Any]]]:
    """Return the names of the columns and the cells; what is itself a list is left out."""
    flat = [_flat(row) for row in rows]
    names = [name for name in flat[0] if not _nested(flat, name)] if flat else list(columns)
    return names, [[row[name] for name in names] for row in flat]


def columns_of(kind: type) -> tuple[str, ...]:
    """Return the headings that rows of this dataclass have."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if not _holds_more(hints[field.name]))


def _holds_more(hint: Any) -> bool:
    """Tell whether a value of this type is itself a list, a mapping or a dataclass."""
    parts = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    kinds = (get_origin(part) or part for part in parts)
    return any(is_dataclass(kind) or kind in {list, tuple, dict, Mapping} for kind in kinds)


def _flat(row: object) -> Mapping[str, Any]:
    if isinstance(row, Mapping):
        return row
    if is_dataclass(row):
        return {field.name: getattr(row, field.name) for field in fields(row)}
    raise TypeError(f"rows are dataclasses or mappings, not {type(row).__name__}")


def _nested(rows: Iterable[Mapping[str, Any]], name: str) -> bool:
    return any(
        isinstance(row[name], (list, tuple, dict)) or is_dataclass(row[name]) for row in rows
    )


def _text(cell: Any) -> str:
    if cell is None or _no_number(cell):
        return ""
    if isinstance(cell, Enum):
        return str(cell.value)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _no_number(cell: Any) -> bool:
    """Tell whether a cell holds infinity, or what is not a number: no program reads these."""
    return isinstance(cell, float) and not isfinite(cell)


def _harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run, unless it is a number or '-'."""
    if len(text) < 2 or not text.startswith(FORMULA):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text


def _write(sheet: Any, row: int, column: int, cell: Any, days: Any) -> None:
    if cell is None or _no_number(cell):
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, days)
    elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, _text(cell))
