"""`firsthand load`: the facts of a folder of published files, into the database."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli import clock, progress
from firsthand.cli.preparing import prepare
from firsthand.domain.intelligence.source import Problem

Folder = Annotated[
    Path,
    typer.Argument(exists=True, file_okay=False, help="A folder with publishers' files."),
]
# More than fits on a screen helps nobody; all of them are on the sources page.
PROBLEMS_SHOWN = 20


def load(folder: Folder) -> None:
    """Load every file below FOLDER; what cannot be read is listed and stops nothing."""
    # Imported here: the readers take half a second, which no other command should wait for.
    from firsthand.services import loading

    prepare()
    with progress.bars() as shown:
        loaded = loading.load(folder, now=clock.now(), progress=shown)
    list_problems(loaded.problems)
    print(
        f"{loaded.files_read:,} files read, {loaded.files_refused:,} refused. Added: "
        f"{loaded.sightings_added:,} accounts of inspections, "
        f"{loaded.figures_added:,} figures, {loaded.problems_added:,} problems."
    )


def list_problems(problems: tuple[Problem, ...]) -> None:
    """List what could not be read, on standard error."""
    if not problems:
        return
    print("Could not be read:", file=sys.stderr)
    for problem in problems[:PROBLEMS_SHOWN]:
        where = f"{problem.file_name}, {problem.row}" if problem.row else problem.file_name
        print(f"- {where}: {problem.reason}: {problem.given}.", file=sys.stderr)
        print(f"  Needed: {problem.needed}. {problem.remedy}", file=sys.stderr)
    more = len(problems) - PROBLEMS_SHOWN
    if more > 0:
        print(f"… and {more:,} more; the sources page lists all.", file=sys.stderr)
