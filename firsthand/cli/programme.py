"""`firsthand programme`: who inspects whom when."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli.national import MAIN_HARMS
from firsthand.cli.options import AsOf, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import Format, show
from firsthand.domain.planning.programme.commission import Commission, Team
from firsthand.domain.planning.programme.programme import Step
from firsthand.services.programmes import answer, earlier, lists, making

INVENTED = "invented"
SHOWN = ("month", "authority", "kind", "team", "drawn_at_random", "reason")


class How(StrEnum):
    """How a programme is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


def _month(given: str) -> date:
    try:
        return date.fromisoformat(given if len(given) > 7 else f"{given}-01").replace(day=1)
    except ValueError:
        raise typer.BadParameter(
            f"{given!r} is no month. Needed: year and month, such as 2027-01."
        ) from None


Inspectors = Annotated[
    str,
    typer.Option(
        "--inspectors",
        metavar="FILE",
        help=f"CSV or XLSX with code, region, skills, days a month, lead, away, engagements; "
        f"or '{INVENTED}' for 120 invented inspectors.",
    ),
]
From = Annotated[
    date | None,
    typer.Option("--from", parser=_month, metavar="MONTH", help="First month (2027-01)."),
]
Months = Annotated[int | None, typer.Option("--months", help="How many months; default 24.")]
Harms = Annotated[
    list[str] | None,
    typer.Option("--harm", metavar="KEY", help="Decides who comes first; may be given again."),
]
Seed = Annotated[int | None, typer.Option("--seed", help="Repeats the lot; default 1.")]
Seconds = Annotated[
    float, typer.Option("--seconds", help="How long to look for a better plan.")
]
RuleChanges = Annotated[
    list[str] | None,
    typer.Option("--rule", metavar="KEY=VALUE", help="Change a rule, such as team-full=5."),
]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous", metavar="PLAN.json", help="Change this plan as little as can be."
    ),
]
CsvFile = Annotated[
    Path | None, typer.Option("--csv", metavar="FILE", help="Write the visits here as well.")
]


def programme(  # noqa: PLR0913 - one for each option
    inspectors: Inspectors,
    from_month: From = None,
    months: Months = None,
    harm: Harms = None,
    as_of: AsOf = None,
    seed: Seed = None,
    seconds: Seconds = 60.0,
    rule: RuleChanges = None,
    previous: Previous = None,
    csv: CsvFile = None,
    as_format: Annotated[How, typer.Option("--format", "-f", help="How to print.")] = How.TABLE,
    output: Output = None,
) -> None:
    """Plan who inspects whom when; leave with 1 when the rules cannot all be kept."""
    _refuse_no_place(as_format, output, csv)
    before = earlier.earlier_from_text(_text(previous)) if previous else None
    asked = Commission(
        team=_team(inspectors),
        from_on=from_month or (before and before.from_on) or _needed("--from", "2027-01"),
        months=months if months is not None else (before and before.months) or 24,
        harms=tuple(harm or (before and before.harms) or MAIN_HARMS),
        as_of=day(as_of),
        seed=seed if seed is not None else (before.seed or 1) if before else 1,
        seconds=seconds,
        rule_changes={**(before.rule_changes if before else {}), **_changes(rule or ())},
        previous=before.placed if before else (),
    )
    prepare()
    found = answer.of_programme(making.make(asked, on_step=_tell))
    rows = answer.rows(found)
    if csv:
        show(found, rows, as_format=Format.CSV, output=csv, title="")
    _print(found, rows, as_format, output)
    if found["outcome"] != "planned":
        raise typer.Exit(1)


def _refuse_no_place(as_format: How, output: Path | None, csv: Path | None) -> None:
    """Refuse before the long work what could not be written after it."""
    if as_format is How.XLSX and output is None:
        raise typer.BadParameter(
            "A workbook cannot be printed. Name a file, such as --output programme.xlsx."
        )
    for file in filter(None, (output, csv)):
        if file.is_dir() or not file.parent.is_dir():
            raise typer.BadParameter(
                f"{file} cannot be written: it is a folder, or its folder is not there."
            )


def _print(
    found: Mapping[str, Any], rows: list[dict[str, Any]], as_format: How, output: Path | None
) -> None:
    narrow = [{name: row[name] for name in SHOWN} for row in rows]
    if as_format is not How.JSON:
        _summary(found)
    show(
        found,
        narrow if as_format is How.TABLE else rows,
        as_format=Format(as_format.value),
        output=output,
        title=f"Programme of {found['months']} months from {found['from']}",
    )


def _summary(found: Mapping[str, Any]) -> None:
    """Say on standard error how good the plan is, and what it rests on."""
    for told in (*found["inspectors"]["how_read"], *found["not_known"]):
        _say(told)
    for doubt in found["inspectors"]["doubts"][:10]:
        _say(f"In doubt: row {doubt['row']}, {doubt['column']}: {doubt['reason']}.")
    for name, quality in found["phases"].items():
        if quality:
            _say(
                f"Phase {name}: value {quality['objective']:,.0f}, bound "
                f"{quality['bound']:,.0f}, gap {100 * quality['gap']:.1f} percent, "
                f"{quality['seconds']:.0f} s."
            )
    _say(f"Rules broken: {len(found['rules_broken'])}.")
    for one in found["collisions"]:
        _say(f"Cannot all be kept: {one['reason']} {one['remedy']}")


def _tell(step: Step) -> None:
    quality = step.quality
    good = (
        f"best {quality.objective:,.0f}, bound {quality.bound:,.0f}, "
        f"gap {100 * quality.gap:.1f} %"
        if quality
        else "no plan yet"
    )
    _say(f"{step.seconds:6.1f} s  {step.phase:7} {good}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _team(given: str) -> Team:
    if given == INVENTED and not Path(given).exists():
        return lists.invented()
    return lists.from_file(Path(given))


def _needed(option: str, example: str) -> date:
    raise typer.BadParameter(f"{option} is needed, such as {option} {example}.")


def _changes(given: Iterable[str]) -> dict[str, float]:
    changes = {}
    for one in given:
        key, _, value = one.partition("=")
        try:
            changes[key.strip()] = float(value)
        except ValueError:
            raise typer.BadParameter(
                f"--rule {one!r} is no change of a rule. Needed: KEY=NUMBER, such as "
                "--rule team-full=5."
            ) from None
    return changes


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path} cannot be read: {error}.") from None
