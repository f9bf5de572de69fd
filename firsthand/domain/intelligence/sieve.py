"""
Sieve: which of many expressions may match a text, told from its words alone.

Trying two hundred expressions on each sentence of a report would take longer than opening its
pages. A report uses few distinct words, so what each word lets through is worked out once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from firsthand.domain.intelligence.stems import longest_word, stems

REMEMBERED = 100_000
"""Distinct words to remember; a thousand reports hold about 60,000, misprints included."""

Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True, eq=False)
class Sieve(Generic[Item]):
    """
    Items by the stems without which they cannot match; `always` holds those without any.

    `remembered` keeps what each word lets through, `silent` the many that let nothing through.
    """

    by_stem: dict[str, tuple[Item, ...]]
    always: tuple[Item, ...]
    remembered: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)

    def telling(self, text: str) -> list[str]:
        """Return the words of lower-case `text` that let an item through."""
        words = set(text.split()) - self.silent
        if not words <= self.remembered.keys():
            self._learn(words - self.remembered.keys())
        return [word for word in words if word in self.remembered]

    def perhaps_in(self, text: str, telling: list[str] | None = None) -> dict[Item, None]:
        """
        Return the items that may match in lower-case `text`, each once; no other can.

        Give `telling`, the telling words of a longer text that holds this one, to save time.
        """
        found = dict.fromkeys(self.always)
        for word in self.telling(text) if telling is None else telling:
            if telling is None or word in text:
                found.update(dict.fromkeys(self.remembered[word]))
        return found

    def _learn(self, words: set[str]) -> None:
        """Keep what each of `words`, not seen before, lets through."""
        if len(self.silent) + len(self.remembered) >= REMEMBERED:
            self.silent.clear()
            self.remembered.clear()
        together = " ".join(words)
        held = [(stem, items) for stem, items in self.by_stem.items() if stem in together]
        for word in words:
            through = [item for stem, items in held if stem in word for item in items]
            if through:
                self.remembered[word] = tuple(dict.fromkeys(through))
            else:
                self.silent.add(word)


def sieve(items: Iterable[tuple[Item, Iterable[str]]]) -> Sieve[Item]:
    """Return the sieve of items, each given with the expressions that it stands for."""
    by_stem: dict[str, list[Item]] = {}
    always: list[Item] = []
    for item, patterns in items:
        found = [stems(pattern) for pattern in patterns]
        if None in found:
            always.append(item)
            continue
        for stem in {longest_word(stem) for each in found if each for stem in each}:
            by_stem.setdefault(stem, []).append(item)
    return Sieve(
        by_stem={stem: tuple(each) for stem, each in by_stem.items()}, always=tuple(always)
    )
