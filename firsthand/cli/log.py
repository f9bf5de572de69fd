"""`firsthand log`: copies of the log for others, its signed heads, and proofs."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from firsthand.cli import clock, progress
from firsthand.cli.given_heads import one_head
from firsthand.cli.options import Output
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import as_json, write
from firsthand.cli.verify import Told, ToldAs
from firsthand.domain.accountability.head import plain, short
from firsthand.services.record import exporting, heads, proofs

log = typer.Typer(
    name="log",
    help="The log of every act, reading and refusal: copies, signed heads, proofs.",
    no_args_is_help=True,
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, as JSON lines.")]
Details = Annotated[
    bool, typer.Option("--details", help="With what was written; for those who run the server.")
]
Inspection = Annotated[
    str, typer.Option("--inspection", metavar="ID", help="Only what is about one inspection.")
]
Entry = Annotated[
    int | None,
    typer.Option("--entry", metavar="N", help="Prove that this entry is in the log."),
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="HEAD", help="Prove that the log begins with this head's."),
]


@log.command()
def export(file: File, details: Details = False, inspection: Inspection = "") -> None:
    """Write a copy of the log that `firsthand verify` checks on any computer."""
    prepare()
    with progress.bars() as shown:
        entries = exporting.export(
            file, details=details, now=clock.now(), inspection_id=inspection, progress=shown
        )
    print(f"Written: {file}, {entries:,} entries", file=sys.stderr)


@log.command()
def head(as_format: ToldAs = Told.TABLE) -> None:
    """Sign the log as it is, and deposit the head; for cron where no server does it."""
    prepare()
    signed = heads.deposit(clock.now())
    if as_format is Told.JSON:
        print(as_json(plain(signed)), end="")
        return
    print(f"Entries: {signed.size:,}")
    print(f"Root: {signed.root}")
    print(f"Signed at: {signed.at}")
    print(f"Key: {short(signed.key)} ({signed.key})")
    kept = f"in {settings.LOG_HEADS}" if signed.size else "nowhere: the log is empty"
    print(f"Deposited: {kept}")


@log.command()
def prove(entry: Entry = None, earlier: From = None, output: Output = None) -> None:
    """Print a proof as JSON: of one entry, or that the log begins with an earlier head's."""
    if (entry is None) == (earlier is None):
        raise typer.BadParameter("Give either --entry N or --from HEAD.")
    before = None if earlier is None else one_head(earlier)
    prepare()
    if before is None:
        proof = proofs.inclusion(entry, now=clock.now())
    else:
        proof = proofs.consistency(before, now=clock.now())
    # One line, as every file that `firsthand verify` reads.
    write((json.dumps(proof, ensure_ascii=False) + "\n").encode("utf-8"), output)
