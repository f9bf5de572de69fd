"""Read what is known of lists: the forms of Annex A with columns and codes, and others."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.reference.column import CodeSet, Column, ListForm, OutsideForm
from firsthand.refdata.documents import Entry, yaml_entries
from firsthand.refdata.schema import maker

ROOT = Path(__file__).parent / "lists"
Value = TypeVar("Value")


@cache
def code_sets(root: Path = ROOT) -> Mapping[str, CodeSet]:
    """Return the sets of codes by key."""
    found = {}
    for entry, made in _made(CodeSet, root / "codes.yaml", key="key"):
        for number, code in enumerate(made.codes):
            _refuse_bad_expressions(entry, code.patterns, ("codes", number, "patterns"))
        _refuse_bad_expressions(entry, made.never, ("never",))
        _refuse_bad_expressions(entry, made.ignored, ("ignored",))
        _refuse_bad_expressions(entry, (made.subcodes or "",), ("subcodes",))
        _refuse_repeated_codes(entry, made)
        found[made.key] = made
    return found


@cache
def columns(root: Path = ROOT) -> Mapping[str, Column]:
    """Return the columns of Annex A by key."""
    found = {}
    for entry, made in _made(Column, root / "columns.yaml", key="key"):
        _refuse_bad_column(entry, made, code_sets(root), ())
        found[made.key] = made
    return found


@cache
def list_forms(root: Path = ROOT) -> tuple[ListForm, ...]:
    """Return the eleven lists of Annex A."""
    known, found = columns(root), []
    for entry, made in _made(ListForm, root / "annex_a.yaml", key="key"):
        named = {
            "columns": made.columns,
            "reference": (made.reference,),
            "in_order": tuple(key for pair in made.in_order for key in pair),
        }
        for field, keys in named.items():
            allowed = known if field == "columns" else made.columns
            if unknown := [key for key in keys if key not in allowed]:
                raise entry.objection(
                    f"'{field}' names the column {unknown[0]!r}, which is not known.",
                    "Correct the key, or add the column to columns.yaml and to the list.",
                    (field,),
                )
        found.append(made)
    return tuple(found)


@cache
def outside_forms(root: Path = ROOT) -> Mapping[FrameKind, OutsideForm]:
    """Return how lists of no prescribed form usually head their columns, by kind of frame."""
    found = {}
    for entry, made in _made(OutsideForm, root / "outside.yaml", key="kind"):
        if made.kind not in set(FrameKind):
            raise entry.objection(
                f"{made.kind!r} is no kind of frame.",
                f"Use one of: {', '.join(FrameKind)}.",
                ("kind",),
            )
        _refuse_bad_expressions(entry, made.reference, ("reference",))
        for number, column in enumerate(made.columns):
            _refuse_bad_column(entry, column, code_sets(root), ("columns", number))
        found[FrameKind(made.kind)] = made
    return found


def _made(kind: type[Value], file: Path, *, key: str) -> Iterator[tuple[Entry, Value]]:
    made, seen = maker(kind, {}), set()
    for entry in yaml_entries(file):
        value = made(entry)
        given = getattr(value, key)
        if given in seen:
            raise entry.objection(
                f"The {key} {given!r} was given before.", "Keep one of the two entries."
            )
        seen.add(given)
        yield entry, value


def _refuse_bad_column(
    entry: Entry, column: Column, known: Mapping[str, CodeSet], at: tuple[int | str, ...]
) -> None:
    if (column.type == "code") != (column.code_set is not None):
        raise entry.objection(
            f"The column {column.key!r} is of type {column.type}, and its code set is "
            f"{column.code_set!r}.",
            "Give a code set to columns of type 'code', and to no others.",
            (*at, "type"),
        )
    if column.code_set is not None and column.code_set not in known:
        raise entry.objection(
            f"There is no code set {column.code_set!r}.",
            f"Use one of: {', '.join(sorted(known))}.",
            (*at, "code_set"),
        )
    _refuse_bad_expressions(entry, column.headings, (*at, "headings"))


def _refuse_bad_expressions(
    entry: Entry, expressions: tuple[str, ...], at: tuple[int | str, ...]
) -> None:
    for number, expression in enumerate(expressions):
        try:
            re.compile(expression)
        except re.error as error:
            raise entry.objection(
                f"{expression!r} is no regular expression: {error}.",
                "Correct it; brackets and backslashes are the usual cause.",
                (*at, number),
            ) from error


def _refuse_repeated_codes(entry: Entry, made: CodeSet) -> None:
    """Refuse a spelling that is given to two codes: whichever came first would win."""
    owner: dict[str, str] = {}
    for number, code in enumerate(made.codes):
        for spelling in {code.code.casefold(), *map(str.casefold, code.aliases)}:
            if owner.setdefault(spelling, code.code) != code.code:
                raise entry.objection(
                    f"{spelling!r} is given to {owner[spelling]!r} and to {code.code!r}.",
                    "Keep it for one of them, or let it be doubted by giving it to neither.",
                    ("codes", number),
                )
