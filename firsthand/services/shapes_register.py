"""The shape of found subjects on the record as JSON and as rows."""

from collections.abc import Mapping
from typing import Any

from firsthand.domain.surveillance.naming.register import OnRecord

Shape = dict[str, Any]
COLUMNS = (
    *("subject_id", "called", "meaning", "state", "since", "by", "name", "reason"),
    *("joined_to", "harm", "concept", "terms", "first_seen", "flagged_on", "places"),
    *("sources", "q_value", "first_recorded_on", "times_found"),
)


def of_on_record(one: OnRecord, names: Mapping[str, str]) -> Shape:
    """Return one subject: what was found of it, where it stands, and who brought it there."""
    return {
        "subject_id": one.subject_id,
        "called": one.called,
        "meaning": one.meaning or None,
        "state": one.state.value,
        "since": one.at.date(),
        "by": one.by,
        "name": names.get(one.by),
        "reason": one.reason or None,
        "joined_to": one.into or None,
        "harm": one.harm.key if one.harm else None,
        "concept": one.found.concept,
        "terms": list(one.found.terms),
        "first_seen": [
            {"place": each.place or None, "on": each.on} for each in one.found.first_seen
        ],
        "flagged_on": one.found.flagged_on,
        "places": one.found.places,
        "sources": one.found.sources,
        "q_value": one.found.q_value,
        "first_recorded_on": one.first_recorded_on,
        "times_found": one.times_found,
    }
