"""Found: what is kept of a subject that was new in texts: words, counts, places, never text."""

import re
from dataclasses import dataclass
from datetime import date

APART = re.compile(r"[^a-z]+")


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """Where and when a subject first stood in a text; an empty place is no authority's."""

    place: str
    on: date


@dataclass(frozen=True, kw_only=True)
class SubjectFound:
    """
    A subject as one search of texts found it.

    `concept` is the word that stands for it, `terms` all words that were merged, `first_seen`
    its first appearance in each place. `places` and `sources` count all of them, named here or
    not. `q_value` is the smallest rate of false subjects at which it would have been flagged;
    None where the search did not tell it.
    """

    concept: str
    terms: tuple[str, ...]
    first_seen: tuple[Appearance, ...]
    flagged_on: date
    rank: int
    places: int
    sources: int
    q_value: float | None
    score: float | None = None


def subject_id(concept: str) -> str:
    """Return what names a subject on the record: its concept, in small letters and hyphens."""
    return APART.sub("-", concept.casefold()).strip("-")
