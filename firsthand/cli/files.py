"""`firsthand files`: look after the encrypted files of evidence."""

import typer
from django.utils import timezone

from firsthand.cli.preparing import prepare

files = typer.Typer(
    name="files",
    help="Look after the encrypted files of evidence. No command shows what is in them.",
    no_args_is_help=True,
)


@files.command()
def check() -> None:
    """Open every file and compare it with its hash; leave with 1 when one is damaged."""
    from firsthand.services.inspecting import file_care

    prepare()
    found = 0
    for file_id, reason in file_care.damaged():
        found += 1
        print(f"{file_id}: {reason}")
    print(f"{found} damaged." if found else "Every file is as it was taken in.")
    raise typer.Exit(1 if found else 0)


@files.command()
def scan() -> None:
    """Have every file scanned that no scanner has given a verdict on (FIRSTHAND_CLAMD)."""
    from firsthand.services.inspecting import file_care

    prepare()
    left = 0
    for file_id, state in file_care.scan_unscanned(now=timezone.now()):
        left += state.word not in ("clean", "infected")
        print(f"{file_id}: {state.word}. {state.said}")
    print(f"{left} not scanned." if left else "Every file has been scanned.")
    raise typer.Exit(1 if left else 0)


@files.command()
def sweep() -> None:
    """Remove from the storage what a crash left there and no record names."""
    from firsthand.services.inspecting import file_care

    prepare()
    print(f"{len(file_care.sweep(now=timezone.now()))} removed.")
