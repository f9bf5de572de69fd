"""`firsthand read`: the facts of any report, without storing them."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import progress, read_shapes
from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show

Files = Annotated[list[Path], typer.Argument(help="Reports, as PDF.")]


def read(files: Files, as_format: Formatted = Format.TABLE, output: Output = None) -> None:
    """Read reports: dates, people, grades, harms named, with the page of each fact."""
    # Imported here: the readers take half a second, which no other command should wait for.
    from firsthand.services import building, reports

    building.know_vocabulary()
    with progress.bars() as shown:
        readings = reports.read(files, progress=shown)
    harms = reports.harm_keys()
    answer = [
        read_shapes.of_file(str(file), reading, harms)
        for file, reading in zip(files, readings, strict=True)
    ]
    lines = [line for shape in answer for line in read_shapes.lines(shape)]
    show(answer, lines, as_format=as_format, output=output, title="Facts read")
    if any(not reading.sightings for reading in readings):
        raise typer.Exit(1)
