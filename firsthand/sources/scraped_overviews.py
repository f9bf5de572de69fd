"""
Read the overviews that Data to Insight gathers from Ofsted's pages (XLSX): ILACS, JTAI, SEND.

They are fresher than Ofsted's own tables and less exact, so that they come last in conflicts.
Of each row only facts are read; the columns with sentences of reports are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.domain.reference.authority import Authority
from firsthand.sources.cells import day, is_grade, whose
from firsthand.sources.harvest import Harvest, refusal
from firsthand.sources.overview_shapes import EVERY, NOT_JUDGED_THEN, SHAPES, Shape
from firsthand.sources.sheets import Workbook, opened, problem, records, tables


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of an overview: its shape, its cells by column, and its place."""

    shape: Shape
    cells: dict[str, str | None]
    place: Place

    def cell(self, column: str | None) -> str | None:
        """Return what a column says; None when it is blank or there is no such column."""
        return self.cells.get(column) if column else None


def read(
    path: Path, *, authorities: tuple[Authority, ...], known_on: date | None = None
) -> Reading:
    """Return one account for each inspection in the overview at `path`."""
    workbook = opened(path)
    if isinstance(workbook, Problem):
        return refusal(workbook)
    found = [t for name in workbook.names for t in tables(workbook, name, needs="la_code")]
    shape = shape_of(found[0].header) if found else None
    if shape is None:
        header = ", ".join(found[0].header[:8]) if found else "no column 'la_code'"
        return refusal(problem(path.name, "wrong-columns", header))
    columns = {*EVERY, *shape.grades.values(), *filter(None, (shape.start, shape.end))}
    missing = sorted(columns - set(found[0].header))
    if missing:
        return refusal(problem(path.name, "wrong-columns", f"no {', '.join(missing)}"))
    harvest = Harvest(file_name=path.name)
    for place, cells in records(found[0]):
        _take(Row(shape=shape, cells=cells, place=place), harvest, authorities)
    days = [one.published_on for one in harvest.sightings]
    if not days:
        return refusal(problem(path.name, "unreadable-value", "no row could be read"))
    return harvest.reading(_source(workbook, shape, known_on or max(days), known_on))


def shape_of(header: Sequence[str]) -> Shape | None:
    """Return which overview has these columns, or None when it is none of them."""
    return next((one for one in SHAPES if set(one.marks) <= set(header)), None)


def theme(printed: str | None, authority: str) -> str | None:
    """Return the theme of a joint inspection without the place and days of its title."""
    if printed is None:
        return None
    place = rf" in (the )?(london borough of )?{re.escape(authority)}\b.*"
    return re.sub(rf"({place}| between \d.*)?\.?$", "", printed, flags=re.IGNORECASE)


def _take(row: Row, harvest: Harvest, authorities: tuple[Authority, ...]) -> None:
    published = day(row.cell("publication_date"))
    if published is None:
        given = f"publication date {row.cell('publication_date')!r}"
        harvest.note("unreadable-value", given, row=str(row.place))
        return
    names = (row.cell("la_code"), row.cell("local_authority"))
    authority = whose(names, authorities, days=(published,))
    if authority is None:
        given = " and ".join(name for name in names if name) or "a blank name"
        harvest.note("unknown-authority", given, row=str(row.place))
        return
    started, ended = (_day(row, column, harvest) for column in (row.shape.start, row.shape.end))
    harvest.add(
        Sighting(
            la_code=authority.la_code,
            authority_name=names[1] or authority.name,
            family=row.shape.family,
            kind=row.shape.kinds.get(row.cell(row.shape.kind_column) or "", row.shape.kind),
            published_on=published,
            started_on=started,
            ended_on=ended,
            statements=tuple(_statements(row, started, ended)),
            grades=tuple(_grades(row, harvest)),
            place=row.place,
            address=row.cell("inspection_link"),
        )
    )


def _day(row: Row, column: str | None, harvest: Harvest) -> date | None:
    printed = row.cell(column)
    found = day(printed)
    if printed and found is None:
        harvest.note("unreadable-value", f"{column} {printed!r}", row=str(row.place))
    return found


def _statements(row: Row, started: date | None, ended: date | None) -> Iterator[Statement]:
    why = row.shape.no_dates
    if started is None:
        yield Statement(field="inspection_start", value=None, absent_because=why)
    if ended is None:
        yield Statement(field="inspection_end", value=None, absent_because=why)
    if inspector := row.cell(row.shape.inspector):
        yield Statement(field="lead_inspector", value=inspector, place=row.place)
    if about := theme(row.cell(row.shape.theme), row.cell("local_authority") or ""):
        yield Statement(field="visit_theme", value=about, place=row.place)


def _grades(row: Row, harvest: Harvest) -> Iterator[PrintedGrade]:
    for area, column in row.shape.grades.items():
        printed = row.cell(column)
        if printed is None or printed == NOT_JUDGED_THEN:
            continue
        label = row.shape.codes.get(printed.removesuffix(".0"), printed)
        if is_grade(label) or label in row.shape.codes.values():
            yield PrintedGrade(area=area, label=label, place=row.place)
        else:
            harvest.note("unreadable-value", f"{column} {printed!r}", row=str(row.place))


def _source(workbook: Workbook, shape: Shape, day: date, known_on: date | None) -> Source:
    return Source(
        source_id=workbook.source_id,
        publisher="Ofsted, gathered by Data to Insight",
        title=shape.title,
        kind="scrape",
        file_name=workbook.file_name,
        sha256=workbook.sha256,
        address=shape.address,
        licence="not-stated",
        known_on=day,
        known_on_basis="curated" if known_on else "rule",
        quirks=shape.quirks,
    )
