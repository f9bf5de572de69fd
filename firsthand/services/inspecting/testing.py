"""Testing: what the body claims, what a test showed, and the questions that are open."""

from typing import Any

from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.acts.claims import Answered, Claim, ClaimTested, Question
from firsthand.domain.inspection.collecting.claim_rules import (
    objections_to_claim,
    objections_to_test,
)
from firsthand.domain.inspection.collecting.open_questions import (
    objections_to_answer,
    objections_to_question,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.services.inspecting.judging import framework_of, protocol_of
from firsthand.services.inspecting.recording import Wanted, record
from firsthand.services.inspecting.versions import numbered, objections_to_version


def claim(w: Wanted, asked: Claim) -> Conduct:
    """Record what the body says of itself, as something to test."""

    def decide(before: Conduct) -> list[Any]:
        whole = numbered(before, asked, w)
        protocol, framework = protocol_of(before), framework_of(before)
        refuse_if(objections_to_claim(whole, before, protocol, framework=framework))
        return [whole]

    return record(w, "claim", decide)


def test_claim(w: Wanted, asked: ClaimTested) -> Conduct:
    """Record what a test of a claim showed, from what."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_version(before, ClaimTested, asked.id, w),
                *objections_to_test(asked, before),
            )
        )
        return [asked]

    return record(w, "claim-tested", decide)


def ask(w: Wanted, asked: Question) -> Conduct:
    """Record a question that must be answered before anybody signs."""

    def decide(before: Conduct) -> list[Any]:
        whole = numbered(before, asked, w)
        refuse_if(objections_to_question(whole, before))
        return [whole]

    return record(w, "question", decide)


def answer(w: Wanted, asked: Answered) -> Conduct:
    """Record the answer to a question, asked or raised by a contradiction."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(
            (
                *objections_to_version(before, Answered, asked.id, w),
                *objections_to_answer(asked, before),
            )
        )
        return [asked]

    return record(w, "answered", decide)
