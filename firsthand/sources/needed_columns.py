"""Needed columns: the rows of the first table that has them, or a refusal that names them."""

from collections.abc import Mapping

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.intelligence.source import Problem
from firsthand.sources.sheets import opened_content, records, tables

Cells = Mapping[str, str | None]


def rows_with(
    needed: tuple[str, ...], content: bytes, *, name: str, rule: str
) -> list[tuple[str, Cells]]:
    """Return each row with its place; `rule` names a refusal of the file `name`."""
    workbook = opened_content(name, content)
    if isinstance(workbook, Problem):
        raise Refused(
            Objection(
                rule=rule,
                reason=f"{name}: given was {workbook.given}; needed is {workbook.needed}.",
                remedy=workbook.remedy,
            )
        )
    for sheet in workbook.names:
        for table in tables(workbook, sheet, needs=needed[0]):
            if table.rows and set(needed) <= set(table.header):
                return [(place.row or "", cells) for place, cells in records(table)]
    raise Refused(
        Objection(
            rule=rule,
            reason=f"{name}: no table with the columns {', '.join(needed)} and a row below.",
            remedy="Name the columns so in the first row, and give at least one row.",
        )
    )
