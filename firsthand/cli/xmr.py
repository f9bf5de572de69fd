"""`firsthand xmr`: a control chart of each series in anybody's own file."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show
from firsthand.services import exports

File = Annotated[
    Path,
    typer.Argument(
        help="CSV, XLSX or ODS with a column 'period' (or date), and 'value', or 'numerator' "
        "and 'denominator'; if wanted 'series', 'target', 'better'."
    ),
]
MOVING = 0


def a_baseline(given: str) -> int:
    """Return how many points fix the limits, `MOVING` for a moving baseline, or refuse."""
    if given == "moving":
        return MOVING
    if given.isdigit() and int(given) > 1:
        return int(given)
    raise typer.BadParameter(
        f"{given!r} is no baseline. Needed: a number of points from 2 on, or 'moving'."
    )


Baseline = Annotated[
    int | None,
    typer.Option(
        "--baseline",
        parser=a_baseline,
        metavar="N",
        help="Fix limits on the first N points of each stretch; 'moving': show at each point "
        "the limits and flags of that moment; default: all points.",
    ),
]
Rebase = Annotated[
    list[str] | None,
    typer.Option("--rebase", metavar="PERIOD", help="Begin anew here; may be given again."),
]
Autocorrelation = Annotated[
    bool,
    typer.Option(
        "--autocorrelation/--no-autocorrelation",
        help="Correct limits for how strongly each value follows the one before.",
    ),
]
TOLD = 12  # sentences of one series above the table


def xmr(
    file: File,
    baseline: Baseline = None,
    rebase: Rebase = None,
    autocorrelation: Autocorrelation = False,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Draw a control chart of each series in a file, with everything it could not do."""
    # Imported here, as charts bring numpy with them.
    from firsthand.domain.surveillance.charting.chart import ChartRules
    from firsthand.services.charting import shape
    from firsthand.services.charting.own import own_charts

    rules = ChartRules(
        baseline=baseline or None,
        rebase_at=tuple(rebase or ()),
        autocorrelation=None if autocorrelation else 0.0,
        moving=baseline == MOVING,
    )
    found = own_charts(file, rules)
    answer = shape.of_own(found)
    rows = shape.rows(found)
    show(
        answer,
        [told(row) for row in rows] if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=shape.COLUMNS,
        title="\n".join(line for one in answer for line in spoken(one)),
        whence=exports.OWN,
    )


def spoken(one: dict[str, object]) -> list[str]:
    """Return what is said above the table of one series: first what it shows, then doubts."""
    could_not, lines = one["could_not"], one["doubtful_lines"]
    assert isinstance(could_not, list) and isinstance(lines, list)
    runs = one["runs"]
    doubts = [f"Line {d['line']}: {d['given']!r} {d['reason']}." for d in lines]
    said = [str(one["sentence"]), *([str(runs["sentence"])] if isinstance(runs, dict) else [])]
    said.append(str(one["change_sentence"]))
    return [*said, *(f"- {text}" for text in (*could_not, *doubts)[:TOLD])]


def told(row: dict[str, object]) -> dict[str, object]:
    """Return a row with its numbers short enough for a terminal."""
    shown = ("series", "period", "value", "centre", "lower", "upper", "flags")
    first = {"first_raisable": row["first_raisable_on"] or row["first_raisable_period"]}
    plain = {name: row[name] for name in shown} | first
    return {
        name: f"{value:.5g}" if isinstance(value, float) else value
        for name, value in plain.items()
    }
