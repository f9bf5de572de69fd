"""`firsthand linked sample`: pairs for a person to judge, as a sheet."""

import os
import sys
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from firsthand.cli import clock
from firsthand.cli.linked.asked import Folder, Why, who
from firsthand.cli.outputs import refuse_inside

Sheet = Annotated[
    Path, typer.Option("--output", "-o", help="The sheet to write: a new .csv or .xlsx file.")
]
Pairs = Annotated[int, typer.Option(help="About how many pairs are drawn.")]
Seed = Annotated[int, typer.Option(min=0, help="The same seed draws the same pairs.")]
Again = Annotated[
    bool, typer.Option("--again", help="Draw another sample; answers to the last are dropped.")
]
KINDS = (".csv", ".xlsx")


def sample(
    folder: Folder,
    output: Sheet,
    pairs: Pairs = 400,
    seed: Seed = 1,
    again: Again = False,
    why: Why = "",
) -> None:
    """Write pairs of records side by side, for a person to say whether they are one child."""
    from firsthand.services import exports
    from firsthand.services.linking import keeping, sampling

    if output.suffix.lower() not in KINDS:
        raise typer.BadParameter(f"{output} is neither .csv nor .xlsx.")
    refuse_inside(output)
    opened = keeping.opened(
        folder, who=who(), command="linked sample", now=clock.now(), why=why
    )
    file = new_file(output)
    try:
        drawn = sampling.draw(opened, pairs=pairs, seed=seed, again=again)
        content = (
            exports.csv_bytes(drawn.rows, columns=drawn.columns)
            if output.suffix.lower() == ".csv"
            else exports.xlsx_bytes(drawn.rows, columns=drawn.columns, whence=sampling.WHENCE)
        )
        with file:
            file.write(content)
    except BaseException:
        output.unlink(missing_ok=True)
        raise
    print(f"{len(drawn.rows):,} of {drawn.of:,} pairs that decide something: {output}")
    print(
        "Fill in 'match' with yes, no or cannot tell, then: firsthand linked judge "
        f"{folder} {output} --by NAME. {sampling.BLIND}"
    )
    print(f"WARNING: {sampling.DELETE}", file=sys.stderr)


def new_file(path: Path) -> BinaryIO:
    """Return a new file that only its owner can read; refuses one that is there."""
    try:
        place = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise typer.BadParameter(f"{path} is there already; name a new file.") from None
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}.") from None
    return os.fdopen(place, "wb")
