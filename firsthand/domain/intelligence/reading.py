"""Reading: everything that one file had to say, and what of it could not be understood."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.sighting import Sighting
from firsthand.domain.intelligence.source import Problem, Source


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a reader returns for one file; `source` None means that the file was refused."""

    source: Source | None
    sightings: tuple[Sighting, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return `readings` by file, whichever was ready first; a file held twice comes once."""
    kept: dict[str, Reading] = {}
    refused: list[Reading] = []
    for reading in sorted(readings, key=_file_name):
        if reading.source is None:
            refused.append(reading)
        else:
            kept.setdefault(reading.source.source_id, reading)
    return (*refused, *kept.values())


def _file_name(reading: Reading) -> tuple[str, str]:
    if reading.source is not None:
        return reading.source.file_name, reading.source.source_id
    problem = reading.problems[0]
    return problem.file_name, problem.reason
