"""
Open questions: what a person asked, and what each contradiction asks by itself (R2).

A claim of the body that evidence contradicts, or that did not hold when it was tested, is a
question until somebody answers for it. A contradiction that comes after the answer opens the
question again.
"""

from dataclasses import dataclass

from firsthand.domain.common.act import Act
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.claims import (
    Answered,
    Claim,
    ClaimTested,
    Outcome,
    Question,
)
from firsthand.domain.inspection.acts.evidence import Evidence, Stance
from firsthand.domain.inspection.conduct import Conduct

CONTRADICTED = ":contradicted"


@dataclass(frozen=True, kw_only=True)
class OpenQuestion:
    """
    A question with its answer, if it has one that still stands.

    The `id` is 'Q1' when a person asked, 'C3:contradicted' when evidence did. `evidence` is
    what raises it, `areas` the judgement areas that it touches (none: all of them), `raised`
    the number of the act that raised it last. `reopened` tells that an answer was overtaken.
    """

    id: str
    text: str
    evidence: tuple[str, ...]
    areas: tuple[str, ...]
    raised: int
    answered: bool = False
    answer: str = ""
    answered_by: str = ""
    reopened: bool = False


def open_questions(conduct: Conduct) -> tuple[OpenQuestion, ...]:
    """Return every question of an inspection, asked or raised by a contradiction."""
    return (*_asked(conduct), *_raised(conduct))


def unanswered(conduct: Conduct) -> tuple[OpenQuestion, ...]:
    """Return the questions that nobody has answered since they were last raised."""
    return tuple(one for one in open_questions(conduct) if not one.answered)


def contradictions(conduct: Conduct) -> dict[str, list[Act[Evidence]]]:
    """Return the evidence that contradicts each claim, by the claim's number."""
    found: dict[str, list[Act[Evidence]]] = {}
    for act in conduct.current(Evidence):
        for one in act.body.about:
            if one.stance is Stance.CONTRADICTS:
                found.setdefault(one.id, []).append(act)
    return found


def objections_to_open_questions(conduct: Conduct) -> tuple[Objection, ...]:
    """Return one objection for each question that stands in the way of signing."""
    return tuple(
        Objection(
            rule="open-questions",
            reason=f"{one.id} is not answered: {one.text}",
            remedy=f"Answer {one.id}: what was found out about it, and from what.",
        )
        for one in unanswered(conduct)
    )


def objections_to_answer(answered: Answered, conduct: Conduct) -> tuple[Objection, ...]:
    """Return what is wrong with an answer to a question."""
    known = [one.id for one in open_questions(conduct)]
    if answered.id not in known:
        return (
            Objection(
                rule="unknown-question",
                reason=f"There is no question {answered.id}.",
                remedy=f"Answer one of: {', '.join(known) or 'none is open'}.",
            ),
        )
    found = []
    if not answered.text.strip():
        found.append(
            Objection(
                rule="empty",
                reason="The answer is empty.",
                remedy="Write what was found out, and why the question is settled by it.",
            )
        )
    return (*found, *objections_to_unknown(answered.evidence, conduct))


def objections_to_question(question: Question, conduct: Conduct) -> tuple[Objection, ...]:
    """Return what is wrong with a question that somebody asks."""
    found = []
    if not question.text.strip():
        found.append(
            Objection(
                rule="empty",
                reason="The question is empty.",
                remedy="Write what must be found out before anybody signs.",
            )
        )
    return (*found, *objections_to_unknown(question.evidence, conduct))


def objections_to_unknown(cited: tuple[str, ...], conduct: Conduct) -> tuple[Objection, ...]:
    """Return one objection for each piece of evidence that is not on record, or no longer."""
    return tuple(
        Objection(
            rule="unknown-evidence",
            reason=f"{one} is not on record here, or was withdrawn.",
            remedy="Cite evidence of this inspection by its number.",
        )
        for one in dict.fromkeys(cited)
        if conduct.found(Evidence, one) is None
    )


def _asked(conduct: Conduct) -> tuple[OpenQuestion, ...]:
    return tuple(
        _with_answer(
            conduct,
            OpenQuestion(
                id=act.body.id,
                text=act.body.text,
                evidence=act.body.evidence,
                areas=_areas_of(conduct, act.body.evidence),
                raised=act.number,
            ),
        )
        for act in conduct.current(Question)
    )


def _raised(conduct: Conduct) -> tuple[OpenQuestion, ...]:
    against = contradictions(conduct)
    found = (
        _of_claim(conduct, claim, against.get(claim.id, [])) for claim in conduct.bodies(Claim)
    )
    return tuple(_with_answer(conduct, one) for one in found if one is not None)


def _of_claim(
    conduct: Conduct, claim: Claim, against: list[Act[Evidence]]
) -> OpenQuestion | None:
    """Return the question that contradictions of one claim raise."""
    numbers = [act.number for act in against]
    cited = [act.body.id for act in against]
    test = conduct.found(ClaimTested, claim.id)
    if test is not None and test.body.outcome is Outcome.DID_NOT_HOLD:
        numbers.append(test.number)
        cited += test.body.evidence
    if not numbers:
        return None
    evidence = tuple(dict.fromkeys(cited))
    by = f" ({', '.join(evidence)})" if evidence else ""
    areas = (*claim.areas, *_areas_of(conduct, evidence)) if claim.areas else ()
    return OpenQuestion(
        id=f"{claim.id}{CONTRADICTED}",
        text=f"The body says: “{claim.text}” What was seen says otherwise{by}.",
        evidence=evidence,
        areas=tuple(dict.fromkeys(areas)),
        raised=max(numbers),
    )


def _areas_of(conduct: Conduct, cited: tuple[str, ...]) -> tuple[str, ...]:
    pieces = (conduct.found(Evidence, one) for one in cited)
    areas = (area for act in pieces if act is not None for area in act.body.areas)
    return tuple(dict.fromkeys(areas))


def _with_answer(conduct: Conduct, asked: OpenQuestion) -> OpenQuestion:
    answer = conduct.found(Answered, asked.id)
    if answer is None:
        return asked
    stands = answer.number > asked.raised
    return OpenQuestion(
        id=asked.id,
        text=asked.text,
        evidence=asked.evidence,
        areas=asked.areas,
        raised=asked.raised,
        answered=stands,
        answer=answer.body.text,
        answered_by=answer.by,
        reopened=not stands,
    )
