"""Rows: the cells below the headings as rows of a frame, and every cell that is in doubt."""

from collections.abc import Mapping
from dataclasses import replace

from firsthand.domain.planning.drawing.frame import Doubt, Record, Row
from firsthand.domain.reference.column import Column, ColumnType, OutsideForm
from firsthand.refdata import read_lists
from firsthand.sources.lists.columns import Keys, Meaning, Read, meanings
from firsthand.sources.lists.grid import Cells
from firsthand.sources.lists.headings import NO_HEADING, REFERENCE_KEY, Headed
from firsthand.sources.lists.spelling import one_line

Body = list[tuple[int, Cells]]  # each row with its number in the file
REFERENCE = Column(key=REFERENCE_KEY, name="Reference", type=ColumnType.TEXT, needed=True)
TWICE = "stands twice among the headings; only the first is read, both are kept"
HEADLESS = "holds cells and has no heading; they are kept"


def without_empty_columns(headed: Headed, body: Body) -> tuple[Headed, Body]:
    """Return headings and rows without the columns that have neither heading nor cell."""
    kept = [
        at
        for at, heading in enumerate(headed.headings)
        if not heading.startswith(NO_HEADING) or any(cells[at].strip() for _, cells in body)
    ]
    if len(kept) == len(headed.headings):
        return headed, body
    now = {at: place for place, at in enumerate(kept)}
    narrowed = replace(
        headed,
        headings=tuple(headed.headings[at] for at in kept),
        places={key: now[at] for key, at in headed.places.items()},
        repeated=tuple(now[at] for at in headed.repeated),
    )
    return narrowed, [(number, tuple(cells[at] for at in kept)) for number, cells in body]


def recognised(headed: Headed, form: OutsideForm) -> tuple[Column, ...]:
    """Return the columns whose headings are known, in the order of the file."""
    known: Mapping[str, Column] = (
        read_lists.columns()
        if headed.form
        else {REFERENCE_KEY: REFERENCE, **{one.key: one for one in form.columns}}
    )
    return tuple(known[key] for key in sorted(headed.places, key=headed.places.__getitem__))


def rows_of(
    headed: Headed, body: Body, columns: tuple[Column, ...], keys: Keys
) -> tuple[tuple[Row, ...], list[Doubt]]:
    """Return the rows, and a doubt for each cell that could not be read for certain."""
    doubts: list[Doubt] = []
    read: list[list[Read]] = []
    for column in columns:
        at = headed.places[column.key]
        cells = [row[at] for _, row in body]
        means = meanings(cells, column, keys)
        doubts += _doubts(headed.headings[at], cells, means, body)
        told = {cell: meaning.read for cell, meaning in means.items()}
        read.append([told[cell] for cell in cells])
    by_heading = {heading: at for at, heading in enumerate(headed.headings)}
    by_name = {column.name: at for at, column in enumerate(columns)}
    rows = tuple(
        Row(
            number=number,
            reference=one_line(row[headed.reference]),
            cells=Record(by_heading, row),
            read=Record(by_name, values),
        )
        for (number, row), values in zip(body, zip(*read, strict=True), strict=True)
    )
    return rows, doubts


def _doubts(
    heading: str, cells: list[str], means: Mapping[str, Meaning], body: Body
) -> list[Doubt]:
    doubtful = {cell for cell, meaning in means.items() if meaning.doubt}
    if not doubtful:
        return []
    return [
        Doubt(
            row=number,
            column=heading,
            given=cell,
            reason=means[cell].doubt or "",
            remedy=means[cell].remedy,
        )
        for (number, _), cell in zip(body, cells, strict=True)
        if cell in doubtful
    ]


def doubts_of_headings(headed: Headed) -> list[Doubt]:
    """Return doubts about headings: those twice there, those missing, cells without one."""
    number = headed.row + 1
    twice = [(headed.headings[at], TWICE) for at in headed.repeated]
    without = [(one, HEADLESS) for one in headed.headings if one.startswith(NO_HEADING)]
    found = [
        Doubt(row=number, column=heading, given=heading, reason=reason, remedy=remedy)
        for pairs, remedy in (
            (twice, "Give each column a heading of its own."),
            (without, "Ask what the column holds."),
        )
        for heading, reason in pairs
    ]
    known = read_lists.columns()
    wanted = headed.form.columns if headed.form else ()
    return found + [_missing(number, known[key]) for key in wanted if key not in headed.places]


def _missing(number: int, column: Column) -> Doubt:
    since = f"; lists have it since {column.since}" if column.since else ""
    return Doubt(
        row=number,
        column=column.name,
        given="",
        reason=f"is not among the headings{since}",
        remedy="Ask the authority for the column, or rename its heading.",
    )
