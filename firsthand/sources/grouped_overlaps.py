"""Read a table of overlaps with one more column, of groups or areas: a table for each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.common.signs import alike
from firsthand.sources.overlap_faults import SHOWN, listed
from firsthand.sources.overlap_tables import OverlapTable, noted_asked, understood
from firsthand.sources.written_tables import (
    COUNT,
    NOT_COUNTED,
    WrittenTable,
    cell_of,
    counted,
    place_of_count,
    written,
)

RULE = "overlaps-by"
MOST_GROUPS = 60


@dataclass(frozen=True, kw_only=True)
class GroupTable:
    """The table of one group; None where it is none, with the reasons."""

    name: str
    table: OverlapTable | None
    because: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GroupedTable:
    """The tables of all groups of the column `by`, and of everybody together."""

    by: str
    whole: OverlapTable
    groups: tuple[GroupTable, ...]


def read_grouped(
    given: Path | bytes, by: str, *, name: str = "the table", count: str = COUNT
) -> GroupedTable:
    """Return the tables of each group in a file, or raise `Refused` with every reason."""
    table = written(given, name=name, count=count)
    at = _place(table, by)
    names = [(number, cell_of(row, at)) for number, row in table.rows]
    _refuse_nameless(table, by, [n for n, group in names if group.lower() in NOT_COUNTED])
    groups: dict[str, int] = {}
    for number, group in names:
        groups.setdefault(group, number)
    _refuse_alike(table, by, groups)
    if not 2 <= len(groups) <= MOST_GROUPS:
        raise _refused(
            f"The column {by!r} of {table.file_name} names {len(groups)} group"
            f"{'' if len(groups) == 1 else 's'}.",
            f"Give 2 to {MOST_GROUPS}; without a column of groups, all are estimated as one.",
        )
    rest = _without(table, at)
    asked = len(rest.rows) - len(counted(rest))
    return GroupedTable(
        by=table.header[at],
        # groups repeat combinations, as they must: that is no news
        whole=replace(understood(rest), notes=(*table.notes, *noted_asked(asked))),
        groups=tuple(
            _group(
                group,
                replace(
                    rest,
                    notes=(),
                    rows=[
                        row
                        for row, (_, own) in zip(rest.rows, names, strict=True)
                        if own == group
                    ],
                ),
            )
            for group in groups
        ),
    )


def _place(table: WrittenTable, by: str) -> int:
    wanted = by.strip().casefold()
    count = place_of_count(table)
    places = [at for at, cell in enumerate(table.header) if cell.casefold() == wanted]
    if places == [count]:
        raise _refused(
            f"The column {by!r} of {table.file_name} says how many people there are.",
            "Name another column, which says of which group or area each row is.",
        )
    if len(places) == 1:
        return places[0]
    how_many = f"{len(places)} columns" if places else "no column"
    raise _refused(
        f"{table.file_name} has {how_many} of groups named {by!r} "
        f"(headings: {', '.join(table.header)}).",
        "Name the one column that says of which group or area each row is.",
    )


def _refuse_nameless(table: WrittenTable, by: str, rows: list[int]) -> None:
    if not rows:
        return
    shown = ", ".join(map(str, rows[:SHOWN]))
    more = f" and {len(rows) - SHOWN:,} more" if len(rows) > SHOWN else ""
    raise _refused(
        f"{table.file_name} says of row {shown}{more} not of which {by} it is.",
        "Name the group in every row, such as 'not known'.",
    )


def _refuse_alike(table: WrittenTable, by: str, groups: Mapping[str, int]) -> None:
    """Refuse one group that is written in several ways, each with the first of its rows."""
    ways: dict[str, list[int]] = {}
    for name, row in groups.items():
        ways.setdefault(alike(name), []).append(row)
    several = [own for own in ways.values() if len(own) > 1]
    if several:
        shown = "; ".join(map(listed, several[:SHOWN]))
        raise _refused(
            f"The column {by!r} of {table.file_name} writes a group in several ways: {shown}.",
            "Write each group in one way: the same letters, capitals and spaces in every row; "
            "look for signs that nobody sees.",
        )


def _without(table: WrittenTable, at: int) -> WrittenTable:
    """Return what is written but for one column."""
    return replace(
        table,
        header=table.header[:at] + table.header[at + 1 :],
        rows=[(number, row[:at] + row[at + 1 :]) for number, row in table.rows],
    )


def _group(name: str, table: WrittenTable) -> GroupTable:
    try:
        found = understood(replace(table, file_name=name))
    except Refused as refusal:
        because = tuple(f"{one.reason} {one.remedy}" for one in refusal.objections)
        return GroupTable(name=name, table=None, because=because)
    return GroupTable(name=name, table=found, because=())


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule=RULE, reason=reason, remedy=remedy))
