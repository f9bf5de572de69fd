"""Sources: each published file that a fact was read from, and each file that was refused."""

from dataclasses import dataclass
from datetime import date

SOURCE_KINDS = ("report", "letter", "outcomes-table", "statistics", "scrape", "curated")
LICENCES = ("ogl-3", "non-commercial-education", "non-commercial", "not-stated")
BASES = ("printed", "table", "file-name", "cover", "rule", "curated")


@dataclass(frozen=True, kw_only=True)
class Source:
    """
    One file as it was published.

    `source_id` is the first 16 hexadecimal digits of the file's SHA-256. `known_on` is the day
    on which the publication was public, and `known_on_basis`, one of BASES, says how we know
    that day. `kind` is one of SOURCE_KINDS, `licence` one of LICENCES.
    """

    source_id: str
    publisher: str
    title: str
    kind: str
    file_name: str
    sha256: str
    address: str | None
    licence: str
    known_on: date
    known_on_basis: str
    quirks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Problem:
    """
    Something that could not be read: a whole file (`row` None) or one row of it.

    `reason` is a key (not-a-pdf, encrypted, truncated, empty, wrong-columns, unknown-authority,
    unreadable-value, …); `given`, `needed` and `remedy` are for a person.
    """

    file_name: str
    reason: str
    given: str
    needed: str
    remedy: str
    row: str | None = None
