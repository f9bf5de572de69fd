"""
Stems: letters without which a regular expression cannot match.

Finding a plain word in a text is forty times faster than trying an expression, and most
sentences name no harm. An expression is tried only where one of its stems stands.
"""

import re
from collections.abc import Iterator

SHORTEST = 3
"""Letters; a shorter stem would stand in nearly every sentence, so nothing would be spared."""

COMMON = frozenset(
    (
        *("children", "child", "young", "people", "education", "school", "interview"),
        *("discussion", "parental", "social", "not", "multi-agency", "assessment"),
        *("exploitation", "access", "reduced", "independent"),
    )
)
"""Words that stand on every page of a report; as stems they would spare next to nothing."""

_ATOM = re.compile(
    r"(?P<group>\((?!\?[=!<]))|(?P<look>\((?=\?[=!<]))|(?P<special>\\[a-zA-Z]|\[[^\]]*\]|[.^$\0])"
    r"|(?P<letter>\\.|[^()\\\[|])"
)
_QUANTIFIER = re.compile(r"[?*]|\{0?,\d*\}|\{0\}|[+]|\{\d+(?:,\d*)?\}")


def stems(pattern: str) -> tuple[str, ...] | None:
    """Return letters of which one must stand in any match; None when there are none."""
    found: list[str] = []
    for alternative in _split(pattern):
        best = _best(alternative)
        if best is None:
            return None
        found.extend(best)
    return tuple(dict.fromkeys(found))


def _best(alternative: str) -> tuple[str, ...] | None:
    """Return the stems of the part of one alternative that spares most."""
    usable = [each for each in _parts(alternative) if each and _shortest(each) >= SHORTEST]
    return max(usable, key=_spares, default=None)


def _spares(each: tuple[str, ...]) -> tuple[bool, int]:
    rare = all(set(stem.split()) - COMMON for stem in each)
    return rare, _shortest(each)


def longest_word(stem: str) -> str:
    """Return the longest word of `stem` that is not common, if it has one."""
    words = stem.split()
    return max([word for word in words if word not in COMMON] or words, key=len)


def _shortest(each: tuple[str, ...]) -> int:
    return min(len(stem.strip()) for stem in each)


def _parts(alternative: str) -> Iterator[tuple[str, ...] | None]:
    """Yield each run of letters, and the stems of each group, that no match can do without."""
    run, at = "", 0
    while at < len(alternative):
        atom = _ATOM.match(alternative, at)
        if atom is None:
            raise ValueError(f"cannot read {alternative!r} at {at}: is a bracket missing?")
        end = _closing(alternative, at) if atom["group"] or atom["look"] else atom.end()
        times = _QUANTIFIER.match(alternative, end)
        optional = times is not None and times[0][0] in "?*{" and not times[0][1:2].isdigit()
        optional = optional or (times is not None and times[0].startswith("{0"))
        if atom["letter"] and times is None:
            run += atom["letter"].removeprefix("\\")
        elif not (atom["special"] and atom["special"] == r"\b") and not atom["look"]:
            yield (run,)
            run = ""
        if atom["group"] and not optional:
            yield stems(alternative[at + 1 : end - 1].removeprefix("?:"))
        at = times.end() if times else end
    yield (run,)


def _closing(text: str, opening: int) -> int:
    """Return the place after the bracket that closes the one at `opening`."""
    depth = 0
    for at in range(opening, len(text)):
        if text[at - 1 : at] != "\\":
            depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at + 1
    raise ValueError(f"{text!r} opens a bracket at {opening} and never closes it")


def _split(pattern: str) -> list[str]:
    """Return the alternatives at the top level of `pattern`."""
    depth, start, found = 0, 0, []
    for at, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            found.append(pattern[start:at])
            start = at + 1
    return [*found, pattern[start:]]
