"""
The shapes of answers as JSON, the same on the command line and in the API.

Others build on them, so they never lose a key. An answer of another service is taken as it
is (`Any`): services do not import each other.
"""

from dataclasses import asdict
from typing import Any

from firsthand.domain.assurance.picture import CoverageRow
from firsthand.domain.intelligence.timeline import TimelineEntry

NEVER_LOOKED = "no published report that is counted here says what inspectors saw"
NOT_GRADED = "this visit or event carries no grade, or none that stands on a known scale"
NO_SOURCE = "the entry names no file"

Shape = dict[str, Any]
# The headings of a timeline as rows; a test holds them to what `of_entry` returns.
ENTRY_COLUMNS = (
    *("published_on", "happened_on", "kind", "framework", "area", "grade", "official_label"),
    *("meaning", "title", "family", "recoded", "scale", "rank", "of", "does_not_mean"),
    *("must_follow", "inspection_id", "grade_unknown_because"),
    *("official_label_unknown_because", "note"),
)


def of_authority(found: Any) -> Shape:
    """Return everything about one authority, given an `AuthorityAnswer`."""
    return {
        "authority": found.authority.name,
        "la_code": found.authority.la_code,
        "as_of": found.as_of,
        "timeline": [of_entry(entry) for entry in found.timeline],
        "coverage": [of_coverage(row) for row in found.coverage],
        "indicators": [asdict(one) for one in found.indicators],
        "forerunners": [one.name for one in found.forerunners],
        "successors": [one.name for one in found.successors],
    }


def of_publication(found: Any) -> Shape:
    """Return one source and how much was read from it, given a `PublicationAnswer`."""
    return {
        **asdict(found.source),
        "quirks": list(found.source.quirks),
        "sightings": found.sightings,
        "figures": found.figures,
        "problems": found.problem_count,
    }


def of_inspection(found: Any) -> Shape:
    """Return every fact of one inspection with its place, given an `InspectionAnswer`."""
    told = found.settled
    return {
        "inspection_id": told.inspection_id,
        "as_of": found.as_of,
        "la_code": told.la_code,
        "family": told.family,
        "framework": told.framework.key if told.framework else None,
        "framework_basis": told.framework_basis,
        "kind": told.kind,
        "published_on": told.published_on,
        "inspection_start": told.started_on,
        "inspection_end": told.ended_on,
        "address": told.address,
        "grades": [_of_grade(grade) for grade in told.grades],
        "facts": [_of_fact(one) for one in told.statements],
        "not_found": {one.field: one.because for one in told.absent},
        "harms": [_of_look(look) for look in found.looks],
        "mentions": [{**asdict(m), "pages": list(m.pages)} for m in found.mentions],
        "conflicts": list(found.conflicts),
        "sources": [one.source_id for one in found.sources],
    }


def _of_grade(grade: Any) -> Shape:
    return {
        "area": grade.area,
        "area_name": grade.area_name,
        "grade": grade.label,
        "scale": grade.scale.key if grade.scale else None,
        "official_label": grade.official_label,
        "recoded": grade.recoded,
        "note": grade.note or None,
        "meaning": grade.grade.meaning if grade.grade else None,
        "does_not_mean": grade.grade.does_not_mean if grade.grade else None,
        "must_follow": grade.grade.must_follow if grade.grade else None,
        "source_id": grade.settled.source_id,
        "place": str(grade.settled.place),
    }


def _of_fact(one: Any) -> Shape:
    return {
        "field": one.field,
        "value": one.value,
        "source_id": one.source_id,
        "place": str(one.place),
        "rule": one.rule,
        "conflict": one.conflict,
    }


def _of_look(look: Any) -> Shape:
    return {
        "harm": look.harm,
        "state": look.state.value,
        "strict_state": look.strict_state.value,
        "pages": list(look.pages),
    }


def of_coverage(row: CoverageRow) -> Shape:
    """Return one authority and harm of the national picture."""
    return {
        "la_code": row.la_code,
        "authority": row.authority,
        "harm": row.harm,
        "state": row.state_told,
        "strict_state": row.strict_state_told,
        "last_looked_on": row.last_looked_on,
        "last_kind": row.last_kind,
        "framework": row.framework,
        "framework_asked": row.framework_asked,
        "age_days": row.age_days,
        "inspections_since_last_look": row.inspections_since_last_look,
        "last_looked_on_unknown_because": NEVER_LOOKED if row.last_looked_on is None else None,
        "area": row.area,
        "region": row.region,
        "strict_last_looked_on": row.strict_last_looked_on,
        "last_said_on": row.last_said_on,
        "not_read_since": row.not_read_since,
        "last_inspection_id": row.last_inspection_id,
    }


def of_entry(entry: TimelineEntry) -> Shape:
    """Return one line of an authority's timeline."""
    return {
        "published_on": entry.published_on,
        "happened_on": entry.happened_on,
        "kind": entry.kind,
        "framework": entry.framework,
        "area": entry.area,
        "grade": entry.grade,
        "official_label": entry.official_label,
        "meaning": entry.meaning,
        "source": {
            "source_id": entry.source_id,
            "place": str(entry.place),
            "address": entry.address,
        },
        "title": entry.title,
        "family": entry.family,
        "recoded": entry.recoded,
        "scale": entry.scale,
        "rank": entry.rank,
        "of": entry.of,
        "does_not_mean": entry.does_not_mean,
        "must_follow": entry.must_follow,
        "inspection_id": entry.inspection_id,
        "conflicts": list(entry.conflicts),
        "grade_unknown_because": None if entry.grade else entry.note or NOT_GRADED,
        "official_label_unknown_because": (
            None if entry.official_label else entry.note or NOT_GRADED
        ),
        "note": entry.note or None,
    }
