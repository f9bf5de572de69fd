"""Publications: what is known of a publisher's file before it is opened."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Publication:
    """
    One publication, or one kind of publication, recognised by the name of its file.

    `pattern` is a regular expression searched for in the lower-case path of the file, with
    forward slashes. `known_on` None means that each file tells its own day, in the way that
    `known_on_basis` names.
    """

    key: str
    pattern: str
    publisher: str
    title: str
    kind: str  # report | letter | outcomes-table | statistics | scrape | curated | lookup
    address: str | None
    licence: str  # ogl-3 | non-commercial-education | non-commercial | not-stated
    licence_basis: str
    known_on: date | None
    known_on_basis: str  # printed | table | file-name | cover | rule | curated
    columns: tuple[str, ...] = ()
    quirks: tuple[str, ...] = ()


def described(path: str, publications: Iterable[Publication]) -> Publication | None:
    """Return the first publication whose pattern is in `path`, or None when there is none."""
    plain = path.replace("\\\\", "/").lower()
    return next((p for p in publications if re.search(p.pattern, plain)), None)
