"""
Criticism: whether a sentence of a report speaks of weakness, of strength, or of neither.

The rule knows words, not meaning. It works in three steps: phrases that look like criticism and
are none are taken out ('without delay', 'poor mental health', 'children who do not attend');
clauses about weaknesses that have since been put right are dropped; in what remains, any word of
weakness makes the sentence a criticism. `benchmarks/` measures how often that is wrong.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.domain.intelligence import tones


@dataclass(frozen=True, kw_only=True)
class Tone:
    """What a sentence says of practice; it may report both a weakness and a strength."""

    weakness: bool
    strength: bool

    @property
    def judges(self) -> bool:
        """Tell whether the sentence says anything of how well things are done."""
        return self.weakness or self.strength


def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words))


_NO_CRITICISM = _expression(tones.NO_CRITICISM)
_WEAKNESS = _expression(tones.WEAKNESS)
_STRENGTH = _expression(tones.STRENGTH)
_PAST = _expression(tones.PAST)
_REPAIRED = _expression(tones.REPAIRED)
_CLAUSES = re.compile(
    r"[;:]|,? (?:but|although|though|however|while|whilst|whereas|yet|despite)\b|"
    r", (?:and|which|with|so|as)\b"
)


@lru_cache(maxsize=4096)
def tone(sentence: str) -> Tone:
    """Return what `sentence`, in lower case, says of practice."""
    judged = _NO_CRITICISM.sub(" ", sentence)
    strength = _STRENGTH.search(judged) is not None
    if _WEAKNESS.search(judged) is None:
        return Tone(weakness=False, strength=strength)
    return Tone(weakness=_still_weak(judged), strength=strength)


def _still_weak(sentence: str) -> bool:
    """Tell whether a weakness is left when those that have been put right are dropped."""
    if _REPAIRED.search(sentence) is None:
        return True
    weak = [
        clause for clause in _CLAUSES.split(sentence) if clause and _WEAKNESS.search(clause)
    ]
    return any(not (_PAST.search(clause) or _REPAIRED.search(clause)) for clause in weak)
