"""Settled: one inspection as it could be told on a given day, with what its sources dispute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.intelligence.claims import (
    ATTRIBUTES,
    STATED_FIELDS,
    absences,
    claims,
    grade_claims,
    is_not_judged,
)
from firsthand.domain.intelligence.conflicts import Claim, Settled, settle
from firsthand.domain.intelligence.identity import published_on
from firsthand.domain.intelligence.inspection import Inspection
from firsthand.domain.reference import names
from firsthand.domain.reference.framework import Area, Framework, in_force
from firsthand.domain.reference.scale import Grade, Scale, understood

# The median from the first day to publication of the reports whose days are known.
USUAL_WAIT = timedelta(days=49)


@dataclass(frozen=True, kw_only=True)
class Absent:
    """A fact that a source was looked through for, and why it gave none."""

    field: str
    because: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class SettledGrade:
    """
    The grade of one area: what was awarded, and what the latest official table calls it.

    `label` is the awarded grade in the words of its own scale, or the printed words when no
    scale knows them. `grade` and `official_label` may be None; `note` then says why.
    """

    area: str
    area_name: str
    scale: Scale | None
    label: str
    grade: Grade | None
    official_label: str | None
    recoded: bool
    note: str
    settled: Settled


@dataclass(frozen=True, kw_only=True)
class SettledInspection:
    """What is shown of one inspection on one day; every value knows its source and place."""

    inspection_id: str
    la_code: str
    family: str
    kind: str
    published_on: date
    started_on: date | None
    ended_on: date | None
    framework: Framework | None
    framework_basis: str
    grades: tuple[SettledGrade, ...]
    statements: tuple[Settled, ...]
    absent: tuple[Absent, ...]
    conflicts: tuple[str, ...]
    source_ids: tuple[str, ...]
    address: str | None

    def statement(self, field: str) -> Settled | None:
        """Return what is settled for `field`, or None; `absent` then says why."""
        return next((one for one in self.statements if one.field == field), None)


def settled(
    inspection: Inspection,
    *,
    as_of: date,
    frameworks: tuple[Framework, ...],
    scales: Mapping[str, Scale],
) -> SettledInspection | None:
    """Return the inspection as it could be told on `as_of`; None before its publication."""
    published = published_on(inspection)
    if published > as_of:
        return None
    found = _statements(inspection, as_of)
    told = {statement.field: statement.value for statement in found}
    started = _day(told.get("inspection_start"))
    framework, basis = framework_of(inspection.family, told, frameworks, published)
    grades = _grades(inspection, framework, scales, as_of)
    disputed = [*found, *(grade.settled for grade in grades)]
    return SettledInspection(
        inspection_id=inspection.inspection_id,
        la_code=inspection.la_code,
        family=inspection.family,
        kind=told["kind"],
        published_on=published,
        started_on=started,
        ended_on=_day(told.get("inspection_end")),
        framework=framework,
        framework_basis=basis,
        grades=grades,
        statements=found,
        absent=_absent(inspection, told, as_of),
        conflicts=tuple(one.conflict for one in disputed if one.conflict),
        source_ids=_source_ids(inspection, as_of),
        address=_address(inspection),
    )


def _statements(inspection: Inspection, as_of: date) -> tuple[Settled, ...]:
    fields = (*ATTRIBUTES, *STATED_FIELDS)
    told = ((field, claims(inspection, field)) for field in fields)
    return tuple(settle(field, found, as_of=as_of) for field, found in told if found)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def framework_of(
    family: str, told: Mapping[str, str], frameworks: tuple[Framework, ...], published: date
) -> tuple[Framework | None, str]:
    """Return the version of the framework, and how we know that it was that one."""
    own = tuple(one for one in frameworks if one.family == family)
    for framework in own:
        if framework.key == told.get("framework"):
            return framework, "stated by the source"
    started = _day(told.get("inspection_start"))
    if started and (current := in_force(family, own, on=started)):
        return current, f"in force on {started}, when the inspection began"
    begun = published - USUAL_WAIT
    if not started and (current := in_force(family, own, on=begun)):
        return current, f"in force on {begun}: no start is known, and seven weeks is usual"
    if current := in_force(family, own, on=published):
        return current, f"in force on {published}, when it was published"
    earlier = [one for one in own if one.from_on <= published]
    if earlier:
        return max(earlier, key=lambda one: one.from_on), f"the last version before {published}"
    return None, f"no version of {family!r} is recorded for {published}"


def _grades(
    inspection: Inspection,
    framework: Framework | None,
    scales: Mapping[str, Scale],
    as_of: date,
) -> tuple[SettledGrade, ...]:
    areas = {area.key: area for area in framework.areas} if framework else {}
    printed = dict.fromkeys(
        grade.area for told in inspection.accounts for grade in told.sighting.grades
    )
    order = [*(key for key in areas if key in printed), *(k for k in printed if k not in areas)]
    return tuple(
        _grade(inspection, areas.get(key), key, scales=scales, as_of=as_of) for key in order
    )


def _grade(
    inspection: Inspection,
    area: Area | None,
    key: str,
    *,
    scales: Mapping[str, Scale],
    as_of: date,
) -> SettledGrade:
    scale = scales.get(area.scale) if area and area.scale else None
    told = grade_claims(inspection, key, scale, as_of=as_of)
    settled_one = settle(f"grade for {key}", told, as_of=as_of)
    official, official_note = _official(told, as_of)
    reading = understood(settled_one.value, scale) if scale else None
    again = understood(official.value, scale) if scale and official else None
    return SettledGrade(
        area=key,
        area_name=area.name if area else names.AREAS.get(key, key.replace("-", " ")),
        scale=scale,
        label=reading.grade.label if reading else settled_one.value,
        grade=reading.grade if reading else None,
        official_label=official.value if official else None,
        recoded=bool(again and again.recoded),
        note=" ".join(
            filter(None, (_why_no_grade(reading, settled_one.value, area), official_note))
        ),
        settled=settled_one,
    )


def _official(told: tuple[Claim, ...], as_of: date) -> tuple[Claim | None, str]:
    """Return the label in the latest official table of the day, or why there is none."""
    tables = sorted((c for c in told if c.standing == "table"), key=lambda c: c.known_on)
    public = [claim for claim in tables if claim.known_on <= as_of]
    if public:
        return public[-1], ""
    if tables:
        return None, (
            f"No official table that we hold printed this grade by {as_of}; "
            f"the first that does was published on {tables[0].known_on}."
        )
    return None, "No official table that we hold prints this grade."


def _why_no_grade(reading: object | None, label: str, area: Area | None) -> str:
    if reading is not None:
        return ""
    if is_not_judged(label):
        return f"Not judged: the source prints {label!r} for this area."
    if area is None:
        return "The framework in force has no such area, so this label has no scale."
    return f"The label {label!r} stands on no scale that is recorded for this area."


def _absent(inspection: Inspection, told: dict[str, str], as_of: date) -> tuple[Absent, ...]:
    found = (
        Absent(
            field=statement.field,
            because=statement.absent_because or "",
            source_id=one.source.source_id,
        )
        for one, statement in absences(inspection)
        if one.source.known_on <= as_of
        and (statement.field not in told or statement.field == "published_on")
    )
    return tuple(found)


def _source_ids(inspection: Inspection, as_of: date) -> tuple[str, ...]:
    """Name the sources public on the day, or all when each was published only later."""
    sources = [told.source for told in inspection.accounts]
    public = [source for source in sources if source.known_on <= as_of] or sources
    return tuple(dict.fromkeys(source.source_id for source in public))


def _address(inspection: Inspection) -> str | None:
    addresses = (told.sighting.address for told in inspection.accounts)
    return next((address for address in addresses if address), None)
