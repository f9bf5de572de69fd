"""`firsthand unseen`: where a failure may be that no published look has told of."""

from firsthand.cli.options import AsOf, Format, Formatted, Harms, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show

FIRST_HARM = "child-sexual-exploitation"
SHOWN = ("authority", "harm", "state", "last_looked_on", "chance", "interval", "years_unseen")


def unseen(
    harm: Harms = None,
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show for each authority the chance that a failure is there which nobody has told of."""
    # Imported here, as the fit of the rates brings numpy with it.
    from firsthand.services import shapes_unseen
    from firsthand.services.unseen import unseen_failures

    prepare()
    found = unseen_failures(as_of=day(as_of), harms=chosen(harm))
    rows = [shapes_unseen.of_unseen(one) for one in found.rows]
    answer = {
        "as_of": found.as_of,
        "national": shapes_unseen.of_national(found.national),
        "results": rows,
    }
    show(
        answer,
        [narrow(row) for row in rows] if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=shapes_unseen.COLUMNS,
        title=f"What may be unseen, as of {day(as_of).isoformat()} (checks: --format json)",
    )


def narrow(row: dict[str, object]) -> dict[str, object]:
    """Return the row as a table shows it."""
    low, high = 100 * float(str(row["low"])), 100 * float(str(row["high"]))
    chance, years = row["probability"], row["years_unseen"]
    told = {
        **row,
        "chance": "not known" if chance is None else f"{100 * float(str(chance)):.0f}%",
        "interval": f"{low:.0f} to {high:.0f}%",
        "years_unseen": "not known" if years is None else f"{float(str(years)):.1f}",
    }
    return {name: told[name] for name in SHOWN}


def chosen(harms: list[str] | None) -> tuple[str, ...] | None:
    """Return the harms asked for; None stands for all of them."""
    if not harms:
        return (FIRST_HARM,)
    return None if "all" in harms else tuple(dict.fromkeys(harms))
