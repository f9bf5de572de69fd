"""`firsthand linked log`: who used a working folder, and whether that was changed."""

import sys
from typing import Annotated

import typer

from firsthand.cli import clock
from firsthand.cli.linked.asked import Folder, who
from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show
from firsthand.services import exports

Check = Annotated[
    bool, typer.Option("--check", help="Leave with 1 unless the log was checked and is whole.")
]
Noted = Annotated[
    str,
    typer.Option(
        "--noted", metavar="HASH", help="Check that a hash noted before is still there."
    ),
]
Every = Annotated[
    bool, typer.Option("--all", help="Every sealed line, not one row for each command used.")
]
WORDS = {
    True: "The log is whole: every line follows the one before it and was sealed here.",
    False: "The log is not as it was written.",
    None: "The log was not checked in all.",
}


def log(
    folder: Folder,
    check: Check = False,
    noted: Noted = "",
    every: Every = False,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show who used a folder, when and what for, also after its content was deleted."""
    from firsthand.services.linking import keeping

    verdict, lines = keeping.log(folder, who=who(), now=clock.now(), noted=noted)
    rows = lines if every else verdict["uses"]
    if every and as_format is Format.TABLE:
        rows = [line | {"hash": str(line["hash"])[:16]} for line in lines]
    show(
        verdict,
        rows,
        as_format=as_format,
        output=output,
        columns=keeping.LOG if every else keeping.USES,
        title=f"Access log of {folder}",
        whence=exports.OWN,
    )
    told = [*verdict["problems"], *verdict["unknown"], WORDS[verdict["whole"]]]
    if lines and verdict["whole"]:
        told.append(
            f"To find later that it was put back, note its last hash: {lines[-1]['hash']}"
        )
    print("\n".join(told), file=sys.stderr)
    if check and verdict["whole"] is not True:
        raise typer.Exit(1)
