"""
Frames: the lists from which cases are drawn, read with nothing dropped.

A frame is one list: its rows as they came, the child that each row is about, and every cell
that could not be read for certain. What a frame leaves out is as much a part of it as what it
holds: `kind` says whether it comes from statutory services or from outside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

Value = TypeVar("Value")


class FrameKind(StrEnum):
    """Where a list comes from."""

    STATUTORY = "statutory"
    VOLUNTARY_PROJECT = "voluntary-project"
    SCHOOL = "school"
    SEXUAL_HEALTH = "sexual-health"
    MISSING_PERSONS = "missing-persons"
    OTHER_OUTSIDE = "other-outside"

    @property
    def outside(self) -> bool:
        """Tell whether children unknown to statutory services can stand in such a list."""
        return self is not FrameKind.STATUTORY


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """One cell (or row) that could not be read for certain: kept as it came, and shown."""

    row: int  # as numbered in the file: the first row below the headings is 2
    column: str
    given: str
    reason: str
    remedy: str


class Record(Mapping[str, Value]):
    """
    A mapping that shares its keys with the other rows of its list.

    A list of 100,000 rows and 20 columns would need some 400 MB as dictionaries; so it needs a
    tenth.
    """

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: tuple[Value, ...]) -> None:
        """Keep where each key's value stands, and the values."""
        self._places = places
        self._values = values

    def __getitem__(self, key: str) -> Value:
        """Return the value of `key`."""
        return self._values[self._places[key]]

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the columns."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many columns there are."""
        return len(self._places)

    def __repr__(self) -> str:
        """Show what a dictionary would show."""
        return repr(dict(self))


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """
    One row: the reference of the child it is about, the cells as text, and what they mean.

    `cells` keeps every cell by the heading of the file. `read` holds, by the standard name of a
    column, what was understood: a date, a whole number, a code, or the text itself.
    """

    number: int
    reference: str  # empty when the row names no child: such a row is in doubt
    cells: Mapping[str, str]
    read: Mapping[str, date | int | str | None]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """
    One list as read.

    `content_sha256` is a hash of headings and cells, whatever the file's type.
    `repeats_allowed` tells whether a child may stand in several rows, as in lists of events.
    """

    name: str  # file name, and sheet where there are several
    kind: FrameKind
    file_sha256: str
    content_sha256: str
    standard: str | None  # "annex-a-7"; None for a list of unknown shape
    reference_column: str
    headings: tuple[str, ...]
    standard_names: Mapping[str, str]  # heading of the file -> standard name of the column
    repeats_allowed: bool
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...]
