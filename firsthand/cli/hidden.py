"""`firsthand hidden`: how many are on none of several lists, and when not to believe it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli import progress
from firsthand.cli.options import Format, Formatted, Output, day
from firsthand.cli.outputs import refuse_inside, refuse_note, refuse_over
from firsthand.cli.printing import write

if TYPE_CHECKING:
    from firsthand.domain.prevalence.answer import HiddenAnswer
    from firsthand.domain.prevalence.groups import ByGroup
    from firsthand.domain.prevalence.method_note import Making

Table = Annotated[
    Path,
    typer.Argument(
        metavar="TABLE",
        help="CSV, XLSX or ODS: a column for each list, holding 1 (on it) or 0, and 'count'.",
    ),
]


class Method(StrEnum):
    """How the number is estimated."""

    STEPWISE = "stepwise"
    BIC = "bic"
    DOWNHILL = "downhill"
    GRAPHS = "graphs"
    LATENT = "latent"
    COVERAGE = "coverage"
    CHAO = "chao"
    CHAPMAN = "chapman"
    ALL = "all"


MethodAsked = Annotated[
    Method, typer.Option(help="One method, or all side by side, which shows if they agree.")
]
Replicates = Annotated[
    int,
    typer.Option(min=0, max=100_000, help="Resamples for the intervals; 0 for none."),
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed draws the same resamples.")]
Level = Annotated[float, typer.Option(min=0.5, max=0.999, help="Of the intervals.")]
Apart = Annotated[
    list[str] | None,
    typer.Option(
        metavar="A,B",
        help="Two lists that cannot share anybody by design; may be given again.",
    ),
]


Order = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="LISTS",
        help="Interactions in bic and downhill join so many lists at most (2: pairs only).",
    ),
]
Count = Annotated[
    str,
    typer.Option(
        metavar="COLUMN", help="The column of how many people there are, if not 'count'."
    ),
]
By = Annotated[
    str | None,
    typer.Option(metavar="COLUMN", help="One more column that names groups or areas."),
]
Pdf = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write a method note that a committee can read."),
]
Publish = Annotated[
    bool,
    typer.Option("--publish", help="Leave out small counts and all that gives them away."),
]


def hidden(  # noqa: PLR0913 - one for each option
    table: Table,
    method: MethodAsked = Method.ALL,
    replicates: Replicates = 1000,
    seed: Seed = 1,
    level: Level = 0.95,
    apart: Apart = None,
    order: Order = None,
    by: By = None,
    count: Count = "count",
    publish: Publish = False,
    pdf: Pdf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Estimate how many are on no list at all, and say when not to believe it."""
    # Imported here, as compiled code takes a while to load.
    from firsthand.cli.hidden_telling import Printed, tell, tell_groups, tell_publishable
    from firsthand.domain.prevalence.method_note import Making
    from firsthand.services import hidden as service

    if publish and pdf is not None:
        raise typer.BadParameter(
            "The method note holds the whole table, small counts among it. Ask for --publish "
            "or for --pdf."
        )
    refuse_over([table], output, pdf)
    refuse_inside(output, pdf)
    refuse_note(pdf, output)
    asked = service.Asked(
        method=method.value,
        replicates=replicates,
        seed=seed,
        level=level,
        apart=tuple(a_pair(one) for one in apart or ()),
        order=order,
    )
    printed = Printed(as_format=as_format, output=output)
    with progress.bars() as shown:
        found = (
            service.hidden_by(table, by, asked, count=count, progress=shown)
            if by
            else service.hidden(table, asked, count=count, progress=shown)
        )
    if publish:
        tell_publishable(found, asked.apart, printed)
    elif isinstance(found, service.ByGroup):
        tell_groups(found, printed)
    else:
        tell(found, printed)
    if pdf is not None:
        making = Making(
            title=table.name, source="", replicates=replicates, seed=seed, made_on=day(None)
        )
        write_note(pdf, found, making)


def write_note(pdf: Path, found: "HiddenAnswer | ByGroup", making: "Making") -> None:
    """Write the method note of an answer."""
    from firsthand.services import hidden_note

    write(hidden_note.pdf(found, making), pdf)


def a_pair(given: str) -> tuple[str, str]:
    """Return the two lists that were typed, or refuse with an example."""
    one, comma, other = (part.strip() for part in given.partition(","))
    if not comma or not one or not other or one == other:
        raise typer.BadParameter(
            f"{given!r} is no pair of lists. Needed: two names with a comma, such as A,B."
        )
    return one, other
