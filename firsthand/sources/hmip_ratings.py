"""
Read the ratings of youth justice services by HM Inspectorate of Probation (CSV).

The table names services, and a service may cover several authorities or lie in Wales. One
account is given for each authority that is certain; the rest are reported as problems.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.domain.reference.authority import Authority, Partnership, folded, named
from firsthand.sources.cells import day, is_grade
from firsthand.sources.harvest import Harvest, refusal
from firsthand.sources.sheets import opened, problem, records, tables

NAME = "la_name"
NEEDED = (NAME, "overall_rating", "publication_date", "report_url")
SCORE = "score_%"
NOT_STANDARDS = frozenset({NAME, "la_ref", SCORE, "overall_rating", "publication_date"}) | {
    "report_url"
}
JOINT = " - JI"  # the table's mark for a joint inspection with other inspectorates
ADDRESS = "https://github.com/data-to-insight/hmi-probation-youth-justice-scrape"
QUIRKS = (
    "Gathered from the inspectorate's pages by Data to Insight; the file states no licence.",
    "A blank standard is not known; no standard ever reads 'requires improvement'.",
    "The day on which the file was made is not stated; the latest day that it prints is used.",
)
NOT_IN_TABLE = "The table of ratings gives the day of publication only."


def read(
    path: Path,
    *,
    authorities: tuple[Authority, ...],
    partnerships: tuple[Partnership, ...] = (),
    known_on: date | None = None,
) -> Reading:
    """Return each rated service as one account for each authority that it serves."""
    workbook = opened(path)
    if isinstance(workbook, Problem):
        return refusal(workbook)
    found = [t for sheet in workbook.names for t in tables(workbook, sheet, needs=NAME)]
    missing = [name for name in NEEDED if not found or name not in found[0].header]
    if missing:
        return refusal(problem(path.name, "wrong-columns", f"no {', '.join(missing)}"))
    harvest = Harvest(file_name=path.name)
    rows = [_Row(place=place, cells=cells) for place, cells in records(found[0])]
    days = [day(row.cells["publication_date"]) for row in rows]
    latest = known_on or max((one for one in days if one), default=None)
    if latest is None:
        return refusal(problem(path.name, "unreadable-value", "no publication date at all"))
    for row in rows:
        _take(row, harvest, authorities, partnerships)
    return harvest.reading(_source(workbook.sha256, path.name, latest, known_on))


@dataclass(frozen=True, kw_only=True)
class _Row:
    """One row of the table: its cells by the name of their column, and its place."""

    cells: dict[str, str | None]
    place: Place


def _take(
    row: _Row,
    harvest: Harvest,
    authorities: tuple[Authority, ...],
    partnerships: tuple[Partnership, ...],
) -> None:
    service = row.cells[NAME] or ""
    published = day(row.cells["publication_date"])
    if published is None:
        given = f"publication date {row.cells['publication_date']!r}"
        harvest.note("unreadable-value", given, row=str(row.place))
        return
    served = _served(service, published, authorities, partnerships)
    if not served:
        harvest.note("unknown-authority", service or "a blank name", row=str(row.place))
        return
    grades = tuple(_grades(row, harvest))
    for authority in served:
        harvest.add(_sighting(row, authority, published, grades, alone=len(served) == 1))


def _served(
    service: str,
    on: date,
    authorities: tuple[Authority, ...],
    partnerships: tuple[Partnership, ...],
) -> tuple[Authority, ...]:
    """
    Return the authorities that a service covers, or none where that is not certain.

    Partnerships come first: the Dorset service covers two authorities and bears one's name.
    """
    called = {folded(service), folded(service.removesuffix(JOINT))}
    for partnership in partnerships:
        known_as = {folded(partnership.name), *map(folded, partnership.other_names)}
        if partnership.service == "youth-justice" and called & known_as:
            members = (named(code, authorities, on=on) for code in partnership.la_codes)
            return tuple(member for member in members if member is not None)
    single = named(service.removesuffix(JOINT), authorities, on=on)
    return (single,) if single else ()


def _sighting(
    row: _Row,
    authority: Authority,
    published: date,
    grades: tuple[PrintedGrade, ...],
    *,
    alone: bool,
) -> Sighting:
    service = row.cells[NAME] or authority.name
    return Sighting(
        la_code=authority.la_code,
        authority_name=service,
        family="youth-justice",
        kind="youth-justice",
        published_on=published,
        statements=tuple(_statements(row, service, alone=alone)),
        grades=grades,
        place=row.place,
        address=row.cells["report_url"],
    )


def _statements(row: _Row, service: str, *, alone: bool) -> Iterator[Statement]:
    for field in ("inspection_start", "inspection_end"):
        yield Statement(field=field, value=None, absent_because=NOT_IN_TABLE)
    if not alone or JOINT in service:
        yield Statement(field="authority_name", value=service, place=row.place)


def _grades(row: _Row, harvest: Harvest) -> Iterator[PrintedGrade]:
    overall = row.cells["overall_rating"]
    if is_grade(overall):
        yield PrintedGrade(area="yj-overall", label=overall or "", place=row.place)
    else:
        given = f"overall rating {overall!r} of {row.cells[NAME]}"
        harvest.note("unreadable-value", given, row=str(row.place))
    for name, printed in row.cells.items():
        if name not in NOT_STANDARDS and printed is not None:
            area = "yj-" + name.replace("_", "-")
            yield PrintedGrade(area=area, label=printed, place=row.place)
    if row.cells.get(SCORE):
        yield PrintedGrade(area="yj-score", label=f"{row.cells[SCORE]}%", place=row.place)


def _source(sha256: str, file_name: str, latest: date, known_on: date | None) -> Source:
    return Source(
        source_id=sha256[:16],
        publisher="HM Inspectorate of Probation, gathered by Data to Insight",
        title="Youth justice inspection ratings",
        kind="scrape",
        file_name=file_name,
        sha256=sha256,
        address=ADDRESS,
        licence="not-stated",
        known_on=latest,
        known_on_basis="curated" if known_on else "rule",
        quirks=QUIRKS,
    )
