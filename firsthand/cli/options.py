"""Options that several commands share, with the words that explain them."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from firsthand.domain.common.asked_day import asked_day, written_day


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


def a_day(given: str) -> date:
    """Return the day that was typed, or refuse it with an example."""
    try:
        return written_day(given)
    except ValueError as refusal:
        raise typer.BadParameter(str(refusal)) from None


AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=a_day,
        metavar="DATE",
        help="Show only what was public on this day (2014-07-01); default: today.",
    ),
]
Harms = Annotated[
    list[str] | None,
    typer.Option("--harm", metavar="KEY", help="A harm, or 'all'; may be given again."),
]
Area = Annotated[
    str | None,
    typer.Option("--area", metavar="KEY", help="Only what reports say of this judgement area."),
]
WithinYears = Annotated[
    int | None,
    typer.Option("--within-years", min=1, help="Let older reports lapse."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file; needed for xlsx."),
]
Formatted = Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")]


def day(given: date | None) -> date:
    """Return the day asked for, or today; the only place where commands read the calendar."""
    try:
        return asked_day(given, today=date.today())
    except ValueError as refusal:
        raise typer.BadParameter(str(refusal)) from None
