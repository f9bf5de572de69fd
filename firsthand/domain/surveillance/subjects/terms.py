"""Terms: the words and short phrases of a sentence that could name a subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.domain.surveillance.subjects.lexicon import Lexicon, Told

LONGEST = 3  # words
WITHIN = frozenset({"of"})  # the only small words a term may hold: 'deprivation of liberty'
SHORTEST_WORD = 3  # letters


@dataclass(frozen=True, kw_only=True)
class Phrasing:
    """Which runs of words are terms."""

    stop: frozenset[str]
    style: Told

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Phrasing":
        """Return the phrasing that a lexicon asks for."""
        return cls(stop=lexicon.of_use("stop"), style=Told(lexicon, "style"))

    def terms(self, run: list[str]) -> Iterator[tuple[str, ...]]:
        """Yield each term of a run of small-letter words, as a tuple of words."""
        fits = [word not in self.stop and len(word) >= SHORTEST_WORD for word in run]
        style = [self.style[word] for word in run]
        for start, first in enumerate(fits):
            if not first:
                continue
            for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
                if not fits[end - 1]:
                    if run[end - 1] in WITHIN:
                        continue
                    break
                if not all(style[start:end]):
                    yield tuple(run[start:end])
