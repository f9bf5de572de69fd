"""Codes: what a cell of codes means, or why that cannot be told."""

import re
from dataclasses import dataclass
from functools import cache

from firsthand.domain.reference.column import CodeSet
from firsthand.sources.lists.spelling import plain, unlettered

LONGEST = 600  # characters; longer cells are notes, not codes


@dataclass(frozen=True, kw_only=True)
class Spellings:
    """A set of codes made ready to read cells: whole spellings, and expressions in words."""

    key: str
    whole: dict[str, str]
    codes: frozenset[str]  # as plain words
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    never: tuple[re.Pattern[str], ...]
    ignored: tuple[re.Pattern[str], ...]
    several: str | None
    subcodes: re.Pattern[str] | None
    official: dict[str, str]  # plain code -> the code itself


@cache
def spellings(code_set: CodeSet) -> Spellings:
    """Return the set made ready to read cells."""
    official = {plain(code.code): code.code for code in code_set.codes}
    return Spellings(
        key=code_set.key,
        whole={
            **{plain(f"{code.code} {code.label}"): code.code for code in code_set.codes},
            **{
                plain(spelling): code.code
                for code in code_set.codes
                for spelling in (*code.aliases, code.label, code.code)
            },
        },
        codes=frozenset(official) if code_set.bare_codes else frozenset(),
        patterns=tuple(
            (re.compile(pattern), code.code)
            for code in code_set.codes
            for pattern in code.patterns
        ),
        never=tuple(re.compile(expression) for expression in code_set.never),
        ignored=tuple(re.compile(expression) for expression in code_set.ignored),
        several=code_set.several,
        subcodes=re.compile(code_set.subcodes) if code_set.subcodes else None,
        official=official,
    )


def code_of(text: str, known: Spellings) -> str | None:
    """
    Return the code that a cell means, or None where that is not certain.

    First the whole spelling. Then the code at the start or the end of the words, and the codes
    whose expressions are found: they must agree on one. The letter that a printed list puts
    before a value is no evidence, for the sources letter their lists differently.
    """
    words = plain(unlettered(text))
    if words in known.whole:
        return known.whole[words]
    if not 0 < len(words) <= LONGEST or any(
        expression.search(words) for expression in known.never
    ):
        return None
    meant = {code for pattern, code in known.patterns if pattern.search(_bare(words, known))}
    named = _named(words, known)
    if known.several and len(meant) > 1:
        return known.several if named <= {known.several} | meant else None
    if len(named) > 1 or len(meant) > 1 or (named and meant and named != meant):
        return None
    return next(iter(named | meant), None)


def _named(words: str, known: Spellings) -> set[str]:
    """Return the codes that stand first or last among the words."""
    parts = words.split()
    ends = {_divided(part, known) for part in (parts[0], parts[-1])}
    found = {known.official[part] for part in ends & known.codes}
    return found if all(len(code) > 1 for code in found) else _lone(parts, found, known)


def _divided(part: str, known: Spellings) -> str:
    """Return the code of which a word is a part, or the word itself."""
    of = known.subcodes.match(part) if known.subcodes else None
    return part if of is None or part in known.codes else of[1]


def _lone(parts: list[str], found: set[str], known: Spellings) -> set[str]:
    """Keep a code of one letter or digit only where it comes first: 'B with parents'."""
    first = _divided(parts[0], known).upper()
    return {code for code in found if len(code) > 1 or code == first}


def _bare(words: str, known: Spellings) -> str:
    for expression in known.ignored:
        words = " ".join(expression.sub(" ", words).split())
    return words
