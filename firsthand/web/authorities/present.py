"""Put an authority's history in the shape of the page: visits, marks on an axis, lines."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from firsthand.domain.assurance.picture import CoverageRow
from firsthand.domain.intelligence.inspection import FULL_KINDS
from firsthand.domain.intelligence.lines import Line, Point, Segment
from firsthand.domain.intelligence.timeline import TimelineEntry
from firsthand.domain.reference.authority import Authority, Succession
from firsthand.domain.reference.framework import Framework, Question
from firsthand.domain.reference.names import KINDS

FIRST_YEAR = 2009
DAYS_IN_A_YEAR = 365.2425
LANES = (
    "Full inspections",
    "Focused and monitoring visits",
    "Joint, SEND and youth justice",
    "Notices, directions and other events",
)
OTHER_REMITS = frozenset({"jtai", "area-send", "youth-justice", "lscb-review"})


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One inspection, visit or event of the timeline, with one entry for each area judged."""

    anchor: str
    lane: int
    entries: tuple[TimelineEntry, ...]
    to_the_month: bool = False

    @property
    def first(self) -> TimelineEntry:
        """Return the entry that speaks for the whole: the overall grade where there is one."""
        overall = (e for e in self.entries if e.area in ("overall", "safeguarding"))
        return next(overall, self.entries[0])

    @property
    def title(self) -> str:
        """Return the kind of visit with its theme, or what the event is called."""
        if not self.first.inspection_id:
            return self.first.title
        kind = KINDS.get(self.first.kind, self.first.kind)
        # The timeline writes the theme in brackets after the kind, and the area after a colon.
        rest = self.first.title.partition(f", {kind.lower()}")[2]
        theme = rest.partition("(")[2].rpartition(")")[0]
        return f"{kind}: {theme[0].lower()}{theme[1:]}" if theme else kind

    @property
    def graded(self) -> tuple[TimelineEntry, ...]:
        """Return the entries that carry a grade."""
        return tuple(entry for entry in self.entries if entry.grade is not None)

    @property
    def meanings(self) -> tuple[TimelineEntry, ...]:
        """Return one entry for each different grade, the best first: each is explained once."""
        different = {(entry.scale, entry.grade): entry for entry in self.graded}
        return tuple(sorted(different.values(), key=lambda entry: entry.rank or 0))

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what has to be said about the visit, each remark once."""
        return tuple(dict.fromkeys(entry.note for entry in self.entries if entry.note))

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Return where sources disagree, each disagreement once."""
        return tuple(dict.fromkeys(c for entry in self.entries for c in entry.conflicts))


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A visit on the axis of time; `at` runs from 0 (January 2009) to 1 (the day shown)."""

    visit: Visit
    at: float
    letters: str


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The years from 2009 to the day shown."""

    as_of: date

    def at(self, day: date) -> float:
        """Return where `day` lies between the start (0) and the day shown (1)."""
        start = date(FIRST_YEAR, 1, 1).toordinal()
        whole = max(self.as_of.toordinal() - start, 1)
        return round(min(max((day.toordinal() - start) / whole, 0.0), 1.0), 4)

    @property
    def years(self) -> tuple[tuple[int, float], ...]:
        """Return each year with the place of its first day."""
        last = max(self.as_of.year, FIRST_YEAR)
        return tuple((y, self.at(date(y, 1, 1))) for y in range(FIRST_YEAR, last + 1))


@dataclass(frozen=True, kw_only=True)
class DrawnPoint:
    """A grade on a line; `height` 0 is the best grade of its scale and 1 the worst."""

    point: Point
    at: float
    height: float
    letters: str


@dataclass(frozen=True, kw_only=True)
class DrawnSegment:
    """One framework's stretch of a line, numbered so that the text beside it can name it."""

    number: int
    segment: Segment
    start: float
    end: float
    points: tuple[DrawnPoint, ...]


@dataclass(frozen=True, kw_only=True)
class DrawnLine:
    """One judgement area through the years."""

    line: Line
    segments: tuple[DrawnSegment, ...]


