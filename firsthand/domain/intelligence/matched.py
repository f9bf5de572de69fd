"""Matched: a reading whose accounts have been told apart by the inspection they speak of."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.domain.intelligence.identity import gather
from firsthand.domain.intelligence.inspection import Inspection, Told
from firsthand.domain.intelligence.reading import Reading


@dataclass(frozen=True, kw_only=True)
class Matched:
    """A reading, and for each of its sightings in order the inspection that it belongs to."""

    reading: Reading
    inspection_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a sighting without an inspection, and an inspection without a sighting."""
        needed, given = len(self.reading.sightings), len(self.inspection_ids)
        if needed != given:
            raise ValueError(f"{needed} sightings need as many inspections, not {given}")


def match(
    readings: Iterable[Reading], *, known: Iterable[Inspection] = ()
) -> tuple[Matched, ...]:
    """Return `readings` in order, each account with the inspection that it tells of."""
    everything = tuple(readings)
    told = (
        Told(source=reading.source, sighting=sighting)
        for reading in everything
        if reading.source is not None
        for sighting in reading.sightings
    )
    of_account = {
        account: inspection.inspection_id
        for inspection in gather(told, known=known)
        for account in inspection.accounts
    }
    return tuple(
        Matched(
            reading=reading,
            inspection_ids=tuple(
                of_account[Told(source=reading.source, sighting=sighting)]
                for sighting in reading.sightings
                if reading.source is not None
            ),
        )
        for reading in everything
    )
