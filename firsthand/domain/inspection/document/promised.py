"""What earlier inspections asked for, and what was found of it now (R16)."""

from collections.abc import Mapping
from typing import Any

from firsthand.domain.inspection.acts.earlier_action import Done
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.document.findings import linked
from firsthand.domain.inspection.finding.earlier import Asked, capacity

DONE: Mapping[Done, str] = {
    Done.VERIFIED: "Done, and seen by inspectors",
    Done.IN_PART: "Done in part",
    Done.NOT_DONE: "Not done",
    Done.NOT_EXAMINED: "Not examined",
}


def promised(basis: Basis) -> dict[str, Any]:
    """Return how much of what was asked for was verified, and each action with its answer."""
    counted = capacity(basis.earlier)
    return {
        "asked": counted.asked,
        "examined": counted.examined,
        "verified": counted.verified,
        "actions": [_action(one, basis) for one in basis.earlier],
    }


def _action(asked: Asked, basis: Basis) -> dict[str, Any]:
    told = asked.told
    inspection, _, recommendation = asked.id.partition(":")
    return {
        "inspection_id": inspection,
        "recommendation": recommendation,
        "text": asked.text,
        "who": asked.who,
        "by_on": asked.by_on.isoformat(),
        "published_on": asked.published_on.isoformat(),
        "done": told.done.value if told else None,
        "done_name": DONE[told.done] if told else "Nothing is told of it",
        "body_says": told.body_says if told else "",
        "because": told.because if told else "",
        "evidence": linked(told.evidence, basis) if told else [],
    }
