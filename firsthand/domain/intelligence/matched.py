"""Matched: a reading whose accounts have been told apart by the inspection they speak of."""

from dataclasses import dataclass

from firsthand.domain.intelligence.reading import Reading


@dataclass(frozen=True, kw_only=True)
class Matched:
    """A reading, and for each of its sightings in order the inspection that it belongs to."""

    reading: Reading
    inspection_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a sighting without an inspection, and an inspection without a sighting."""
        sightings = len(self.reading.sightings)
        if sightings != len(self.inspection_ids):
            raise ValueError(
                f"{sightings} sightings need as many inspections, not {len(self.inspection_ids)}"
            )
