"""Testing: claims, their tests, and the questions that somebody must answer."""

from dataclasses import replace

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.claims import (
    Answered,
    Claim,
    ClaimTested,
    Outcome,
    Question,
)
from firsthand.domain.inspection.acts.evidence import About, Source, Stance
from firsthand.domain.inspection.collecting.open_questions import unanswered
from firsthand.services.inspecting import collecting, testing
from firsthand.services.inspecting.recording import conduct
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION, wanted

pytestmark = pytest.mark.django_db
HELD = ClaimTested(
    id="C1", outcome=Outcome.HELD, evidence=("E1",), reason="Twelve children were asked."
)


@pytest.fixture
def claimed(at_work):
    """Put a claim on record."""
    testing.claim(wanted(build.INSPECTOR), build.claim(""))
    return at_work


def collect(source=Source.OBSERVATION, **changed):
    piece = build.evidence("", source, **changed)
    return collecting.add_evidence(wanted(build.INSPECTOR), piece)


def refused(act, asked, by=build.INSPECTOR, **changed):
    with pytest.raises(Refused) as refusal:
        act(wanted(by, **changed), asked)
    return sorted(one.rule for one in refusal.value.objections)


def test_claims_are_numbered_and_changed_only_as_they_were_seen(claimed):
    second = testing.claim(wanted(build.INSPECTOR), build.claim(""))
    assert [one.id for one in second.bodies(Claim)] == ["C1", "C2"]
    changed = build.claim("C2", text="Most children are spoken with.")
    assert refused(testing.claim, changed) == ["changed-meanwhile"]
    after = testing.claim(wanted(build.INSPECTOR, seen=second.last), changed)
    assert after.found(Claim, "C2").body.text == changed.text


def test_what_others_say_is_no_claim_of_the_body(at_work):
    asked = build.claim("", made_in=Source.CHILD)
    assert refused(testing.claim, asked) == ["not-the-body"]


def test_an_officers_statement_is_no_test_and_a_look_is(claimed):
    collect(Source.OFFICER_STATEMENT)
    assert refused(testing.test_claim, HELD) == ["not-independent"]
    collect()
    after = testing.test_claim(wanted(build.INSPECTOR), replace(HELD, evidence=("E1", "E2")))
    assert after.found(ClaimTested, "C1").body.outcome is Outcome.HELD


def test_a_test_is_changed_only_as_it_was_seen(claimed):
    collect()
    first = testing.test_claim(wanted(build.INSPECTOR), HELD)
    failed = replace(HELD, outcome=Outcome.DID_NOT_HOLD)
    assert refused(testing.test_claim, failed, by=build.LEAD) == ["changed-meanwhile"]
    after = testing.test_claim(wanted(build.LEAD, seen=first.last), failed)
    assert [one.id for one in unanswered(after)] == ["C1:contradicted"]


def test_a_contradiction_waits_for_an_answer_and_a_new_one_opens_it_again(claimed):
    against = (About(id="C1", stance=Stance.CONTRADICTS),)
    collect(about=against)
    answer = Answered(id="C1:contradicted", text="The claim does not hold; F1 says so.")
    after = testing.answer(wanted(build.LEAD), answer)
    assert unanswered(after) == ()
    answered = after.last
    assert [one.reopened for one in unanswered(collect(about=against))] == [True]
    after = testing.answer(wanted(build.LEAD, seen=answered), answer)
    assert unanswered(after) == ()


def test_a_question_is_asked_and_answered_from_what_is_there(at_work):
    after = testing.ask(wanted(build.INSPECTOR), Question(id="", text="Who knew?"))
    assert [one.id for one in unanswered(after)] == ["Q1"]
    empty = Answered(id="Q1", text=" ")
    assert refused(testing.answer, empty) == ["empty"]
    unknown = Answered(id="Q1", text="E9 tells.", evidence=("E9",))
    assert refused(testing.answer, unknown) == ["unknown-evidence"]
    done = Answered(id="Q1", text="The night staff knew.")
    assert unanswered(testing.answer(wanted(build.INSPECTOR), done)) == ()


def test_an_empty_question_is_refused(at_work):
    assert refused(testing.ask, Question(id="", text="")) == ["empty"]
    assert conduct(INSPECTION, by=build.LEAD).of(Question) == ()


def test_claims_can_be_prepared_before_fieldwork_and_not_tested(begun):
    after = testing.claim(wanted(build.INSPECTOR), build.claim(""))
    assert [one.id for one in after.bodies(Claim)] == ["C1"]
    assert refused(testing.test_claim, HELD) == ["state"]
