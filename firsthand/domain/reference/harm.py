"""
Harms, and the words that reports used for each of them over the years.

A strict term names the harm. A wide term is broader language that came to stand for it
('exploitation' for 'sexual exploitation'); it carries the dates between which it is read so.
"""

from dataclasses import dataclass
from datetime import date

OWN = "own-"  # how the key of a harm begins that was added here; no shipped one begins so


def is_own(key: str) -> bool:
    """Tell whether a key is that of a harm which people of this installation added."""
    return key.startswith(OWN)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A regular expression over lower-case text, and the time in which it means the harm."""

    pattern: str
    reading: str  # strict | wide
    from_on: date | None = None
    to_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Made:
    """When, by whom (a code of the record) and why a harm was added here to the vocabulary."""

    on: date
    by: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Harm:
    """
    One kind of harm to children.

    `own` is filled for a harm that people of this installation added; reports that were read
    before say nothing of it until they are read again.
    """

    key: str
    name: str
    meaning: str
    terms: tuple[Term, ...]
    own: Made | None = None
