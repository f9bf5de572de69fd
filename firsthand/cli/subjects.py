"""`firsthand subjects`: what texts begin to speak of that nobody had named."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli import clock
from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.cli.progress import bars

if TYPE_CHECKING:
    from firsthand.services.subjects.finding import SubjectsAnswer

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="FOLDER", help="Texts: PDF, TXT, or CSV or JSON lines with place, date, text."
    ),
]
Rate = Annotated[float, typer.Option("--rate", help="The share of false subjects you accept.")]
PerQuarter = Annotated[
    int, typer.Option("--per-quarter", min=1, help="How many a team can look at.")
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Of the shuffles.")]
Shuffles = Annotated[int, typer.Option("--shuffles", min=1, help="Of the dates, as placebo.")]
Record = Annotated[
    bool,
    typer.Option("--record", help="Keep the subjects, not the texts, for people to judge."),
]
SHOWN = ("flagged_on", "rank", "concept", "terms", "places", "first_seen", "q_value")
TOLD = 20  # files or rows that could not be read, named one by one


def subjects(  # noqa: PLR0913 - one for each option
    folder: Folder,
    as_of: AsOf = None,
    rate: Rate = 0.1,
    per_quarter: PerQuarter = 10,
    seed: Seed = 1,
    shuffles: Shuffles = 40,
    record: Record = False,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Find words and themes that are new, spread over places and stand by words of harm."""
    # Imported here: the readers and the vectors take a while, which others should not wait for.
    from firsthand.domain.surveillance.subjects.emerging import Asked
    from firsthand.services.subjects import shapes
    from firsthand.services.subjects.finding import find

    asked = Asked(
        as_of=day(as_of), rate=rate, per_quarter=per_quarter, seed=seed, shuffles=shuffles
    )
    with bars() as progress:
        answer = find(folder, asked=asked, progress=progress)
    rows = [shapes.of_subject(one) for one in answer.subjects]
    told = shapes.account(answer)
    show(
        rows,
        [narrow(row) for row in rows] if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=SHOWN if as_format is Format.TABLE else shapes.COLUMNS,
        title="\n".join((f"New subjects as of {answer.as_of.isoformat()}", *told)),
    )
    if as_format is not Format.TABLE:
        print("\n".join(told), file=sys.stderr)
    if record:
        keep(answer)
    for one in answer.not_read[:TOLD]:
        where = f"{one.file_name}, {one.row}" if one.row else one.file_name
        print(f"Not read: {where}: {one.given}; needed: {one.needed}.", file=sys.stderr)
    if len(answer.not_read) > TOLD:
        print(f"Not read: {len(answer.not_read) - TOLD} more.", file=sys.stderr)


def keep(answer: "SubjectsAnswer") -> None:
    """Put the subjects on the record, and say which may not stand there."""
    from firsthand.services.subjects import finding

    prepare()
    kept = finding.record(answer, now=clock.now())
    print(f"On the record: {len(kept.recorded)} subjects.", file=sys.stderr)
    for one, objections in kept.refused:
        reasons = " ".join(objection.reason for objection in objections)
        print(f"Not recorded: {one.concept}: {reasons}", file=sys.stderr)


def narrow(row: dict[str, object]) -> dict[str, object]:
    """Return the row as a table shows it."""
    terms, seen = row["terms"], row["first_seen"]
    assert isinstance(terms, list)
    assert isinstance(seen, list)
    first = ", ".join(f"{one['place']} {one['on']}" for one in seen[:3])
    told = {**row, "terms": ", ".join(terms[:4]), "first_seen": first}
    return {name: told[name] for name in SHOWN}
