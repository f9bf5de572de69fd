"""
Recommending: what a recommendation must say, and what stands against signing off (R8, K7-K9).
"""

from collections.abc import Iterator
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.findings import Finding, Recommendation

NEEDED = {
    "text": "It does not say what is to be done.",
    "who": "Nobody is named who answers for it.",
    "different": "It does not say what will be different for children.",
    "seen_by": "It does not say how anybody would see that it happened.",
}
REMEDIES = {
    "text": "Write what is to be done.",
    "who": "Name the office that answers for it.",
    "different": "Say what a child will have, hear or be spared that they are not now.",
    "seen_by": "Say who will look at what, and how many: cases followed, children asked.",
}


def objections_to_recommendation(
    asked: Recommendation, conduct: Conduct, *, on: date
) -> tuple[Objection, ...]:
    """Return why a recommendation cannot stand on the day `on`."""
    return (*_of_words(asked), *_of_findings(asked, conduct), *_of_day(asked, on))


def _of_words(asked: Recommendation) -> Iterator[Objection]:
    for field, reason in NEEDED.items():
        if not getattr(asked, field).strip():
            yield Objection(
                rule=f"recommendation-{field.replace('_', '-')}",
                reason=reason,
                remedy=REMEDIES[field],
            )


def _of_findings(asked: Recommendation, conduct: Conduct) -> Iterator[Objection]:
    if not asked.findings:
        yield Objection(
            rule="recommendation-findings",
            reason="It answers no finding.",
            remedy="Name the finding that it answers, such as F2.",
        )
    for one in asked.findings:
        if conduct.found(Finding, one) is None:
            yield Objection(
                rule="finding-unknown",
                reason=f"There is no finding {one}, or it was withdrawn.",
                remedy="Name findings that stand, or take the number out.",
            )


def _of_day(asked: Recommendation, on: date) -> Iterator[Objection]:
    if asked.by_on <= on:
        yield Objection(
            rule="recommendation-by",
            reason=f"It is to be done by {asked.by_on}, which is not after today, {on}.",
            remedy="Give a day that is still to come.",
        )
