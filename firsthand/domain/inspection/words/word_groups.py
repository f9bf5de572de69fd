"""
Word groups: the vocabulary of the checker as data, compiled so that long texts are read fast.

A word may end in `*` for any ending. A space stands for spaces or a hyphen. Capitals make no
difference unless the group is `exact`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

KINDS = frozenset(
    {
        "hedge",
        "jargon",
        "thing",
        "act",
        "making",
        "work",
        "gets",
        "done",
        "child",
        "actor",
        "pronoun",
        "phrase",
        "state",
        "abstraction",
    }
)


@dataclass(frozen=True, kw_only=True)
class WordGroup:
    """Words of one kind; `plain` is what to say instead, or what would help."""

    kind: str
    words: tuple[str, ...]
    plain: str = ""
    exact: bool = False

    def __post_init__(self) -> None:
        """Refuse an unknown kind, and a group without words: it would match everything."""
        if self.kind not in KINDS or not all(word.strip(" *") for word in self.words):
            raise ValueError(f"{self.kind!r}: give a known kind and words that are not empty")
        if not self.words:
            raise ValueError(f"a group of kind {self.kind!r} has no words")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the expression that finds any of the words, the longest first."""
        longest = sorted(self.words, key=len, reverse=True)
        any_of = "|".join(map(_expression, longest))
        return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", 0 if self.exact else re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All groups; a kind may have several."""

    groups: tuple[WordGroup, ...]
    _of: dict[str, tuple[WordGroup, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Sort the groups by kind, once."""
        for kind in KINDS:
            self._of[kind] = tuple(one for one in self.groups if one.kind == kind)

    def found(self, kind: str, text: str) -> Iterator[tuple[re.Match[str], WordGroup]]:
        """Yield each place in `text` where a word of this kind stands, with its group."""
        for group in self._of[kind]:
            for match in group.pattern.finditer(text):
                yield match, group

    def spans(self, kind: str, text: str) -> list[tuple[int, int]]:
        """Return where words of this kind stand, in order."""
        return sorted(match.span() for match, _ in self.found(kind, text))

    def first(self, kind: str, text: str) -> int | None:
        """Return where the first word of this kind stands, or None."""
        places = (group.pattern.search(text) for group in self._of[kind])
        return min((match.start() for match in places if match), default=None)

    def has(self, kind: str, text: str) -> bool:
        """Tell whether a word of this kind stands in `text`."""
        return self.first(kind, text) is not None


def _expression(word: str) -> str:
    parts = (re.escape(part.rstrip("*")) + r"\w*" * part.endswith("*") for part in word.split())
    return r"[\s-]+".join(parts)
