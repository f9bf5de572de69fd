"""Spelling: a heading or a cell in the plain form in which it is compared."""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
MARKS = re.compile(r"[^a-z0-9]+")
LIST_LETTER = re.compile(r"^\(?[a-z][).]\s*(?=\S)|^[a-z]\)\s*$")


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Return lower-case words: apostrophes removed, every other mark and space one space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return MARKS.sub(" ", APOSTROPHES.sub("", folded)).strip()


def unlettered(text: str) -> str:
    """Return a value without the letter that a printed list puts before it, as in 'k) APKN'."""
    folded = unicodedata.normalize("NFKC", text).strip().casefold()
    return LIST_LETTER.sub("", folded, count=1)


def one_line(text: str) -> str:
    """Return a cell in one line, with plain spaces and none around it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
