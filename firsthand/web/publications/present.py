"""Put a thousand sources in an order that a reader can scan: few tables, then many reports."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.services.publications import PublicationAnswer

SHEET = 100  # rows of a list before it goes on to another sheet
KINDS = {
    "outcomes-table": "Tables of outcomes",
    "statistics": "Statistics",
    "scrape": "Overviews gathered by others from publishers' pages",
    "curated": "Facts recorded by hand, each with its publication",
    "report": "Inspection reports",
    "letter": "Letters after visits",
}


@dataclass(frozen=True, kw_only=True)
class Group:
    """The sources of one kind; `facts` counts all that was read from them."""

    key: str
    name: str
    publications: tuple[PublicationAnswer, ...]

    @property
    def facts(self) -> int:
        """Return how many rows came from the sources of this kind."""
        return sum(one.sightings + one.figures for one in self.publications)


def groups(answers: Iterable[PublicationAnswer]) -> tuple[Group, ...]:
    """Return the sources by kind: those that hold much in few files come first."""
    by_kind: dict[str, list[PublicationAnswer]] = {}
    for answer in answers:
        by_kind.setdefault(answer.source.kind, []).append(answer)
    order = [*KINDS, *sorted(set(by_kind) - set(KINDS))]
    return tuple(
        Group(key=kind, name=KINDS.get(kind, kind), publications=tuple(by_kind[kind]))
        for kind in order
        if kind in by_kind
    )


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet of a long list: its rows, its number, and how many sheets there are."""

    publications: tuple[PublicationAnswer, ...]
    number: int
    of: int


def sheet(group: Group, number: int) -> Sheet:
    """Return the sheet of that number, or the nearest there is."""
    of = max(1, -(-len(group.publications) // SHEET))
    number = min(max(number, 1), of)
    rows = group.publications[(number - 1) * SHEET : number * SHEET]
    return Sheet(publications=rows, number=number, of=of)
