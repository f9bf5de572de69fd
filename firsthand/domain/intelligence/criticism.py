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
from firsthand.domain.intelligence.stems import any_found, gates, taken_out


@dataclass(frozen=True, kw_only=True)
class Tone:
    """What a sentence says of practice; it may report both a weakness and a strength."""

    weakness: bool
    strength: bool

    @property
    def judges(self) -> bool:
        """Tell whether the sentence says anything of how well things are done."""
        return self.weakness or self.strength


_SCENE = gates(tones.SCENE)
_NO_CRITICISM = gates(tones.NO_CRITICISM)
_WEAKNESS = gates(tones.WEAKNESS)
_STRENGTH = gates(tones.STRENGTH)
_PAST = gates(tones.PAST)
_REPAIRED = gates(tones.REPAIRED)
_CLAUSES = re.compile(
    r"[;:]|,? (?:but|although|though|however|while|whilst|whereas|yet|despite)\b|"
    r", (?:and|which|with|so|as)\b"
)


@lru_cache(maxsize=4096)
def tone(sentence: str) -> Tone:
    """Return what `sentence`, in lower case, says of practice."""
    if any_found(_SCENE, sentence):
        return Tone(weakness=False, strength=False)
    judged = taken_out(_NO_CRITICISM, sentence)
    weakness = any_found(_WEAKNESS, judged) and _still_weak(judged)
    return Tone(weakness=weakness, strength=any_found(_STRENGTH, sentence))


def _still_weak(sentence: str) -> bool:
    """Tell whether a weakness is left when those that have been put right are dropped."""
    if not any_found(_REPAIRED, sentence):
        return True
    weak = [clause for clause in _CLAUSES.split(sentence) if any_found(_WEAKNESS, clause)]
    return any(not any_found(_PAST + _REPAIRED, clause) for clause in weak)
