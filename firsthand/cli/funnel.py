"""`firsthand funnel`: which units lie beyond what chance and usual differences allow."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.domain.surveillance.funnels.funnel_plot import FunnelKind, FunnelPlot
from firsthand.services import exports

Table = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]",
        help="Your own table (CSV, XLSX, ODS): a row for each unit with the columns unit, "
        "numerator and denominator; for a standardised ratio, the denominator is the number "
        "expected.",
    ),
]
Kind = Annotated[
    FunnelKind | None,
    typer.Option(help="What the figures of FILE are; it settles the limits."),
]
Indicator = Annotated[
    str | None,
    typer.Option(metavar="KEY", help="A published figure of all authorities, instead of FILE."),
]
Period = Annotated[
    str | None, typer.Option(metavar="PERIOD", help="Which period; default: the newest.")
]
Per = Annotated[
    float, typer.Option(min=1e-9, max=1e9, help="Show rates for so many (published: 10000).")
]
Trim = Annotated[
    float,
    typer.Option(
        min=0.001,
        max=0.49,
        help="The part of units at each end that count in part only for how much units differ.",
    ),
]
Published = Annotated[
    bool,
    typer.Option(
        "--published-limits",
        help="Limits by the formulas as published; they are left by chance more often.",
    ),
]
PER, TRIM = 1.0, 0.1
SHOWN = ("unit", "value", "denominator", "z", "lower998", "upper998", "outside", "because")


def funnel(  # noqa: PLR0913 - one for each option
    file: Table = None,
    kind: Kind = None,
    indicator: Indicator = None,
    period: Period = None,
    per: Per = PER,
    trim: Trim = TRIM,
    published_limits: Published = False,
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show where each unit lies between the limits of a funnel plot, and what has no place."""
    # Imported here: readers and numpy take a while, which other commands need not wait for.
    from firsthand.services import funnels, shapes_funnels

    if (file is None) == (indicator is None):
        raise typer.BadParameter("Give either a FILE of your own or --indicator KEY.")
    doubts: tuple[str, ...] = ()
    how_read: tuple[str, ...] = ()
    if file is None:
        if kind or published_limits or (per, trim) != (PER, TRIM):
            raise typer.BadParameter(
                "--kind, --per, --trim and --published-limits are for a FILE of your own; a "
                "published figure has its own."
            )
        prepare()
        plot = funnels.funnel_plot(str(indicator), day(as_of), period)
    else:
        if as_of:
            raise typer.BadParameter("--as-of is for --indicator; a FILE has --period.")
        asked = funnels.OwnFunnel(
            kind=_needed(kind),
            period=period,
            per=per,
            trim=trim,
            published_limits=published_limits,
        )
        found = funnels.own_funnel(file, asked)
        plot, doubts, how_read = found.plot, found.doubts, found.how_read
    rows = shapes_funnels.rows(plot)
    if as_format is not Format.JSON or not plot.points:
        _say(plot, doubts)
    told = {"doubts": list(doubts), "how_read": list(how_read)}
    show(
        shapes_funnels.of_funnel(plot) | told,
        [_narrow(row) for row in rows] if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=shapes_funnels.COLUMNS,
        title=f"Funnel of {plot.name}{', ' + plot.period if plot.period else ''}",
        whence=exports.OWN,
    )


def _narrow(row: dict[str, Any]) -> dict[str, object]:
    """Return the row as a table shows it."""
    rounded = {
        name: f"{row[name]:.4g}" if isinstance(row[name], float) else row[name]
        for name in SHOWN
    }
    return rounded | {"outside": {True: "yes", False: "no"}.get(row["outside"])}


def _needed(kind: FunnelKind | None) -> FunnelKind:
    if kind is None:
        known = ", ".join(one.value for one in FunnelKind)
        raise typer.BadParameter(f"What the figures are is not told. Give --kind: {known}.")
    return kind


def _say(plot: FunnelPlot, doubts: tuple[str, ...]) -> None:
    """Say beside the answer what makes it doubtful."""
    for line in (*plot.could_not, *plot.caveats, *doubts):
        print(f"- {line}", file=sys.stderr)
