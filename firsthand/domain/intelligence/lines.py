"""
Lines: one judgement area through the years, in segments that are never joined.

Each framework judged on its own scale and asked its own questions. A segment holds the grades
of one area under one framework on one scale; nothing here says that a grade of one segment is
better or worse than a grade of another.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.domain.intelligence.timeline import TimelineEntry
from firsthand.domain.reference import names
from firsthand.domain.reference.framework import Area, Framework
from firsthand.domain.reference.scale import Scale

LINES = ("overall", "leadership", "help-and-protection", "children-in-care", "care-leavers")


@dataclass(frozen=True, kw_only=True)
class Point:
    """One grade on the line: rank 1 is the best on the segment's own scale."""

    published_on: date
    grade: str
    rank: int
    kind: str
    inspection_id: str | None
    note: str


@dataclass(frozen=True, kw_only=True)
class Segment:
    """
    The grades of one area under one framework, with the labels of its scale, best first.

    `area_name` is the framework's own: from 2018 to 2022 one judgement covered children in
    care and care leavers together, and it is not split here.
    """

    framework: str | None
    framework_name: str
    area: str
    area_name: str
    scale: str
    scale_name: str
    labels: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One judgement area across frameworks, oldest segment first."""

    key: str
    segments: tuple[Segment, ...]
    note: str


def lines(
    entries: Iterable[TimelineEntry],
    *,
    frameworks: tuple[Framework, ...],
    scales: Mapping[str, Scale],
) -> tuple[Line, ...]:
    """Return the line of each judgement area; the five usual ones come first, even if empty."""
    by_key = {framework.key: framework for framework in frameworks}
    found: dict[str, dict[tuple[str, str, str], list[TimelineEntry]]] = defaultdict(dict)
    for entry in entries:
        if entry.grade is None or entry.area is None or entry.scale is None:
            continue
        area = _area(by_key.get(entry.framework or ""), entry.area)
        key = (entry.framework or "", entry.area, entry.scale)
        found[area.line if area else entry.area].setdefault(key, []).append(entry)
    order = [*LINES, *sorted(set(found) - set(LINES))]
    return tuple(_line(key, found.get(key, {}), by_key, scales) for key in order)


def _line(
    key: str,
    groups: Mapping[tuple[str, str, str], list[TimelineEntry]],
    frameworks: Mapping[str, Framework],
    scales: Mapping[str, Scale],
) -> Line:
    segments = [_segment(group, frameworks, scales) for group in groups.values()]
    segments.sort(key=lambda one: (one.points[0].published_on, one.area))
    note = "" if segments else "No published grade for this area is held."
    return Line(key=key, segments=tuple(segments), note=note)


def _segment(
    entries: list[TimelineEntry],
    frameworks: Mapping[str, Framework],
    scales: Mapping[str, Scale],
) -> Segment:
    first = entries[0]
    framework = frameworks.get(first.framework or "")
    area = _area(framework, first.area or "")
    scale = scales[first.scale or ""]
    points = sorted((_point(e) for e in entries), key=lambda one: one.published_on)
    return Segment(
        framework=first.framework,
        framework_name=framework.name if framework else "Under no recorded framework",
        area=first.area or "",
        area_name=area.name if area else names.AREAS.get(first.area or "", first.area or ""),
        scale=scale.key,
        scale_name=scale.name,
        labels=tuple(g.label for g in sorted(scale.grades, key=lambda g: g.rank)),
        points=tuple(points),
    )


def _point(entry: TimelineEntry) -> Point:
    return Point(
        published_on=entry.published_on,
        grade=entry.grade or "",
        rank=entry.rank or 0,
        kind=entry.kind,
        inspection_id=entry.inspection_id,
        note=entry.note,
    )


def _area(framework: Framework | None, key: str) -> Area | None:
    areas = framework.areas if framework else ()
    return next((area for area in areas if area.key == key), None)
