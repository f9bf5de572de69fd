"""`firsthand lists`: what was understood of a list of children, and what is in doubt."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.services import exports, shapes_lists

Chosen = Annotated[Path, typer.Argument(metavar="FILE", help="Lists as CSV or XLSX.")]
Kind = Annotated[FrameKind, typer.Option(help="Where the list comes from.")]
Reference = Annotated[
    str | None, typer.Option(metavar="COLUMN", help="The column that names the child.")
]
Sheet = Annotated[str | None, typer.Option(help="Only this sheet of a workbook.")]


def lists(
    file: Chosen,
    kind: Kind = FrameKind.STATUTORY,
    reference: Reference = None,
    sheet: Sheet = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show what was understood of a list: sheets, headings, rows, and every doubtful cell."""
    # Imported here: the readers take a while, which other commands should not wait for.
    from firsthand.services import lists as service

    found = service.understood(file, kind=kind, reference=reference, sheet=sheet)
    answer = shapes_lists.of_lists(found)
    rows = list(shapes_lists.lines(answer))
    show(
        answer,
        rows,
        as_format=as_format,
        output=output,
        title=f"Lists of {file.name}",
        whence=exports.OWN,
    )
