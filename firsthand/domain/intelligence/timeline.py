"""
The timeline of an authority: everything published about it by a given day, in order.

What was public is decided by the day on which an inspection was published, whichever later
table told us of it. A table's own label is shown only from the day of that table: the grades
of 2009 to 2012 that the table of 2023 prints as 'requires improvement' were 'adequate'.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.common.place import NOWHERE, Place
from firsthand.domain.intelligence.event import Event
from firsthand.domain.intelligence.inspection import Inspection
from firsthand.domain.intelligence.settled import SettledGrade, SettledInspection, settled
from firsthand.domain.reference import names
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.scale import Grade, Scale, understood


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """
    One grade, one ungraded visit or one event, with all that is needed to read it rightly.

    A grade always comes with its scale: `rank` 1 is the best of `of`. Where `grade` or
    `official_label` is None, `note` says why.
    """

    published_on: date
    happened_on: date | None
    kind: str
    la_code: str
    title: str
    note: str
    family: str | None = None
    framework: str | None = None
    area: str | None = None
    grade: str | None = None
    official_label: str | None = None
    recoded: bool = False
    scale: str | None = None
    rank: int | None = None
    of: int | None = None
    meaning: str | None = None
    does_not_mean: str | None = None
    must_follow: str | None = None
    source_id: str | None = None
    place: Place = NOWHERE
    address: str | None = None
    inspection_id: str | None = None
    conflicts: tuple[str, ...] = ()


def timeline(
    inspections: Iterable[Inspection],
    events: Iterable[Event],
    *,
    as_of: date,
    frameworks: tuple[Framework, ...],
    scales: Mapping[str, Scale],
) -> tuple[TimelineEntry, ...]:
    """Return what was public by `as_of`, oldest publication first."""
    public = (
        settled(one, as_of=as_of, frameworks=frameworks, scales=scales) for one in inspections
    )
    entries = [entry for one in public if one is not None for entry in entries_of(one)]
    entries += [_event(event, scales) for event in events if event.known_on <= as_of]
    # Sorting keeps the order of a framework's areas within one inspection.
    return tuple(sorted(entries, key=lambda e: (e.published_on, e.inspection_id or e.title)))


def entries_of(inspection: SettledInspection) -> tuple[TimelineEntry, ...]:
    """Return one entry for each area that the framework judges, or one without a grade."""
    shown = _shown(inspection)
    general = tuple(one.conflict for one in inspection.statements if one.conflict)
    published = inspection.statement("published_on")
    general_note = _joined(_undated(inspection), _outside(inspection, shown))
    entry = TimelineEntry(
        published_on=inspection.published_on,
        happened_on=inspection.started_on,
        kind=inspection.kind,
        la_code=inspection.la_code,
        title=_title(inspection),
        note=_joined(_why_ungraded(inspection), general_note),
        family=inspection.family,
        framework=inspection.framework.key if inspection.framework else None,
        source_id=published.source_id if published else None,
        place=published.place if published else NOWHERE,
        address=inspection.address,
        inspection_id=inspection.inspection_id,
        conflicts=general,
    )
    return tuple(_graded(entry, one, general_note) for one in shown) or (entry,)


def _graded(entry: TimelineEntry, one: SettledGrade, general_note: str) -> TimelineEntry:
    """Return the entry of an inspection with the grade of one of its areas."""
    own = one.settled.conflict
    entry = replace(
        entry,
        area=one.area,
        official_label=one.official_label,
        recoded=one.recoded,
        title=f"{entry.title}: {one.area_name}",
        note=_joined(one.note, general_note),
        source_id=one.settled.source_id,
        place=one.settled.place,
        conflicts=(*entry.conflicts, *((own,) if own else ())),
    )
    return _with_meaning(entry, one.grade, one.scale)


def _with_meaning(
    entry: TimelineEntry, grade: Grade | None, scale: Scale | None
) -> TimelineEntry:
    """Return the entry with a grade and its meaning; a label without a scale is no grade."""
    if grade is None or scale is None:
        return entry
    return replace(
        entry,
        grade=grade.label,
        scale=scale.key,
        rank=grade.rank,
        of=len(scale.grades),
        meaning=grade.meaning,
        does_not_mean=grade.does_not_mean,
        must_follow=grade.must_follow,
    )


def _event(event: Event, scales: Mapping[str, Scale]) -> TimelineEntry:
    scale = scales.get(event.grade_scale) if event.grade_scale else None
    reading = understood(event.grade, scale) if scale and event.grade else None
    day = "" if event.happened_precision == "day" else "The source gives the month only."
    table = "It stands in no official table." if event.grade else ""
    entry = TimelineEntry(
        published_on=event.known_on,
        happened_on=event.happened_on,
        kind=event.kind,
        la_code=event.la_code,
        title=event.title,
        note=_joined(day, table),
        area=event.area,
        source_id=event.event_id,
        place=Place(row=f"{event.publisher}: {event.publication}, {event.where}"),
        address=event.address,
    )
    return _with_meaning(entry, reading.grade if reading else None, scale)


def _shown(inspection: SettledInspection) -> tuple[SettledGrade, ...]:
    """Return the grades of the framework's own areas; all of them where it is not known."""
    if inspection.framework is None:
        return inspection.grades
    judged = {area.key for area in inspection.framework.areas}
    return tuple(grade for grade in inspection.grades if grade.area in judged)


def _outside(inspection: SettledInspection, shown: tuple[SettledGrade, ...]) -> str:
    strange = [grade for grade in inspection.grades if grade not in shown]
    if not strange:
        return ""
    told = ", ".join(f"{grade.area_name}: {grade.label!r}" for grade in strange)
    return f"Sources also print labels that stand on no recorded scale ({told})."


def _title(inspection: SettledInspection) -> str:
    kind = names.KINDS.get(inspection.kind, inspection.kind)
    theme = inspection.statement("visit_theme")
    family = names.FAMILIES.get(inspection.family, inspection.family)
    return f"{family}, {kind.lower()}" + (
        f" ({theme.value.replace('-', ' ')})" if theme else ""
    )


def _undated(inspection: SettledInspection) -> str:
    published = inspection.statement("published_on")
    if published is None or published.standing != "stand-in":
        return ""
    return (
        "The day of publication is not known; it is shown from the day on which a table told "
        "of it."
    )


def _why_ungraded(inspection: SettledInspection) -> str:
    visits = inspection.framework.visits if inspection.framework else ()
    if any(visit.key == inspection.kind and not visit.graded for visit in visits):
        return "Visits of this kind are not graded."
    return "No source that we hold prints a grade for it."


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
