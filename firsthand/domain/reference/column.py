"""Columns: what the lists of an inspection hold, in which words and codes."""

from dataclasses import dataclass, field
from enum import StrEnum


class ColumnType(StrEnum):
    """What a cell of a column should be."""

    DATE = "date"
    NUMBER = "number"
    CODE = "code"
    TEXT = "text"
    POSTCODE = "postcode"
    AUTHORITY = "authority"


@dataclass(frozen=True, kw_only=True)
class Code:
    """
    One code of a set, and the words by which lists mean it.

    `aliases` are whole spellings. `patterns` are regular expressions that are searched for in
    the words of a cell; a cell is read only where those of one code alone are found.
    """

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CodeSet:
    """
    The codes that may stand in a column, each once.

    `never` are expressions of cells that are always left in doubt, because sources disagree on
    their meaning or they mean several codes at once. `bare_codes` tells whether the code itself
    may stand among other words, as in 'N1 - abuse'; `ignored` are words that carry no meaning.
    `several` is the code for cells that name several others. `subcodes` is an expression for
    one word, whose first group is a code that somebody divided further: 'N1SA' is N1.
    """

    key: str
    title: str
    codes: tuple[Code, ...]
    source: str
    never: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    bare_codes: bool = True
    several: str | None = None
    subcodes: str | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """
    One column: its standard name, what its cells should be, and how files head it.

    `headings` are expressions that the words of a heading must match as a whole, beside the
    standard name itself. `needed` tells that no cell may be blank.
    """

    key: str
    name: str
    type: ColumnType
    needed: bool = False
    code_set: str | None = None
    headings: tuple[str, ...] = ()
    since: int | None = None  # the first year whose lists have it


@dataclass(frozen=True, kw_only=True)
class ListForm:
    """
    One list that an inspectorate asks for.

    `columns` are keys of columns in the guidance's order; `reference` is the one that tells
    whom a row is about. `repeats_allowed` tells whether a child may stand in several rows;
    `oldest` is the greatest age that a child of the list should have.
    `in_order` are pairs of date columns of which the first may not be later than the second.
    """

    key: str
    title: str
    scope: str
    columns: tuple[str, ...]
    reference: str
    repeats_allowed: bool
    source: str
    number: int | None = None
    oldest: int | None = None
    in_order: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class OutsideForm:
    """
    How lists of one kind that no guidance prescribes usually head what a draw needs.

    Suggestions, not requirements: a list without any of them can be read when its reference
    column is named.
    """

    kind: str
    title: str
    repeats_allowed: bool
    note: str
    reference: tuple[str, ...]  # expressions, the most certain first
    columns: tuple[Column, ...] = field(default=())
