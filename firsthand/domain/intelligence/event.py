"""Events that stand in no table: notices, directions and ratings, each with its source."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened to an authority, as a named publication tells it."""

    event_id: str
    la_code: str
    kind: str  # rating | improvement-notice | direction | intervention-ended | …
    happened_on: date
    happened_precision: str  # day | month
    known_on: date
    title: str
    grade_scale: str | None
    grade: str | None
    area: str | None
    publisher: str
    publication: str
    where: str
    address: str | None
