"""Loading: a folder of publishers' files enters the store, as a whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from os import cpu_count
from pathlib import Path

from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import without_names
from firsthand.domain.intelligence.reading import in_order
from firsthand.domain.intelligence.soundness import sound
from firsthand.domain.intelligence.source import Problem
from firsthand.sources.folder import files_below, read_files
from firsthand.store import arrivals, inspections

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What was read, what was new, and everything that could not be read."""

    files_read: int
    files_refused: int
    files_added: int
    sightings_added: int
    figures_added: int
    problems_added: int
    problems: tuple[Problem, ...]


def load(folder: Path, *, now: datetime, progress: Progress) -> Loaded:
    """Read every file below `folder` and add what is new."""
    found = read_files(files_below(folder), workers=cpu_count() or 1, progress=progress)
    readings = in_order(without_names(sound(reading)) for reading in found)
    codes = {sighting.la_code or "" for one in readings for sighting in one.sightings}
    known = inspections.load_inspections(as_of=date.max, la_codes=codes)
    arrived = arrivals.add_readings(
        match(readings, known=known),
        recorded_at=now,
        origin=folder.resolve().name,
        progress=progress,
    )
    refused = [one for one in readings if one.source is None]
    return Loaded(
        files_read=len(readings) - len(refused),
        files_refused=len(refused),
        files_added=arrived.files,
        sightings_added=arrived.sightings,
        figures_added=arrived.figures,
        problems_added=arrived.problems,
        problems=tuple(problem for one in readings for problem in one.problems),
    )
