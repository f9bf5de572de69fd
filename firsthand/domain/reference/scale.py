"""Rating scales: each grade with what it means, what it does not mean, and what must follow."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Grade:
    """One grade of one scale; rank 1 is the best."""

    key: str
    label: str
    rank: int
    meaning: str
    does_not_mean: str
    must_follow: str


@dataclass(frozen=True, kw_only=True)
class Recoding:
    """A later publication that printed another label for grades given on this scale."""

    printed_label: str
    awarded_key: str
    known_on: date
    where: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A scale: its grades from best to worst, and the labels under which each was printed."""

    key: str
    name: str
    grades: tuple[Grade, ...]
    spellings: dict[str, str]
    recodings: tuple[Recoding, ...] = ()
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A printed label understood: the grade that was awarded, and whether it was recoded."""

    grade: Grade
    recoded: bool


def understood(label: str, scale: Scale) -> Reading | None:
    """Return the grade that `label` stands for on `scale`, or None when it is none of them."""
    printed = " ".join(label.lower().split())
    by_key = {grade.key: grade for grade in scale.grades}
    if printed in scale.spellings:
        return Reading(grade=by_key[scale.spellings[printed]], recoded=False)
    for recoding in scale.recodings:
        if recoding.printed_label == printed:
            return Reading(grade=by_key[recoding.awarded_key], recoded=True)
    return None
