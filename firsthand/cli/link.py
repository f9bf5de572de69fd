"""`firsthand link`: the same children found on several agencies' lists, and the overlaps."""

import json
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli import clock, progress
from firsthand.cli.linked.asked import Split, who
from firsthand.cli.options import Format, Formatted, Output, a_day
from firsthand.cli.outputs import (
    refuse_inside,
    refuse_nameless_workbook,
    refuse_over,
    refuse_unwritable,
)
from firsthand.cli.printing import as_json, paper, show, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.services.linking.linking import LinkAnswer

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILES...", help="CSV, XLSX, ODS or Parquet: a list of each agency."
    ),
]
MappingGiven = Annotated[
    Path | None,
    typer.Option(
        "--mapping", metavar="FILE", help="Which column is for what, as a person confirmed it."
    ),
]
Propose = Annotated[
    Path | None,
    typer.Option(
        "--propose",
        metavar="FILE",
        help="Link nothing: write the mapping that is proposed, to edit and give back.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Confirm the mapping that is proposed.")]
Folder = Annotated[
    Path | None,
    typer.Option(
        metavar="WORK",
        help="Keep records and pairs in this new folder, encrypted; else nothing is kept.",
    ),
]
DeleteOn = Annotated[
    date | None,
    typer.Option(
        "--delete-on", parser=a_day, metavar="DATE", help="The folder's last day (2026-12-31)."
    ),
]
Purpose = Annotated[
    str, typer.Option(metavar="TEXT", help="What the folder is for. Name no child.")
]
Threshold = Annotated[
    float, typer.Option(help="Two records are one child at this probability or above.")
]
ModelGiven = Annotated[
    Path | None,
    typer.Option("--model", metavar="FILE", help="Use a saved model; learn none."),
]
SaveModel = Annotated[
    Path | None,
    typer.Option("--save-model", metavar="FILE", help="Write the model; it names nobody."),
]
OverlapsTo = Annotated[
    Path | None,
    typer.Option(
        "--overlaps", metavar="FILE.csv", help="Write the table that `firsthand hidden` reads."
    ),
]
By = Annotated[
    str,
    typer.Option(
        metavar="COLUMN", help="Count overlaps by group or area: a column that lists carry."
    ),
]
Master = Annotated[str, typer.Option(help="Where Spark runs, such as local[2] or spark://...")]
Seed = Annotated[int, typer.Option(min=0, help="The same seed learns the same model.")]


class Engine(StrEnum):
    """Where pairs are compared."""

    DUCKDB = "duckdb"
    SPARK = "spark"


EngineAsked = Annotated[
    Engine, typer.Option(help="DuckDB: in this computer's memory. Spark: for a country.")
]
REFUSED_MAPPING = (
    "Nothing was linked. Write the mapping with --propose FILE, correct it, and give it back "
    "with --mapping FILE."
)
NEXT = "Next, pairs for a person to judge: firsthand linked sample {folder} -o pairs.xlsx"
UNSURE = "Which columns are compared is proposed above. Is every one of them right?"


