"""`firsthand fetch`: the publishers' current files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli import clock, progress
from firsthand.cli.load import list_problems
from firsthand.config.home import var

if TYPE_CHECKING:
    from firsthand.services.fetching import Fetched

Addresses = Annotated[
    list[str] | None,
    typer.Argument(help="Addresses of files; default: all that Firsthand knows."),
]
Into = Annotated[
    Path | None, typer.Option("--into", help="Where to keep them; default: var/fetched.")
]


def fetch(addresses: Addresses = None, into: Into = None) -> None:
    """Fetch files from their publishers; a file that does not arrive whole is not kept."""
    # Imported here: the readers take half a second, which no other command should wait for.
    from firsthand.services import fetching

    folder = into or var() / "fetched"
    wanted = fetching.at(addresses) if addresses else fetching.current()
    with progress.bars() as shown:
        found = fetching.fetch(folder, wanted=wanted, now=clock.now(), progress=shown)
    for one in found:
        print(f"{one.wanted.name}: {outcome(one)}")
    list_problems(tuple(problem for one in found for problem in one.problems))
    print(f"Load them with: firsthand load {folder}", file=sys.stderr)
    if any(one.problems for one in found):
        raise typer.Exit(1)


def outcome(one: "Fetched") -> str:
    """Say in a few words what came of fetching one file."""
    if one.problems:
        return "not fetched; the file kept before stays" if one.kept else "not fetched"
    return "new" if one.new else "unchanged"
