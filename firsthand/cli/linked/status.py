"""`firsthand linked status`: what a working folder is, and how long it may be read."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import clock
from firsthand.cli.linked.asked import who
from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show
from firsthand.services import exports

Folders = Annotated[
    list[Path], typer.Argument(metavar="FOLDER...", help="One working folder or several.")
]
SHOWN = ("folder", "state", "delete_on", "days_left", "purpose", "who", "opens_with", "private")


def status(
    folders: Folders, as_format: Formatted = Format.TABLE, output: Output = None
) -> None:
    """Tell how working folders stand; delete those whose last day has passed. For cron too."""
    from firsthand.services.linking import keeping

    rows = keeping.status(folders, who=who(), now=clock.now())
    show(
        rows,
        [{name: _read(row[name]) for name in SHOWN} for row in rows]
        if as_format is Format.TABLE
        else rows,
        as_format=as_format,
        output=output,
        columns=keeping.STATUS,
        title="Working folders",
        whence=exports.OWN,
    )
    for row in rows:
        if row["said"]:
            named = row["said"].startswith(row["folder"])
            before = "" if named else f"{row['folder']}: "
            print(f"{before}{row['said']}", file=sys.stderr)
    if any(row["state"] == keeping.REFUSED for row in rows):
        raise typer.Exit(2)


def _read(cell: object) -> object:
    """Return a cell as a person reads it."""
    return ("yes" if cell else "no") if isinstance(cell, bool) else cell
