"""Vocabulary: the terms in force on a day, compiled so that long reports are read fast."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from firsthand.domain.intelligence.stems import stems
from firsthand.domain.reference.harm import Harm, Term


@dataclass(frozen=True, kw_only=True)
class Words:
    """The compiled terms of one harm: `wide` also matches everything that `strict` does."""

    harm: str
    strict: re.Pattern[str] | None
    wide: re.Pattern[str]


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The words of each harm, and the stems without which none of them can match."""

    words: tuple[Words, ...]
    by_stem: tuple[tuple[str, tuple[Words, ...]], ...]
    always: tuple[Words, ...]

    def named_by(self, stems: tuple[str, ...]) -> tuple[Words, ...]:
        """Return the harms that text with exactly these stems may name, in stable order."""
        if not stems:
            return self.always
        held = frozenset(stems)
        hit = {w.harm for stem, words in self.by_stem if stem in held for w in words}
        hit |= {w.harm for w in self.always}
        return tuple(w for w in self.words if w.harm in hit)

    def stems_in(self, text: str, among: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return the stems that stand in lower-case `text`."""
        stems = tuple(stem for stem, _ in self.by_stem) if among is None else among
        return tuple(stem for stem in stems if stem in text)


def vocabulary(harms: tuple[Harm, ...], *, on: date) -> Vocabulary:
    """Return the vocabulary of `harms` as it is read in a report published on `on`."""
    return _compiled(harms, tuple(tuple(_in_force(t, on) for t in h.terms) for h in harms))


def _in_force(term: Term, on: date) -> bool:
    begun = term.from_on is None or term.from_on <= on
    return begun and (term.to_on is None or on <= term.to_on)


@lru_cache(maxsize=64)
def _compiled(harms: tuple[Harm, ...], in_force: tuple[tuple[bool, ...], ...]) -> Vocabulary:
    words, by_stem, always = [], dict[str, list[Words]](), []
    for harm, kept in zip(harms, in_force, strict=True):
        terms = [term for term, keep in zip(harm.terms, kept, strict=True) if keep]
        if not terms:
            continue
        strict = [t.pattern for t in terms if t.reading == "strict"]
        wide = [t.pattern for t in terms if t.reading == "wide"]
        one = Words(
            harm=harm.key, strict=_any_of(strict), wide=re.compile(_union(strict + wide))
        )
        words.append(one)
        found = [stems(term.pattern) for term in terms]
        if None in found:
            always.append(one)
            continue
        for stem in {stem for each in found if each for stem in each}:
            by_stem.setdefault(stem, []).append(one)
    return Vocabulary(
        words=tuple(words),
        by_stem=tuple((stem, tuple(each)) for stem, each in sorted(by_stem.items())),
        always=tuple(always),
    )


def _union(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile(_union(patterns)) if patterns else None
