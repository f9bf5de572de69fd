"""Sentences: a passage cut into paragraphs and bullets, and those into sentences."""

import re
from itertools import pairwise

# What pdfium prints for hyphens at line ends, curly apostrophes and fixed spaces.
_PLAIN = (
    ("\ufffe", "-"), ("\u00ad", "-"), ("\u2010", "-"), ("\u2011", "-"), ("\u2019", "'"),
    ("\u2018", "'"), ("\u00a0", " "), ("\r", ""), ("\u2013", "-"),
)  # fmt: skip
BULLETS = "\u2022\u25fc\u25aa\u25cf\u25a0\uf0a7\uf06e\uf0b7\u2756\u2751"
_START = re.compile(rf"\s*(?:[{BULLETS}]|\d{{1,3}}\.\s*(?=[A-Z\"'\u201c]))")
_OPENINGS = frozenset(f"{BULLETS}0123456789 \t")
_ENDS = re.compile(r"(?<=[.?!])['\"\u201d)]?\d{0,2}\s+(?=[A-Z0-9(\"'\u201c])")


def plain(text: str) -> str:
    """Return `text` with plain hyphens, apostrophes and spaces."""
    for printed, meant in _PLAIN:
        if printed in text:
            text = text.replace(printed, meant)
    return text


def paragraphs(text: str) -> list[str]:
    """Return the numbered paragraphs and bullets of plain `text`, each on one line."""
    pieces: list[list[str]] = [[]]
    for line in text.split("\n"):
        start = _START.match(line) if line[:1] in _OPENINGS else None
        if start:
            pieces.append([line[start.end() :]])
        else:
            pieces[-1].append(line)
    lines = (" ".join(" ".join(piece).split()) for piece in pieces)
    return [line for line in lines if line]


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph, in lower case."""
    return [each.lower() for each in _ENDS.split(paragraph) if each]


def as_written(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph letter for letter, as their author wrote them."""
    starts = [0, *(found.end() for found in _ENDS.finditer(paragraph)), len(paragraph)]
    pieces = (paragraph[one:other].strip() for one, other in pairwise(starts))
    return [piece for piece in pieces if piece]
