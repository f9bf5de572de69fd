"""`firsthand calendar`: the dates of an inspection, each with the rule that made it."""

import sys
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer

from firsthand.cli import clock, printing
from firsthand.cli.options import Format, Output, a_day
from firsthand.services import calendars, shapes_calendars


class CalendarFormat(StrEnum):
    """How a calendar is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


def a_move(given: str) -> tuple[str, date]:
    """Return the step and the day of 'action-plan=2027-09-01'."""
    step, sign, day = given.partition("=")
    if not sign:
        raise typer.BadParameter(
            f"{given!r} moves nothing. Needed: a step and a day, such as "
            "publication=2027-05-12."
        )
    return step.strip(), a_day(day.strip())


Framework = Annotated[
    str,
    typer.Option(
        "--framework", metavar="KEY", help="A family (ilacs) or a version (jtai-2022)."
    ),
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="'standard', 'short', 'focused-visit', …"),
]
Start = Annotated[
    date,
    typer.Option("--start", parser=a_day, metavar="DATE", help="A working day."),
]
StartIs = Annotated[
    str | None,
    typer.Option("--start-is", metavar="STEP", help="'notice' (default), or 'fieldwork'."),
]
# The parser makes pairs; typer wants to be told of text.
Moved = Annotated[
    list[str] | None,
    typer.Option(
        "--moved", metavar="STEP=DATE", help="Move a step by hand; may be given again."
    ),
]
Authority = Annotated[
    str,
    typer.Option("--authority", metavar="NAME", help="A name for the title only."),
]
Formatted = Annotated[
    CalendarFormat, typer.Option("--format", "-f", help="How to print the calendar.")
]


def calendar(  # noqa: PLR0913 - one for each option
    framework: Framework,
    start: Start,
    kind: Kind = None,
    start_is: StartIs = None,
    moved: Moved = None,
    authority: Authority = "",
    as_format: Formatted = CalendarFormat.TABLE,
    output: Output = None,
) -> None:
    """Show the dates of an inspection from notice to action plan, and why each is so."""
    answer = calendars.inspection_calendar(
        framework=framework,
        kind=kind,
        start=start,
        start_is=start_is,
        moved=calendars.moves(a_move(one) for one in moved or ()),
        authority=authority,
    )
    if as_format is CalendarFormat.ICS:
        printing.write(calendars.ics_bytes(answer, stamped=clock.now()), output)
        return
    shape = shapes_calendars.of_calendar(answer)
    narrow = [_narrow(step) for step in shape["steps"]]
    printing.show(
        shape,
        narrow if as_format is CalendarFormat.TABLE else shape["steps"],
        as_format=Format(as_format.value),
        output=output,
        title=shape["title"],
    )
    if as_format is CalendarFormat.TABLE:
        _say_beside(shape)


def _narrow(step: dict[str, Any]) -> dict[str, Any]:
    """Return what a table has room for; what is not certain stays in it."""
    when = f" ({step['condition'].lower()})" if step["condition"] else ""
    likely = f"{step['earliest']} to {step['latest']}" if step["earliest"] else None
    return {
        "on": step["on"],
        "until": step["until"],
        "estimated": likely,
        "name": step["name"] + when,
        "owner": step["owner"],
        "status": "verified" if step["status"] == "verified" else "NOT VERIFIED",
        "because": step["because"],
    }


def _say_beside(shape: dict[str, Any]) -> None:
    """Say below the table what is wrong and what is not certain."""
    for objection in shape["objections"]:
        print(f"Rule broken: {objection['reason']} {objection['remedy']}", file=sys.stderr)
    for doubt in shape["doubts"]:
        print(f"Not certain: {doubt}", file=sys.stderr)
