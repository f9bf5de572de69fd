"""`firsthand linked delete`: the content of a working folder, for good."""

import sys
from typing import Annotated

import typer

from firsthand.cli import clock
from firsthand.cli.linked.asked import Folder, Why, who

Yes = Annotated[bool, typer.Option("--yes", help="Delete without asking.")]
COPIES = (
    "Copies and backups of it are not reached from here: see docs/methods/working-folder.md."
)


def delete(folder: Folder, yes: Yes = False, why: Why = "") -> None:
    """Delete the linked data and their key; who used them stays readable."""
    from firsthand.services.linking import keeping

    if not yes:
        if not somebody_is_there():
            raise typer.BadParameter("Nobody is there to be asked. Add --yes to delete.")
        typer.confirm(f"Delete all linked data in {folder}, for good?", abort=True)
    ended = keeping.delete(folder, who=who(), now=clock.now(), why=why)
    print(ended.sentence)
    print(COPIES, file=sys.stderr)
    if ended.key_elsewhere:
        raise typer.Exit(1)


def somebody_is_there() -> bool:
    """Tell whether a person can answer a question."""
    return sys.stdin.isatty()
