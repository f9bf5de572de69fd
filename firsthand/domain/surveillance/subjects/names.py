"""
Names: keeps out of the terms whatever could be somebody's name.

A term is left out when one of its words is a given name, or is mostly written with a capital
beside another capital or a title ('Mia Invented', 'Mrs Invented'). A capital alone is no
ground, as things have capitals too ('Covid', 'Snapchat'). Names of authorities say where, not
what, and so do names of streets.
"""

from collections import Counter
from collections.abc import Sequence

from firsthand.domain.surveillance.subjects.lexicon import Lexicon

TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "rev",
        "sir",
        "dame",
        "pc",
        "dc",
        "ds",
        "di",
    }
    | {"councillor", "cllr", "uncle", "auntie"}
)
MOSTLY = 0.5  # of the times that a word is written


class Capitals:
    """How often each word stood where only a name stands."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the given names, the places, and the words that are no names."""
        self._given, self._streets = lexicon.of_use("name"), lexicon.of_use("address")
        self._places, self._no_names = lexicon.places, lexicon.no_names
        self._written: Counter[str] = Counter()
        self._as_name: Counter[str] = Counter()

    def add(self, runs: Sequence[Sequence[str]]) -> None:
        """Count the words of one sentence, as they are written."""
        for run in runs:
            small = [word.casefold() for word in run]
            self._written.update(small)
            for at, word in enumerate(run):
                if word[0].isupper() and self._is_beside_a_name(run, small, at):
                    self._as_name[small[at]] += 1

    def names(self, term: tuple[str, ...]) -> bool:
        """Tell whether a term could name a person, or names an authority or a street."""
        if " ".join(term) in self._places or any(word in self._places for word in term):
            return True
        if len(term) > 1 and term[-1].removesuffix("'s") in self._streets:
            return True
        return any(self._is_name(word) for word in term)

    def _is_name(self, word: str) -> bool:
        bare = word.removesuffix("'s")
        if bare in self._no_names:
            return False
        if bare in self._given:
            return True
        return self._as_name[word] > MOSTLY * self._written[word]

    def _is_beside_a_name(self, run: Sequence[str], small: list[str], at: int) -> bool:
        if small[at] in self._no_names or run[at].isupper():
            return False
        if at and small[at - 1] in TITLES:
            return True
        beside = [n for n in (at - 1, at + 1) if 0 <= n < len(run)]
        return any(
            run[n][0].isupper() and not run[n].isupper() and small[n] not in self._no_names
            for n in beside
            if n > 0 or small[n] not in self._no_names
        )
