"""
Criticism: whether a sentence of a report speaks of weakness, of strength, or of neither.

The rule knows words, not meaning. It works in three steps: phrases that look like criticism and
are none are taken out ('without delay', 'poor mental health', 'children who do not attend');
clauses about weaknesses that have since been put right are dropped; in what remains, any word
of weakness makes the sentence a criticism. `benchmarks/` measures how often that is wrong.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.domain.intelligence import tones
from firsthand.domain.intelligence.sieve import sieve


@dataclass(frozen=True, kw_only=True)
class Tone:
    """What a sentence says of practice; it may report both a weakness and a strength."""

    weakness: bool
    strength: bool

    @property
    def judges(self) -> bool:
        """Tell whether the sentence says anything of how well things are done."""
        return self.weakness or self.strength


@dataclass(frozen=True, kw_only=True, eq=False)
class _Sign:
    """One expression, and what it is a sign of; `order` is its place in the list."""

    of: str
    order: int
    expression: re.Pattern[str]


_LISTS = {
    "scene": tones.SCENE,
    "no-criticism": tones.NO_CRITICISM,
    "weakness": tones.WEAKNESS,
    "strength": tones.STRENGTH,
    "past": tones.PAST,
    "repaired": tones.REPAIRED,
}
_SIGNS = sieve(
    (_Sign(of=of, order=order, expression=re.compile(pattern)), (pattern,))
    for of, patterns in _LISTS.items()
    for order, pattern in enumerate(patterns)
)
_CLAUSES = re.compile(
    r"[;:]|,? (?:but|although|though|however|while|whilst|whereas|yet|despite)\b|"
    r", (?:and|which|with|so|as)\b"
)


@lru_cache(maxsize=4096)
def tone(sentence: str) -> Tone:
    """Return what `sentence`, in lower case, says of practice."""
    signs = _possible(sentence)
    if _found(signs["scene"], sentence):
        return Tone(weakness=False, strength=False)
    judged = sentence
    for sign in sorted(signs["no-criticism"], key=lambda each: each.order):
        judged = sign.expression.sub(" ", judged)
    return Tone(
        weakness=_found(signs["weakness"], judged) and _still_weak(judged, signs),
        strength=_found(signs["strength"], sentence),
    )


def _possible(sentence: str) -> dict[str, list[_Sign]]:
    """Return the signs that may stand in `sentence`, by what they are signs of."""
    signs: dict[str, list[_Sign]] = {of: [] for of in _LISTS}
    for sign in _SIGNS.perhaps_in(sentence):
        signs[sign.of].append(sign)
    return signs


def _found(signs: list[_Sign], text: str) -> bool:
    return any(sign.expression.search(text) for sign in signs)


def _still_weak(sentence: str, signs: dict[str, list[_Sign]]) -> bool:
    """Tell whether a weakness is left when those that have been put right are dropped."""
    if not _found(signs["repaired"], sentence):
        return True
    over = signs["past"] + signs["repaired"]
    weak = [each for each in _CLAUSES.split(sentence) if _found(signs["weakness"], each)]
    return any(not _found(over, clause) for clause in weak)
