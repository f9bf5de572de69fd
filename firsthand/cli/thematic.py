"""`firsthand thematic`: areas for one theme by a stated design, and their results pooled."""

from pathlib import Path
from typing import Annotated, Any

import typer

from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.domain.planning.outside.theme import BesideTheme
from firsthand.domain.planning.programme.thematic import Design
from firsthand.domain.prevalence.estimates import wording

FIRST_HARM = "child-sexual-exploitation"
Areas = Annotated[int | None, typer.Option("--areas", metavar="K", help="How many to choose.")]
Harm = Annotated[str, typer.Option("--harm", metavar="KEY", help="The harm of the theme.")]
Seed = Annotated[
    str | None,
    typer.Option(
        "--seed", metavar="S", help="Any text; whoever has it chooses the same areas."
    ),
]
How = Annotated[
    Design,
    typer.Option(
        "--design",
        help="stratified by what is known of the harm, by number of children (pps), or simple.",
    ),
]
Results = Annotated[
    Path | None,
    typer.Option("--results", metavar="FILE", help="Pool these: columns area, found, read."),
]


def thematic(  # noqa: PLR0913 - one for each option
    areas: Areas = None,
    harm: Harm = FIRST_HARM,
    seed: Seed = None,
    design: How = Design.STRATIFIED,
    results: Results = None,
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """
    Choose areas for a thematic inspection, or pool what such an inspection gave.

    JSON adds what is on record of children known to nobody there, and frames outside services.
    """
    from firsthand.services import shapes_estimates, shapes_thematic
    from firsthand.services import thematic as acts

    if results is not None:
        told = acts.pool(acts.content(results), name=results.name)
        answer = shapes_thematic.of_together(told)
        title = "\n".join((*told.sentences, *told.checks))
    elif areas is None or seed is None:
        raise typer.BadParameter(
            "Give --areas and --seed to choose areas, or --results FILE to pool results."
        )
    else:
        prepare()
        found = acts.choose_areas(
            as_of=day(as_of), harm=harm, areas=areas, design=design, seed=seed
        )
        outside = shapes_estimates.of_beside_theme(found.beside)
        answer = {**shapes_thematic.of_choice(found), "outside": outside}
        title = "\n".join((found.choice.words, *told_outside(found.beside)))
    rows: list[dict[str, Any]] = answer["areas"]
    show(answer, rows, as_format=as_format, output=output, title=title)


def told_outside(beside: BesideTheme) -> list[str]:
    """Return in sentences what is on record of the children whom known cases leave out."""
    said = [
        f"{one.on_record.estimate_id}, {'; '.join(one.areas)}: "
        + " ".join((wording.headline(one.on_record.told), one.wider)).strip()
        for one in beside.estimates
    ]
    return [*said, beside.none_means] if beside.none_means else said
