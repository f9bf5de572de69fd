"""Outcome rows: turn the rows of Ofsted's outcome tables into accounts of inspections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.inspection import FULL_KINDS
from firsthand.domain.intelligence.sighting import PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Source
from firsthand.domain.reference.authority import Authority
from firsthand.sources.cells import day, is_grade, text, whose
from firsthand.sources.harvest import Harvest
from firsthand.sources.outcome_columns import BY_AUTHORITY, BY_INSPECTION, Found, found
from firsthand.sources.sheets import Cells, Table

NAME = "local authority name"
CODE = "local authority area code"
# The tables link each authority to this page, with Ofsted's number for it at the end.
PAGE = "https://reports.ofsted.gov.uk/provider/44/"
FIRST_INSPECTIONS = date(2009, 4, 1)  # safeguarding and looked after inspections begin
LONGEST_WAIT = 210  # days from start to publication; the longest that we know of is 203
KINDS = {
    "ilacs standard inspection": "standard-inspection",
    "ilacs short inspection": "short-inspection",
    "ilacs focused visit": "focused-visit",
    "la monitoring visit": "monitoring-visit",
}
NO_END = "Official outcome tables do not give the last day of an inspection."
NO_START = "This sheet gives publication dates only."
NO_PUBLICATION = (
    "This sheet does not give the day of publication; the visit is shown from the day on which "
    "the table itself was published."
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One inspection in one row: where its columns stand, its cells, and its place."""

    found: Found
    cells: Cells
    place: Place

    def cell(self, index: int | None) -> str | None:
        """Return what the cell in a column says; None where there is no such column."""
        if index is None or index >= len(self.cells):
            return None
        return text(self.cells[index])

    def blank(self) -> bool:
        """Tell whether the row says nothing of this inspection: there was none."""
        places = (self.found.started, self.found.published, *self.found.grades.values())
        return not any(map(self.cell, places))


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Takes the tables of one file, row by row, into a harvest."""

    source: Source
    authorities: tuple[Authority, ...]
    harvest: Harvest

    def take_by_authority(self, table: Table) -> None:
        """Take a table with one row for each authority and many inspections in it."""
        present = [found(columns, table.header) for columns in BY_AUTHORITY]
        self._take(table, [f for f in present if f.columns.required or f.published is not None])

    def take_by_inspection(self, table: Table) -> None:
        """Take a table with one row for each inspection or visit."""
        self._take(table, [found(BY_INSPECTION, table.header)])

    def _take(self, table: Table, groups: Sequence[Found]) -> None:
        for group in groups:
            if group.missing:
                given = f"{group.columns.family}: no column for {', '.join(group.missing)}"
                self._note("wrong-columns", given, Place(row=table.sheet))
        for number, cells in table.rows:
            place = Place(row=f"{table.sheet}, row {number}")
            for group in groups:
                self._take_row(table, Row(found=group, cells=cells, place=place))

    def _take_row(self, table: Table, row: Row) -> None:
        if row.blank():
            return
        dates = self._dates(row)
        if dates is None:
            return
        started, published = dates
        names = [row.cell(_index(table, heading)) for heading in (NAME, CODE)]
        authority = whose(names, self.authorities, days=(started, published))
        if authority is None:
            given = " and ".join(name for name in names if name) or "a blank name"
            self._note("unknown-authority", given, row.place)
            return
        sighting = Sighting(
            la_code=authority.la_code,
            authority_name=names[0] or authority.name,
            family=row.found.columns.family,
            kind=self._kind(row),
            published_on=published or self.source.known_on,
            started_on=started,
            statements=tuple(_statements(row, started)),
            grades=tuple(self._grades(row)),
            place=row.place,
            address=PAGE + authority.ofsted_urn if authority.ofsted_urn else None,
        )
        if published is None:
            sighting = self._dated(sighting)
        if not self._told_before(sighting):
            self.harvest.add(sighting)

    def _dates(self, row: Row) -> tuple[date | None, date | None] | None:
        """Return the days of start and publication, or None when they cannot be used."""
        cells = [row.cell(row.found.started), row.cell(row.found.published)]
        started, published = map(day, cells)
        unread = [cell for cell in cells if cell and day(cell) is None]
        if unread or not (started or published):
            self._note("unreadable-value", f"date {', '.join(unread) or 'missing'}", row.place)
            return None
        days = [FIRST_INSPECTIONS, *filter(None, (started, published)), self.source.known_on]
        if days != sorted(days):
            given = ", then ".join(str(one) for one in days[1:])
            self._note("impossible-date", given, row.place)
            return None
        return started, published

    def _kind(self, row: Row) -> str:
        printed = row.cell(row.found.type)
        if printed is None:
            return row.found.columns.kind
        kind = KINDS.get(printed.lower())
        if kind is None:
            self._note("unreadable-value", f"type {printed!r}", row.place)
        return kind or row.found.columns.kind

    def _grades(self, row: Row) -> Iterator[PrintedGrade]:
        for area, index in row.found.grades.items():
            printed = row.cell(index)
            if printed is None:
                continue
            if is_grade(printed):
                yield PrintedGrade(area=area, label=printed, place=row.place)
            else:
                self._note("unreadable-value", f"grade {printed!r} for {area}", row.place)

    def _dated(self, sighting: Sighting) -> Sighting:
        """
        Return the account with its day of publication from the file's own history, if there.

        The same file lists starts on one sheet and publications on another. They are joined
        where exactly one publication follows the start, with the same grades.
        """
        told = {
            other.published_on: other.place
            for other in self.harvest.of_authority(sighting)
            if _could_be(other, sighting) and _states_publication(other)
        }
        if len(told) != 1 or sighting.kind not in FULL_KINDS:
            absent = Statement(field="published_on", value=None, absent_because=NO_PUBLICATION)
            return replace(sighting, statements=(*sighting.statements, absent))
        published, place = next(iter(told.items()))
        stated = Statement(field="published_on", value=str(published), place=place)
        return replace(
            sighting, published_on=published, statements=(*sighting.statements, stated)
        )

    def _told_before(self, sighting: Sighting) -> bool:
        """Tell whether another sheet of this file already said all that this row says."""
        return any(
            (other.la_code, other.family, other.published_on, other.started_on)
            == (sighting.la_code, sighting.family, sighting.published_on, sighting.started_on)
            and _labels(other) == _labels(sighting)
            and (sighting.kind in {"inspection", other.kind})
            for other in self.harvest.of_authority(sighting)
        )

    def _note(self, reason: str, given: str, place: Place) -> None:
        self.harvest.note(reason, given, row=str(place))


def _could_be(other: Sighting, sighting: Sighting) -> bool:
    started = sighting.started_on
    if started is None or other.started_on not in {None, started}:
        return False
    return (
        (other.la_code, other.family) == (sighting.la_code, sighting.family)
        and 0 < (other.published_on - started).days <= LONGEST_WAIT
        and _labels(other) == _labels(sighting)
    )


def _states_publication(sighting: Sighting) -> bool:
    return all(s.value for s in sighting.statements if s.field == "published_on")


def _labels(sighting: Sighting) -> dict[str, str]:
    return {grade.area: grade.label for grade in sighting.grades}


def _statements(row: Row, started: date | None) -> Iterator[Statement]:
    yield Statement(field="inspection_end", value=None, absent_because=NO_END)
    if started is None:
        yield Statement(field="inspection_start", value=None, absent_because=NO_START)
    theme = row.cell(row.found.theme)
    if theme:
        yield Statement(field="visit_theme", value=theme, place=row.place)


def _index(table: Table, heading: str) -> int | None:
    return table.header.index(heading) if heading in table.header else None