def visits(
    entries: Sequence[TimelineEntry], *, to_the_month: Container[str] = ()
) -> tuple[Visit, ...]:
    """
    Return the entries grouped by what they belong to, the newest first.

    `to_the_month` names the events whose source gives a month and no day.
    """
    ordered = sorted(entries, key=lambda e: (e.published_on, group_key(e)))
    groups = [tuple(group) for _, group in groupby(ordered, key=group_key)]
    found = [
        Visit(
            anchor=f"v{number}",
            lane=lane(group[0]),
            entries=group,
            to_the_month=group[0].source_id in to_the_month,
        )
        for number, group in enumerate(groups, start=1)
    ]
    return tuple(reversed(found))


def group_key(entry: TimelineEntry) -> str:
    """Return what the entries of one inspection share; an event stands alone."""
    return entry.inspection_id or f"{entry.source_id} {entry.title}"


def lane(entry: TimelineEntry) -> int:
    """Return the lane of the drawing that the entry belongs to."""
    if entry.kind in OTHER_REMITS or entry.family in OTHER_REMITS:
        return 2
    if entry.kind in FULL_KINDS or entry.grade is not None:
        return 0
    return 1 if entry.inspection_id else 3


def letters(label: str | None) -> str:
    """Return the initials of a grade: 'G' for good, 'RI' for requires improvement."""
    return "".join(word[0] for word in (label or "").split()[:2]).upper()


def marks(found: Iterable[Visit], axis: Axis) -> tuple[Mark, ...]:
    """Return each visit where it belongs in time, by the day on which the public could know."""
    return tuple(
        Mark(
            visit=visit,
            at=axis.at(visit.first.published_on),
            letters=letters(visit.first.grade),
        )
        for visit in found
    )


def drawn(lines: Iterable[Line], axis: Axis) -> tuple[DrawnLine, ...]:
    """Return the lines in places of the drawing; segments stay apart, as they are."""
    return tuple(
        DrawnLine(
            line=line,
            segments=tuple(
                drawn_segment(segment, number, axis)
                for number, segment in enumerate(line.segments, start=1)
            ),
        )
        for line in lines
        if line.segments
    )


def drawn_segment(segment: Segment, number: int, axis: Axis) -> DrawnSegment:
    """Return one framework's stretch, from its first grade to its last."""
    lowest = max(len(segment.labels) - 1, 1)
    points = tuple(
        DrawnPoint(
            point=point,
            at=axis.at(point.published_on),
            height=(point.rank - 1) / lowest,
            letters=letters(point.grade),
        )
        for point in segment.points
    )
    return DrawnSegment(
        number=number,
        segment=segment,
        start=points[0].at,
        end=points[-1].at,
        points=points,
    )


def by_region(
    authorities: Iterable[Authority], *, on: date
) -> tuple[tuple[str, tuple[Authority, ...]], ...]:
    """Return the authorities that exist on the day, region by region."""
    existing = sorted(
        (a for a in authorities if a.exists_on(on)), key=lambda a: (a.region, a.name)
    )
    return tuple(
        (region, tuple(group)) for region, group in groupby(existing, key=lambda a: a.region)
    )


def ended(authorities: Iterable[Authority], *, on: date) -> tuple[Authority, ...]:
    """Return the authorities that have ended before the day."""
    return tuple(a for a in authorities if a.to_on is not None and a.to_on < on)


def questions(
    row: CoverageRow | None, frameworks: Iterable[Framework]
) -> tuple[tuple[Framework, Question], ...]:
    """Return whether each framework that reported on the row's authority asks of its harm."""
    if row is None:
        return ()
    used = {row.framework, *(look.framework for look in row.looks)}
    return tuple((one, one.asks(row.harm)) for one in frameworks if one.key in used)


def lineage(
    la_code: str, successions: Iterable[Succession], *, as_of: date
) -> tuple[tuple[Succession, ...], tuple[Succession, ...]]:
    """Return what the authority followed and what followed it, by the day shown."""
    happened = [one for one in successions if one.happened_on <= as_of]
    return (
        tuple(one for one in happened if one.successor == la_code),
        tuple(one for one in happened if one.predecessor == la_code),
    )
