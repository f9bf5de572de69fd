"""`firsthand linked judge`: take in what a person said of the pairs that were drawn."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import clock
from firsthand.cli.linked.asked import Folder, Why, who

Sheet = Annotated[Path, typer.Argument(metavar="SHEET", help="The sheet, filled in.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who judged.")]


def judge(folder: Folder, sheet: Sheet, by: By, why: Why = "") -> None:
    """
    Take in a judged sheet; pairs without an answer stay unknown.

    Leaves with 1 where some rows could not be taken in, with 2 where none could.
    """
    from firsthand.services.linking import keeping, sampling

    now = clock.now()
    opened = keeping.opened(folder, who=who(), command="linked judge", now=now, why=why)
    found = sampling.judge(opened, sheet, by=by, on=now.date())
    counts, *problems = sampling.said(found)
    print(counts)
    for line in problems:
        print(line, file=sys.stderr)
    if problems:
        print(sampling.again(found), file=sys.stderr)
    print(f"WARNING: {sampling.DELETE}", file=sys.stderr)
    if problems:
        raise typer.Exit(1 if found.taken else 2)
