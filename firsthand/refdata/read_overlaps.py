"""Read the tables of overlaps that others published, each with its source."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.read import ROOT
from firsthand.refdata.schema import maker


@dataclass(frozen=True, kw_only=True)
class PublishedOverlaps:
    """One table as CSV text, what its lists are, and who published it; `by` names groups."""

    key: str
    title: str
    by: str
    lists: str
    source: str
    text: str


@cache
def published_overlaps(root: Path = ROOT) -> tuple[PublishedOverlaps, ...]:
    """Return the published tables in the order of their file."""
    made = maker(PublishedOverlaps, {})
    return tuple(map(made, yaml_entries(root / "overlaps" / "published.yaml")))
