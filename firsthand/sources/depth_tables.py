"""Read the two small tables of a plan's depth: groups of cases, and cases read twice."""

from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.planning.depth.reader import Reading
from firsthand.domain.planning.depth.written_group import WrittenGroup
from firsthand.sources.handed_in import content_of
from firsthand.sources.needed_columns import Cells, rows_with

YES = frozenset({"yes", "y", "1", "true", "found", "noticed"})
NO = frozenset({"no", "n", "0", "false", "not found", "missed"})
GROUPS = ("group", "population", "affected", "sample")
READINGS = ("first", "second")
MOST_TOLD = 5  # of doubtful rows; more would hide the first

RULE = "depth-file"


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


def _rows(path: Path, needed: tuple[str, ...]) -> list[tuple[str, Cells]]:
    return rows_with(needed, content_of(path), name=path.name, rule=RULE)


def _answer(cell: str | None) -> bool | None:
    said = (cell or "").casefold()
    return True if said in YES else False if said in NO else None


def _unclear(path: Path, where: str, cells: Cells) -> Objection:
    given = " and ".join(repr((cells[name] or "")[:20]) for name in READINGS)
    return _objection(
        f"{path.name}, {where}: given was {given}; needed is yes or no in both columns.",
        "Write yes where the reader noticed the failure, no where not; leave out other rows.",
    )


def _objection(reason: str, remedy: str) -> Objection:
    return Objection(rule=RULE, reason=reason, remedy=remedy)
