"""`firsthand pack`: builds the facts that ship with the project, or checks them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import progress
from firsthand.cli.load import list_problems

Folder = Annotated[
    Path | None,
    typer.Argument(exists=True, file_okay=False, help="A folder with publishers' files."),
]
Into = Annotated[
    Path | None, typer.Option("--into", help="Where to write; default: the shipped facts.")
]
Check = Annotated[
    bool, typer.Option("--check", help="Only check that a pack matches its columns.")
]


def pack(folder: Folder = None, into: Into = None, check: Check = False) -> None:
    """Read every file below FOLDER and write the facts pack, then check it."""
    # Imported here: the readers take half a second, which no other command should wait for.
    from firsthand.services import packing

    if folder is None and not check:
        raise typer.BadParameter(
            "Name the folder with the publishers' files, or give --check to check the pack."
        )
    if folder is not None and not check:
        with progress.bars() as shown:
            packed = packing.pack(folder, into=into, progress=shown)
        list_problems(packed.refused)
        for file, rows in packed.rows.items():
            print(f"{file}.csv: {rows:,} rows")
        print(f"{packed.size_in_bytes / 1e6:.2f} MB in {packed.folder}")
    if wrong := packing.problems_of(into):
        list_problems(wrong)
        print(f"The pack has {len(wrong):,} problems.", file=sys.stderr)
        raise typer.Exit(1)
    print("The pack matches its columns.")
