"""
Paper only: whether a recommendation asks for nothing but paper (R8, K7, K8).

A text is cut into the things that it asks for, and each of them into what is asked and what it
is for. It asks for paper only when some part asks for paper, no part asks for work with or for
children, and no part says what a child will have, do or be spared. Which of paper and work a
part asks for is told by an act that leaves only a trace (signing off, publishing, reviewing)
among its first words, else by which of the two kinds of nouns comes first.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from firsthand.domain.inspection.words.word_groups import Vocabulary

# Where one thing asked for ends and the next begins; where what is asked turns into what for.
ASKED = re.compile(
    r"(?<=[.;?!])\s+|\band\s+(?:to\s+)?(?:ensure|make\s+sure)s?(?:\s+that)?\b|,?\s+and\s+that\b"
)
PURPOSE = re.compile(
    r"\bso\s+that\b|\bso\s+(?=\w+\s+(?:are|is|can|will|have))|\bin\s+order\s+(?:to|that)\b"
    r"|,?\s+(?:to|and)\s+ensure\s+(?:that)?\b|,?\s+to\s+enable\b|,\s*which\b"
)
FIRST_WORDS = 9  # an act this near to the beginning is what is asked
REACH = 120  # characters that they can take up
NEAR = 6  # words between a child and what it gets or is done for it
WORD = re.compile(r"\w[\w'\u2019-]*")
OUTCOMES = re.compile(r"\b(?:improv|achiev|secur|promot)\w*\s+(?:\w+\s+){0,2}outcomes\b")


def only_paper(text: str, words: Vocabulary) -> bool:
    """Tell whether `text` asks for paper and for nothing that a child would notice."""
    plain = text.lower().replace("\u2019", "'")
    if _child_gains(plain, words):
        return False
    asked = [_asks(part, words) for part in ASKED.split(plain) if part and part.strip()]
    return "paper" in asked and "work" not in asked


def _asks(part: str, words: Vocabulary) -> str:
    """Return 'paper', 'work' or nothing for one thing that is asked for."""
    main = PURPOSE.split(part, maxsplit=1)[0]
    if _acts_on_paper(main, words):
        return "paper"
    paper, work = words.first("thing", main), words.first("work", main)
    if paper is None:
        return "work" if work is not None else ""
    return "paper" if work is None or paper < work else "work"


def _acts_on_paper(main: str, words: Vocabulary) -> bool:
    opening = [match.end() for match in WORD.finditer(main[:400])][:FIRST_WORDS]
    if not opening:
        return False
    beginning = main[: opening[-1]]
    if words.has("act", beginning):
        return True
    made = words.first("making", beginning)
    thing = words.first("thing", main)
    if made is None or thing is None:
        return False
    return made <= thing and _between(main[made:thing]) <= NEAR


def _child_gains(text: str, words: Vocabulary) -> bool:
    """Tell whether a child stands near to what it gets, or to what is done for it."""
    without = _without_attributes(text, words)
    children = [
        span
        for span in words.spans("child", without)
        if without[span[1] : span[1] + 1] not in {"'", "-"}
    ]
    gets, done = words.spans("gets", without), words.spans("done", without)
    return any(
        any(_near(without, child[1], start) for start, _ in _within(gets, child[1], REACH))
        or any(
            _near(without, end, child[0]) for _, end in _within(done, child[0] - REACH, REACH)
        )
        for child in children
    )


def _without_attributes(text: str, words: Vocabulary) -> str:
    """
    Return the text without words that only say whose paper it is, or what it is meant to do.

    'Plans to help children are specific' promises no help; better outcomes can be claimed of
    anything.
    """
    text = OUTCOMES.sub(lambda found: " " * len(found[0]), text)
    pieces: list[str] = []
    place = 0
    for start, end in words.spans("thing", text):
        if start < place:
            continue
        follows = re.match(r"\s+(?:to|that|which)\s+(?:fully\s+)?\w+", text[end : end + 60])
        cut = end + (follows.end() if follows else 0)
        pieces += [text[place:end], " " * (cut - end)]
        place = cut
    return "".join((*pieces, text[place:]))


def _within(spans: list[tuple[int, int]], begin: int, reach: int) -> Iterator[tuple[int, int]]:
    """Yield the spans that start within `reach` characters of `begin`."""
    for place in range(bisect_left(spans, (begin, 0)), len(spans)):
        if spans[place][0] >= begin + reach:
            return
        yield spans[place]


def _near(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return end <= start and not re.search(r"[.;:?!]", between) and _between(between) <= NEAR


def _between(text: str) -> int:
    return len(WORD.findall(text[:400]))
