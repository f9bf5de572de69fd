"""`firsthand method`: how the cases of a sample were chosen, from its receipt and notes."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show
from firsthand.services import draws, shapes_draws

ReceiptFile = Annotated[
    Path, typer.Argument(metavar="RECEIPT", help="What `firsthand draw --receipt` wrote.")
]
Notes = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What became of the cases, and facts that only people know (YAML or JSON).",
    ),
]


def method(
    receipt: ReceiptFile,
    notes: Notes = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Write the method statement; leave with 1 while it may not be published."""
    found = draws.method(
        draws.handed_over(receipt),
        draws.handed_over(notes) if notes else None,
        name=receipt.name,
        notes_name=notes.name if notes else "",
    )
    answer = shapes_draws.of_statement(found)
    rows = [{"part": one["title"], "text": one["text"]} for one in answer["parts"]]
    show(answer, rows, as_format=as_format, output=output, title="How cases were chosen")
    if not answer["may_be_published"]:
        for one in answer["objections"]:
            typer.echo(f"Not to be published yet. {one['reason']} {one['remedy']}", err=True)
        raise typer.Exit(1)
