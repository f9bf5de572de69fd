"""Printing an answer: a table for people, or CSV, JSON or a workbook for programs."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from firsthand.cli.options import Format
from firsthand.cli.outputs import refuse_inside
from firsthand.services import exports

WIDE = 140  # characters, where no terminal sets a limit
Row = Mapping[str, Any]


def show(  # noqa: PLR0913 - what is said, in which form, where, and whence it comes
    answer: object,
    rows: Sequence[Row],
    *,
    as_format: Format,
    output: Path | None,
    title: str,
    columns: Sequence[str] = (),
    whence: Iterable[tuple[str, str]] = exports.ABOUT,
) -> None:
    """Print `answer` as JSON, or its `rows` in another format, under `columns` if none."""
    if as_format is Format.XLSX:
        write(exports.xlsx_bytes(rows, columns=columns, whence=whence), _needed(output))
    elif as_format is Format.TABLE:
        _say(_table(rows, title), output)
    else:
        text = (
            as_json(answer)
            if as_format is Format.JSON
            else exports.csv_text(rows, columns=columns)
        )
        write(text.encode("utf-8"), output)


def as_json(answer: object) -> str:
    """Return one JSON document; dates in ISO form, what is not known or no number as null."""
    try:
        return _dumped(answer)
    except ValueError:  # JSON has neither infinity nor what is not a number
        return _dumped(_finite(answer))


def _dumped(answer: object) -> str:
    told = json.dumps(answer, default=_plain, ensure_ascii=False, indent=2, allow_nan=False)
    return told + "\n"


def _finite(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _needed(output: Path | None) -> Path:
    if output is None:
        raise typer.BadParameter(
            "A workbook cannot be printed. Name a file, such as --output picture.xlsx."
        )
    return output


def write(content: bytes, output: Path | None) -> None:
    """Write `content` to a file, or to standard output."""
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    refuse_inside(output)  # whatever the command: what lies there in clear is not deleted
    try:
        output.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(f"{output} cannot be written: {error.strerror}.") from None
    print(f"Written: {output}", file=sys.stderr)


def _say(table: Table, output: Path | None) -> None:
    if output is None:
        paper().print(table)
        return
    text = StringIO()
    Console(file=text, width=WIDE).print(table)
    write(text.getvalue().encode("utf-8"), output)


def paper() -> Console:
    """Return where tables go: as wide as the terminal, or wide enough for a pipe."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDE)


def _table(rows: Sequence[Row], title: str) -> Table:
    # Text and not str: what people write in square brackets is no markup of ours.
    table = Table(title=Text(title), title_justify="left", show_edge=False, pad_edge=False)
    names, cells = exports.tabular(rows)
    for name in names:
        table.add_column(Text(name.replace("_", " ")))
    for row in cells:
        table.add_row(*(Text(_cell(value)) for value in row))
    return table


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return str(_plain(value)) if isinstance(value, (date, Enum)) else str(value)
