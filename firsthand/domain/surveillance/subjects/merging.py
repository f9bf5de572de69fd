"""
Merging: terms that were raised become concepts.

A term joins the concept that was raised before it when they are of one family, when they share
their most telling word, or when their vectors are alike and they stand in the same texts. A
word that stands in many texts tells nothing: 'criminal exploitation' is not joined to another
concept because of 'exploitation'.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from firsthand.domain.surveillance.subjects.counting import Counted, Words
from firsthand.domain.surveillance.subjects.raising import Raised
from firsthand.stats.novelty import Floats

TELLING = 0.15  # of all sources: a word that more of them have is not telling
ALIKE = 0.4  # cosine of the vectors of the telling words
TOGETHER = 0.3  # of the sources of the rarer term hold the other too
Vectors = Callable[[Sequence[str]], Floats]


@dataclass(kw_only=True)
class Concept:
    """Raised terms that mean one thing, the first of them first; it only grows."""

    raised: list[Raised] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    families: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)

    def add(self, one: Raised, word: str | None, sources: set[int]) -> None:
        """Take a term in, with its telling word."""
        self.raised.append(one)
        self.families.add(one.family)
        self.sources |= sources
        if word:
            self.words.add(word)


def concepts(
    raised: Sequence[Raised], counted: Counted, vectors: Vectors
) -> tuple[Concept, ...]:
    """Return the concepts in the order in which their first terms were raised."""
    terms = [counted.terms[one.term] for one in raised]
    share = _shares(counted)
    meanings = [" ".join(_telling_words(term, share)) for term in terms]
    vector = _unit(vectors(meanings)) if terms else np.zeros((0, 1))
    held = _sources(raised, counted)
    found: list[tuple[Concept, list[int]]] = []
    for at, one in enumerate(raised):
        word = _telling(terms[at], share)
        near = {at: float(sim) for at, sim in enumerate(vector @ vector[at])}
        home = next(
            (
                concept
                for concept, members in found
                if one.family in concept.families
                or (word is not None and word in concept.words)
                or _alike(members, held, at, near)
            ),
            None,
        )
        if home is None:
            found.append((home := Concept(), []))
        members = next(members for concept, members in found if concept is home)
        home.add(one, word, held[at])
        members.append(at)
    return tuple(concept for concept, _ in found)


def _alike(
    members: Sequence[int], held: Sequence[set[int]], at: int, near: Mapping[int, float]
) -> bool:
    return any(
        near[other] >= ALIKE
        and len(held[at] & held[other]) >= TOGETHER * min(len(held[at]), len(held[other]))
        for other in members
    )


def _telling(term: Words, share: Mapping[str, float]) -> str | None:
    """Return the rarest word of a term, if it is rare enough to tell something."""
    rarest = min(term, key=lambda word: (share.get(word, 0.0), word))
    return rarest if share.get(rarest, 0.0) <= TELLING else None


def _telling_words(term: Words, share: Mapping[str, float]) -> Words:
    """Return the words of a term that tell something, or all when none does."""
    kept = tuple(word for word in term if share.get(word, 0.0) <= TELLING)
    return kept or term


def _shares(counted: Counted) -> dict[str, float]:
    count = np.bincount(counted.sightings.term, minlength=len(counted.terms))
    total = max(len(counted.sources), 1)
    most: dict[str, float] = {}
    for term, n in zip(counted.terms, count, strict=True):
        for word in term:
            most[word] = max(most.get(word, 0.0), n / total)
    return most


def _sources(raised: Sequence[Raised], counted: Counted) -> list[set[int]]:
    wanted = {one.term: set[int]() for one in raised}
    for term, text in zip(counted.sightings.term, counted.sightings.text, strict=True):
        if int(term) in wanted:
            wanted[int(term)].add(int(text))
    return [wanted[one.term] for one in raised]


def _unit(vectors: Floats) -> Floats:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(length > 0, length, 1.0)
