"""
Sightings: what one source says of one inspection.

Several sources tell of the same inspection (the report, two official tables, a file name) and
may disagree. Each account is kept as its own sighting; which one is preferred is a rule in
`conflicts.py`, applied when the facts are shown and never when they are stored.
"""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.place import NOWHERE, Place

FIELDS = (
    "authority_name",
    "framework",
    "kind",
    "inspection_start",
    "inspection_end",
    "published_on",
    "days_on_site",
    "lead_inspector",
    "inspectors_stated",
    "improvement_items",
    "visit_theme",
    "addressee",
    "evidence_records",
    "evidence_children",
    "evidence_parents",
    "evidence_staff",
    "pages",
    "words",
    "licence_printed",
)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One fact as stated: a value, or None with the reason why there is none."""

    field: str
    value: str | None
    absent_because: str | None = None
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        """Refuse an unknown field, and a value that is neither there nor explained."""
        if self.field not in FIELDS:
            raise ValueError(f"field must be one of {FIELDS}, not {self.field!r}")
        if (self.value is None) == (self.absent_because is None):
            raise ValueError(f"{self.field}: give either a value or the reason for its absence")


@dataclass(frozen=True, kw_only=True)
class PrintedGrade:
    """A grade for one area, in the very words of the source."""

    area: str
    label: str
    place: Place = NOWHERE


@dataclass(frozen=True, kw_only=True)
class Mention:
    """
    How one report speaks of one harm under one of its headings.

    All counts are of passages (a sentence or a bullet), except `strict` and `wide`, which count
    occurrences of terms. `wide` includes `strict`. `criticised` counts passages that report a
    weakness, `examined` those that say what practice inspectors saw, favourable or not;
    `to_improve` those under a heading that lists what must improve.
    """

    harm: str
    area: str  # key of a judgement area, or 'summary' or 'general'
    heading: str
    strict: int
    wide: int
    criticised_strict: int
    criticised_wide: int
    examined_strict: int
    examined_wide: int
    to_improve_strict: int
    to_improve_wide: int
    pages: tuple[int, ...]

    @property
    def is_silent(self) -> bool:
        """Tell whether it says no more than that the report was read and does not name it."""
        return not self.wide and not self.pages


def silent(harm: str) -> Mention:
    """Return the mention that tells that a report was read for a harm and does not name it."""
    return Mention(
        harm=harm,
        area="general",
        heading="",
        strict=0,
        wide=0,
        criticised_strict=0,
        criticised_wide=0,
        examined_strict=0,
        examined_wide=0,
        to_improve_strict=0,
        to_improve_wide=0,
        pages=(),
    )


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """One inspection in the account of one source; `la_code` None means not recognised."""

    la_code: str | None
    authority_name: str
    family: str
    kind: str
    published_on: date
    started_on: date | None = None
    ended_on: date | None = None
    statements: tuple[Statement, ...] = ()
    grades: tuple[PrintedGrade, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place: Place = NOWHERE
    address: str | None = None
