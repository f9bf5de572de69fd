"""Depth: what a plan of an inspection would find, what it would miss, what would be enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from firsthand.domain.planning.depth import curves, depth_wording
from firsthand.domain.planning.depth.allocation import Allocation, allocation
from firsthand.domain.planning.depth.depth import Depth
from firsthand.domain.planning.depth.depth import depth as depth_of
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.reader import (
    Attention,
    DoubleReadings,
    attention,
    counted_readings,
)
from firsthand.domain.planning.depth.reading_on import ReadingOn, reading_on
from firsthand.domain.planning.depth.written_group import WrittenGroup
from firsthand.sources import depth_tables


@dataclass(frozen=True, kw_only=True)
class DepthAnswer:
    """Everything that can be said of a design: sums, sentences, curves, better splits."""

    depth: Depth
    sentence: str
    sentences: tuple[str, ...]
    allocation: Allocation | None
    splitting: tuple[str, ...]
    by_cases: tuple[curves.CasesPoint, ...]
    by_share: tuple[curves.SharePoint, ...]
    reading_on: tuple[ReadingOn, ...]


def depth(design: Design) -> DepthAnswer:
    """Return what `design` would find and miss, or refuse what is impossible about it."""
    found = depth_of(design)
    split = allocation(design)
    return DepthAnswer(
        depth=found,
        sentence=depth_wording.sentence(found),
        sentences=depth_wording.sentences(found),
        allocation=split,
        splitting=() if split is None else depth_wording.splitting(design, split),
        by_cases=curves.by_cases(design),
        by_share=curves.by_share(design),
        reading_on=reading_on(design),
    )


def groups_in(path: Path) -> Sequence[WrittenGroup]:
    """Return the groups written in a file, still as text."""
    return depth_tables.read_groups(path)


def learned(path: Path, *, confidence: float = 0.95) -> Attention:
    """Return how reliably readers notice, by the cases of a file that two have read."""
    counts = counted_readings(depth_tables.read_double_readings(path))
    return attention(counts, confidence=confidence)


def readers(counts: DoubleReadings) -> Attention:
    """Return how reliably readers notice, by the counts of cases that two have read."""
    return attention(counts)
