"""
Parted text: the rows of a CSV, however many, as columns of text, each row with all its cells.

polars reads it; a scan of the same bytes counts rows and cells. Where the two do not agree on
the rows, because quotation marks stand inside cells, the rows are read one by one instead.
"""

import csv
import io
from collections.abc import Iterator
from itertools import islice

import numpy as np
import numpy.typing as npt
import polars as pl
from polars.exceptions import PolarsError

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused

QUOTE, NEW_LINE = ord('"'), ord("\n")
CHUNK = 1 << 22  # bytes that are scanned at once
ROWS_AT_ONCE = 100_000
MOST_COLUMNS = 1_000
Counts = npt.NDArray[np.int64]


def grid(content: bytes, separator: str, name: str) -> pl.DataFrame:
    """Return every row of a text in UTF-8 (the first one too), a column `c0`… for each cell."""
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    cells = cells_of_rows(content, separator)
    width = int(cells.max(initial=1))
    if width > MOST_COLUMNS:
        raise _refused(name, f"has a row of {width:,} cells")
    schema = {f"c{at}": pl.String for at in range(width)}
    try:
        frame = pl.read_csv(
            content,
            has_header=False,
            separator=separator,
            schema=schema,
            infer_schema=False,
            truncate_ragged_lines=True,
        )
    except PolarsError:
        frame = None
    if frame is not None and frame.height == len(cells):
        return frame
    return _row_by_row(content, separator, name)


def cells_of_rows(content: bytes, separator: str) -> Counts:
    """Return how many cells each row has, if every quotation mark opens or closes a cell."""
    data = np.frombuffer(content, dtype=np.uint8)
    mark, counts, within, carried = ord(separator), [], 0, 0
    for start in range(0, len(data), CHUNK):
        part = data[start : start + CHUNK]
        quotes = part == QUOTE
        outside = np.ones(len(part), dtype=bool)
        if within or quotes.any():
            inside = (np.cumsum(quotes, dtype=np.int32) + within) % 2
            outside, within = inside == 0, int(inside[-1])
        so_far = np.cumsum((part == mark) & outside, dtype=np.int32)
        ends = so_far[(part == NEW_LINE) & outside].astype(np.int64)
        if len(ends):
            counts.append(np.diff(ends, prepend=-carried) + 1)
            carried = int(so_far[-1] - ends[-1])
        else:
            carried += int(so_far[-1])
    if len(data) and (data[-1] != NEW_LINE or within):
        counts.append(np.array([carried + 1]))
    return np.concatenate(counts) if counts else np.empty(0, dtype=np.int64)


def _row_by_row(content: bytes, separator: str, name: str) -> pl.DataFrame:
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")
    reader = csv.reader(text, delimiter=separator, strict=True)
    frames = []
    try:
        while rows := list(islice(reader, ROWS_AT_ONCE)):
            frames.append(_frame(rows))
    except csv.Error as error:
        raise _refused(
            name,
            f"has quotation marks that do not pair, in line {reader.line_num:,} or before "
            f"({error})",
        ) from None
    return pl.concat(frames, how="diagonal")


def _frame(rows: list[list[str]]) -> pl.DataFrame:
    width = max(map(len, rows))
    columns = (_column(rows, at) for at in range(width))
    return pl.DataFrame(
        {f"c{at}": list(cells) for at, cells in enumerate(columns)},
        schema={f"c{at}": pl.String for at in range(width)},
    )


def _column(rows: list[list[str]], at: int) -> Iterator[str | None]:
    return ((row[at] or None) if at < len(row) else None for row in rows)


def _refused(name: str, reason: str) -> Refused:
    return Refused(
        Objection(
            rule="agency-list",
            reason=f"{name} {reason}.",
            remedy="Save the list again from the spreadsheet program, or give it as XLSX.",
        )
    )
