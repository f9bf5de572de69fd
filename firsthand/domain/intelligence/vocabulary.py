"""Vocabulary: the terms in force on a day, compiled so that long reports are read fast."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from firsthand.domain.intelligence.sieve import Sieve, sieve
from firsthand.domain.reference.harm import Harm, Term


@dataclass(frozen=True, kw_only=True, eq=False)
class Words:
    """The compiled terms of one harm: `wide` also matches everything that `strict` does."""

    harm: str
    strict: re.Pattern[str] | None
    wide: re.Pattern[str]


Vocabulary = Sieve[Words]


def vocabulary(harms: tuple[Harm, ...], *, on: date) -> Vocabulary:
    """Return the vocabulary of `harms` as it is read in a report published on `on`."""
    return _compiled(harms, tuple(tuple(_in_force(t, on) for t in h.terms) for h in harms))


def _in_force(term: Term, on: date) -> bool:
    begun = term.from_on is None or term.from_on <= on
    return begun and (term.to_on is None or on <= term.to_on)


@lru_cache(maxsize=64)
def _compiled(harms: tuple[Harm, ...], in_force: tuple[tuple[bool, ...], ...]) -> Vocabulary:
    kept = (
        (harm, [term for term, keep in zip(harm.terms, keeps, strict=True) if keep])
        for harm, keeps in zip(harms, in_force, strict=True)
    )
    return sieve(
        (_words(harm.key, terms), [term.pattern for term in terms])
        for harm, terms in kept
        if terms
    )


def _words(harm: str, terms: list[Term]) -> Words:
    strict = [term.pattern for term in terms if term.reading == "strict"]
    wide = [term.pattern for term in terms if term.reading == "wide"]
    return Words(
        harm=harm,
        strict=re.compile(_union(strict)) if strict else None,
        wide=re.compile(_union(strict + wide)),
    )


def _union(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)
