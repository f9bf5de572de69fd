"""
People: invented children with names, days of birth and homes, some of them twins or siblings.

How many are twins, have a sibling, changed their name or moved is a choice made here so that
linkage meets each, not an estimate of how often it happens to children in England.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from firsthand.domain.prevalence.invented.names import Names, drawn

Ints = npt.NDArray[np.int64]
Days = npt.NDArray[np.datetime64]
Texts = npt.NDArray[np.object_]

TODAY = date(2026, 1, 1)  # of the invented world: the same seed gives the same children any day
YOUNGEST_APART = 300  # days between siblings who are no twins
DAYS = 18 * 365  # all are children
TWIN, SIBLING, ALONE = range(3)
KINDS = (0.03, 0.25, 0.72)  # of children: a twin of the one before, a sibling, a new family
CHANGED_NAME = 0.04  # of children: records hold the old surname or the new one
MOVED = 0.20  # of families: records hold the old home or the new one
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # those in which the last part of a postcode may end


@dataclass(frozen=True, kw_only=True, eq=False)
class People:
    """
    A value for each child, in one order.

    `other_surname` and the second column of the homes are those before or after a change, and
    the same as the first where there was none. `twin` children are born as the child before.
    `family` counts families from 0; brothers and sisters are of one.
    """

    girl: npt.NDArray[np.bool_]
    given_name: Texts
    surname: Texts
    other_surname: Texts
    born: Days
    street: Texts
    postcode: Texts
    twin: npt.NDArray[np.bool_]
    family: Ints

    def __len__(self) -> int:
        """Return how many children there are."""
        return len(self.born)


def people(count: int, names: Names, rng: np.random.Generator) -> People:
    """Return `count` invented children; the same generator and names give the same again."""
    kind = rng.choice(3, size=count, p=KINDS)
    kind[:1] = ALONE
    family = np.cumsum(kind == ALONE) - 1
    girl = rng.random(count) < 0.5
    surname = drawn(int(family[-1]) + 1, len(names.surnames), rng)[family]
    street, postcode = _homes(int(family[-1]) + 1, names, rng)
    texts = np.array(names.surnames, dtype=object)
    return People(
        girl=girl,
        given_name=_given(girl, kind, names, rng),
        surname=texts[surname],
        other_surname=texts[_other(surname, CHANGED_NAME, len(texts), rng)],
        born=_born(kind, rng),
        street=street[family],
        postcode=postcode[family],
        twin=kind == TWIN,
        family=family,
    )


def _born(kind: Ints, rng: np.random.Generator) -> Days:
    """Return days of birth: twins on one day, siblings 300 days or more from the one before."""
    steps = rng.integers(0, DAYS, size=len(kind))
    apart = rng.integers(YOUNGEST_APART, DAYS - YOUNGEST_APART, size=len(kind))
    steps = np.where(kind == SIBLING, apart, np.where(kind == TWIN, 0, steps))
    found: Days = np.datetime64(TODAY, "D") - 1 - np.cumsum(steps) % DAYS
    return found


def _given(
    girl: npt.NDArray[np.bool_], kind: Ints, names: Names, rng: np.random.Generator
) -> Texts:
    """Return given names; a child has another than the sibling or twin before."""
    girls, boys = len(names.girls), len(names.boys)
    of_girls, of_boys = drawn(len(girl), girls, rng), drawn(len(girl), boys, rng)
    place = np.where(girl, of_girls, girls + of_boys)
    for at in np.flatnonzero((place[1:] == place[:-1]) & (kind[1:] != ALONE)) + 1:
        if place[at] == place[at - 1]:
            first, many = (0, girls) if girl[at] else (girls, boys)
            place[at] = first + (place[at] - first + 1) % many
    return np.array(names.given, dtype=object)[place]


def _homes(families: int, names: Names, rng: np.random.Generator) -> tuple[Texts, Texts]:
    """Return streets with numbers, and postcodes, each in two columns: before a move, after."""
    size = (families, 2)
    street = np.array(names.streets, dtype=object)[rng.integers(len(names.streets), size=size)]
    number = _texts(200, rng, size)
    area = np.array(names.postcode_areas, dtype=object)
    postcode = area[rng.integers(len(area), size=size)] + _texts(30, rng, size)
    ends = np.array(
        [f" {n}{a}{b}" for n in range(10) for a in LETTERS for b in LETTERS], object
    )
    postcode = postcode + ends[rng.integers(len(ends), size=size)]
    home = number + " " + street
    stayed = rng.random(families) >= MOVED
    for texts in (home, postcode):
        texts[stayed, 1] = texts[stayed, 0]
    return home, postcode


def _texts(most: int, rng: np.random.Generator, size: tuple[int, int]) -> Texts:
    numbers = np.array([str(number) for number in range(1, most + 1)], dtype=object)
    return numbers[rng.integers(most, size=size)]


def _other(places: Ints, share: float, names: int, rng: np.random.Generator) -> Ints:
    """Return places of other names for a share, the same for the rest."""
    changed = rng.random(len(places)) < share
    by = rng.integers(1, names, size=len(places))
    return np.where(changed, (places + by) % names, places)
