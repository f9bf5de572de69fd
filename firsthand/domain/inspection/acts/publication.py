"""Publications: the frozen document of an inspection, and what was wrong with it later."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Published:
    """
    The inspection was published; `document` is the whole of what the public reads.

    Pages, PDF and JSON are all made from it, so that they cannot differ.
    """

    document: dict[str, Any]
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """Something published turned out to be wrong; it stands beside what was published."""

    id: str
    text: str
