"""`firsthand backtest`: how good probabilities of failing would have been in the past."""

from typing import Annotated

import typer

from firsthand.cli import progress
from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show

Seed = Annotated[
    int, typer.Option("--seed", min=0, help="Of the groups and samples; the same seed repeats.")
]
Replicates = Annotated[
    int, typer.Option("--replicates", help="Samples of authorities that intervals come from.")
]
FromYear = Annotated[
    int, typer.Option("--from", metavar="YEAR", help="First year whose inspections are tried.")
]
SHOWN = ("target", "model", "n", "positives", "auc", "average_precision", "top20", "more_auc")


def backtest(
    seed: Seed = 2026,
    replicates: Replicates = 2000,
    from_year: FromYear = 2018,
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Try every model forward in time, on authorities that it did not learn from."""
    # Imported here, as the fits bring numpy and scipy with them.
    from firsthand.services import backtests, shapes_backtests

    prepare()
    with progress.bars() as shown:
        found = backtests.backtest(
            as_of=day(as_of),
            seed=seed,
            replicates=replicates,
            from_year=from_year,
            progress=shown,
        )
    rows = [shapes_backtests.of_result(one) for one in found.results]
    show(
        rows,
        [narrow(row) for row in rows]
        if as_format is Format.TABLE
        else [{name: row[name] for name in shapes_backtests.COLUMNS} for row in rows],
        as_format=as_format,
        output=output,
        columns=shapes_backtests.COLUMNS,
        title=f"Back-test of inspections public on {day(as_of).isoformat()}, seed {seed}",
    )


def narrow(row: dict) -> dict[str, object]:
    """Return the row as a table shows it: each figure with its interval."""
    told = {
        **row,
        "auc": interval(row, "auc", "auc"),
        "average_precision": interval(row, "average_precision", "average_precision"),
        "top20": interval(row, "top20_caught", "top20"),
        "more_auc": interval(row, "auc_more", "auc_more"),
    }
    return {name: told[name] for name in SHOWN}


def interval(row: dict, name: str, ends: str) -> str:
    """Return '0.56 (0.45 to 0.67)', or a dash where nothing can be told."""
    if row[name] is None:
        return "-"
    low, high = row[f"{ends}_low"], row[f"{ends}_high"]
    return f"{row[name]:.2f}" if low is None else f"{row[name]:.2f} ({low:.2f} to {high:.2f})"
