"""The database, ready before a command asks it anything."""

import sys

from firsthand.cli import clock, progress
from firsthand.services import building


def prepare() -> None:
    """Build the database if it lacks what ships with the project; say so on standard error."""
    with progress.bars() as shown:
        built = building.build(now=clock.now(), progress=shown)
    if built.was_needed:
        print(
            f"Database ready: {built.files:,} sources, {built.sightings:,} accounts of "
            f"inspections, {built.figures:,} figures were added.",
            file=sys.stderr,
        )
