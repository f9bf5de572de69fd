"""Links: what somebody had or has to do with an authority that they might inspect (R21)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LinkKind(StrEnum):
    """How somebody is tied to an authority."""

    ADVISED = "advised"
    EMPLOYED = "employed"
    CLOSE = "close"  # family, friendship, business, membership: whatever would look like a tie


LINK_TITLES = {
    LinkKind.ADVISED: "Advised or supported it",
    LinkKind.EMPLOYED: "Worked for it",
    LinkKind.CLOSE: "Is close to it (family, friendship, business, membership)",
}


@dataclass(frozen=True, kw_only=True)
class Link:
    """A tie of one person to one authority; `to_on` is None while it lasts or is not known."""

    person: str
    la_code: str
    kind: LinkKind
    from_on: date | None = None
    to_on: date | None = None
    note: str = ""