def link(  # noqa: PLR0913 - one for each option
    files: Files,
    mapping: MappingGiven = None,
    propose: Propose = None,
    yes: Yes = False,
    folder: Folder = None,
    delete_on: DeleteOn = None,
    purpose: Purpose = "",
    threshold: Threshold = 0.5,
    model: ModelGiven = None,
    save_model: SaveModel = None,
    overlaps: OverlapsTo = None,
    by: By = "",
    split: Split = "",
    engine: EngineAsked = Engine.DUCKDB,
    master: Master = "local[*]",
    seed: Seed = 1,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Find the same children on several agencies' lists, and count who is on which."""
    # Imported here, as tables and compiled code take a while to load.
    from firsthand.services import exports
    from firsthand.services.linking import linking, shapes_linking
    from firsthand.services.linking.reading import Unconfirmed

    read = [*files, *filter(None, (mapping, model))]
    refuse_over(read, propose, save_model, overlaps, output)
    refuse_inside(propose, save_model, overlaps, output)
    refuse_unwritable(propose, save_model, overlaps, output)
    refuse_nameless_workbook(as_format, output)
    if propose is not None:
        write_proposal(files, propose)
        return
    confirmed = yes or (mapping is None and asked_at_a_terminal(files))
    asked = linking.Asked(
        threshold=threshold,
        engine=engine.value,
        master=master,
        seed=seed,
        model=model,
        by=by,
        split=split,
    )
    try:
        with progress.bars() as shown:
            answer = linking.link(
                files,
                asked,
                confirmed=linking.Confirmed(mapping=mapping, yes=confirmed),
                as_of=clock.now().date(),
                made=making(folder, delete_on, purpose),
                progress=shown,
            )
    except Unconfirmed as refusal:
        print("\n".join(lines_of(refusal.mapping)), file=sys.stderr)
        print(json.dumps(refusal.mapping, indent=2, ensure_ascii=False), file=sys.stderr)
        raise
    table, headings = shapes_linking.written(answer)
    if save_model is not None:
        write(as_json(shapes_linking.of_answer(answer)["model"]).encode("utf-8"), save_model)
    if overlaps is not None:
        write(exports.csv_text(table, columns=headings).encode("utf-8"), overlaps)
    show(
        shapes_linking.of_answer(answer),
        table,
        as_format=as_format,
        output=output,
        columns=headings,
        title=f"{answer.people:,} children on {len(answer.overlaps.lists)} lists",
        whence=exports.OWN,
    )
    if as_format is Format.TABLE:
        print("\n".join(said(answer)), file=sys.stderr if output else sys.stdout)


def making(
    folder: Path | None, delete_on: date | None, purpose: str
) -> "Callable[[], Any] | None":
    """Return what makes the working folder, or refuse a folder without a last day."""
    if folder is None:
        if delete_on or purpose:
            raise typer.BadParameter(
                "A last day and a purpose are of a working folder. Name it: --folder WORK."
            )
        return None
    if delete_on is None or not purpose.strip():
        raise typer.BadParameter(
            "A working folder needs a last day and a purpose. Add --delete-on DATE and "
            "--purpose TEXT."
        )
    from firsthand.services.linking import keeping

    return lambda: keeping.created(
        folder, delete_on=delete_on, purpose=purpose, who=who(), now=clock.now()
    )


def write_proposal(files: list[Path], to: Path) -> None:
    """Write the mapping that the lists suggest."""
    from firsthand.services.linking.reading import proposed_mapping

    if to.exists():
        raise typer.BadParameter(
            f"{to} exists, and somebody may have corrected it. Name another file."
        )
    with progress.bars() as shown:
        found = proposed_mapping(files, progress=shown)
    write(as_json(found).encode("utf-8"), to)
    print("\n".join(lines_of(found)), file=sys.stderr)
    print("Look at it, correct it, and give it back with --mapping.", file=sys.stderr)


def asked_at_a_terminal(files: list[Path]) -> bool:
    """Show the mapping to whoever sits there, and return whether it was confirmed."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    from firsthand.services.linking.hashed_lists import are_hashed
    from firsthand.services.linking.reading import proposed_mapping

    if are_hashed(files):
        return False
    with progress.bars() as shown:
        found = proposed_mapping(files, progress=shown)
    for line in lines_of(found):
        paper().print(line, markup=False, highlight=False)
    if not typer.confirm(UNSURE):
        print(REFUSED_MAPPING, file=sys.stderr)
        raise typer.Exit(1)
    return True


def lines_of(mapping: dict[str, Any]) -> list[str]:
    """Return a proposed mapping as lines: for each list what each column is for, how surely."""
    lines = []
    for one in mapping["lists"]:
        lines.append(f"{one['list']} ({one['file']})")
        lines += [
            f"  {field}: {told['heading']!r} ({told['certainty']})"
            for field, told in one["fields"].items()
        ]
        lines += [f"  not used: {told['heading']!r}" for told in one["ignored"]]
    return lines


def columns_of(mapping: dict[str, Any]) -> str:
    """Return which columns of a list were used for what, and which were left out."""
    used = (f"{told['heading']!r} as {field}" for field, told in mapping["fields"].items())
    left = ", ".join(repr(told["heading"]) for told in mapping["ignored"]) or "none"
    return f"columns used: {', '.join(used)}. Left out: {left}."


def said(answer: "LinkAnswer") -> list[str]:
    """Return what stands below the table: lists, pairs, the sweep, and every reason."""
    from firsthand.services.linking import shapes_linking

    pairs = answer.pairs
    lines = [
        f"{one['name']}: {one['records']:,} records of {one['people']:,} children, "
        f"{one['duplicates']:,} of them second records."
        for one in shapes_linking.of_lists(answer)
    ]
    lines.append(
        f"{pairs.compared:,} pairs were compared; {answer.linked:,} are of one child with a "
        f"probability of {answer.asked.threshold:g} or more."
    )
    swept = (f"{one.threshold:g}: {one.people:,} children" for one in answer.sweep)
    lines.append(f"At other thresholds: {'; '.join(swept)}.")
    if answer.grouped is not None:
        lines.append(
            f"{answer.grouped.differing:,} children have records that state more than one "
            f"{answer.grouped.by}."
        )
    if answer.folder is None:
        lines.append("Nothing about people was kept: no working folder was named.")
    else:
        lines.append(
            f"Records and pairs are kept in {answer.folder.path} until the end of "
            f"{answer.folder.facts.delete_on}."
        )
        if not answer.read.records.hashed:
            lines.append(NEXT.format(folder=answer.folder.path))
    columns: dict[str, list[str]] = {}
    for one in answer.read.mapping.get("lists", ()):
        columns.setdefault(columns_of(one), []).append(one["list"])
    lines += [f"{', '.join(names)}: {told}" for told, names in columns.items()]
    for one in answer.read.lists:
        lines += [f"{one.name}: {told}" for told in shapes_linking.problems_said(one.problems)]
    return [*lines, *answer.reasons]
