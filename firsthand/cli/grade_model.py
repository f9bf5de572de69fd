"""`firsthand grade-model`: how grades move over the years, and what a grade is worth later."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli import progress
from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show, write

if TYPE_CHECKING:
    from firsthand.domain.surveillance.histories.model import GradeModel


class Day(StrEnum):
    """The day that a grade is taken to be of."""

    PUBLICATION = "publication"
    START = "start"


OfArea = Annotated[
    str,
    typer.Option(
        "--area",
        metavar="KEY",
        help="overall, overall-as-named, help-and-protection, leadership, children-in-care or "
        "care-leavers.",
    ),
]
Misclassified = Annotated[
    bool,
    typer.Option("--misclassified", help="Try too whether inspections err by one grade."),
]
AllTransitions = Annotated[
    bool,
    typer.Option("--all-transitions", help="Let grades move past their neighbours at once."),
]
Dated = Annotated[
    Day,
    typer.Option("--dated", help="Take a grade to be of its publication or of its first day."),
]
HistoriesFile = Annotated[
    Path | None,
    typer.Option(
        "--histories",
        metavar="FILE.csv",
        help="Write the histories too, as the R package msm reads them.",
    ),
]


def grade_model(  # noqa: PLR0913
    area: OfArea = "overall",
    as_of: AsOf = None,
    misclassified: Misclassified = False,
    all_transitions: AllTransitions = False,
    dated: Dated = Day.PUBLICATION,
    histories: HistoriesFile = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show how grades of an area move over the years, and what a grade is still worth later."""
    # Imported here, as the fit brings numpy with it.
    from firsthand.domain.surveillance.histories import history, model
    from firsthand.services import histories as service
    from firsthand.services import shapes_histories

    prepare()
    found = service.grade_model(
        area=area,
        as_of=day(as_of),
        dated=history.Dated(dated.value),
        moves=model.Moves.ALL if all_transitions else model.Moves.NEIGHBOURS,
    )
    if histories is not None:
        write_histories(shapes_histories.of_looks(found.histories), histories)
    answer = tried(found, misclassified=misclassified)
    rows = answer["chances"]
    show(
        answer,
        narrow(rows) if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        columns=shapes_histories.COLUMNS,
        title=f"{found.histories.area.name}: chances of grades later",
    )
    if as_format is Format.TABLE:
        print("\n".join(said(answer)), file=sys.stderr if output else sys.stdout)


def tried(found: "GradeModel", *, misclassified: bool) -> dict[str, Any]:
    """Return the whole answer, with its checks, and with errors where they were asked for."""
    from firsthand.services import histories as service
    from firsthand.services import shapes_histories

    with progress.bars() as shown:
        errors = None
        if misclassified:
            shown(0, 1, "errors of inspections")
            errors = service.error_model(found)
            shown(1, 1, "errors of inspections")
        checked = service.checks(
            found, progress=lambda done, total: shown(done, total, "checks")
        )
    return shapes_histories.of_model(found, checked, errors)


def write_histories(looks: list[dict[str, object]], file: Path) -> None:
    """Write the histories as the R package msm reads them."""
    from firsthand.services import exports, shapes_histories

    text = exports.csv_text(looks, columns=shapes_histories.HISTORY_COLUMNS)
    write(text.encode("utf-8"), file)


def said(answer: dict[str, Any]) -> list[str]:
    """Return what the answer says in sentences."""
    told = [answer["summary"], *answer["sentences"], *answer["checks"]["sentences"]]
    return [*told, answer["errors"]["sentence"]] if answer["errors"] else told


def narrow(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return one row for each last grade and number of years, as a table shows it."""
    found: dict[tuple[object, object], dict[str, object]] = {}
    for row in rows:
        key = (row["last_grade"], row["years"])
        own = found.setdefault(key, {"last_grade": key[0], "years_later": key[1]})
        chance, low, high = (100 * float(str(row[name])) for name in ("chance", "low", "high"))
        own[str(row["grade"])] = f"{chance:.0f}% ({low:.0f} to {high:.0f})"
    return list(found.values())
