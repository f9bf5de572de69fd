"""Read results of visits: those of the random arm, and those of a thematic inspection."""

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.planning.programme.arm_results import VisitResult
from firsthand.domain.planning.programme.thematic_results import AreaResult
from firsthand.sources.needed_columns import Cells, rows_with

YES = frozenset({"yes", "y", "1", "true", "found"})
NO = frozenset({"no", "n", "0", "false", "not found"})
ARM = ("la_code", "found", "inclusion_probability")
AREAS = ("area", "found", "read")
MOST_TOLD = 5  # of doubtful rows; more would hide the first

RULE = "results-file"


def read_arm(content: bytes, *, name: str) -> tuple[VisitResult, ...]:
    """Return the drawn visits of a table: la_code, found, inclusion_probability and stratum."""
    results, wrong = [], []
    for where, cells in rows_with(ARM, content, name=name, rule=RULE):
        said = (cells["found"] or "").casefold()
        chance = _number(cells["inclusion_probability"])
        if said not in YES | NO or chance is None or not cells["la_code"]:
            wrong.append(
                _unclear(name, where, cells, ARM, "a code, yes or no, and a number up to 1")
            )
            continue
        code = cells["la_code"] or ""
        results.append(
            VisitResult(
                la_code=code,
                found=said in YES,
                inclusion_probability=chance,
                stratum=cells.get("stratum") or "",
            )
        )
    refuse_if(tuple(wrong[:MOST_TOLD]))
    return tuple(results)


def read_areas(content: bytes, *, name: str) -> tuple[AreaResult, ...]:
    """Return the areas of a table: area, found and read."""
    results, wrong = [], []
    for where, cells in rows_with(AREAS, content, name=name, rule=RULE):
        found, read = _whole(cells["found"]), _whole(cells["read"])
        if found is None or read is None or not cells["area"]:
            wrong.append(_unclear(name, where, cells, AREAS, "a name and two whole numbers"))
        else:
            results.append(AreaResult(area=cells["area"] or "", found=found, read=read))
    refuse_if(tuple(wrong[:MOST_TOLD]))
    return tuple(results)


def _number(cell: str | None) -> float | None:
    try:
        value = float((cell or "").rstrip("%"))
    except ValueError:
        return None
    return value / 100 if (cell or "").endswith("%") else value


def _whole(cell: str | None) -> int | None:
    value = _number(cell)
    return int(value) if value is not None and value.is_integer() else None


def _unclear(
    name: str, where: str, cells: Cells, columns: tuple[str, ...], needed: str
) -> Objection:
    given = ", ".join(repr((cells[column] or "")[:20]) for column in columns)
    return _objection(
        f"{name}, {where}: given was {given}; needed is {needed}.",
        "Correct the row, or leave it out and say so in the report.",
    )


def _objection(reason: str, remedy: str) -> Objection:
    return Objection(rule=RULE, reason=reason, remedy=remedy)
