"""`firsthand hash-list`: a list without names, for agencies that may not share them."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import clock, progress
from firsthand.cli.link import asked_at_a_terminal
from firsthand.cli.options import Format, Formatted
from firsthand.cli.outputs import refuse_inside
from firsthand.cli.printing import as_json

File = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="CSV, XLSX or Parquet; not needed to make a key."),
]
KeyFile = Annotated[
    Path, typer.Option("--key-file", metavar="K", help="The key of the study, in a file.")
]
MakeKey = Annotated[
    bool,
    typer.Option("--make-key", help="Make the key first: once for a study, for all agencies."),
]
MappingGiven = Annotated[
    Path | None, typer.Option("--mapping", metavar="FILE", help="The mapping, as confirmed.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Confirm the mapping that is proposed.")]
Carry = Annotated[
    list[str] | None,
    typer.Option(
        "--carry",
        metavar="FIELD",
        help="Copy in clear: group, area, part, referred_by or known_on; may be given again.",
    ),
]
To = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="OUT.parquet", help="The hashed list to write."),
]
SAFE = (
    "Give the file {file} to every agency of the study by a safe way of its own, never with a "
    "list and never to whoever links: whoever has it can find names in the lists."
)


def hash_list(  # noqa: PLR0913 - one for each option
    key_file: KeyFile,
    file: File = None,
    make_key: MakeKey = False,
    mapping: MappingGiven = None,
    yes: Yes = False,
    carry: Carry = None,
    output: To = None,
    as_format: Formatted = Format.TABLE,
) -> None:
    """Write a list as keyed hashes that `firsthand link` can compare, without any name."""
    # Imported here, as tables take a while to load.
    from firsthand.services.linking import hashed_lists, shapes_linking
    from firsthand.services.linking.reading import Unconfirmed

    if as_format not in (Format.TABLE, Format.JSON):
        raise typer.BadParameter("What was hashed is told as table or json. Give one of these.")
    if make_key:
        print(f"Key {hashed_lists.make_key(key_file)} made.", file=sys.stderr)
        print(SAFE.format(file=key_file), file=sys.stderr)
    if file is None or output is None:
        if make_key and file is None and output is None:
            return
        raise typer.BadParameter("Name the list and where its hashes go: FILE --output OUT.")
    refuse_inside(output)
    confirmed = yes or (mapping is None and asked_at_a_terminal([file]))
    said = hashed_lists.Columns(mapping=mapping, yes=confirmed, carry=tuple(carry or ()))
    try:
        with progress.bars() as shown:
            answer = hashed_lists.hash_list(
                file,
                key_file,
                output,
                said=said,
                as_of=clock.now().date(),
                progress=shown,
            )
    except Unconfirmed as refusal:
        print(json.dumps(refusal.mapping, indent=2, ensure_ascii=False), file=sys.stderr)
        raise
    told = answer.shape()
    if as_format is Format.JSON:
        print(as_json(told), end="")
        return
    print(f"{told['records']:,} records of {told['list']} hashed with key {told['key']}.")
    print(f"Hashed: {', '.join(told['columns'])}.")
    print("\n".join([*shapes_linking.problems_said(answer.read.problems), *answer.reasons]))
    print(f"Written: {output}", file=sys.stderr)
