"""Slips: what goes wrong when a name or a day of birth is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]
Floats = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]

LETTERS = "abcdefghijklmnopqrstuvwxyz"
KINDS = 4  # a letter left out, doubled, changed with the next, or another letter
WRONG_BY = np.array([-365, -10, -1, 1, 10, 365])  # days by which a day of birth is mistaken
MOST_TIMES = 5.0


@dataclass(frozen=True, kw_only=True)
class Rates:
    """
    The share of records with each fault; choices made here so that linkage meets all of them.

    `missing_...` fields are left empty; a `duplicate` is a second record of the same child on
    the same list, with faults of its own. A `division` is an area or a group; a wrong one is
    another of those there are.
    """

    spelling_given: float = 0.04
    spelling_surname: float = 0.05
    names_swapped: float = 0.005
    day_and_month_swapped: float = 0.015
    wrong_birth: float = 0.02
    missing_given: float = 0.01
    missing_surname: float = 0.005
    missing_sex: float = 0.03
    missing_birth: float = 0.04
    missing_home: float = 0.08
    duplicate: float = 0.03
    missing_division: float = 0.02
    wrong_division: float = 0.01

    def times(self, factor: float) -> "Rates":
        """Return all rates so many times as high; at 0 records have no faults at all."""
        if not 0 <= factor <= MOST_TIMES:
            raise ValueError(f"rates can be 0 to {MOST_TIMES:g} times as high, not {factor:g}")
        return replace(
            self, **{one.name: getattr(self, one.name) * factor for one in fields(self)}
        )


def misspelt(words: Texts, rng: np.random.Generator) -> Texts:
    """Return each word with one slip, never at its first letter; no word stays as it was."""
    kinds = rng.integers(KINDS, size=len(words))
    places, letters = rng.random(len(words)), rng.integers(1, len(LETTERS), size=len(words))
    found = [
        slipped(word, int(kind), place, int(letter))
        for word, kind, place, letter in zip(words, kinds, places, letters, strict=True)
    ]
    return np.array([*found, None], dtype=object)[:-1]


@dataclass(frozen=True, kw_only=True, eq=False)
class Spelling:
    """
    How many times as `often` as usual each name is misspelt.

    Slips beyond the usual come from random numbers of their own, `more`, and usual ones that
    are fewer are drawn all the same: what is written after is the same for any factor.
    """

    often: Floats
    more: np.random.Generator

    def slip(self, texts: Texts, rate: float, rng: np.random.Generator) -> Bools:
        """Misspell texts where they lie, at this rate times `often`, and return which."""
        lot = rng.random(len(texts))
        usual, slip = lot < rate, lot < rate * self.often
        wrong = misspelt(texts[usual], rng)
        texts[usual & slip] = wrong[slip[usual]]
        texts[slip & ~usual] = misspelt(texts[slip & ~usual], self.more)
        return slip


def as_usual(count: int, rng: np.random.Generator) -> Spelling:
    """Return how often so many names are misspelt where nothing else is said."""
    return Spelling(often=np.ones(count), more=rng)


def slipped(word: str, kind: int, place: float, letter: int) -> str:
    """
    Return the word with a slip of a kind at a place (0 to below 1) after its first letter.

    `letter` says by how many letters of the alphabet another letter is off. Two letters that
    are the same cannot change places, and a last letter has no next: there one is doubled.
    """
    at = 1 + int(place * (len(word) - 1))
    before, here, after = word[:at], word[at], word[at + 1 :]
    if kind == 0:
        return before + after
    if kind == 1 and after and after[0] != here:
        return before + after[0] + here + after[1:]
    if kind == 2 and here in LETTERS:
        other = LETTERS[(LETTERS.index(here) + letter) % len(LETTERS)]
        return before + other + after
    return before + here + here + after


def swapped_days(born: Days) -> tuple[Days, Bools]:
    """Return days with day and month changed, and where that gave another day that exists."""
    month = born.astype("datetime64[M]")
    year = month.astype("datetime64[Y]")
    months = (month - year).astype(np.int64)
    days = (born - month).astype(np.int64)  # from 0, as the months
    possible = (days < 12) & (days != months)
    new_month = (year.astype("datetime64[M]") + np.where(possible, days, months)).astype(
        "datetime64[D]"
    )
    found: Days = new_month + np.where(possible, months, days)
    return found, possible


def mistaken_days(born: Days, rng: np.random.Generator) -> Days:
    """Return days that are off by a day, ten days or a year."""
    found: Days = born + WRONG_BY[rng.integers(len(WRONG_BY), size=len(born))]
    return found


def chosen(count: int, rate: float, rng: np.random.Generator) -> Bools:
    """Return which of `count` records have a fault of this rate."""
    found: Bools = rng.random(count) < rate
    return found


def named(faults: Sequence[tuple[str, Bools]]) -> Texts:
    """Return for each record the names of its faults, parted by a semicolon."""
    codes = sum((on.astype(np.int64) << at for at, (_, on) in enumerate(faults)), np.int64(0))
    told = np.empty(1 << len(faults), dtype=object)
    for code in np.unique(codes):
        told[code] = ";".join(name for at, (name, _) in enumerate(faults) if code >> at & 1)
    found: Texts = told[codes]
    return found
