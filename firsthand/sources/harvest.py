"""Harvest: what a reader has gathered so far from one table, good rows and bad."""

from dataclasses import dataclass, field

from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Sighting
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.sources.sheets import problem


@dataclass(kw_only=True)
class Harvest:
    """The accounts read from one file and the problems met on the way; it only grows."""

    file_name: str
    sightings: list[Sighting] = field(default_factory=list)
    problems: dict[Problem, None] = field(default_factory=dict)  # in order, each once
    by_authority: dict[str, list[Sighting]] = field(default_factory=dict)

    def add(self, sighting: Sighting) -> None:
        """Keep an account."""
        self.sightings.append(sighting)
        self.by_authority.setdefault(sighting.la_code or "", []).append(sighting)

    def of_authority(self, sighting: Sighting) -> list[Sighting]:
        """Return the accounts kept so far that speak of the same authority."""
        return self.by_authority.get(sighting.la_code or "", [])

    def note(self, reason: str, given: str, *, row: str) -> None:
        """Keep a problem with one row, while the rest of the file is read."""
        self.problems[problem(self.file_name, reason, given, row=row)] = None

    def reading(self, source: Source) -> Reading:
        """Return all of it as the reading of `source`."""
        return Reading(
            source=source, sightings=tuple(self.sightings), problems=tuple(self.problems)
        )


def refusal(problem: Problem) -> Reading:
    """Return the reading of a file that was refused as a whole."""
    return Reading(source=None, problems=(problem,))
