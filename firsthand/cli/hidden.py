"""`firsthand hidden`: how many are on none of several lists, and when not to believe it."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli import progress
from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show

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
NO_HEADLINE = "No headline number: give none of these alone."


def hidden(  # noqa: PLR0913 - one for each option
    table: Table,
    method: MethodAsked = Method.ALL,
    replicates: Replicates = 1000,
    seed: Seed = 1,
    level: Level = 0.95,
    apart: Apart = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Estimate how many are on no list at all, and say when not to believe it."""
    # Imported here, as compiled code takes a while to load.
    from firsthand.services import hidden as service
    from firsthand.services import shapes_hidden

    asked = service.Asked(
        method=method.value,
        replicates=replicates,
        seed=seed,
        level=level,
        apart=tuple(a_pair(one) for one in apart or ()),
    )
    with progress.bars() as shown:
        answer = service.hidden(table, asked, progress=shown)
    rows = shapes_hidden.rows(answer)
    show(
        shapes_hidden.of_answer(answer),
        [told(row) for row in rows] if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=shapes_hidden.COLUMNS,
        title=f"{answer.table.observed:,} on {len(answer.table.lists)} lists, and how many in "
        f"all (table {answer.version})",
    )
    if as_format is Format.TABLE:
        print("\n".join(said(rows, answer.notes)), file=sys.stderr if output else sys.stdout)


def a_pair(given: str) -> tuple[str, str]:
    """Return the two lists that were typed, or refuse with an example."""
    one, comma, other = (part.strip() for part in given.partition(","))
    if not comma or not one or not other or one == other:
        raise typer.BadParameter(
            f"{given!r} is no pair of lists. Needed: two names with a comma, such as A,B."
        )
    return one, other


def told(row: dict[str, Any]) -> dict[str, object]:
    """Return a row as a terminal shows it: whole people, and 'yes' where it is refused."""
    numbers = {name: _whole(row[name]) for name in ("estimate", "lower", "upper")}
    return {"method": row["method"]} | numbers | {"refused": "yes" if row["refused"] else "no"}


def _whole(number: float | None) -> str:
    return "" if number is None else f"{number:,.0f}"


def said(rows: list[dict[str, Any]], notes: tuple[str, ...]) -> list[str]:
    """Return what speaks against each number, and first whether one may stand for all."""
    head = rows[0]
    lines = [NO_HEADLINE] if head["method"] == Method.ALL and head["refused"] else []
    lines += [f"{row['method']}: {row['reasons']}" for row in rows if row["reasons"]]
    lines += [f"{row['method']}: {row['unseen']}" for row in rows if row["unseen"]]
    return [*lines, *notes]
