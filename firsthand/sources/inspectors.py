"""
Read a list of inspectors (CSV, XLSX or ODS): skills, region, days, leave, past engagements.

What decides whether a rule is kept (days, leave, engagements, who may lead) is refused when it
cannot be understood, every row at once. What is merely uncertain is kept, with a doubt that
says how it was taken. Names are turned into the codes under which reports' leads are known.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.common.words import counted
from firsthand.domain.intelligence.pseudonym import code_for
from firsthand.domain.intelligence.source import Problem
from firsthand.domain.planning.drawing.frame import Doubt
from firsthand.domain.planning.programme.inspector import LEAD, Inspector
from firsthand.sources import inspector_cells as cells
from firsthand.sources.inspector_columns import DAYS, ENGAGED, Columns, columns
from firsthand.sources.inspector_rows import Tally, away_in, days_in, engagements_in, region_in
from firsthand.sources.sheets import Workbook, opened_content

LARGEST = 5000  # England has some hundreds; a longer list is another list
LEAD_WORDS = frozenset({"lead", "leads", "lead inspector", "can lead", "may lead", "leader"})
MOST_DAYS = 23.0  # no month has more working days


@dataclass(frozen=True, kw_only=True)
class InspectorsRead:
    """
    The inspectors of a file, what of it is in doubt, and how its columns were understood.

    `pseudonyms` gives for a code the code that the same person has as lead of published
    inspections, where the file holds a name.
    """

    inspectors: tuple[Inspector, ...]
    doubts: tuple[Doubt, ...]
    how_read: tuple[str, ...]
    file_sha256: str
    pseudonyms: Mapping[str, str] = field(default_factory=dict)


def read_inspectors(given: Path | bytes, *, name: str | None = None) -> InspectorsRead:
    """Return the inspectors of a file, or raise `Refused` with every reason at once."""
    content = given if isinstance(given, bytes) else _content(given)
    called = name or ("the file" if isinstance(given, bytes) else given.name)
    workbook = opened_content(called, content)
    if isinstance(workbook, Problem):
        raise Refused(
            Objection(
                rule="inspectors-file",
                reason=f"{called}: given was {workbook.given}; needed is {workbook.needed}.",
                remedy=workbook.remedy,
            )
        )
    found, rows = _table(workbook)
    if len(rows) > LARGEST:
        raise Refused(_too_long(called, len(rows)))
    return _read(found, rows, file_sha256=workbook.sha256)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(
            Objection(
                rule="inspectors-file",
                reason=f"{path} cannot be read: {error.strerror}.",
                remedy="Name a CSV or XLSX file of inspectors that exists.",
            )
        ) from None


Rows = Sequence[tuple[int, Sequence[str | None]]]


def _table(workbook: Workbook) -> tuple[Columns, Rows]:
    for sheet in workbook.names:
        cells_of = workbook.load(sheet)
        if found := columns(cells_of):
            start = found.header_row + 1
            body = enumerate(cells_of[start:], start=start + 1)
            return found, [(n, row) for n, row in body if any((c or "").strip() for c in row)]
    raise Refused(
        Objection(
            rule="inspectors-columns",
            reason=f"{workbook.file_name} has no row of headings that names inspectors and "
            "their days.",
            remedy="Give a table with a column 'code' (or 'name') and a column 'days a month'; "
            "others that are understood: region, skills, lead, away, engagements.",
        )
    )


def _read(found: Columns, rows: Rows, *, file_sha256: str) -> InspectorsRead:
    tally = Tally()
    divisor, told = _unit(found, rows)
    for heading in found.unknown:
        tally.doubt(
            found.header_row + 1,
            heading,
            "",
            "no meaning is known for this heading",
            "Nothing, if it does not matter; else rename it: skills, region, away, led...",
        )
    made: list[tuple[int, Inspector]] = []
    pseudonyms: dict[str, str] = {}
    for number, row in rows:
        said = {key: _cell(row, place) for key, place in found.places.items()}
        code = said.get("code") or (code_for(said["name"]) if said.get("name") else "")
        if not code:
            tally.doubt(
                number,
                "code",
                "",
                "the row names no inspector and was left out",
                "Give a code, if the row is an inspector's.",
            )
            continue
        if said.get("name"):
            pseudonyms[code] = code_for(said["name"])
        made.append((number, _inspector(number, code, said, tally=tally, divisor=divisor)))
    inspectors = tuple(one for _, one in made)
    refuse_if((*tally.objections, *_of_all(made, found)))
    return InspectorsRead(
        inspectors=inspectors,
        doubts=tuple(tally.doubts),
        how_read=(*told, *_told(found, inspectors)),
        file_sha256=file_sha256,
        pseudonyms=pseudonyms,
    )


def _cell(row: Sequence[str | None], place: int) -> str:
    text = (row[place] or "").strip() if place < len(row) else ""
    return re.sub(r"^(\d+)\.0$", r"\1", text)  # a workbook's whole numbers


def _unit(found: Columns, rows: Rows) -> tuple[Mapping[str, float], tuple[str, ...]]:
    """Return what each column of days is divided by, and the sentence that says so."""
    divisor = {"days_a_month": 1.0, "days_a_year": 12.0}
    if "days" not in found.places:
        return divisor, ()
    given = [cells.number(_cell(row, found.places["days"])) for _, row in rows]
    monthly = all(value <= MOST_DAYS for value in given if value is not None)
    as_month = f"Column 'days' was read as days a month: no value is above {MOST_DAYS:.0f}."
    as_year = (
        f"Column 'days' was read as days a year and divided by 12: a value is above "
        f"{MOST_DAYS:.0f}."
    )
    told = as_month if monthly else as_year
    return {**divisor, "days": 1.0 if monthly else 12.0}, (told,)


def _inspector(
    row: int, code: str, said: Mapping[str, str], *, tally: Tally, divisor: Mapping[str, float]
) -> Inspector:
    skills = {part.strip().lower() for part in re.split(r"[;,|\n]+", said.get("skills", ""))}
    if skills & LEAD_WORDS:
        skills = skills - LEAD_WORDS | {LEAD}
    lead = said.get("lead", "").lower()
    if lead in cells.YES:
        skills.add(LEAD)
    elif lead not in cells.NO:
        tally.doubt(
            row, "lead", lead, "neither yes nor no, and taken as no", "Write yes or no."
        )
    days_column = next((one for one in DAYS if said.get(one)), None)
    return Inspector(
        code=code,
        region=region_in(row, said.get("region", ""), tally),
        skills=frozenset(skills - {""}),
        days_a_month=days_in(row, days_column, said, tally=tally, divisor=divisor),
        away=away_in(row, said.get("away", ""), tally),
        engagements=tuple(
            one
            for column in ENGAGED
            for one in engagements_in(row, column, said.get(column, ""), tally)
        ),
    )


def _of_all(made: Sequence[tuple[int, Inspector]], found: Columns) -> tuple[Objection, ...]:
    """Return what stands against the list as a whole."""
    if not made:
        return (
            Objection(
                rule="inspectors-none",
                reason="The file has headings and no inspector below them.",
                remedy="Add a row for each inspector.",
            ),
        )
    objections = []
    rows_of: dict[str, list[str]] = {}
    for number, one in made:
        rows_of.setdefault(one.code, []).append(str(number))
    if repeated := {code: rows for code, rows in rows_of.items() if len(rows) > 1}:
        listed = "; ".join(f"{c!r} in rows {', '.join(r)}" for c, r in repeated.items())
        objections.append(
            Objection(
                rule="inspectors-once",
                reason=f"The same inspector stands in several rows: {listed}.",
                remedy="Keep one row for each inspector, or give them different codes.",
            )
        )
    if not any(one.may_lead for _, one in made):
        objections.append(
            Objection(
                rule="inspectors-lead",
                reason="Nothing in the file says who may lead an inspection"
                + (
                    ": every cell of its column 'lead' says no."
                    if "lead" in found.places
                    else "."
                ),
                remedy="Add a column 'lead' with yes or no, or the skill 'lead'.",
            )
        )
    return tuple(objections)


def _told(found: Columns, inspectors: Sequence[Inspector]) -> tuple[str, ...]:
    read = ", ".join(
        f"{found.headings[place]!r} as {name.replace('_', ' ')}"
        for name, place in found.places.items()
    )
    regions = Counter(one.region or "no region" for one in inspectors)
    spread = ", ".join(f"{name} {count}" for name, count in sorted(regions.items()))
    leads = sum(one.may_lead for one in inspectors)
    days = sum(one.days_a_month for one in inspectors)
    engaged = sum(len(one.engagements) for one in inspectors)
    named_only = "name" in found.places and "code" not in found.places
    whole = (
        f"{counted(len(inspectors), 'inspector')}, of whom {leads} may lead, with {days:,.0f} "
        f"working days a month in all and {counted(engaged, 'past engagement')}. {spread}."
    )
    return (
        f"Columns: {read}.",
        whole,
        *(("Names were turned into codes; no name is kept.",) if named_only else ()),
    )


def _too_long(name: str, count: int) -> Objection:
    return Objection(
        rule="inspectors-too-many",
        reason=f"{name} has {count:,} rows; at most {LARGEST:,} inspectors are planned for.",
        remedy="Check that this is the list of inspectors.",
    )
