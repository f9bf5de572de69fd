"""`firsthand linked waterfall`: why two records are taken to be of one child, or are not."""

import sys
from typing import Annotated

import typer

from firsthand.cli import clock
from firsthand.cli.linked.asked import Folder, Why, who
from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show
from firsthand.services import exports

One = Annotated[
    str,
    typer.Argument(
        metavar="A", help="A record, as its list calls it; or LIST:RECORD; or its row."
    ),
]
Other = Annotated[str, typer.Argument(metavar="B", help="The other record.")]
MEANS = (
    "Weights are in bits: each adds to the total, and 1 more doubles the odds of one child. It "
    "is said of two records, and says nothing of the child."
)


def waterfall(
    folder: Folder,
    one: One,
    other: Other,
    why: Why = "",
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show step by step how the weight of a pair of records comes about."""
    from firsthand.services.linking import keeping, linking, shapes_linking

    opened = keeping.opened(
        folder, who=who(), command="linked waterfall", now=clock.now(), why=why
    )
    found = linking.steps(opened, one, other)
    answer = shapes_linking.of_pair(found)
    rows = answer["steps"]
    show(
        answer,
        [shapes_linking.short(row) for row in rows] if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=shapes_linking.STEPS,
        title=f"{one} and {other}: one child with probability "
        f"{shapes_linking.probability_said(answer['probability'])}",
        whence=exports.OWN,
    )
    print(MEANS, file=sys.stderr)
