"""`firsthand draw`: cases from a list, by a seed, so that anyone draws the same ones."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import as_json, show, write
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.depth import written
from firsthand.domain.planning.drawing.draw import Allocation, Design
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.minimum import Minimum
from firsthand.services import draws, exports, shapes_draws

Chosen = Annotated[Path, typer.Argument(metavar="LIST", help="A list as CSV or XLSX.")]
Size = Annotated[int | None, typer.Option(metavar="n", help="How many cases to draw.")]
Seed = Annotated[
    str | None,
    typer.Option(metavar="S", help="A number or words, public before the list was closed."),
]
Strata = Annotated[
    str | None, typer.Option(metavar="COLUMN", help="Draw from each value of this column.")
]
How = Annotated[Allocation, typer.Option(help="How the strata share the sample.")]
Each = Annotated[
    list[str] | None,
    typer.Option("--stratum", metavar="NAME=n", help="So many of a stratum; may be repeated."),
]
Reserves = Annotated[
    int | None, typer.Option(min=0, help="Reserves in each stratum; default: one for five.")
]
Kind = Annotated[FrameKind, typer.Option(help="Where the list comes from.")]
Sheet = Annotated[str | None, typer.Option(help="The sheet, where a workbook has several.")]
Reference = Annotated[
    str | None, typer.Option(metavar="COLUMN", help="The column that names the child.")
]
Join = Annotated[
    bool, typer.Option("--join-duplicates", help="Let the rows of one child be one case.")
]
Receipt = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write what proves the draw later.")
]
Check = Annotated[
    Path | None,
    typer.Option(metavar="RECEIPT", help="Draw again by a receipt; refuse another list."),
]
Sensitivity = Annotated[
    str | None,
    typer.Option(metavar="s", help="How likely a reader notices a failure: 0.8 or 80%."),
]
Affected = Annotated[
    str | None,
    typer.Option(metavar="SHARE", help="The share that a failure touches: 0.05 or 5%."),
]


def draw(  # noqa: PLR0913 - one parameter for each option of the command
    chosen: Chosen,
    size: Size = None,
    seed: Seed = None,
    strata: Strata = None,
    allocation: How = "proportional",
    stratum: Each = None,
    reserves: Reserves = None,
    kind: Kind = FrameKind.STATUTORY,
    sheet: Sheet = None,
    reference: Reference = None,
    join_duplicates: Join = False,
    receipt: Receipt = None,
    check: Check = None,
    sensitivity: Sensitivity = None,
    affected: Affected = None,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Draw cases from a list by a seed; the same list and seed give the same cases."""
    design = Design(
        seed=seed or "",
        size=size,
        strata=strata,
        allocation="given" if stratum else allocation,
        given=numbers(stratum),
        reserves=reserves,
        join_duplicates=join_duplicates,
        sheet=sheet,
        reference=reference,
    )
    given = draws.Given(content=chosen, name=chosen.name, kind=kind)
    found = drawn(given, design, check=check, minimum=measure(sensitivity, affected))
    if receipt:
        write(as_json(shapes_draws.of_receipt(found)).encode(), receipt)
    tell(found, as_format, output)


def drawn(
    given: draws.Given, design: Design, *, check: Path | None, minimum: Minimum
) -> draws.DrawAnswer:
    """Return the draw that was asked for, or the one of a receipt."""
    if check is None:
        if not design.seed.strip() or (design.size is None and not design.given):
            raise Refused(_unasked())
        return draws.draw(given, design, minimum=minimum)
    if design != Design(seed="", size=None):
        raise Refused(
            Objection(
                rule="check",
                reason="A draw is checked by its receipt, which says how it was made.",
                remedy="Give LIST and --check RECEIPT, and no other option of the draw.",
            )
        )
    receipt = draws.handed_over(check)
    found = draws.check(given, receipt, receipt_name=check.name, minimum=minimum)
    print("The list is the one that was drawn from, and it gives these cases.", file=sys.stderr)
    return found


def measure(sensitivity: str | None, affected: str | None) -> Minimum:
    """Return the policy, with what the options say otherwise."""
    usual = draws.usual_minimum()
    changes = {
        name: written.one_chance(given, what=what)
        for name, what, given in (
            ("sensitivity", "sensitivity", sensitivity),
            ("share_affected", "affected", affected),
        )
        if given is not None
    }
    try:
        return replace(usual, **changes)
    except ValueError as error:
        raise Refused(
            Objection(rule="minimum", reason=f"{error}.", remedy="Give such a number.")
        ) from None


def numbers(given: list[str] | None) -> dict[str, int] | None:
    """Return how many to draw from each stratum named as NAME=n."""
    if not given:
        return None
    found: dict[str, int] = {}
    for one in given:
        name, equals, number = one.rpartition("=")
        if not equals or not number.strip().isdecimal():
            raise Refused(
                Objection(
                    rule="stratum",
                    reason=f"{one!r} does not say how many of which stratum.",
                    remedy="Write it as NAME=n, such as --stratum 'Child in need=20'.",
                )
            )
        if name.strip() in found:
            raise Refused(
                Objection(
                    rule="stratum",
                    reason=f"The stratum {name.strip()!r} was given two numbers.",
                    remedy="Give one number for each stratum.",
                )
            )
        found[name.strip()] = int(number)
    return found


def tell(found: draws.DrawAnswer, as_format: Format, output: Path | None) -> None:
    """Print the cases; below a table also what stands against the draw and its method."""
    answer = shapes_draws.of_draw(found)
    rows = shapes_draws.case_rows((*found.drawn.cases, *found.drawn.reserves))
    public = found.drawn.public
    title = f"Drawn from {public.list.name} by the seed {public.seed}"
    columns = shapes_draws.CASE_COLUMNS
    show(
        answer,
        rows,
        as_format=as_format,
        output=output,
        title=title,
        columns=columns,
        whence=exports.OWN,
    )
    if as_format is Format.TABLE and output is None:
        print(f"\n{found.statement}")
        for doubt in found.drawn.doubts[:10]:
            print(f"Row {doubt.row}, {doubt.column}: {doubt.given!r} {doubt.reason}.")
        if len(found.drawn.doubts) > 10:
            print(f"... {len(found.drawn.doubts):,} doubts in all; --format json lists them.")


def _unasked() -> Objection:
    return Objection(
        rule="draw",
        reason="The size or the seed was not given.",
        remedy="Give --size n and --seed S, or --check RECEIPT.",
    )
