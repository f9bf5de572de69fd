"""The shape of a calendar as JSON and as rows, the same on the command line and in the API."""

from dataclasses import asdict
from typing import Any

from firsthand.domain.planning.calendar.calendar import Dated

Shape = dict[str, Any]


def of_calendar(answer: Any) -> Shape:
    """Return a calendar with every rule behind it, given a `CalendarAnswer`."""
    made = answer.calendar
    return {
        "title": answer.title,
        "framework": answer.framework,
        "family": made.timetable.family,
        "kind": made.timetable.kind,
        "start": made.start,
        "start_is": made.start_is,
        "steps": [of_step(one) for one in made.in_order],
        "objections": [asdict(one) for one in answer.objections],
        "doubts": list(answer.doubts),
    }


def of_step(one: Dated) -> Shape:
    """Return one step; `earliest` and `latest` are null where the date is no estimate."""
    return {
        "step": one.step.key,
        "name": one.step.name,
        "on": one.on,
        "until": one.until,
        "earliest": one.earliest,
        "latest": one.latest,
        "form": one.step.form,
        "owner": one.step.owner,
        "reason": one.step.reason,
        "rule": one.step.rule,
        "rule_id": one.rule_id,
        "because": one.because,
        "condition": one.step.condition or None,
        "source": one.step.source,
        "status": one.step.status,
        "moved": one.moved,
    }
