"""
Sentences of real reports for measuring the checker, by file and ordinal; none is kept here.

Items are what the reports list as to be improved for the authority (numbered or bulleted, the
safeguarding board's left out); findings are sentences of the body. The digest of each labelled
sentence shows when the same place no longer holds the same words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sentences import BULLETS, plain
from firsthand.sources.reports.pages import Document, read_pages
from firsthand.sources.reports.passages import passages
from firsthand.sources.reports.titles import title

REPORTS = "ofsted-ilacs-scrape-tool/export_data/inspection_reports"
# (seed, reports, how many of each kind from each): the draws that were labelled.
DRAWS = (
    (20261128, 70, {"item": 2, "finding": 1}),
    (20261129, 70, {"finding": 1}),
    (20261130, 70, {"item": 2, "finding": 1}),
    (20261201, 60, {"item": 2, "finding": 1}),
)
START = re.compile(rf"\s*(?:[{BULLETS}]|\d{{1,3}}[.)](?=\s|[A-Z]))\s*")
ENDS = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
SHORTEST, LONGEST = 3, 120  # words; outside it, the extraction went wrong


@dataclass(frozen=True, kw_only=True)
class Text:
    """One sentence or item, by its place."""

    file: str
    kind: str
    ordinal: int
    words: str

    @property
    def digest(self) -> str:
        """Return the first ten digits of the SHA-256 of the words."""
        return sha256(self.words.encode()).hexdigest()[:10]


def texts(folder: Path, file: str) -> list[Text]:
    """Return the items and then the sentences of findings of one report."""
    document = read_pages(folder / file)
    what = title(document.pages) if isinstance(document, Document) else None
    if what is None:
        return []
    cut = passages(document.pages, what.family)
    found: list[Text] = []
    for kind, words in (("item", _items(cut)), ("finding", _findings(cut))):
        kept = [one for one in words if SHORTEST <= len(one.split()) <= LONGEST]
        found += [
            Text(file=file, kind=kind, ordinal=number, words=one)
            for number, one in enumerate(kept, start=1)
        ]
    return found


def files(folder: Path) -> list[str]:
    """Return the reports in the folder, sorted by path."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*.pdf"))


def draw(folder: Path, *, seed: int, reports: int, each: dict[str, int]) -> list[Text]:
    """Return so many items and findings of each of so many reports, by a seed."""
    rng = Random(seed)
    chosen = rng.sample(files(folder), reports)
    drawn: list[Text] = []
    for file in chosen:
        there = texts(folder, file)
        for kind, number in each.items():
            of_kind = [one for one in there if one.kind == kind]
            drawn += rng.sample(of_kind, min(number, len(of_kind)))
    return drawn


def _items(cut: list[Passage]) -> Iterator[str]:
    for passage in cut:
        if passage.part == "to-improve" and passage.area != "lscb":
            yield from _pieces(passage.text, listed=True)


def _findings(cut: list[Passage]) -> Iterator[str]:
    for passage in cut:
        if passage.part == "body" and passage.area != "lscb":
            for piece in _pieces(passage.text, listed=False):
                yield from ENDS.split(piece)


def _pieces(text: str, *, listed: bool) -> Iterator[str]:
    """Yield the pieces of a passage, each on one line; `listed` leaves out running text."""
    piece: list[str] | None = None if listed else []
    for line in plain(text).split("\n"):
        start = START.match(line)
        if start:
            if piece:
                yield " ".join(" ".join(piece).split())
            piece = [line[start.end() :]]
        elif piece is not None:
            piece.append(line)
    if piece:
        yield " ".join(" ".join(piece).split())
