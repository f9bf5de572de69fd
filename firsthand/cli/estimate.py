"""`firsthand estimate`: what the visits drawn by lot say of the whole country."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show

Results = Annotated[
    Path,
    typer.Argument(
        help="Drawn visits: columns la_code, found (yes or no), inclusion_probability, stratum."
    ),
]
Confidence = Annotated[float, typer.Option("--confidence", help="Of the interval.")]


def estimate(
    results: Results,
    confidence: Confidence = 0.95,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Estimate a national share from the visits that were drawn by lot."""
    from firsthand.services import shapes_thematic
    from firsthand.services import thematic as acts

    found = acts.estimate(acts.content(results), name=results.name, confidence=confidence)
    answer = shapes_thematic.of_estimate(found)
    lower, upper = answer["interval"]
    row = {**answer, "lower": lower, "upper": upper}
    title = "\n".join((found.sentence, *found.checks))
    plain = {key: row[key] for key in ("share", "lower", "upper", "visits", "authorities")}
    show(answer, [plain], as_format=as_format, output=output, title=title)
