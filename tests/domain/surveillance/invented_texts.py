"""Invented texts: two years of twenty places, and a subject that begins in the second year."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from firsthand.domain.surveillance.subjects.text import Text

PLACES = (
    "Invented Ash", "Invented Beck", "Invented Cove", "Invented Dale", "Invented Elm",
    "Invented Fell", "Invented Glen", "Invented Heath", "Invented Isle", "Invented Knoll",
    "Invented Ley", "Invented Moor", "Invented Nook", "Invented Oak", "Invented Pike",
    "Invented Quay", "Invented Rigg", "Invented Shaw", "Invented Thorpe", "Invented Vale",
)  # fmt: skip
OPENINGS = ("Staff say", "Records show", "A neighbour says", "The school wrote")
WHO = ("a girl", "a boy", "two sisters", "a teenager", "a toddler", "a family")
WHAT = (
    "was hurt after a quarrel", "is afraid of a lodger", "was hit with a belt",
    "is at risk of neglect", "was bruised on the arm", "was threatened on a bus",
    "is hungry in the mornings", "was seen crying near the canal",
    "is scared of the dogs", "was injured in the kitchen",
)  # fmt: skip
ENDINGS = ("at bedtime", "last winter", "near the station", "in the garden", "by the river")
FIRST = date(2021, 1, 5)
PLANTED = "Children are {} in the vaping lounge where {} lads {} them {}."
HOW = (
    ("hurt", "scared", "afraid", "threatened", "injured"),
    ("older", "big", "rough", "grown"),
    ("threaten", "hit", "scare", "hurt"),
    ENDINGS,
)


def invented_texts(
    *, planted_from: date | None = date(2022, 7, 1), seed: int = 4
) -> list[Text]:
    """Return four texts a place and year; most of the late ones have the planted sentence."""
    rng = np.random.default_rng(seed)
    texts = []
    for at in range(160):
        on = FIRST + timedelta(days=round(at * 4.5))
        lines = [_line(rng) for _ in range(8)]
        if planted_from and on >= planted_from and at % 3:
            lines.append(PLANTED.format(*(rng.choice(words) for words in HOW)))
        place = PLACES[at * 7 % len(PLACES)]
        texts.append(Text(place=place, on=on, kind="letter", body=" ".join(lines)))
    return texts


def shuffled(texts: list[Text], seed: int) -> list[Text]:
    """Return the same texts with their dates in another order."""
    days = np.random.default_rng(seed).permutation([text.on.toordinal() for text in texts])
    return [
        replace(text, on=date.fromordinal(int(day)))
        for text, day in zip(texts, days, strict=True)
    ]


def _line(rng: np.random.Generator) -> str:
    return " ".join(str(rng.choice(part)) for part in (OPENINGS, WHO, WHAT, ENDINGS)) + "."
