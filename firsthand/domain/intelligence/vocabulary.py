"""Vocabulary: the terms in force on a day, compiled so that long reports are read fast."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from firsthand.domain.intelligence.stems import longest_word, stems
from firsthand.domain.reference.harm import Harm, Term

REMEMBERED = 100_000
"""Distinct words to remember; a thousand reports hold about 60,000, misprints included."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """The compiled terms of one harm: `wide` also matches everything that `strict` does."""

    harm: str
    strict: re.Pattern[str] | None
    wide: re.Pattern[str]


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """
    The words of each harm by the stems without which they cannot match.

    `remembered` keeps which harms a word of a report may name: reports use few distinct words.
    """

    by_stem: dict[str, tuple[Words, ...]]
    always: tuple[Words, ...]
    remembered: dict[str, tuple[Words, ...]] = field(default_factory=dict)

    def perhaps_in(self, text: str) -> tuple[Words, ...]:
        """Return the harms that lower-case `text` may name; no other can be named in it."""
        remembered = self.remembered
        found = {words.harm: words for words in self.always}
        for word in text.split():
            named = remembered.get(word)
            if named is None:
                named = self._learnt(word)
            for words in named:
                found[words.harm] = words
        return tuple(found.values())

    def _learnt(self, word: str) -> tuple[Words, ...]:
        if len(self.remembered) >= REMEMBERED:
            self.remembered.clear()
        named = {w.harm: w for stem, each in self.by_stem.items() if stem in word for w in each}
        self.remembered[word] = tuple(named.values())
        return self.remembered[word]


def vocabulary(harms: tuple[Harm, ...], *, on: date) -> Vocabulary:
    """Return the vocabulary of `harms` as it is read in a report published on `on`."""
    return _compiled(harms, tuple(tuple(_in_force(t, on) for t in h.terms) for h in harms))


def _in_force(term: Term, on: date) -> bool:
    begun = term.from_on is None or term.from_on <= on
    return begun and (term.to_on is None or on <= term.to_on)


@lru_cache(maxsize=64)
def _compiled(harms: tuple[Harm, ...], in_force: tuple[tuple[bool, ...], ...]) -> Vocabulary:
    by_stem: dict[str, list[Words]] = {}
    always: list[Words] = []
    for harm, kept in zip(harms, in_force, strict=True):
        terms = [term for term, keep in zip(harm.terms, kept, strict=True) if keep]
        if not terms:
            continue
        words = _words(harm.key, terms)
        found = [stems(term.pattern) for term in terms]
        if None in found:
            always.append(words)
            continue
        for stem in {longest_word(stem) for each in found if each for stem in each}:
            by_stem.setdefault(stem, []).append(words)
    return Vocabulary(
        by_stem={stem: tuple(each) for stem, each in by_stem.items()},
        always=tuple(always),
    )


def _words(harm: str, terms: list[Term]) -> Words:
    strict = [term.pattern for term in terms if term.reading == "strict"]
    wide = [term.pattern for term in terms if term.reading == "wide"]
    return Words(harm=harm, strict=_any_of(strict), wide=re.compile(_union(strict + wide)))


def _union(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile(_union(patterns)) if patterns else None
