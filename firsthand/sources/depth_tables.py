"""Read the two small tables of a plan's depth: groups of cases, and cases read twice."""

from collections.abc import Mapping
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.intelligence.source import Problem
from firsthand.domain.planning.depth.reader import Reading
from firsthand.domain.planning.depth.written_group import WrittenGroup
from firsthand.sources.sheets import opened_content, records, tables

YES = frozenset({"yes", "y", "1", "true", "found", "noticed"})
NO = frozenset({"no", "n", "0", "false", "not found", "missed"})
GROUPS = ("group", "population", "affected", "sample")
READINGS = ("first", "second")
MOST_TOLD = 5  # of doubtful rows; more would hide the first

Row = tuple[str, Mapping[str, str | None]]


def read_groups(path: Path) -> tuple[WrittenGroup, ...]:
    """Return the groups of a table: group, population, affected, sample and sensitivity."""
    return tuple(
        WrittenGroup(
            name=cells["group"] or where,
            population=cells["population"] or "",
            affected=cells["affected"] or "",
            sample=cells["sample"] or "",
            sensitivity=cells.get("sensitivity") or "",
        )
        for where, cells in _rows(path, GROUPS)
    )


def read_double_readings(path: Path) -> tuple[Reading, ...]:
    """
    Return what two readers noticed in each case of a table: columns first and second.

    Other columns are passed over: who the children are is no matter of this sum.
    """
    found, wrong = [], []
    for where, cells in _rows(path, READINGS):
        first, second = (_answer(cells[name]) for name in READINGS)
        if first is None or second is None:
            wrong.append(_unclear(path, where, cells))
        else:
            found.append(Reading(first=first, second=second))
    refuse_if(tuple(wrong[:MOST_TOLD]))
    return tuple(found)


def _rows(path: Path, needed: tuple[str, ...]) -> list[Row]:
    workbook = opened_content(path.name, _content(path))
    if isinstance(workbook, Problem):
        raise Refused(
            _objection(
                f"{path.name}: given was {workbook.given}; needed is {workbook.needed}.",
                workbook.remedy,
            )
        )
    for name in workbook.names:
        for table in tables(workbook, name, needs=needed[0]):
            if table.rows and set(needed) <= set(table.header):
                return [(place.row or "", cells) for place, cells in records(table)]
    raise Refused(
        _objection(
            f"{path.name}: no table with the columns {', '.join(needed)} and a row below.",
            "Name the columns so in the first row, and give at least one row.",
        )
    )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(
            _objection(f"{path} cannot be read: {error.strerror}.", "Name a file that exists.")
        ) from None


def _answer(cell: str | None) -> bool | None:
    said = (cell or "").casefold()
    return True if said in YES else False if said in NO else None


def _unclear(path: Path, where: str, cells: Mapping[str, str | None]) -> Objection:
    given = " and ".join(repr((cells[name] or "")[:20]) for name in READINGS)
    return _objection(
        f"{path.name}, {where}: given was {given}; needed is yes or no in both columns.",
        "Write yes where the reader noticed the failure, no where not; leave out other rows.",
    )


def _objection(reason: str, remedy: str) -> Objection:
    return Objection(rule="depth-file", reason=reason, remedy=remedy)
