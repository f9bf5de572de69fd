"""
Faults of a table of overlaps: in which rows and columns what is needed does not stand.

What stands there instead is never repeated: a list of children may have been given by mistake.
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.domain.common.objection import Objection
from firsthand.sources.sheets import Cells
from firsthand.sources.written_tables import (
    NOT_COUNTED,
    ON,
    RULE,
    THOUSANDS,
    WHOLE,
    Rows,
    cell_of,
)

LARGEST = 2**53  # the largest count that numbers hold exactly
SHOWN = 5  # rows of a kind that a refusal names
ON_OR_NOT = (
    "Write 1 for on the list and 0 for not. A column of groups or areas is named with --by, or "
    "on the page."
)
NOBODY = (
    "Take the rows out, or their counts: who is on no list was not counted but is to be "
    "estimated."
)
Fault = tuple[str, str]  # what to do, and what is wrong as '… hold …' goes on


def objections(called: str, header: Sequence[str], rows: Rows, place: int) -> list[Objection]:
    """Return an objection for each thing to do, with what is wrong and in which rows."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, row in rows:
        for remedy, what in _faults(header, row, place):
            found.setdefault(remedy, {}).setdefault(what, []).append(number)
    return [
        Objection(rule=RULE, reason=f"{called}: {'; '.join(_said(kinds))}.", remedy=remedy)
        for remedy, kinds in found.items()
    ]


def _said(kinds: dict[str, list[int]]) -> Iterator[str]:
    for what, rows in kinds.items():
        yield f"row {rows[0]} has {what}" if len(rows) == 1 else f"{listed(rows)} have {what}"


def listed(rows: Sequence[int]) -> str:
    """Return numbers of rows in words, the first of many with how many more there are."""
    shown, more = [str(row) for row in rows[:SHOWN]], len(rows) - SHOWN
    if more > 0:
        return f"rows {', '.join(shown)} and {more:,} more rows"
    return f"rows {', '.join(shown[:-1])} and {shown[-1]}"


def whole(count: str) -> int:
    """Return a count that is written as a whole number."""
    return int(count.replace(",", "").split(".")[0])


def codes(row: Cells, place: int, width: int) -> list[int]:
    """Return 1 for each list that a row is of, 0 for each other one."""
    return [ON[cell_of(row, at).lower()] for at in range(width) if at != place]


def _faults(header: Sequence[str], row: Cells, place: int) -> list[Fault]:
    """Return what is wrong with a row, each with its remedy."""
    if any((cell or "").strip() for cell in row[len(header) :]):
        return [("Give every column a heading.", "more cells than there are headings")]
    faults = [
        (ON_OR_NOT, f"{'neither 1 nor 0' if cell_of(row, at) else 'nothing'} under {name!r}")
        for at, name in enumerate(header)
        if at != place and cell_of(row, at).lower() not in ON
    ]
    count = cell_of(row, place)
    if faults and count.lower() in NOT_COUNTED:
        return faults  # of groups, it may be a row of people on no list
    if fault := _fault_of_count(count):
        faults.append(fault)
    elif not faults and not any(codes(row, place, len(header))) and whole(count):
        faults.append((NOBODY, "counts of people who are on no list"))
    return faults


def _fault_of_count(count: str) -> Fault | None:
    if THOUSANDS.fullmatch(count):
        return (
            "Write 1000 or 1,000 for a thousand, and 1 or 1.0 for one.",
            "a count that could be a thousand or one",
        )
    if WHOLE.fullmatch(count):
        if whole(count) < LARGEST:
            return None
        return "Give a count that people can reach.", "a count that is too large"
    if count.lower() in NOT_COUNTED:
        return "Write the number of people, 0 where there is nobody.", "no count"
    if re.fullmatch(r"-\d+(\.\d+)?", count):
        return (
            "A count of people cannot be negative: write the number seen.",
            "a count below 0",
        )
    return (
        "Write whole numbers: people as counted, neither rates nor estimates.",
        "a count that is no whole number",
    )
