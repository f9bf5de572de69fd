"""Where an answer may be written: over nothing that was given, and into no working folder."""

import os
from collections.abc import Sequence
from pathlib import Path

import typer

from firsthand.cli.options import Format


def refuse_over(given: Sequence[Path], *outputs: Path | None) -> None:
    """Refuse to write over a file that was given to be read."""
    whole = [file.resolve() for file in given]
    for output in outputs:
        if output is not None and (output.resolve() in whole or _same(output, given)):
            raise typer.BadParameter(
                f"{output} is one of the files that are read; writing would destroy it. Name "
                "another file."
            )


def refuse_inside(*outputs: Path | None) -> None:
    """Refuse to write into a working folder, where all that lies there is its own."""
    from firsthand.services.linking.inside import folder_around

    for output in outputs:
        if output is not None and (folder := folder_around(output)) is not None:
            raise typer.BadParameter(
                f"{output} lies in the working folder {folder.name}, where nothing else may be "
                "written. Name a file elsewhere."
            )


def refuse_unwritable(*outputs: Path | None) -> None:
    """Refuse, before minutes of work, a file that cannot be written where it is named."""
    for output in outputs:
        if output is None:
            continue
        if output.is_dir():
            why = "it is a folder"
        elif not output.resolve().parent.is_dir():
            why = "there is no such folder"
        elif not os.access(output if output.exists() else output.resolve().parent, os.W_OK):
            why = "you may not write there"
        else:
            continue
        raise typer.BadParameter(f"{output} cannot be written: {why}. Name another file.")


def refuse_nameless_workbook(as_format: Format, output: Path | None) -> None:
    """Refuse, before minutes of work, a workbook without a file to write it to."""
    if as_format is Format.XLSX and output is None:
        raise typer.BadParameter(
            "A workbook cannot be printed. Name a file, such as --output answer.xlsx."
        )


def refuse_note(pdf: Path | None, output: Path | None) -> None:
    """Refuse, before minutes of work, a note where none can be or where something else is."""
    if pdf is None:
        return
    refuse_unwritable(pdf)
    if pdf.exists() and not is_pdf(pdf):
        raise typer.BadParameter(
            f"{pdf} is there and is no PDF; writing would destroy it. Name another file."
        )
    if output is not None and output.resolve() == pdf.resolve():
        raise typer.BadParameter(
            f"{pdf} is named for the answer (--output) and for the note (--pdf). Name two."
        )


def is_pdf(path: Path) -> bool:
    """Tell whether a file begins as a PDF does, so that a note may be written anew."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


def _same(output: Path, given: Sequence[Path]) -> bool:
    """Tell whether a path is another name of a file that was given, such as a hard link."""
    return output.exists() and any(one.exists() and output.samefile(one) for one in given)
