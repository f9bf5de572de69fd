"""Leaving: one of several inspectorates leaves a joint inspection; what it did stays (R22)."""

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.opening import INSPECTORATES, InspectorateLeft
from firsthand.domain.inspection.conduct import Conduct


def objections_to_leaving(conduct: Conduct, left: InspectorateLeft) -> tuple[Objection, ...]:
    """Return why an inspectorate cannot leave."""
    found: list[Objection] = []
    name = INSPECTORATES[left.inspectorate].lower()
    if left.inspectorate not in conduct.inspectorates:
        found.append(
            Objection(
                rule="inspectorate-not-here",
                reason=f"The {name} takes no part in this inspection.",
                remedy="Name one that does.",
            )
        )
    elif len(conduct.inspectorates) == 1:
        found.append(
            Objection(
                rule="last-inspectorate",
                reason=f"The {name} is the last that is left.",
                remedy="Abandon the inspection instead.",
            )
        )
    if not left.reason.strip():
        found.append(
            Objection(
                rule="reason-empty",
                reason="It does not say why the inspectorate leaves.",
                remedy="Say why; it stands in the publication.",
            )
        )
    return tuple(found)
