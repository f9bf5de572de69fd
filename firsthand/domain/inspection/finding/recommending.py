"""
Recommending: what a recommendation must say, and what stands against signing off (R8, K7-K9).

Paper may be asked for beside a change for children, never in its place: a finding to which
only paper is recommended cannot be signed off, whatever reason is given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import day
from firsthand.domain.inspection.acts.findings import Finding, FindingKind, Recommendation
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.finding.causes import evidence_gone
from firsthand.domain.inspection.finding.flagging import unanswered_flags
from firsthand.domain.inspection.words.paper_only import only_paper
from firsthand.domain.inspection.words.word_groups import Vocabulary

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


@dataclass(frozen=True, kw_only=True)
class PaperAndPractice:
    """The recommendations that ask only for paper, and those that ask for more (K9)."""

    paper: tuple[str, ...]
    practice: tuple[str, ...]


def paper_and_practice(conduct: Conduct, words: Vocabulary) -> PaperAndPractice:
    """Return which recommendations ask only for paper, flags answered or not."""
    on_paper = {one.id: only_paper(one.text, words) for one in conduct.bodies(Recommendation)}
    return PaperAndPractice(
        paper=tuple(one for one, paper in on_paper.items() if paper),
        practice=tuple(one for one, paper in on_paper.items() if not paper),
    )


def objections_to_findings(conduct: Conduct, words: Vocabulary) -> tuple[Objection, ...]:
    """Return what stands against signing off findings and recommendations as they are now."""
    return (
        *_gone(conduct),
        *_priorities(conduct),
        *_paper(conduct, words),
        *_flags(conduct, words),
    )


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
            reason=f"It is to be done by {day(asked.by_on)}, which is not after today, "
            f"{day(on)}.",
            remedy="Give a day that is still to come.",
        )


def _gone(conduct: Conduct) -> Iterator[Objection]:
    for finding in conduct.bodies(Finding):
        if gone := evidence_gone(finding, conduct):
            yield Objection(
                rule="finding-evidence-gone",
                reason=f"{finding.id} names evidence that was withdrawn: {', '.join(gone)}.",
                remedy="Change the finding so that it stands on what is left, or withdraw it.",
            )


def _priorities(conduct: Conduct) -> Iterator[Objection]:
    """Yield the priority weaknesses without a recommendation: no reason stands in for one."""
    answered = {one for asked in conduct.bodies(Recommendation) for one in asked.findings}
    for finding in conduct.bodies(Finding):
        urgent = finding.priority and finding.kind is FindingKind.WEAKNESS
        if urgent and finding.id not in answered:
            yield Objection(
                rule="priority-without-recommendation",
                reason=f"No recommendation answers the priority finding {finding.id}.",
                remedy="Recommend what must be different for children, by whom and by when.",
            )


def _paper(conduct: Conduct, words: Vocabulary) -> Iterator[Objection]:
    told = paper_and_practice(conduct, words)
    if told.paper and not told.practice:
        yield Objection(
            rule="all-paper",
            reason="Every recommendation asks only for paper: " + ", ".join(told.paper) + ".",
            remedy="Recommend what somebody must do with or for children.",
        )
        return
    helped = {
        finding
        for asked in conduct.bodies(Recommendation)
        if asked.id in told.practice
        for finding in asked.findings
    }
    for asked in conduct.bodies(Recommendation):
        alone = [one for one in asked.findings if one not in helped]
        if asked.id in told.paper and alone:
            yield Objection(
                rule="paper-alone",
                reason=f"{asked.id} asks only for paper, and nothing else is recommended for "
                f"{', '.join(alone)}.",
                remedy="Recommend beside it what must be different for children.",
            )


def _flags(conduct: Conduct, words: Vocabulary) -> Iterator[Objection]:
    for thing, raised in unanswered_flags(conduct, words).items():
        for key in dict.fromkeys(flag.key for flag in raised):
            where = [flag for flag in raised if flag.key is key]
            more = f" (and {len(where) - 1} more)" if len(where) > 1 else ""
            yield Objection(
                rule=f"flag-{key.value}",
                reason=f"{thing}: {where[0].why}{more}",
                remedy=f"{where[0].helps} Or answer the flag with a reason.",
            )
