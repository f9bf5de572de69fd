"""`firsthand triage`: what people did with signals, and which lie there unlooked at."""

import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.services import shapes_triage


class Which(StrEnum):
    """Which rows a table shows."""

    STANDINGS = "standings"
    UNLOOKED = "unlooked"
    UNDECIDED = "undecided"


WhichRows = Annotated[
    Which,
    typer.Option(
        "--show",
        help="Every signal that somebody opened; those that nobody opened for too long; "
        "those opened and not decided for too long. JSON has all three.",
    ),
]
SHOWN = ("signal_id", "state", "since", "name", "reason")
UNLOOKED = ("signal_id", "days", "first_raisable_on", "sentence")


def triage(
    which: WhichRows = Which.STANDINGS,
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show who opened, dismissed or took up which signal, and what lies there for too long."""
    # Imported here, as the signals bring numpy with them.
    from firsthand.services.signalling import telling

    prepare()
    found = telling.tell_all(as_of=day(as_of))
    names = telling.names()
    answer = {
        "as_of": found.as_of,
        "policy": shapes_triage.of_policy(found.policy),
        "standings": [shapes_triage.of_standing(one, names) for one in found.standings],
        "unlooked": [shapes_triage.of_unlooked(one) for one in found.unlooked],
        "undecided": [shapes_triage.of_standing(one, names) for one in found.undecided],
        "nothing_tested": found.why_nothing or None,
    }
    rows = answer[which.value]
    if found.why_nothing:
        # To people, and not into a file that a program reads.
        print(found.why_nothing, file=sys.stderr)
    narrow = UNLOOKED if which is Which.UNLOOKED else SHOWN
    show(
        answer,
        narrowed(rows, narrow) if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=shapes_triage.COLUMNS_OF[which.value],
        title=f"Signals on the record ({which.value}), as of {found.as_of.isoformat()}",
    )


def narrowed(rows: list[dict[str, Any]], names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the rows as a table shows them."""
    return [{name: row[name] for name in names} for row in rows]
