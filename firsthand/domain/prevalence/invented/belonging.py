"""
Belonging: of which area and group each invented child is, and what records say of it.

Brothers and sisters are of one area and one group. All is drawn from random numbers of its own,
so that everything else of a population is the same with areas and groups as without, and all
names but those with more slips the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from firsthand.domain.prevalence.invented.divisions import Division, Divisions, Times, factor
from firsthand.domain.prevalence.invented.slips import Bools, Rates, Spelling, Texts, chosen
from firsthand.stats.hidden.overlaps import Floats, Ints

PART = "part"
STREAMS = ("area", "group", PART, "names")


@dataclass(frozen=True, kw_only=True, eq=False)
class Stated:
    """
    What records of a list say: headings, a column for each, and where each fault is.

    `true` has what is so of the children, by the column of divisions.
    """

    headings: tuple[str, ...]
    columns: tuple[Texts, ...]
    true: Mapping[str, Texts]
    faults: tuple[tuple[str, Bools], ...]


NOTHING_STATED = Stated(headings=(), columns=(), true={}, faults=())


@dataclass(frozen=True, kw_only=True, eq=False)
class Belonging:
    """
    By column ('area', 'group') the place of each child's division among those of the column.

    `writing` has the random numbers of what records say; each list takes the next of them.
    """

    children: int
    divisions: Divisions
    of_child: Mapping[str, Ints]
    writing: Mapping[str, np.random.Generator]

    @property
    def log_odds(self) -> Floats:
        """By how much the log odds of each child to be found differ from those of the lists."""
        found: Floats = np.log(self._times(self.divisions.finds))
        return found

    def spelling(self, child: Ints) -> Spelling:
        """Return how often the names of these children are misspelt."""
        often = self._times(self.divisions.misspelt)[child]
        return Spelling(often=often, more=self.writing["names"])

    def named(self, column: str) -> Texts:
        """Return the name of each child's division."""
        return _texts(self.divisions.columns[column])[self.of_child[column]]

    def inside(self, column: str) -> Mapping[str, Bools]:
        """Return for each division which children are of it."""
        of_child = self.of_child[column]
        among = self.divisions.columns[column]
        return {one.name: of_child == at for at, one in enumerate(among)}

    def stated(self, list_name: str, child: Ints, rates: Rates) -> Stated:
        """Return what the records of these children say on a list, slips and all."""
        headings, columns, faults = [], [], []
        for column in self.divisions.columns:
            texts, own = self._column(column, child, rates)
            headings.append(column)
            columns.append(texts)
            faults += own
        for one in self.divisions.desks:
            if one.list_name == list_name:
                headings.append(PART)
                at = self.writing[PART].integers(one.number, size=len(child))
                columns.append(np.array(one.names, dtype=object)[at])
        return Stated(
            headings=tuple(headings),
            columns=tuple(columns),
            true={name: self.named(name)[child] for name in self.divisions.columns},
            faults=tuple(faults),
        )

    def _column(
        self, column: str, child: Ints, rates: Rates
    ) -> tuple[Texts, list[tuple[str, Bools]]]:
        """Return the column as it was written: some of another division, some of none."""
        rng, among = self.writing[column], self.divisions.columns[column]
        gone = chosen(len(child), rates.missing_division, rng)
        wrong = chosen(len(child), rates.wrong_division, rng) & ~gone
        by = rng.integers(1, len(among), size=len(child))
        place = self.of_child[column][child]
        texts = _texts(among)[np.where(wrong, (place + by) % len(among), place)]
        return (
            np.where(gone, "", texts),
            [(f"missing-{column}", gone), (f"wrong-{column}", wrong)],
        )

    def _times(self, given: tuple[Times, ...]) -> Floats:
        found: Floats = np.ones(self.children)
        for column, among in self.divisions.columns.items():
            own = np.array([factor(given, one.name) for one in among])
            found = found * own[self.of_child[column]]
        return found


def belonging(divisions: Divisions, family: Ints, rng: np.random.Generator) -> Belonging:
    """Return of which divisions the children of these families are."""
    streams = rng.spawn(2 * len(STREAMS))
    drawing = dict(zip(STREAMS, streams[: len(STREAMS)], strict=True))
    writing = dict(zip(STREAMS, streams[len(STREAMS) :], strict=True))
    families = int(family.max()) + 1
    of_child: dict[str, Ints] = {}
    for column, among in divisions.columns.items():
        shares = np.array([one.share for one in among])
        own = drawing[column].choice(len(among), size=families, p=shares / shares.sum())
        of_child[column] = own[family]
    return Belonging(
        children=len(family), divisions=divisions, of_child=of_child, writing=writing
    )


def _texts(among: tuple[Division, ...]) -> Texts:
    return np.array([one.name for one in among], dtype=object)
