"""
Read Ofsted's outcome tables of local authority inspections (ODS or XLSX).

Two shapes are published: one row for each inspection (2025), and one row for each authority
with every inspection since 2009 (2023). Grades are kept as printed; the 2023 table prints
'requires improvement to be good' also where 'adequate' was awarded.
"""

import re
from pathlib import Path

from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.domain.reference.authority import Authority
from firsthand.sources.cells import day, text
from firsthand.sources.harvest import Harvest, refusal
from firsthand.sources.outcome_rows import NAME, Rows
from firsthand.sources.sheets import (
    Cells,
    Workbook,
    folded_header,
    opened,
    problem,
    tables,
)

PUBLISHER = "Ofsted"
ADDRESS = "https://www.gov.uk/government/collections/childrens-social-care-statistics"
BY_AUTHORITY = r"^la_inspections_\d{4}"
# In this order, so that a row of a later sheet can be compared with the history.
SHEETS = {
    "history": (r"^ilacs_inspection_history", BY_AUTHORITY),
    "in-year": (r"^in-year_inspections", r"^la_level_in_year"),
    "latest": (r"^inspections_as_at_", r"^la_level_at_"),
}
QUIRK_NO_CARE_LEAVERS = (
    "Before 2023 one judgement covered children in care and care leavers; it stands in the "
    "column 'children in care'."
)
QUIRK_RECODED = (
    "Grades of 2009 to 2013 that were awarded as 'adequate' are printed as 'requires "
    "improvement to be good'."
)
QUIRK_NO_STARTS = "The history since 2009 gives publication dates and no inspection dates."


def read(path: Path, *, authorities: tuple[Authority, ...]) -> Reading:
    """Return every inspection and visit in the table at `path`, one account for each row."""
    workbook = opened(path)
    if isinstance(workbook, Problem):
        return refusal(workbook)
    source = _source(workbook)
    if isinstance(source, Problem):
        return refusal(source)
    harvest = Harvest(file_name=path.name)
    rows = Rows(source=source, authorities=authorities, harvest=harvest)
    for name, patterns in SHEETS.items():
        sheet = _matching(workbook.names, patterns)
        if sheet is None:
            harvest.note("missing-sheet", f"no sheet with the {name} inspections", row=name)
            continue
        found = tuple(tables(workbook, sheet, needs=NAME))
        if not found:
            harvest.note("wrong-columns", f"no column {NAME!r}", row=sheet)
        for table in found:
            if _matching((sheet,), (BY_AUTHORITY,)):
                rows.take_by_authority(table)
            else:
                rows.take_by_inspection(table)
    return harvest.reading(source)


def is_outcomes(names: tuple[str, ...]) -> bool:
    """Tell by the names of its sheets whether a workbook holds these tables."""
    return any(_matching(names, patterns) for patterns in SHEETS.values())


def _matching(names: tuple[str, ...], patterns: tuple[str, ...]) -> str | None:
    plain = {name: name.strip().lower().replace(" ", "_") for name in names}
    return next((n for n in names if any(re.search(p, plain[n]) for p in patterns)), None)


def _source(workbook: Workbook) -> Source | Problem:
    """Return what the Cover sheet says of the publication."""
    if not is_outcomes(workbook.names):
        given = "sheets " + ", ".join(workbook.names[:6])
        return problem(workbook.file_name, "missing-sheet", given)
    cover = workbook.load("Cover") if "Cover" in workbook.names else ()
    told = _told(cover)
    published = day(told.get("published on"))
    if published is None:
        given = f"published on {told.get('published on')!r}"
        return problem(workbook.file_name, "no-publication-date", given)
    words = " ".join(cell for row in cover for cell in row if cell)
    latest = max(int(year) for year in re.findall(r"\b20\d\d\b", words))
    if latest > published.year:
        given = f"a cover that speaks of {latest} and was published on {published}"
        return problem(workbook.file_name, "wrong-year", given)
    return Source(
        source_id=workbook.source_id,
        publisher=PUBLISHER,
        title=_title(cover, told),
        kind="outcomes-table",
        file_name=workbook.file_name,
        sha256=workbook.sha256,
        address=ADDRESS,
        licence="ogl-3" if "open government licence" in words.lower() else "not-stated",
        known_on=published,
        known_on_basis="cover",
        quirks=_quirks(workbook.names),
    )


def _told(cover: tuple[Cells, ...]) -> dict[str, str | None]:
    pairs = (row for row in cover if len(row) > 1)
    return {folded_header(row[0]).rstrip(":"): row[1] for row in pairs}


def _title(cover: tuple[Cells, ...], told: dict[str, str | None]) -> str:
    """Return the heading of the cover, or its policy area where it is only called a cover."""
    heading = text(cover[0][0]) or ""
    if heading.lower().startswith("cover"):
        return text(told.get("policy area")) or heading
    return heading


def _quirks(names: tuple[str, ...]) -> tuple[str, ...]:
    if _matching(names, (BY_AUTHORITY,)):
        return (QUIRK_RECODED, QUIRK_NO_STARTS, QUIRK_NO_CARE_LEAVERS)
    return (QUIRK_NO_CARE_LEAVERS,)
