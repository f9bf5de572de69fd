"""Reading: everything that one file had to say, and what of it could not be understood."""

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
