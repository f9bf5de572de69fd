"""The shapes in which answers are printed; others build on them, so they never lose a key."""

from typing import Any

from firsthand.domain.assurance.picture import CoverageRow
from firsthand.domain.intelligence.timeline import TimelineEntry

NEVER_LOOKED = "no published report that is counted here says what inspectors saw"
NOT_GRADED = "this visit or event carries no grade, or none that stands on a known scale"
NO_SOURCE = "the entry names no file"

Shape = dict[str, Any]


def of_coverage(row: CoverageRow) -> Shape:
    """Return one authority and harm of the national picture."""
    return {
        "la_code": row.la_code,
        "authority": row.authority,
        "harm": row.harm,
        "state": row.state.value,
        "strict_state": row.strict_state.value,
        "last_looked_on": row.last_looked_on,
        "last_kind": row.last_kind,
        "framework": row.framework,
        "framework_asked": row.framework_asked,
        "age_days": row.age_days,
        "inspections_since_last_look": row.inspections_since_last_look,
        "last_looked_on_unknown_because": NEVER_LOOKED if row.last_looked_on is None else None,
        "area": row.area,
        "region": row.region,
        "last_said_on": row.last_said_on,
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
