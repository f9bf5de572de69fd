"""
Writing the pack: the same facts give the same bytes.

Facts and figures only, each with its source, in a fixed order, so that a change of the pack
can be read as a difference.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.matched import Matched
from firsthand.domain.intelligence.sighting import Sighting
from firsthand.domain.intelligence.source import Problem, Source
from firsthand.sources.pack.columns import ALL_FILES, BETWEEN_QUIRKS, names_of

Row = tuple[object, ...]


def write(readings: Iterable[Matched], into: Path) -> dict[str, int]:
    """Write `readings` as a pack, and return the number of rows of each file."""
    into.mkdir(parents=True, exist_ok=True)
    rows = _rows(sorted(readings, key=_order))
    for file in ALL_FILES:
        with open(into / f"{file}.csv", "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(names_of(file))
            writer.writerows(rows[file])
    return {file: len(rows[file]) for file in ALL_FILES}


def _order(matched: Matched) -> tuple[str, str]:
    source = matched.reading.source
    return (
        ("", matched.reading.problems[0].file_name)
        if source is None
        else (
            source.source_id,
            source.file_name,
        )
    )


def _rows(readings: Sequence[Matched]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {file: [] for file in ALL_FILES}
    written: set[str] = set()
    for matched in readings:
        source = matched.reading.source
        key = "" if source is None else source.source_id
        if source is not None and key in written:
            continue  # the same file under a second name
        written.add(key)
        rows["problems"] += [_problem_row(key, problem) for problem in matched.reading.problems]
        if source is None:
            continue
        rows["sources"].append(_source_row(source))
        for entry, (sighting, inspection_id) in enumerate(
            zip(matched.reading.sightings, matched.inspection_ids, strict=True)
        ):
            _add_sighting(rows, (key, entry), sighting, inspection_id)
        _add_figures(rows, key, matched.reading.figures)
    rows["problems"] = sorted(dict.fromkeys(rows["problems"]), key=repr)
    return rows


def _source_row(source: Source) -> Row:
    return (
        source.source_id,
        source.publisher,
        source.title,
        source.kind,
        source.file_name,
        source.sha256,
        source.address,
        source.licence,
        source.known_on,
        source.known_on_basis,
        BETWEEN_QUIRKS.join(source.quirks),
    )


def _problem_row(source_id: str, problem: Problem) -> Row:
    return (
        source_id,
        problem.file_name,
        problem.reason,
        problem.given,
        problem.needed,
        problem.remedy,
        problem.row or "",
    )


def _add_sighting(
    rows: dict[str, list[Row]],
    key: tuple[str, int],
    sighting: Sighting,
    inspection_id: str,
) -> None:
    rows["inspections"].append(
        (
            *key,
            inspection_id,
            sighting.la_code,
            sighting.authority_name,
            sighting.family,
            sighting.kind,
            sighting.published_on,
            sighting.started_on,
            sighting.ended_on,
            sighting.place.code,
            sighting.address,
        )
    )
    rows["statements"] += [
        (*key, s.field, s.value, s.absent_because, s.place.code) for s in sighting.statements
    ]
    rows["grades"] += [(*key, g.area, g.label, g.place.code) for g in sighting.grades]
    rows["mentions"] += [
        (
            *key,
            m.harm,
            m.area,
            m.heading,
            m.strict,
            m.wide,
            m.criticised_strict,
            m.criticised_wide,
            m.examined_strict,
            m.examined_wide,
            m.to_improve_strict,
            m.to_improve_wide,
            " ".join(map(str, m.pages)),
        )
        for m in sighting.mentions
    ]


def _add_figures(rows: dict[str, list[Row]], source_id: str, figures: Iterable[Figure]) -> None:
    series: dict[tuple[str, str, date, date], int] = {}
    for figure in figures:
        key = (figure.indicator, figure.period, figure.period_ends_on, figure.known_on)
        if key not in series:
            series[key] = len(rows["series"])
            rows["series"].append((series[key], source_id, *key))
        rows["figures"].append(
            (
                series[key],
                figure.area_code,
                _number(figure.value),
                _number(figure.numerator),
                _number(figure.denominator),
                figure.symbol,
                figure.place.code,
            )
        )


def _number(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")
