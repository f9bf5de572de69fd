"""Records: what an agency's list says of the children on it, faults and all, and of whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.domain.prevalence.invented.belonging import NOTHING_STATED, Belonging
from firsthand.domain.prevalence.invented.capture import BY_ITSELF, Capture
from firsthand.domain.prevalence.invented.people import People
from firsthand.domain.prevalence.invented.slips import (
    Bools,
    Rates,
    Spelling,
    Texts,
    as_usual,
    chosen,
    mistaken_days,
    named,
    swapped_days,
)

COLUMNS = (
    *("record", "given_name", "surname", "sex", "date_of_birth", "street", "postcode"),
    "referred_by",
)
TRUTH = ("list", "record", "child", "twin", "second_record", "faults")
SEXES = np.array(["boy", "girl"], dtype=object)


@dataclass(frozen=True, kw_only=True, eq=False)
class Records:
    """
    One agency's list, in no order of children: columns as in its file, and the truth of each.

    `headings` are those of the columns. `child` is the place of the child, `second` marks the
    second record of the same child. `divided` says of which area and group the children are,
    whatever the file says.
    """

    list_name: str
    headings: tuple[str, ...]
    columns: tuple[Texts, ...]
    divided: Mapping[str, Texts]
    child: npt.NDArray[np.int64]
    twin: Bools
    second: Bools
    faults: Texts

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.child)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the agency's file."""
        return zip(*self.columns, strict=True)

    def truth(self) -> Iterator[tuple[str, ...]]:
        """Yield for each record which child it is, and what is wrong with it."""
        for record, child, twin, second, faults, *divided in zip(
            self.columns[0],
            self.child.tolist(),
            self.twin.tolist(),
            self.second.tolist(),
            self.faults,
            *self.divided.values(),
            strict=True,
        ):
            yield (
                *(self.list_name, record, f"child-{child + 1:07}"),
                *("yes" if twin else "no", "yes" if second else "no", faults),
                *divided,
            )


def records(
    place: int,
    capture: Capture,
    people: People,
    rates: Rates,
    rng: np.random.Generator,
    belonging: Belonging | None = None,
) -> Records:
    """Return what the list at this place says of its children, of areas and groups if any."""
    name = capture.lists[place]
    first = np.flatnonzero(capture.on[:, place])
    again = first[chosen(len(first), rates.duplicate, rng)]
    second = np.repeat([False, True], [len(first), len(again)])
    order = rng.permutation(len(second))
    child, second = np.concatenate((first, again))[order], second[order]
    senders = np.array([*capture.lists, ""], dtype=object)  # the last where nobody sent
    assert BY_ITSELF == -1
    numbers = [f"{name}-{number + 1:07}" for number in range(len(child))]
    spelling = as_usual(len(child), rng) if belonging is None else belonging.spelling(child)
    written, faults = _written(child, people, rates, rng, spelling)
    more = NOTHING_STATED if belonging is None else belonging.stated(name, child, rates)
    return Records(
        list_name=name,
        headings=(*COLUMNS, *more.headings),
        columns=(
            np.array([*numbers, None], dtype=object)[:-1],
            *written,
            senders[capture.sent[child, place]],
            *more.columns,
        ),
        divided=more.true,
        child=child,
        twin=people.twin[child],
        second=second,
        faults=named((*faults, *more.faults)),
    )


def _written(
    child: npt.NDArray[np.int64],
    people: People,
    rates: Rates,
    rng: np.random.Generator,
    spelling: Spelling,
) -> tuple[tuple[Texts, ...], list[tuple[str, Bools]]]:
    """Return the columns as they were written down, and where each fault is."""
    names, of_names = _names(child, people, rates, rng, spelling)
    born, of_birth = _born(child, people, rates, rng)
    homes, of_homes = _homes(child, people, rng)
    given, surname = names
    columns = [given, surname, SEXES[people.girl[child].astype(int)], born, *homes]
    missing = [
        ("missing-given-name", rates.missing_given, (0,)),
        ("missing-surname", rates.missing_surname, (1,)),
        ("missing-sex", rates.missing_sex, (2,)),
        ("missing-birth", rates.missing_birth, (3,)),
        ("missing-home", rates.missing_home, (4, 5)),
    ]
    faults = [*of_names, *of_birth, *of_homes]
    for told, rate, places in missing:
        gone = chosen(len(child), rate, rng)
        for place in places:
            columns[place] = np.where(gone, "", columns[place])
        faults.append((told, gone))
    return tuple(columns), faults


def _names(
    child: npt.NDArray[np.int64],
    people: People,
    rates: Rates,
    rng: np.random.Generator,
    spelling: Spelling,
) -> tuple[tuple[Texts, Texts], list[tuple[str, Bools]]]:
    count = len(child)
    given = people.given_name[child].copy()
    surname, other = people.surname[child], people.other_surname[child]
    changed = chosen(count, 0.5, rng) & (surname != other)
    surname = np.where(changed, other, surname)
    slips = []
    for texts, rate in ((given, rates.spelling_given), (surname, rates.spelling_surname)):
        slips.append(spelling.slip(texts, rate, rng))
    swapped = chosen(count, rates.names_swapped, rng)
    given, surname = np.where(swapped, surname, given), np.where(swapped, given, surname)
    return (given, surname), [
        ("changed-name", changed),
        ("spelling-given-name", slips[0]),
        ("spelling-surname", slips[1]),
        ("names-swapped", swapped),
    ]


def _born(
    child: npt.NDArray[np.int64], people: People, rates: Rates, rng: np.random.Generator
) -> tuple[Texts, list[tuple[str, Bools]]]:
    born = people.born[child]
    other, possible = swapped_days(born)
    swapped = chosen(len(child), rates.day_and_month_swapped, rng) & possible
    wrong = chosen(len(child), rates.wrong_birth, rng) & ~swapped
    born = np.where(swapped, other, born)
    born = np.where(wrong, mistaken_days(born, rng), born)
    days, place = np.unique(born, return_inverse=True)
    found: Texts = days.astype(str).astype(object)[place]
    return found, [("day-and-month-swapped", swapped), ("wrong-birth", wrong)]


def _homes(
    child: npt.NDArray[np.int64], people: People, rng: np.random.Generator
) -> tuple[tuple[Texts, Texts], list[tuple[str, Bools]]]:
    street, postcode = people.street[child], people.postcode[child]
    later = chosen(len(child), 0.5, rng)
    moved = later & (postcode[:, 0] != postcode[:, 1])
    at = (np.arange(len(child)), later.astype(int))
    return (street[at], postcode[at]), [("other-home", moved)]
