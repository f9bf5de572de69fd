"""`firsthand linked estimate`: how many are on no list, with the errors of the linkage."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli import clock, progress
from firsthand.cli.hidden import (
    Apart,
    Level,
    Method,
    MethodAsked,
    Pdf,
    Replicates,
    Seed,
    a_pair,
)
from firsthand.cli.hidden_telling import Printed, tell_groups, told
from firsthand.cli.hidden_telling import said as said_of_methods
from firsthand.cli.linked.asked import Folder, Split, Why, who
from firsthand.cli.options import Format, Formatted, Output, day
from firsthand.cli.outputs import refuse_inside, refuse_note
from firsthand.cli.printing import show, write
from firsthand.services import exports

if TYPE_CHECKING:
    from firsthand.domain.prevalence.linkage.estimated import LinkedEstimate
    from firsthand.domain.prevalence.linkage.linked_groups import LinkedGroups
    from firsthand.services.linking.estimating import Asked

Draws = Annotated[int, typer.Option(help="Draws over who is who.")]
By = Annotated[
    str,
    typer.Option(
        metavar="COLUMN", help="Estimate by group or area: a column that lists carry."
    ),
]


def estimate(  # noqa: PLR0913 - one for each option
    folder: Folder,
    method: MethodAsked = Method.ALL,
    draws: Draws = 50,
    replicates: Replicates = 1000,
    seed: Seed = 1,
    level: Level = 0.95,
    apart: Apart = None,
    by: By = "",
    split: Split = "",
    pdf: Pdf = None,
    why: Why = "",
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Estimate how many are on no list, errors of linkage included, or say why not."""
    # Imported here, as compiled code takes a while to load.
    from firsthand.services.linking import estimating, keeping

    refuse_inside(output, pdf)
    refuse_note(pdf, output)
    opened = keeping.opened(
        folder, who=who(), command="linked estimate", now=clock.now(), why=why
    )
    asked = estimating.Asked(
        method=method.value,
        draws=draws,
        replicates=replicates,
        seed=seed,
        level=level,
        apart=tuple(a_pair(one) for one in apart or ()),
        by=by,
        split=split,
    )
    with progress.bars() as shown:
        found = estimating.estimate(opened, asked, progress=shown)
    printed = Printed(as_format=as_format, output=output)
    if found.groups is None:
        tell_linked(found, printed)
    else:
        tell_linked_groups(found, found.groups, printed)
    if pdf is not None:
        write_note(pdf, found, asked, purpose=opened.facts.purpose, title=opened.path.name)


def tell_linked(found: "LinkedEstimate", printed: Printed) -> None:
    """Print the estimates side by side, what speaks against each, and then the linkage."""
    from firsthand.services import shapes_hidden
    from firsthand.services.linking import shapes_estimating

    answer = found.answer
    rows = shapes_hidden.rows(answer)
    show(
        shapes_estimating.of_found(found, shapes_hidden.of_answer(answer)),
        [told(row, "method") for row in rows] if printed.for_people else rows,
        as_format=printed.as_format,
        output=printed.output,
        columns=shapes_hidden.COLUMNS,
        title=f"About {answer.table.observed:,} on {len(answer.table.lists)} lists, and how "
        "many in all, errors of linkage included",
        whence=exports.OWN,
    )
    if printed.for_people:
        lines = [*said_of_methods(answer), *shapes_estimating.sentences(found)]
        print("\n".join(lines), file=sys.stderr if printed.output else sys.stdout)


def tell_linked_groups(
    found: "LinkedEstimate", groups: "LinkedGroups", printed: Printed
) -> None:
    """Print the number of each group, their sum and the whole, and then the linkage."""
    from firsthand.services import shapes_hidden
    from firsthand.services.linking import shapes_grouped

    shape = shapes_hidden.of_groups(groups.found)
    tell_groups(
        groups.found,
        printed,
        shape=shapes_grouped.of_found(found, groups, shape),
        lines=shapes_grouped.sentences_of_groups(found, groups),
    )


def write_note(
    pdf: Path, found: "LinkedEstimate", asked: "Asked", *, title: str, purpose: str
) -> None:
    """Write the method note of linked lists, the linkage beside the number."""
    from firsthand.domain.prevalence.method_note import Making
    from firsthand.services import hidden_note
    from firsthand.services.linking import shapes_note

    making = Making(
        title=title,
        source=shapes_note.source(found, purpose),
        replicates=asked.replicates,
        seed=asked.seed,
        made_on=day(None),
    )
    whole = found.answer if found.groups is None else found.groups.found
    write(hidden_note.pdf(whole, making, shapes_note.of_linkage(found)), pdf)
