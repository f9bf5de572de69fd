"""Wording: the checker of words run over any text, paragraph by paragraph."""

import re
from dataclasses import dataclass
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.words.plain_words import Flag, TextKind, flags
from firsthand.domain.intelligence.sentences import BULLETS
from firsthand.refdata.read_plain_words import plain_words

COLUMNS = ("paragraph", "flag", "words", "why", "what_would_help")
START = re.compile(rf"\s*(?:[{BULLETS}*-]|\d{{1,3}}[.)])\s+")  # of a bullet or numbered item
MOST_CHARACTERS = 2_000_000  # about 300,000 words: a long book


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One paragraph of a text, with what is flagged in it."""

    number: int
    text: str
    flags: tuple[Flag, ...]


def checked(text: str, *, kind: TextKind) -> tuple[Checked, ...]:
    """Return each paragraph or bullet of a text with its flags."""
    if len(text) > MOST_CHARACTERS:
        raise Refused(
            Objection(
                rule="text-too-long",
                reason=f"It has {len(text)} characters; {MOST_CHARACTERS} are read at most.",
                remedy="Give it in parts.",
            )
        )
    words = plain_words()
    return tuple(
        Checked(number=number, text=one, flags=flags(one, kind, words))
        for number, one in enumerate(_pieces(text), start=1)
    )


def shape(found: tuple[Checked, ...], kind: TextKind) -> dict[str, Any]:
    """Return the answer as plain data, with every paragraph, flagged or not."""
    return {
        "kind": kind.value,
        "paragraphs": [
            {"number": one.number, "text": one.text, "flags": [_flag(f) for f in one.flags]}
            for one in found
        ],
        "flagged": sum(bool(one.flags) for one in found),
    }


def rows(found: tuple[Checked, ...]) -> list[dict[str, Any]]:
    """Return one row for each flag."""
    return [
        dict(
            zip(
                COLUMNS,
                (one.number, flag.key.value, flag.passage.text, flag.why, flag.helps),
                strict=True,
            )
        )
        for one in found
        for flag in one.flags
    ]


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "flag": flag.key.value,
        "start": flag.passage.start,
        "end": flag.passage.end,
        "words": flag.passage.text,
        "why": flag.why,
        "what_would_help": flag.helps,
    }


def _pieces(text: str) -> list[str]:
    """Return the paragraphs of a text: parted by empty lines, numbers or bullets."""
    pieces: list[list[str]] = [[]]
    for line in text.splitlines():
        start = START.match(line)
        if start or not line.strip():
            pieces.append([line[start.end() :]] if start else [])
        else:
            pieces[-1].append(line)
    lines = (" ".join(" ".join(piece).split()) for piece in pieces)
    return [line for line in lines if line]
