"""R2: what the body says is a claim to test, and a contradiction waits until it is answered."""

import pytest

from firsthand.domain.inspection.acts.claims import Answered, ClaimTested, Outcome
from firsthand.domain.inspection.acts.evidence import About, Source, Stance
from firsthand.domain.inspection.acts.progress import Move
from firsthand.domain.inspection.collecting.claim_rules import (
    objections_to_claims,
    objections_to_test,
    untested,
)
from firsthand.domain.inspection.collecting.coverage_rules import objections_to_coverage
from firsthand.domain.inspection.collecting.open_questions import open_questions, unanswered
from firsthand.domain.inspection.judging.grounds import objections_to_judgement
from firsthand.domain.inspection.moves import in_the_way
from tests.domain.inspection import build, whole
from tests.domain.inspection.pieces import (
    ENOUGH,
    FRAMEWORK,
    ON,
    PROTOCOL,
    SCALES,
    citing,
    numbered,
)

pytestmark = pytest.mark.requirement("R2")
CLAIM = build.claim()
AGAINST = (About(id="C1", stance=Stance.CONTRADICTS),)
PARTNER = build.evidence("E4", Source.PARTNER_AGENCY, about=AGAINST, stance=Stance.CONTEXT)


def there(*steps):
    return build.conduct(*build.IN_FIELDWORK, *steps)


def writing(*steps):
    return build.conduct(*build.IN_WRITING, *steps)


def test_ten_statements_of_officers_are_no_independent_test():
    officers = numbered(build.evidence("", Source.OFFICER_STATEMENT) for _ in range(10))
    tested = ClaimTested(
        id="C1",
        outcome=Outcome.HELD,
        evidence=tuple(one.id for one in officers),
        reason="Ten officers said so.",
    )
    (found,) = objections_to_test(tested, there(CLAIM, *officers))
    assert found.rule == "not-independent"
    assert "count 0" in found.reason


def test_a_note_of_a_partner_that_contradicts_blocks_the_grade_until_somebody_answers():
    def against(*steps):
        return objections_to_judgement(
            citing(ENOUGH),
            there(CLAIM, *ENOUGH, PARTNER, *steps),
            PROTOCOL,
            framework=FRAMEWORK,
            scales=SCALES,
            on=ON,
        )

    assert [one.rule for one in against()] == ["open-questions"]
    answer = Answered(id="C1:contradicted", text="Four girls were not asked; F2 says so.")
    assert against(answer) == ()


def test_untested_claims_and_contradictions_are_listed_and_block_submission():
    now = writing(CLAIM, *ENOUGH, PARTNER)
    assert untested(now) == (CLAIM,)
    assert [one.id for one in unanswered(now)] == ["C1:contradicted"]
    blocking = {one.rule for one in in_the_way(now, Move.SUBMIT, whole.STANDARDS)}
    assert {"untested", "open-questions"} <= blocking


def test_a_claim_that_could_not_be_tested_says_why_and_blocks_no_more():
    told = ClaimTested(
        id="C1", outcome=Outcome.COULD_NOT_BE_TESTED, evidence=(), reason="No list was kept."
    )
    assert objections_to_claims(there(CLAIM, told)) == ()


def test_a_voice_of_which_nobody_says_whether_it_was_sought_blocks():
    silent = objections_to_coverage(there(), PROTOCOL)
    said = " ".join(one.reason for one in silent if one.rule == "voice")
    for voice in ("Children", "carers", "Front-line", "Partner", "Voluntary", "Councillors"):
        assert voice in said


def test_a_new_contradiction_opens_an_answered_question_again():
    answer = Answered(id="C1:contradicted", text="It was one week in summer.")
    later = build.evidence("E5", Source.CHILD, about=AGAINST)
    (asked,) = open_questions(there(CLAIM, PARTNER, answer, later))
    assert (asked.answered, asked.reopened) == (False, True)
