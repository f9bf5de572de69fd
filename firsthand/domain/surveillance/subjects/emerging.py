"""
Emerging: the new subjects of a collection of texts, as of a day.

The first look is half a year after the first text; then one on the first of each month. A look
sees only texts dated before it. The level that a term must reach is set once, from all texts up
to the day asked for, so that a longer collection may move it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.surveillance.subjects.counting import FEWEST_PLACES, Counted, counted
from firsthand.domain.surveillance.subjects.lexicon import Lexicon
from firsthand.domain.surveillance.subjects.merging import Vectors, concepts
from firsthand.domain.surveillance.subjects.raising import Raising, raising
from firsthand.domain.surveillance.subjects.subject import Subject, subjects, within_budget
from firsthand.domain.surveillance.subjects.text import Text
from firsthand.stats.novelty import Design

Progress = Callable[[int, int, str], None]
BEFORE_THE_FIRST_LOOK = 183  # days
SHUFFLES = 40  # q values of 0.1 then rest on some hundred findings of shuffles


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the user sets: until when, how many false, how many a quarter, from which seed."""

    as_of: date
    rate: float = 0.1
    per_quarter: int = 10
    seed: int = 1
    shuffles: int = SHUFFLES


@dataclass(frozen=True, kw_only=True)
class Emerging:
    """
    The subjects as of a day, those that a quarter had no room for counted in `beyond`.

    `expected_false` is how many of all raised were to be expected by chance alone.
    """

    subjects: tuple[Subject, ...]
    beyond: int
    expected_false: float
    raised: int
    looks: int
    counted: Counted
    level: float | None


def emerging(
    texts: Sequence[Text],
    lexicon: Lexicon,
    vectors: Vectors,
    *,
    asked: Asked,
    progress: Progress,
) -> Emerging:
    """Return the new subjects of `texts`, or refuse with why none could be found."""
    known = [text for text in texts if text.on <= asked.as_of]
    if objection := objection_to(known, asked):
        raise Refused(objection)
    held = counted(known, lexicon, progress=progress)
    design = Design(looks=looks(held, asked.as_of))
    found = raising(
        held,
        design,
        rate=asked.rate,
        shuffles=asked.shuffles,
        rng=np.random.default_rng(asked.seed),
        progress=progress,
    )
    return _emerging(found, held, design, vectors, asked)


def _emerging(
    found: Raising, held: Counted, design: Design, vectors: Vectors, asked: Asked
) -> Emerging:
    every = subjects(concepts(found.raised, held, vectors), held)
    kept, beyond = within_budget(every, asked.per_quarter)
    return Emerging(
        subjects=kept,
        beyond=beyond,
        expected_false=found.expected_false,
        raised=found.families,
        looks=len(design.looks),
        counted=held,
        level=found.level,
    )


def looks(held: Counted, as_of: date) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the days of the looks: the first of each month with half a year before it."""
    first, last = held.sources[0].on, held.sources[-1].on
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month + 1)
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    fit = [day for day in days if (day - first).days >= BEFORE_THE_FIRST_LOOK and day <= as_of]
    return np.array([day.toordinal() for day in fit], dtype=np.int64)


def objection_to(texts: Sequence[Text], asked: Asked) -> Objection | None:
    """Return why no subject could be new in these texts, if so."""
    if not texts:
        return Objection(
            rule="no-texts",
            reason=f"There is no text with a place and a date up to {asked.as_of}.",
            remedy="Give texts that say where and when they were written, or a later --as-of.",
        )
    places = {text.place for text in texts}
    if len(places) < FEWEST_PLACES:
        return Objection(
            rule="few-places",
            reason=f"The {len(texts)} texts are of {len(places)} place(s); a subject counts "
            f"when {FEWEST_PLACES} speak of it.",
            remedy="Give texts of more places.",
        )
    first, last = min(text.on for text in texts), max(text.on for text in texts)
    if (last - first).days < BEFORE_THE_FIRST_LOOK:
        return Objection(
            rule="short-time",
            reason=f"The texts are dated {first} to {last}; what is new shows only against "
            "half a year of earlier texts.",
            remedy="Give older texts too.",
        )
    return None
