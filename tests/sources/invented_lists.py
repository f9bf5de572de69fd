"""
Invented lists: children who do not exist, in lists shaped like those that authorities send.

Everything is drawn from a seed, so that the same call gives the same list. No name, number or
postcode is anybody's: numbers begin with 'INV', postcodes with the unused 'ZZ'.
"""

import csv
import io
import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import xlsxwriter

from firsthand.domain.reference.column import Column, ColumnType
from firsthand.refdata import read_lists

COUNTED_ON = date(2024, 3, 18)
TEAMS = tuple(f"Invented Team {number}" for number in range(1, 13))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Table = tuple[tuple[str, ...], list[tuple[object, ...]]]


def annex_a(number: int, *, rows: int, seed: int) -> Table:
    """Return headings and rows of one of the eleven lists, every cell as it should be."""
    form = read_lists.list_forms()[number - 1]
    columns = [read_lists.columns()[key] for key in form.columns]
    rng = random.Random(f"{seed}-{number}")
    return (
        tuple(column.name for column in columns),
        [_row(columns, form.in_order, at, rng) for at in range(rows)],
    )


def workbook(*, rows: int, seed: int, numbers: Sequence[int] = range(1, 12)) -> bytes:
    """Return a workbook with the lists asked for, each of `rows` rows."""
    sheets = {f"List {n}": annex_a(n, rows=rows, seed=seed) for n in numbers}
    return as_xlsx(sheets)


def missing_persons(*, rows: int, seed: int) -> Table:
    """Return reports of missing children as a police force might keep them; some repeat."""
    rng = random.Random(seed)
    headings = ("Report No", "Person ID", "DOB", "Date last seen", "Ward")
    body: list[tuple[object, ...]] = []
    for at in range(rows):
        child = rng.randrange(max(1, rows * 2 // 3))
        born = COUNTED_ON - timedelta(days=4_000 + child % 2_400)
        seen = COUNTED_ON - timedelta(days=rng.randrange(180))
        body.append((f"MP{at:05}", f"INV-M{child:05}", born, seen, f"Ward {child % 9}"))
    return headings, body


def as_xlsx(sheets: Mapping[str, Table], *, titles: Sequence[str] = ()) -> bytes:
    """Return a workbook: dates as Excel's own, numbers as numbers, the rest as text."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        shown = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, (headings, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            lines = [*((title,) for title in titles), headings, *rows]
            for at, cells in enumerate(lines):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, shown)
                    elif isinstance(cell, int):
                        sheet.write_number(at, column, cell)
                    elif cell:
                        sheet.write_string(at, column, str(cell))
    return kept.getvalue()


def as_csv(table: Table, *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a CSV as a spreadsheet program in Britain saves it."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=separator)
    headings, rows = table
    writer.writerow(headings)
    for cells in rows:
        writer.writerow(
            cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in cells
        )
    return kept.getvalue().encode(encoding)


def _row(
    columns: Sequence[Column],
    in_order: Sequence[tuple[str, str]],
    at: int,
    rng: random.Random,
) -> tuple[object, ...]:
    born = COUNTED_ON - timedelta(days=rng.randrange(400, 6_000))
    days = {"date-of-birth": born}
    began = born + timedelta(days=rng.randrange(30, (COUNTED_ON - born).days))
    for column in columns:
        if column.type is ColumnType.DATE and column.key not in days:
            began += timedelta(days=rng.randrange(max(1, (COUNTED_ON - began).days // 3)))
            days[column.key] = began
    for first, second in in_order:
        days[second] = max(days[first], days[second])
    return tuple(_cell(column, days, at, rng) for column in columns)


def _cell(column: Column, days: Mapping[str, date], at: int, rng: random.Random) -> object:
    born = days["date-of-birth"]
    if column.key in {"child-unique-id", "adopter-id"}:
        return f"INV{at:07}"
    if column.key == "age":
        had = (COUNTED_ON.month, COUNTED_ON.day) >= (born.month, born.day)
        return COUNTED_ON.year - born.year - (0 if had else 1)
    of_type: dict[ColumnType, object] = {
        ColumnType.DATE: _day(column, days[column.key], rng) if column.key in days else None,
        ColumnType.NUMBER: rng.randrange(4),
        ColumnType.CODE: _code(column, rng) if column.code_set else None,
        ColumnType.POSTCODE: f"ZZ{rng.randrange(1, 100)} {rng.randrange(10)}ZZ",
        ColumnType.AUTHORITY: rng.choice(("Rotherham", "Sheffield", "Doncaster")),
        ColumnType.TEXT: rng.choice(TEAMS)
        if column.key == "team"
        else f"Invented {rng.randrange(200)}",
    }
    return of_type[column.type]


def _day(column: Column, day: date, rng: random.Random) -> object:
    """Return a day; where the list allows a blank, blank in four of ten, as in open cases."""
    may_be_blank = not column.needed and column.key != "date-of-birth"
    return "" if may_be_blank and rng.random() < 0.4 else day


def _code(column: Column, rng: random.Random) -> str:
    """Return a code as the guidance prints it: a letter, the code, its label."""
    codes = read_lists.code_sets()[column.code_set or ""].codes
    place = rng.randrange(len(codes))
    code = codes[place]
    plain = code.label if code.code.islower() else f"{code.code}: {code.label}"
    return f"{LETTERS[place]}) {plain}" if place < len(LETTERS) else plain
