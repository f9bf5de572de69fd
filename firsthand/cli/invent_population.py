"""`firsthand invent-population`: invented lists with known truth, and the power of a study."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli import invent_divisions, progress
from firsthand.cli.invent_divisions import (
    Areas,
    Finds,
    Groups,
    Misspelt,
    Parts,
    Typed,
    named_share,
)
from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.printing import show

if TYPE_CHECKING:
    from firsthand.domain.prevalence.invented.design import Design
    from firsthand.domain.prevalence.invented.power import Power
    from firsthand.domain.prevalence.invented.size import Wanted
    from firsthand.services.study_power import Studies

CHILDREN = 2000  # where neither the children nor the hidden are given
LISTS = "police=0.35,health=0.3,school=0.25"
Folder = Annotated[
    Path | None,
    typer.Argument(metavar="FOLDER", help="New or empty; not needed for the power of a study."),
]
PowerAsked = Annotated[
    bool,
    typer.Option("--power", help="Write nothing; tell how often such lists show the hidden."),
]
Lists = Annotated[
    str,
    typer.Option(
        metavar="NAME=SHARE,...", help="Each agency, and the share of all children it finds."
    ),
]
Children = Annotated[
    int | None, typer.Option(help=f"In all; {CHILDREN:,} unless --hidden is given.")
]
Hidden = Annotated[int | None, typer.Option(help="About so many are on no list.")]
KnownAtMost = Annotated[
    int | None,
    typer.Option(
        "--known-at-most", min=1, help="What all lists hold together; refuses what cannot be."
    ),
]
Spread = Annotated[
    float,
    typer.Option(help="How unequal children are: 0 all alike, 1 much, 3 as unlike as can be."),
]
Refer = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FROM:TO=SHARE",
        help="One list sends this share of its children to another; may be given again.",
    ),
]
OutOfReach = Annotated[
    int, typer.Option("--out-of-reach", help="Of the hidden: such as no list can ever hold.")
]
Slips = Annotated[
    float, typer.Option(help="How often records are wrong: 0 never, 1 usual, 5 at most.")
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed invents the same children.")]
Repeats = Annotated[int, typer.Option(help="Studies that are invented to tell the power.")]
Replicates = Annotated[
    int, typer.Option(min=1, max=100_000, help="Resamples for the interval of each study.")
]
Level = Annotated[float, typer.Option(min=0.5, max=0.999, help="Of the intervals of a study.")]
NO_LINKAGE = (
    "The lists are taken as linked without any error; a real study shows less. See "
    "docs/methods/invented-population.md."
)
OF_THE_WHOLE = (
    "Each study is estimated as one table: what it would say of each area or group by itself "
    "is not told."
)
PERCENT = ("seen", "shown", "half", "held", "refused")


def invent_population(  # noqa: PLR0913 - one for each option
    folder: Folder = None,
    power: PowerAsked = False,
    lists: Lists = LISTS,
    children: Children = None,
    hidden: Hidden = None,
    known_at_most: KnownAtMost = None,
    spread: Spread = 0.5,
    refer: Refer = None,
    out_of_reach: OutOfReach = 0,
    areas: Areas = "",
    groups: Groups = "",
    finds: Finds = None,
    misspelt: Misspelt = None,
    parts: Parts = None,
    slips: Slips = 1.0,
    seed: Seed = 1,
    repeats: Repeats = 200,
    replicates: Replicates = 500,
    level: Level = 0.95,
    as_format: Formatted = Format.TABLE,
    output: Output = None,
) -> None:
    """Invent children and agencies whose truth is known, or tell the power of a study."""
    # Imported here, as what estimates takes a while to load.
    from firsthand.domain.prevalence.invented.size import Wanted

    divided = Typed(
        areas=areas,
        groups=groups,
        finds=finds or (),
        misspelt=misspelt or (),
        parts=parts or (),
    )
    design = _design(lists, spread, refer or [], out_of_reach, divided)
    everybody = CHILDREN if children is None and hidden is None and not power else children
    wanted = Wanted(children=everybody, hidden=hidden, known_at_most=known_at_most)
    if power:
        from firsthand.services.study_power import Studies

        if folder is not None:
            raise typer.BadParameter("The power of a study writes no folder: leave it out.")
        studies = Studies(repeats=repeats, replicates=replicates, level=level)
        tell_power(design, wanted, studies, seed, (as_format, output))
        return
    if folder is None:
        raise typer.BadParameter(
            "No folder was named. Name a new one to write the lists to, or ask for --power."
        )
    tell_invented(folder, design, wanted, (seed, slips), (as_format, output))


def _design(
    lists: str, spread: float, refer: list[str], out_of_reach: int, divided: Typed
) -> "Design":
    """Return the design that was typed, or refuse what cannot be read with an example."""
    from firsthand.domain.prevalence.invented.design import Agency, Design, Referral

    agencies = []
    for part in lists.split(","):
        name, share = named_share(part, "police=0.35")
        agencies.append(Agency(name=name, share=share))
    referrals = []
    for typed in refer:
        pair, share = named_share(typed, "police:health=0.2")
        sender, colon, receiver = pair.partition(":")
        if not colon:
            raise typer.BadParameter(
                f"{typed!r} names no two lists. Needed: such as police:health=0.2."
            )
        referrals.append(
            Referral(sender=sender.strip(), receiver=receiver.strip(), share=share)
        )
    return Design(
        agencies=tuple(agencies),
        referrals=tuple(referrals),
        spread=spread,
        out_of_reach=out_of_reach,
        divisions=invent_divisions.read(divided),
    )


def tell_power(
    design: "Design",
    wanted: "Wanted",
    studies: "Studies",
    seed: int,
    printed: tuple[Format, Path | None],
) -> None:
    """Print how often the lists show the hidden children, and a sentence for each method."""
    from firsthand.services import shapes_power, study_power

    with progress.bars() as shown:
        answer = study_power.power_of(design, wanted, studies, seed=seed, progress=shown)
    as_format, output = printed
    rows = shapes_power.rows(answer)
    show(
        shapes_power.of_power(answer),
        [narrow(row) for row in rows] if as_format is Format.TABLE else rows,
        as_format=as_format,
        output=output,
        title=f"{answer.repeats:,} invented studies of {answer.size.children:,} children, of "
        f"whom about {answer.size.hidden:,.0f} are hidden",
    )
    if as_format is Format.TABLE:
        print("\n".join(said(answer)), file=sys.stderr if output else sys.stdout)


def narrow(row: dict[str, Any]) -> dict[str, object]:
    """Return the row as a terminal shows it: shares in percent, whole children."""
    shares = {name: f"{row[name]:.0%}" for name in PERCENT}
    numbers = {
        name: "" if row[name] is None else f"{row[name]:,.0f}"
        for name in ("hidden_low", "hidden_middle", "hidden_high")
    }
    return {"method": row["method"]} | shares | numbers


def said(answer: "Power") -> list[str]:
    """Return the sentences of the methods, why they gave no number, and what is left out."""
    lines = [one.sentence for one in answer.methods]
    lines += [f"{one.method}: {why}" for one in answer.methods for why in one.reasons]
    if answer.design.divisions.asked:
        lines.append(OF_THE_WHOLE)
    return [*lines, NO_LINKAGE]


def tell_invented(
    folder: Path,
    design: "Design",
    wanted: "Wanted",
    made: tuple[int, float],
    printed: tuple[Format, Path | None],
) -> None:
    """Write the lists, and print what was written with the truth of it."""
    from firsthand.services import inventing

    seed, slips = made
    with progress.bars() as shown:
        answer = inventing.invent(
            folder, design, wanted, seed=seed, slips=slips, progress=shown
        )
    truth = answer.truth
    sizes, records = truth["on_list"], truth["records"]
    as_format, output = printed
    show(
        {"folder": str(answer.folder), "files": list(answer.files), **truth},
        [
            {"list": name, "children": sizes[name], "records": records[name]}
            for name in design.lists
        ],
        as_format=as_format,
        output=output,
        title="All invented",
    )
    if as_format is Format.TABLE:
        told = (
            f"{truth['children']:,} children, {truth['hidden']:,} of them on no list.",
            *invent_divisions.told(truth),
            f"Written to {folder}: {', '.join(answer.files)}.",
        )
        print("\n".join(told), file=sys.stderr if output else sys.stdout)
