"""`firsthand depth`: what a reading of so many cases would find, and what it would miss."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import paper, show
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.depth import design, written
from firsthand.domain.planning.depth.group import Group
from firsthand.domain.planning.depth.reader import Attention
from firsthand.domain.planning.depth.written_group import Sensitivity, WrittenGroup, groups
from firsthand.services import depth as acts
from firsthand.services import shapes_depth

Text = str | None
Population = Annotated[Text, typer.Option(metavar="N", help="How many cases the list holds.")]
Affected = Annotated[
    Text,
    typer.Option(metavar="D", help="How many of them a failure touches: 25, 1% or 10-25."),
]
Sample = Annotated[Text, typer.Option(metavar="n", help="How many cases are read.")]
Noticing = Annotated[
    Text,
    typer.Option(
        metavar="s",
        help="How likely a reader of an affected case is to notice: 0.8, 80% or 0.5-0.8.",
    ),
]
File = Annotated[
    Path | None,
    typer.Option(
        "--groups",
        metavar="FILE",
        help="Several groups: columns group, population, affected, sample, sensitivity.",
    ),
]
Doubled = Annotated[
    Path | None,
    typer.Option(
        "--double-readings",
        metavar="FILE",
        help="Learn the sensitivity from cases that two have read: columns first and second.",
    ),
]
Confidence = Annotated[str, typer.Option(metavar="c", help="The chance that would be enough.")]
AtLeast = Annotated[int, typer.Option(metavar="k", help="How many affected cases to show.")]
Minutes = Annotated[float, typer.Option(help="Minutes that a case takes (a guess: 90).")]
Readers = Annotated[int, typer.Option(help="How many inspectors read.")]


def depth(  # noqa: PLR0913 - one parameter for each option of the command
    population: Population = None,
    affected: Affected = None,
    sample: Sample = None,
    sensitivity: Noticing = None,
    groups_file: File = None,
    double_readings: Doubled = None,
    confidence: Confidence = "0.95",
    at_least: AtLeast = 1,
    minutes_per_case: Minutes = design.MINUTES_PER_CASE,
    readers: Readers = design.READERS,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show the chance that an inspection meets a failure, and how many cases are enough."""
    one = {"population": population, "affected": affected, "sample": sample}
    if groups_file:
        refuse_beside("--groups", one)
    if double_readings:
        refuse_beside("--double-readings", {"sensitivity": sensitivity})
    learned = None if double_readings is None else acts.learned(double_readings)
    common = noticing(sensitivity, learned)
    one["sensitivity"] = sensitivity if learned is None else "learned"
    given = read(groups_file, common) if groups_file else single(one, common)
    answer = acts.depth(
        design.Design(
            groups=given,
            confidence=written.one_chance(confidence, what="confidence"),
            at_least=at_least,
            minutes_per_case=minutes_per_case,
            readers=readers,
        )
    )
    show(
        shapes_depth.of_depth(answer, learned),
        shapes_depth.rows(answer.depth),
        as_format=as_format,
        output=output,
        title="What this reading would find",
    )
    if as_format is Format.TABLE and output is None:
        say((*answer.sentences, *answer.splitting, *(learned.checks if learned else ())))


def refuse_beside(option: str, others: dict[str, str | None]) -> None:
    """Refuse options that would be passed over in silence beside `option`."""
    given = [f"--{name}" for name, value in others.items() if value is not None]
    if given:
        raise Refused(
            Objection(
                rule="depth-options",
                reason=f"Given: {', '.join(given)} beside {option}, which says the same.",
                remedy=f"Leave out {option}, or the others.",
            )
        )


def noticing(given: str | None, learned: Attention | None) -> Sensitivity | None:
    """Return the sensitivity that holds where a group names none."""
    if learned is not None:
        interval = learned.both.interval
        return Sensitivity(low=interval.lower, high=interval.upper)
    if given is None:
        return None
    low, high = written.chance(given, what="sensitivity")
    return Sensitivity(low=low, high=high)


def read(path: Path, common: Sensitivity | None) -> tuple[Group, ...]:
    """Return the groups of a file."""
    return groups(acts.groups_in(path), sensitivity=common)


def single(given: dict[str, str | None], common: Sensitivity | None) -> tuple[Group, ...]:
    """Return the one group that the options describe, or name the options that are missing."""
    missing = [f"--{name}" for name, value in given.items() if value is None]
    if missing:
        raise Refused(
            Objection(
                rule="depth-options",
                reason=f"Missing: {', '.join(missing)}.",
                remedy=(
                    "Give all of --population, --affected, --sample and --sensitivity, or "
                    "--groups FILE; --double-readings FILE may stand for the sensitivity."
                ),
            )
        )
    row = WrittenGroup(
        name="",
        population=given["population"] or "",
        affected=given["affected"] or "",
        sample=given["sample"] or "",
    )
    return groups([row], sensitivity=common)


def say(sentences: tuple[str, ...]) -> None:
    """Print sentences below a table."""
    for sentence in ("", *sentences):
        paper().print(sentence, highlight=False)
