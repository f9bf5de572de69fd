"""`firsthand export`: a whole inspection as its log tells it, or what was published of it."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from firsthand.cli.clock import now
from firsthand.cli.options import AsOf, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import as_json, write

Inspection = Annotated[str, typer.Argument(help="The identifier of an inspection.")]
Published = Annotated[
    bool,
    typer.Option("--published", help="Only the document that the public reads."),
]
ENGLAND = ZoneInfo("Europe/London")


class Shape(StrEnum):
    """How an export is written."""

    JSON = "json"


As = Annotated[Shape, typer.Option("--format", "-f", help="How to write it.")]


def export(
    inspection: Inspection,
    as_format: As = Shape.JSON,
    published: Published = False,
    as_of: AsOf = None,
    output: Output = None,
) -> None:
    """
    Write every act, refusal and reading of INSPECTION with what is needed to check them.

    Whoever runs this holds the database: no permission is asked and nothing is left out, but
    the log tells of it.
    """
    prepare()
    from firsthand.services.inspecting import exporting, publishing, sharing

    if published:
        told = sharing.of_publication(publishing.publication(inspection, as_of=day(as_of)))
    else:
        moment = now() if as_of is None else end_of(day(as_of))
        told = exporting.take(inspection, as_of=moment, now=now())
    if as_format is Shape.JSON:
        write(as_json(told).encode("utf-8"), output)


def end_of(chosen: date) -> datetime:
    """Return the last moment of a day in England."""
    return datetime.combine(chosen, time.max, tzinfo=ENGLAND)
