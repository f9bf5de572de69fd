"""Claims: what the body says is tested against somebody else; contradictions are answered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.claims import (
    Answered,
    Claim,
    ClaimTested,
    Outcome,
    Question,
)
from firsthand.domain.inspection.acts.evidence import (
    OWN_ACCOUNT,
    About,
    Relation,
    SelectedBy,
    Source,
    Stance,
)
from firsthand.domain.inspection.collecting.claim_rules import (
    objections_to_claim,
    objections_to_claims,
    objections_to_test,
    untested,
)
from firsthand.domain.inspection.collecting.open_questions import (
    objections_to_answer,
    objections_to_open_questions,
    objections_to_question,
    open_questions,
    unanswered,
)
from tests.domain.inspection import build
from tests.domain.inspection.pieces import FRAMEWORK, PROTOCOL, numbered, own_account, rules

AGAINST = (About(id="C1", stance=Stance.CONTRADICTS),)
CLAIM = build.claim()


def a_test(outcome=Outcome.HELD, evidence=("E1",), **changed):
    usual = {"id": "C1", "reason": "Twelve children who had been missing were asked."}
    return ClaimTested(outcome=outcome, evidence=evidence, **{**usual, **changed})


def there(*steps):
    return build.conduct(*build.IN_FIELDWORK, *steps)


def refused(test, *steps):
    return rules(objections_to_test(test, there(CLAIM, *steps)))


def test_a_claim_says_where_the_body_makes_it():
    for source in Source:
        claim = build.claim(made_in=source)
        found = objections_to_claim(claim, there(), PROTOCOL, framework=FRAMEWORK)
        assert rules(found) == ([] if source in OWN_ACCOUNT else ["not-the-body"])


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"text": "  "}, "empty"),
        ({"areas": ("nowhere",)}, "unknown-judgement-area"),
        ({"lines": ("nothing",)}, "unknown-line-of-enquiry"),
        ({"evidence": ("E7",)}, "unknown-evidence"),
    ],
)
def test_a_claim_stands_on_what_there_is(changed, rule):
    found = objections_to_claim(build.claim(**changed), there(), PROTOCOL, framework=FRAMEWORK)
    assert rules(found) == [rule]


@given(st.lists(own_account(), min_size=1, max_size=20))
def test_ten_statements_of_officers_are_no_test_of_a_claim(pieces):
    pieces = numbered(pieces)
    test = a_test(evidence=tuple(one.id for one in pieces))
    assert "not-independent" in refused(test, *pieces)
    part = replace(test, outcome=Outcome.HELD_IN_PART)
    assert "not-independent" in refused(part, *pieces)


@pytest.mark.parametrize(
    "source",
    [
        Source.CHILD,
        Source.PARENT_CARER,
        Source.PRACTITIONER_ACCOUNT,
        Source.PARTNER_AGENCY,
        Source.OBSERVATION,
        Source.CASE_TRACKED,
    ],
)
def test_somebody_else_or_a_look_of_ones_own_bears_a_claim_out(source):
    assert refused(a_test(), build.evidence("E1", source)) == []


@pytest.mark.parametrize(
    "piece",
    [
        build.evidence("E1", Source.CASE_RECORD),
        build.evidence("E1", Source.CASE_TRACKED, selected_by=SelectedBy.BODY),
        build.evidence("E1", relation=Relation.OFFICIAL),
    ],
    ids=["a file as it was read", "a case that the body chose", "labelled official"],
)
def test_what_depends_on_the_body_bears_no_claim_out(piece):
    assert refused(a_test(), piece) == ["not-independent"]


def test_what_contradicts_a_claim_does_not_bear_it_out():
    piece = build.evidence("E1", about=AGAINST)
    assert refused(a_test(), piece) == ["not-independent"]
    partner = build.evidence("E2", Source.PARTNER_AGENCY)
    assert refused(a_test(evidence=("E2",)), piece, partner) == ["against"]
    in_part = a_test(Outcome.HELD_IN_PART, ("E2",))
    assert refused(in_part, piece, partner) == []


def test_a_test_cites_what_is_there_and_says_how_it_was_made():
    assert refused(a_test(evidence=())) == ["no-evidence"]
    assert refused(a_test(evidence=("E9",))) == ["no-evidence", "unknown-evidence"]
    assert refused(a_test(reason=""), build.evidence()) == ["reason"]
    assert rules(objections_to_test(a_test(), there(build.evidence()))) == ["unknown-claim"]


def test_that_a_claim_could_not_be_tested_needs_a_reason_alone():
    assert refused(a_test(Outcome.COULD_NOT_BE_TESTED, ())) == []
    assert refused(a_test(Outcome.COULD_NOT_BE_TESTED, (), reason="")) == ["reason"]


def test_the_bodys_own_figures_can_show_that_a_claim_does_not_hold():
    figures = build.evidence("E1", Source.MANAGEMENT_INFORMATION)
    assert refused(a_test(Outcome.DID_NOT_HOLD), figures) == []


def test_claims_that_nobody_tested_are_listed_and_stand_in_the_way():
    second = build.claim("C2")
    now = there(CLAIM, second, build.evidence(), a_test())
    assert untested(now) == (second,)
    assert [one.rule for one in objections_to_claims(now)] == ["untested"]
    gone = there(CLAIM, second, Withdrawn(id="C2", reason="Said of another council."))
    assert untested(gone) == (CLAIM,)


def test_a_claim_that_was_worded_anew_after_its_test_is_untested():
    anew = build.claim(text="Every child is spoken with on the same day.")
    elsewhere = build.claim(areas=("leadership",))
    before = (CLAIM, build.evidence(), a_test())
    assert untested(there(*before, anew)) == (anew,)
    assert untested(there(*before, elsewhere)) == ()
    assert untested(there(*before, anew, a_test())) == ()


def test_a_test_whose_evidence_was_taken_back_stands_no_more():
    back = Withdrawn(id="E1", reason="It was another child.")
    found = objections_to_claims(there(CLAIM, build.evidence(), a_test(), back))
    assert rules(found) == ["no-evidence", "unknown-evidence"]
    assert all("does not stand any more" in one.reason for one in found)


def test_a_contradiction_asks_by_itself():
    piece = build.evidence(about=AGAINST)
    (asked,) = open_questions(there(CLAIM, piece))
    assert (asked.id, asked.answered, asked.evidence) == ("C1:contradicted", False, ("E1",))
    assert CLAIM.text in asked.text
    assert "(E1)" in asked.text
    assert rules(objections_to_open_questions(there(CLAIM, piece))) == ["open-questions"]


def test_a_claim_that_did_not_hold_asks_by_itself():
    test = a_test(Outcome.DID_NOT_HOLD)
    assert [one.id for one in unanswered(there(CLAIM, build.evidence(), test))] == [
        "C1:contradicted"
    ]


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.DID_NOT_HOLD}))
def test_other_outcomes_ask_nothing(outcome):
    assert open_questions(there(CLAIM, build.evidence(), a_test(outcome))) == ()


def test_an_answer_settles_a_question_until_a_new_contradiction_opens_it_again():
    answer = Answered(id="C1:contradicted", text="It does not hold; see F1.")
    first = (CLAIM, build.evidence("E1", about=AGAINST), answer)
    (settled,) = open_questions(there(*first))
    assert (settled.answered, settled.answered_by) == (True, build.INSPECTOR.code)
    again = there(*first, build.evidence("E2", about=AGAINST))
    (opened,) = open_questions(again)
    assert (opened.answered, opened.reopened) == (False, True)
    assert opened.answer == answer.text
    assert [one.id for one in unanswered(there(*again_answered(first, answer)))] == []


def again_answered(first, answer):
    return (*first, build.evidence("E2", about=AGAINST), replace(answer, text="Nor E2."))


def test_a_question_somebody_asked_waits_for_its_answer():
    asked = Question(id="Q1", text="Who knew of the hotel?", evidence=("E1",))
    now = there(build.evidence(areas=("leadership",)), asked)
    (found,) = open_questions(now)
    assert (found.id, found.areas, found.answered) == ("Q1", ("leadership",), False)
    done = there(build.evidence(), asked, Answered(id="Q1", text="The night manager did."))
    assert unanswered(done) == ()
    gone = there(build.evidence(), asked, Withdrawn(id="Q1", reason="Asked twice."))
    assert open_questions(gone) == ()


def test_a_question_that_was_changed_is_open_again():
    asked = Question(id="Q1", text="Who knew of the hotel?")
    answer = Answered(id="Q1", text="The night manager did.")
    changed = replace(asked, text="Who among the social workers knew of the hotel?")
    assert [one.reopened for one in unanswered(there(asked, answer, changed))] == [True]


def test_a_claim_without_an_area_concerns_all_of_them():
    claim = Claim(id="C1", text="We know every child.", made_in=Source.OFFICER_STATEMENT)
    (asked,) = open_questions(there(claim, build.evidence(about=AGAINST)))
    assert asked.areas == ()


def test_a_contradiction_of_a_claim_that_was_taken_back_asks_nothing_more():
    back = Withdrawn(id="C1", reason="Never said.")
    assert open_questions(there(CLAIM, build.evidence(about=AGAINST), back)) == ()


def test_answers_are_to_questions_that_there_are_and_say_something():
    asked = Question(id="Q1", text="Who knew?")
    good = Answered(id="Q1", text="Nobody asked the night staff.")
    assert objections_to_answer(good, there(asked)) == ()
    assert rules(objections_to_answer(replace(good, text=" "), there(asked))) == ["empty"]
    assert rules(objections_to_answer(replace(good, id="Q2"), there(asked))) == [
        "unknown-question"
    ]
    cited = replace(good, evidence=("E9",))
    assert rules(objections_to_answer(cited, there(asked))) == ["unknown-evidence"]


def test_questions_ask_something():
    assert rules(objections_to_question(Question(id="Q1", text=""), there())) == ["empty"]
    cited = Question(id="Q1", text="Who?", evidence=("E4", "E4"))
    assert rules(objections_to_question(cited, there())) == ["unknown-evidence"]
