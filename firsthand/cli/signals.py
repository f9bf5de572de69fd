"""`firsthand signals`: what published figures raise, and how much of it would be chance."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show

if TYPE_CHECKING:
    from firsthand.services.signalling.signals import SignalsAnswer

Rate = Annotated[
    float, typer.Option("--rate", help="The share of all signals that may be false.")
]
Team = Annotated[
    int | None,
    typer.Option("--team", min=1, help="How many a team can look at; the rest is counted."),
]
All = Annotated[bool, typer.Option("--all", help="List what came near to being raised, too.")]


def signals(
    as_of: AsOf = None,
    rate: Rate = 0.1,
    team: Team = None,
    every: All = False,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show the early-warning signals in the published figures as of a day, ranked."""
    # Imported here, as the tests bring numpy and scipy with them.
    from firsthand.services.signalling import shape
    from firsthand.services.signalling import signals as service

    prepare()
    found = service.signals(as_of=day(as_of), rate=rate)
    rows = shape.of_signals(found, team=team, near=every)
    print(summary(found, team), file=sys.stderr)
    show(
        rows,
        [narrow(row) if as_format is Format.TABLE else flat(row) for row in rows],
        as_format=as_format,
        output=output,
        columns=shape.COLUMNS,
        title=f"Early-warning signals as of {found.as_of.isoformat()}",
    )


def not_tested(
    as_of: AsOf = None, as_format: Formatted = Format.TABLE, output: Output = None
) -> None:
    """Show which newest figures could not be tested for signals, and why."""
    from firsthand.services.signalling import shape
    from firsthand.services.signalling import signals as service

    prepare()
    found = service.signals(as_of=day(as_of))
    rows = [shape.of_not_tested(one) for one in found.could_not]
    if found.why_nothing:
        print(found.why_nothing, file=sys.stderr)
    show(
        rows,
        rows,
        as_format=as_format,
        output=output,
        columns=shape.NOT_TESTED,
        title=f"Figures that could not be tested, as of {found.as_of.isoformat()}",
    )


def summary(found: "SignalsAnswer", team: int | None) -> str:
    """Return in one line what was tested, raised, and expected to be false."""
    if found.why_nothing:
        return found.why_nothing
    listed = len(found.signals) if team is None else min(team, len(found.signals))
    rest = len(found.signals) - listed
    beyond = f" {rest} more were raised and are counted, not listed." if rest else ""
    return (
        f"{len(found.signals)} signals stand; of the {listed} listed about "
        f"{found.expected_false_among(listed):.1f} would be false by chance.{beyond} "
        f"{found.tests:,} tests at {len(found.looks)} looks raised {found.raised} in all; "
        f"{len(found.could_not):,} of the newest could not be made (firsthand not-tested)."
    )


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with its caveats in one cell."""
    return {**row, "caveats": " ".join(row["caveats"])}


def narrow(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row as a table shows it."""
    return {
        "rank": row["rank"],
        "kind": row["kind"],
        "first raisable on": row["first_raisable_on"],
        "q": f"{row['q_value']:.3f}",
        "sentence": row["sentence"],
        "caveats": len(row["caveats"]),
    }
