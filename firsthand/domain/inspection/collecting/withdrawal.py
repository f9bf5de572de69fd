"""Withdrawal: a thing is taken back with a reason, never so that a question goes with it."""

from typing import Any

from firsthand.domain.common.act import Act, Withdrawn
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.claims import Answered, Claim, Question
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import Evidence, Stance
from firsthand.domain.inspection.acts.findings import Finding, FlagAnswered, Recommendation
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement
from firsthand.domain.inspection.acts.team import Part
from firsthand.domain.inspection.collecting.open_questions import CONTRADICTED, open_questions
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.people.actor import Actor

# People, moves, signatures and what the public knew are not here: they are never taken back.
TAKEN_BACK: tuple[type[Any], ...] = (
    Evidence,
    Claim,
    Question,
    Answered,
    NotExamined,
    Sought,
    Matter,
    Sample,
    Finding,
    Recommendation,
    FlagAnswered,
    Judgement,
    DerogationGiven,
)


def objections_to_withdrawal(
    asked: Withdrawn, conduct: Conduct, *, by: Actor
) -> tuple[Objection, ...]:
    """Return why a thing cannot be taken back."""
    things = [act for kind in TAKEN_BACK if (act := conduct.found(kind, asked.id)) is not None]
    if not things:
        return (
            Objection(
                rule="unknown-thing",
                reason=f"There is no {asked.id} that could be taken back.",
                remedy="Evidence, claims, questions, lines, voices, matters, samples, "
                "findings, recommendations, judgements and derogations can be.",
            ),
        )
    found = [one for act in things for one in _silencing(act, conduct, by)]
    if not asked.reason.strip():
        found.append(
            Objection(
                rule="reason",
                reason="No reason is given.",
                remedy="Say why it is taken back; it stays on the record with the reason.",
            )
        )
    return tuple(found)


def objections_to_softening(
    changed: Evidence, conduct: Conduct, *, by: Actor
) -> tuple[Objection, ...]:
    """Return why somebody cannot make another's evidence say less than it said."""
    before = conduct.found(Evidence, changed.id)
    if before is None or _against(before.body) <= _against(changed):
        return ()
    return tuple(_evidence(before, conduct, by))


def _against(piece: Evidence) -> frozenset[str]:
    """Return what a piece speaks against: claims by number, and areas."""
    claims = {one.id for one in piece.about if one.stance is Stance.CONTRADICTS}
    areas = {*piece.areas, ""} if piece.stance is Stance.CONTRADICTS else set()
    return frozenset(claims | areas)


def _silencing(act: Act[Any], conduct: Conduct, by: Actor) -> list[Objection]:
    """Return the objection to taking back what asks an unanswered question of somebody."""
    if isinstance(act.body, Evidence):
        return _evidence(act, conduct, by)
    waiting = {one.id for one in open_questions(conduct) if not one.answered}
    if isinstance(act.body, Claim) and f"{act.body.id}{CONTRADICTED}" in waiting:
        return [
            Objection(
                rule="contradicted",
                reason=f"{act.body.id} is contradicted, and nobody has answered for it.",
                remedy=f"Answer {act.body.id}{CONTRADICTED} first.",
            )
        ]
    asks = isinstance(act.body, Question) and act.body.id in waiting
    if asks and not _own_or_orphaned(act, conduct, by):
        return [
            Objection(
                rule="asked-by-another",
                reason=f"{act.body.id} was asked by somebody else, and is not answered.",
                remedy="Answer it, or let whoever asked take it back.",
            )
        ]
    return []


def _evidence(act: Act[Evidence], conduct: Conduct, by: Actor) -> list[Objection]:
    piece = act.body
    if not _against(piece) or _own_or_orphaned(act, conduct, by):
        return []
    return [
        Objection(
            rule="recorded-by-another",
            reason=f"{piece.id} speaks against something, and somebody else recorded it.",
            remedy="Let whoever recorded it change it or take it back, or say in the judgement "
            "why it weighs less.",
        )
    ]


def _own_or_orphaned(act: Act[Any], conduct: Conduct, by: Actor) -> bool:
    """Tell whether it is somebody's own, or its author has left and they lead."""
    author = conduct.history(type(act.body), act.body.id)[0].by
    if author == by.code:
        return True
    member = conduct.member(by.code)
    leads = member is not None and member.part is Part.LEAD
    return leads and conduct.member(author) is None
