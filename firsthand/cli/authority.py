"""`firsthand authority`: everything published about one authority."""

import sys
from collections.abc import Mapping
from typing import Annotated, Any

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
    """Show the timeline of one authority and its estimates; JSON adds coverage, indicators."""
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
    if as_format is Format.TABLE:
        lines = estimates_said(answer)
        print("\n".join(lines), file=sys.stderr if output else sys.stdout)


def estimates_said(answer: Mapping[str, Any]) -> list[str]:
    """Return the estimates that stand in sentences, and what it means where none does."""
    lines = [
        f"Estimate {one['estimate_id']}, {one['harm']}, {one['area']}: {one['sentence']}"
        for one in answer["estimates"]
    ]
    return [*lines, *filter(None, [answer["no_estimate_means"]])]
