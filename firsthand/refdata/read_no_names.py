"""Read the words that are no names of people though they are written with a capital."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firsthand.refdata.documents import yaml_entries
from firsthand.refdata.read import ROOT, authorities
from firsthand.refdata.schema import maker

WORD = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, kw_only=True)
class _Words:
    """One group of words, and what they have in common."""

    key: str
    note: str
    words: tuple[str, ...]


@cache
def no_names(root: Path = ROOT) -> frozenset[str]:
    """Return every word that is no name, in small letters: of the field, and of authorities."""
    made = maker(_Words, {})
    found = {word for one in authorities() for word in WORD.findall(one.name.casefold())}
    for entry in yaml_entries(root / "personal_data" / "no_names.yaml"):
        for place, word in enumerate(made(entry).words):
            if word != word.casefold().strip() or not word:
                raise entry.objection(
                    f"{word!r} is not in small letters.",
                    "Write each word in small letters.",
                    ("words", place),
                )
            found.add(word)
    return frozenset(found)
