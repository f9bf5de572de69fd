"""`firsthand failing`: the chance that a full inspection would find an authority failing."""

from firsthand.cli import progress
from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show

SHOWN = ("authority", "last_inspected_on", "chance", "interval", "weightiest_reason")


def failing(
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show for each authority the chance that a full inspection would find it failing."""
    # Imported here, as the fits bring numpy and scipy with them.
    from firsthand.services import failing as service
    from firsthand.services import shapes_failing

    prepare()
    with progress.bars() as shown:
        found = service.failing(as_of=day(as_of), progress=shown)
    rows = [shapes_failing.of_failing(one) for one in found.rows]
    answer = {
        "as_of": found.as_of,
        "base_rate": found.base_rate,
        "base": shapes_failing.of_base(found.base),
        "told_apart": found.told_apart,
        "statement": found.statement,
        "means": found.means,
        "does_not_mean": found.does_not_mean,
        "beside_unseen": found.beside_unseen,
        "record": shapes_failing.of_record(found.record),
        "results": rows,
    }
    if as_format is Format.TABLE:
        progress.ERRORS.print(f"{found.means} {found.does_not_mean}\n{found.statement}\n")
    show(
        answer,
        [narrow(row) for row in rows]
        if as_format is Format.TABLE
        else [{name: row[name] for name in shapes_failing.COLUMNS} for row in rows],
        as_format=as_format,
        output=output,
        columns=shapes_failing.COLUMNS,
        title=f"Found failing if inspected on {day(as_of).isoformat()} (all: --format json)",
    )


def narrow(row: dict) -> dict[str, object]:
    """Return the row as a table shows it."""
    chance = row["probability"]
    told = {
        **row,
        "chance": "not known" if chance is None else f"{100 * chance:.1f}%",
        "interval": f"{100 * row['low']:.1f} to {100 * row['high']:.1f}%",
        "weightiest_reason": row["reasons"][0]["words"],
    }
    return {name: told[name] for name in SHOWN}
