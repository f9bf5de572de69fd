"""Reading the pack: the same values that were written."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from firsthand.domain.common.place import place_from
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.matched import Matched
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Mention, PrintedGrade, Sighting, Statement
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.sources.pack.columns import ALL_FILES, BETWEEN_QUIRKS

SHIPPED = Path(__file__).parents[2] / "facts"
Row = Sequence[str]
Key = tuple[str, str]


def digest(folder: Path) -> str:
    """Return a hash of the pack in `folder`, which changes when any fact does."""
    total = sha256()
    for file in ALL_FILES:
        total.update((folder / f"{file}.csv").read_bytes())
    return total.hexdigest()


def read(folder: Path) -> Iterator[Matched]:
    """Yield the readings of the pack in `folder`, one for each source and each refused file."""
    of_entry = {file: _grouped(folder, file) for file in ("statements", "grades", "mentions")}
    sightings = _sightings(folder, of_entry)
    figures = _figures(folder)
    problems = _problems(folder)
    for row in _lines(folder, "sources"):
        source = _source(row)
        told = sightings[source.source_id]
        yield Matched(
            reading=Reading(
                source=source,
                sightings=tuple(sighting for sighting, _ in told),
                figures=tuple(figures[source.source_id]),
                problems=tuple(problems[source.source_id]),
            ),
            inspection_ids=tuple(inspection_id for _, inspection_id in told),
        )
    for problem in problems[""]:
        yield Matched(reading=Reading(source=None, problems=(problem,)))


def _source(row: Row) -> Source:
    return Source(
        source_id=row[0],
        publisher=row[1],
        title=row[2],
        kind=row[3],
        file_name=row[4],
        sha256=row[5],
        address=row[6] or None,
        licence=row[7],
        known_on=date.fromisoformat(row[8]),
        known_on_basis=row[9],
        quirks=tuple(row[10].split(BETWEEN_QUIRKS)) if row[10] else (),
    )


def _problems(folder: Path) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for source_id, file_name, reason, given, needed, remedy, row in _lines(folder, "problems"):
        found[source_id].append(
            Problem(
                file_name=file_name,
                reason=reason,
                given=given,
                needed=needed,
                remedy=remedy,
                row=row or None,
            )
        )
    for problems in found.values():
        problems.sort(key=lambda p: (p.file_name, p.row or "", p.reason, p.given))
    return found


def _sightings(
    folder: Path, of_entry: dict[str, dict[Key, list[Row]]]
) -> dict[str, list[tuple[Sighting, str]]]:
    found: dict[str, list[tuple[Sighting, str]]] = defaultdict(list)
    for row in _lines(folder, "inspections"):
        key = (row[0], row[1])
        sighting = Sighting(
            la_code=row[3],
            authority_name=row[4],
            family=row[5],
            kind=row[6],
            published_on=date.fromisoformat(row[7]),
            started_on=_date(row[8]),
            ended_on=_date(row[9]),
            statements=tuple(map(_statement, of_entry["statements"].get(key, ()))),
            grades=tuple(map(_grade, of_entry["grades"].get(key, ()))),
            mentions=tuple(map(_mention, of_entry["mentions"].get(key, ()))),
            place=place_from(row[10]),
            address=row[11] or None,
        )
        found[row[0]].append((sighting, row[2]))
    return found


def _statement(row: Row) -> Statement:
    # An absent value has a reason, so an empty value beside no reason is an empty value.
    absent = row[4] or None
    return Statement(
        field=row[2],
        value=None if absent else row[3],
        absent_because=absent,
        place=place_from(row[5]),
    )


def _grade(row: Row) -> PrintedGrade:
    return PrintedGrade(area=row[2], label=row[3], place=place_from(row[4]))


def _mention(row: Row) -> Mention:
    return Mention(
        harm=row[2],
        area=row[3],
        heading=row[4],
        strict=int(row[5]),
        wide=int(row[6]),
        criticised_strict=int(row[7]),
        criticised_wide=int(row[8]),
        examined_strict=int(row[9]),
        examined_wide=int(row[10]),
        to_improve_strict=int(row[11]),
        to_improve_wide=int(row[12]),
        pages=tuple(map(int, row[13].split())),
    )


def _figures(folder: Path) -> dict[str, list[Figure]]:
    series = {
        row[0]: (row[1], row[2], row[3], date.fromisoformat(row[4]), date.fromisoformat(row[5]))
        for row in _lines(folder, "series")
    }
    found: dict[str, list[Figure]] = defaultdict(list)
    for number, area_code, value, numerator, denominator, symbol, place in _lines(
        folder, "figures"
    ):
        source_id, indicator, period, ends_on, known_on = series[number]
        found[source_id].append(
            Figure(
                area_code=area_code,
                indicator=indicator,
                period=period,
                period_ends_on=ends_on,
                value=_float(value),
                numerator=_float(numerator),
                denominator=_float(denominator),
                symbol=symbol or None,
                known_on=known_on,
                place=place_from(place),
            )
        )
    return found


def _float(cell: str) -> float | None:
    return float(cell) if cell else None


def _date(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _lines(folder: Path, file: str) -> Iterator[Row]:
    with open(folder / f"{file}.csv", encoding="utf-8", newline="") as rows:
        lines = csv.reader(rows)
        next(lines)
        yield from lines


def _grouped(folder: Path, file: str) -> dict[Key, list[Row]]:
    groups: dict[Key, list[Row]] = defaultdict(list)
    for row in _lines(folder, file):
        groups[row[0], row[1]].append(row)
    return groups
