"""`firsthand estimates plan`: what a sample of known cases leaves out; where to look."""

from typing import Annotated

import typer

from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.refdata import read
from firsthand.services import outside_frames, shapes_estimates

Authority = Annotated[
    str, typer.Argument(metavar="[AUTHORITY]", help="Name or code; none: England.")
]
Harm = Annotated[str, typer.Option("--harm", metavar="KEY", help="Only of this harm.")]
Listed = Annotated[
    int | None, typer.Option("--listed", min=1, help="How many known cases the list holds.")
]
Sample = Annotated[
    int | None, typer.Option("--sample", min=0, help="How many of them are to be read.")
]
Touched = Annotated[
    int | None,
    typer.Option("--touched", min=0, help="How many children the harm is taken to touch."),
]


def plan(  # noqa: PLR0913 - one for each option
    authority: Authority = "",
    harm: Harm = "",
    listed: Listed = None,
    sample: Sample = None,
    touched: Touched = None,
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Say what a plan that draws on known children cannot see, and name frames that can."""
    if (listed is None) != (sample is None):
        raise typer.BadParameter("Give --listed and --sample together, or neither.")
    prepare()
    cases = (
        None if listed is None or sample is None else KnownCases(listed=listed, sample=sample)
    )
    asked = outside_frames.PlanOf(la_code=authority, harm=harm, cases=cases, touched=touched)
    found = outside_frames.beside_plan(asked, as_of=day(as_of))
    places = {one.la_code: one.name for one in read.authorities()}
    said = [*found.sentences, *(s for one in found.estimates for s in one.sentences)]
    rows = [shapes_estimates.of_frame(one) for one in found.frames]
    narrow = [{"frame": one["name"], "kept_by": one["keeper"]} for one in rows]
    show(
        shapes_estimates.of_beside_plan(found, places),
        narrow if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        title="\n".join((f"{found.place}, as of {found.as_of.isoformat()}", *said)),
    )
