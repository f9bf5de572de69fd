"""Read the words by which columns of lists are known (`linkage/*.yaml`), checked, once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firsthand.domain.prevalence.linkage.columns import FIELDS
from firsthand.domain.prevalence.linkage.vocabulary import (
    KINDS,
    WORD_KEYS,
    Field,
    Vocabulary,
)
from firsthand.refdata.documents import Entry, yaml_entries
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.schema import maker

FOLDER = Path(__file__).parent / "linkage"


@dataclass(frozen=True, kw_only=True)
class _Words:
    """One list of words, and what they are."""

    key: str
    words: tuple[str, ...]


@cache
def linkage_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Return the vocabulary; refuse a file in which something is missing, or given twice."""
    fields = _fields(folder / "columns.yaml")
    return Vocabulary(fields=fields, words=_words(folder / "words.yaml"))


def _fields(file: Path) -> tuple[Field, ...]:
    made = maker(Field, {"key": frozenset(FIELDS), "kind": frozenset(KINDS)})
    found: dict[str, Field] = {}
    headings: dict[str, str] = {}
    for entry in yaml_entries(file):
        one = made(entry)
        _refuse_wrong(entry, one, headings)
        if one.key in found:
            raise entry.objection(f"'{one.key}' was given before.", "Keep one.", ("key",))
        found[one.key] = one
    _refuse_missing(file, set(FIELDS) - found.keys())
    return tuple(found.values())


def _refuse_wrong(entry: Entry, one: Field, headings: dict[str, str]) -> None:
    for at, heading in enumerate(one.exact):
        if other := headings.get(heading):
            raise entry.objection(
                f"The heading {heading!r} is exact for '{other}' too.",
                "A heading that means two things is exact for neither.",
                ("exact", at),
            )
        headings[heading] = one.key
    for name in ("like", "missing"):
        for at, form in enumerate(getattr(one, name)):
            try:
                re.compile(form)
            except re.error as error:
                raise entry.objection(
                    f"{form!r} is no expression: {error}.", "Correct it.", (name, at)
                ) from error


def _words(file: Path) -> dict[str, tuple[str, ...]]:
    made = maker(_Words, {"key": frozenset(WORD_KEYS)})
    found = {one.key: one.words for one in map(made, yaml_entries(file))}
    _refuse_missing(file, set(WORD_KEYS) - found.keys())
    return found


def _refuse_missing(file: Path, missing: set[str]) -> None:
    if missing:
        raise RefdataError(file, None, f"There is no entry {min(missing)!r}.", "Add it.")
