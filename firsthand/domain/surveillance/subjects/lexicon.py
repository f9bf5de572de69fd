"""Lexicon: the words by which a context of harm is told, and those that name no subject."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WordGroup:
    """Words with one use, and the reason why they have it; 'abus*' stands for every ending."""

    key: str
    use: str  # harm | stop | style | name | address
    note: str
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """
    All word groups, with the words that are no names though they have a capital.

    `harm` speaks of harm. A term neither begins nor ends with a word of `stop`; a term of which
    every word is of `style` says how something is written or done, not what happens. `names`
    are given names of people, `address` what streets end with. `places` are the names of
    authorities: where, not what.
    """

    groups: tuple[WordGroup, ...]
    no_names: frozenset[str]
    places: frozenset[str]

    def of_use(self, use: str) -> frozenset[str]:
        """Return the words of one use that stand for themselves alone."""
        return frozenset(w for w in self._words(use) if not w.endswith("*"))

    def stems(self, use: str) -> tuple[str, ...]:
        """Return the beginnings of words of one use, without the asterisk."""
        return tuple(sorted(w[:-1] for w in self._words(use) if w.endswith("*")))

    def _words(self, use: str) -> set[str]:
        return {word for group in self.groups if group.use == use for word in group.words}


class Told(dict[str, bool]):
    """Whether a word is of one use, each word looked up once."""

    def __init__(self, lexicon: Lexicon, use: str) -> None:
        """Take the words of `use`."""
        super().__init__()
        self._words, self._stems = lexicon.of_use(use), lexicon.stems(use)

    def __missing__(self, word: str) -> bool:
        """Look the word up, and remember."""
        self[word] = told = word in self._words or word.startswith(self._stems)
        return told
