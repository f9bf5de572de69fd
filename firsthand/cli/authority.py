"""`firsthand authority`: everything published about one authority."""

from dataclasses import asdict
from typing import Annotated

import typer

from firsthand.cli import shapes
from firsthand.cli.options import AsOf, Format, Formatted, Output, day
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.services import authorities

Name = Annotated[str, typer.Argument(help="A name, such as Rotherham, or a DfE code: 372.")]
SHOWN = ("published_on", "kind", "framework", "area", "grade", "official_label", "title")


def authority(
    name_or_code: Name,
    as_of: AsOf = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Show the timeline of one authority; JSON adds its coverage and its indicators."""
    prepare()
    found = authorities.authority(name_or_code, as_of=day(as_of))
    timeline = [shapes.of_entry(entry) for entry in found.timeline]
    answer = {
        "authority": found.authority.name,
        "la_code": found.authority.la_code,
        "as_of": found.as_of,
        "timeline": timeline,
        "coverage": [shapes.of_coverage(row) for row in found.coverage],
        "indicators": [asdict(one) for one in found.indicators],
        "forerunners": [one.name for one in found.forerunners],
        "successors": [one.name for one in found.successors],
    }
    narrow = [{name: row[name] for name in SHOWN} for row in timeline]
    show(
        answer,
        narrow if as_format is Format.TABLE else timeline,
        as_format=as_format,
        output=output,
        title=f"{found.authority.name}, as of {found.as_of.isoformat()}",
    )
