"""Sentences: a text cut into sentences, and a sentence into runs of words."""

import re

_BULLETS = "\u2022\u25a0\u25fc\u25aa\u25cf\u25cb"
_OPENS = "A-Z\"'\u2018\u201c" + _BULLETS + r"\d"
_ENDS = re.compile(rf"(?<=[.!?;:])\s+(?=[{_OPENS}])|[\f{_BULLETS}]|\n\s*\n")
_SPACE = re.compile(r"\s+")
_WRAPPED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
# The last two stand where pdfium found a hyphen at a line's end.
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2013\ufffe\x02"), "-")
_PLAIN = {**_HYPHENS, 0x2019: "'", 0x2018: "'", 0x2014: ",", 0xAD: "", 0x0D: ""}
# Words with their apostrophes and hyphens; anything with a digit, and every stop, parts runs.
_PIECES = re.compile(r"\S*\d\S*|[^\W\d_]+(?:['-][^\W\d_]+)*|[^\s\w'-]")
_NO_LETTER = re.compile(r"[\W\d_]+")
_DIGIT = re.compile(r"\d")
SHORTEST = 25  # characters; below it stand page numbers, names and headings


def sentences(body: str) -> list[str]:
    """Return the sentences of a text, each on one line; bullets count as sentences."""
    plain = _WRAPPED.sub("-", body.translate(_PLAIN))
    cut = (_SPACE.sub(" ", one).strip() for one in _ENDS.split(plain))
    return [one for one in cut if len(one) >= SHORTEST]


def runs(sentence: str) -> list[list[str]]:
    """Return the runs of words between stops and figures, as they are written."""
    found: list[list[str]] = [[]]
    for piece in _PIECES.findall(sentence):
        if piece[0].isalpha() and not _DIGIT.search(piece):
            found[-1].append(piece)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def fingerprint(sentence: str) -> int:
    """Return what sentences share that differ in figures, stops and case only."""
    return hash(_NO_LETTER.sub("", sentence.casefold()))
