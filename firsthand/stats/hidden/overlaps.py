"""
Overlaps: how many people are on each combination of several lists.

All combinations are kept, those that nobody has with a zero: a zero is an observation too, and
a table that leaves it out says something else. The combination "on no list" is what nobody
observed, and so is no cell. Cells stand in the order of their codes, in which the first list
counts 1, the second 2, the third 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
MOST_LISTS = 12  # 4,095 cells; with more lists nearly every cell is empty
MOST_PEOPLE = 100_000_000  # observed; where sizes differ by one in more, rounding makes peaks


@dataclass(frozen=True, kw_only=True, eq=False)
class Overlaps:
    """
    The table of overlaps of `lists`: one row of `histories` (0 or 1 by list) for each count.

    Raises `ValueError` unless every combination but "on no list" is there once, in the order
    of codes; `overlaps` makes such a table from any rows.
    """

    lists: tuple[str, ...]
    histories: Ints = field(repr=False)
    counts: Ints

    def __post_init__(self) -> None:
        """Refuse what is no table of overlaps."""
        _check_lists(self.lists)
        cells = 2 ** len(self.lists) - 1
        if self.counts.shape != (cells,) or self.counts.dtype.kind != "i":
            raise ValueError(f"{len(self.lists)} lists need {cells} whole counts")
        if np.any(self.counts < 0):
            raise ValueError("a count of people cannot be negative")
        if not np.array_equal(self.histories, histories_of(len(self.lists))):
            raise ValueError("the combinations are not all there once, in the order of codes")

    @property
    def observed(self) -> int:
        """How many people are on one list at least."""
        return int(self.counts.sum())

    @property
    def sizes(self) -> Ints:
        """How many people are on each list."""
        return self.counts @ self.histories

    @property
    def shared(self) -> Ints:
        """How many people are on both of two lists, list by list; on the diagonal the sizes."""
        return (self.histories * self.counts[:, None]).T @ self.histories

    def leave_out(self, name: str) -> "Overlaps":
        """Return the table without one list; who was on that list alone is no longer seen."""
        at = self._place(name)
        kept = [place for place in range(len(self.lists)) if place != at]
        names = tuple(self.lists[place] for place in kept)
        rows = self.histories[:, kept]
        seen = rows.any(axis=1)
        return overlaps(names, rows[seen], self.counts[seen])

    def merged(self, one: str, other: str) -> "Overlaps":
        """Return the table in which two lists are one, named 'one+other', in place of `one`."""
        at, from_ = self._place(one), self._place(other)
        if at == from_:
            raise ValueError("a list cannot be merged with itself")
        rows = self.histories.copy()
        rows[:, at] |= rows[:, from_]
        names = [f"{one}+{other}" if name == one else name for name in self.lists]
        kept = [place for place in range(len(names)) if place != from_]
        return overlaps(tuple(names[place] for place in kept), rows[:, kept], self.counts)

    def with_counts(self, counts: Ints) -> "Overlaps":
        """Return the same combinations with other counts, such as those of a resample."""
        return Overlaps(lists=self.lists, histories=self.histories, counts=counts)

    def _place(self, name: str) -> int:
        if name not in self.lists:
            raise ValueError(f"no list is called {name!r}; there are {', '.join(self.lists)}")
        return self.lists.index(name)


def histories_of(lists: int) -> Ints:
    """Return all combinations of so many lists but the empty one, in the order of codes."""
    codes = np.arange(1, 2**lists, dtype=np.int64)
    return (codes[:, None] >> np.arange(lists)) & 1


def overlaps(lists: Sequence[str], histories: npt.ArrayLike, counts: npt.ArrayLike) -> Overlaps:
    """
    Return the table of rows in any order; repeated combinations are added, missing ones are 0.

    Raises `ValueError` for entries that are not 0 or 1, negative or fractional counts, people
    on no list, or lists without names of their own.
    """
    names = tuple(lists)
    _check_lists(names)
    rows, given = np.atleast_2d(np.asarray(histories)), np.asarray(counts)
    if rows.shape != (len(given), len(names)):
        raise ValueError(f"{len(given)} counts need as many rows of {len(names)} entries")
    if not np.isin(rows, (0, 1)).all():
        raise ValueError("an entry is neither 0 (not on the list) nor 1 (on the list)")
    whole = given.astype(np.int64)
    if np.any(whole != given):
        raise ValueError("a count of people must be a whole number")
    codes = rows.astype(np.int64) @ (1 << np.arange(len(names)))
    if np.any(whole[codes == 0] != 0):
        raise ValueError("people on no list were counted, which nobody can have done")
    table = np.zeros(2 ** len(names), dtype=np.int64)
    np.add.at(table, codes, whole)
    return Overlaps(lists=names, histories=histories_of(len(names)), counts=table[1:])


def _check_lists(names: tuple[str, ...]) -> None:
    if not 1 <= len(names) <= MOST_LISTS:
        raise ValueError(f"{len(names)} lists were given; needed are 1 to {MOST_LISTS}")
    if len(set(names)) < len(names) or not all(name.strip() for name in names):
        raise ValueError("every list needs a name of its own")
