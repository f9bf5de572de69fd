"""`firsthand authority`: everything published about one authority."""

from typing import Annotated

import typer

from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.services import authorities, shapes, shapes_estimates

Name = Annotated[str, typer.Argument(help="A name, such as Rotherham, or a DfE code: 372.")]
SHOWN = ("published_on", "kind", "framework", "area", "grade", "official_label")


def authority(
    name_or_code: Name,
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show the timeline of one authority; JSON adds coverage, indicators and estimates."""
    prepare()
    found = authorities.authority(name_or_code, as_of=day(as_of))
    answer = {**shapes.of_authority(found), **shapes_estimates.of_authority(found)}
    timeline = answer["timeline"]
    narrow = [{name: row[name] for name in SHOWN} for row in timeline]
    show(
        answer,
        narrow if as_format is Format.TABLE else timeline,
        as_format=as_format,
        output=output,
        columns=shapes.ENTRY_COLUMNS,
        title=f"{found.authority.name}, as of {found.as_of.isoformat()}",
    )
