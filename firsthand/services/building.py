"""Building: the database from the facts that ship with the project, when it lacks them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from firsthand.refdata import own_harms
from firsthand.sources.pack import read
from firsthand.store import arrivals, tables
from firsthand.store.subjects import load_own_harms

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class Built:
    """Whether the database had to be built or extended, and by how much."""

    was_needed: bool
    files: int = 0
    sightings: int = 0
    figures: int = 0


def build(
    *, now: datetime, progress: Progress | None = None, pack: Path = read.SHIPPED
) -> Built:
    """Make the tables and add what `pack` holds; when it was added before, return at once."""
    tables.make_tables()
    own_harms.ask(load_own_harms)
    shipped = read.digest(pack)
    if shipped == arrivals.newest_pack():
        return Built(was_needed=False)
    arrived = arrivals.add_readings(
        read.read(pack),
        recorded_at=now,
        origin="the facts that ship with Firsthand",
        pack=shipped,
        progress=progress,
    )
    return Built(
        was_needed=True,
        files=arrived.files,
        sightings=arrived.sightings,
        figures=arrived.figures,
    )


def know_vocabulary() -> None:
    """Let this process know the harms that were added here, where there is a database."""
    if tables.are_made():
        own_harms.ask(load_own_harms)
