"""Inspections: one visit of an inspectorate, in the accounts of all who published it."""

from dataclasses import dataclass

from firsthand.domain.intelligence.sighting import Mention, Sighting
from firsthand.domain.intelligence.source import Source

# A focused or monitoring visit is never an inspection; these four name the same thing more or
# less precisely, because a table may not tell the length and a report may not say 're-'.
FULL_KINDS = frozenset(
    {"inspection", "standard-inspection", "short-inspection", "re-inspection"}
)

# Kinds of sources that hold the text of a report; the others are tables.
TEXTS = frozenset({"report", "letter"})


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one source tells of one inspection."""

    source: Source
    sighting: Sighting


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """One inspection of one authority; every account of it is kept."""

    inspection_id: str
    la_code: str
    accounts: tuple[Told, ...]

    def __post_init__(self) -> None:
        """Refuse an inspection that nobody told of."""
        if not self.accounts:
            raise ValueError(f"{self.inspection_id}: an inspection needs at least one account")

    @property
    def family(self) -> str:
        """Return the family of frameworks under which it was made."""
        return self.accounts[0].sighting.family

    @property
    def full(self) -> bool:
        """Tell whether it was a full inspection, and not a visit."""
        return self.accounts[0].sighting.kind in FULL_KINDS

    @property
    def read(self) -> bool:
        """Tell whether the text of a report was read, so that its silence means something."""
        return any(told.source.kind in TEXTS for told in self.accounts)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Return how its report speaks of harms; of two copies, the one that says more."""
        texts = [told for told in self.accounts if told.source.kind in TEXTS]
        texts.sort(key=lambda told: (-len(told.sighting.mentions), told.source.source_id))
        return texts[0].sighting.mentions if texts else ()


def states_publication(told: Told) -> bool:
    """
    Tell whether the account states the day of publication.

    A table may give the day of a visit and not that of its letter; `published_on` is then the
    day on which the table itself became public, and a statement says so.
    """
    return not any(
        statement.field == "published_on" and statement.value is None
        for statement in told.sighting.statements
    )
