"""Moves: what stands in the way of each, and that nothing else does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.claims import ClaimTested, Question
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sought
from firsthand.domain.inspection.acts.opening import Inspectorate, InspectorateLeft
from firsthand.domain.inspection.acts.progress import TRANSITIONS, Move, State
from firsthand.domain.inspection.acts.signing import Answer, Response, ResponseWeighed
from firsthand.domain.inspection.acts.team import OnSite
from firsthand.domain.inspection.finding.earlier import Asked
from firsthand.domain.inspection.independence.cutting_off import cutting_off
from firsthand.domain.inspection.moves import (
    NEEDS_A_REASON,
    OBSTACLES,
    in_the_way,
    objections_to_reason,
)
from firsthand.domain.people.link import Link, LinkKind
from tests.domain.inspection import build, whole


def rules(move, *steps, standards=whole.STANDARDS, **changed):
    found = in_the_way(build.conduct(*steps, **changed), move, standards)
    return sorted({one.rule for one in found})


def test_every_move_of_the_table_has_its_list_of_obstacles():
    assert set(OBSTACLES) == set(Move) == {move for _, move in TRANSITIONS}


REACHED = {
    State.OPENED: (),
    State.FIELDWORK: (whole.START,),
    State.WRITING: whole.IN_WRITING,
    State.IN_REVIEW: whole.IN_REVIEW,
    State.WITH_BODY: whole.WITH_BODY,
    State.ANSWERED: whole.ANSWERED,
}


@pytest.mark.parametrize("state", REACHED)
@pytest.mark.parametrize("move", Move)
def test_a_move_that_the_table_does_not_have_is_refused_from_every_state(state, move):
    found = rules(move, *REACHED[state])
    assert (found == ["state"]) == ((state, move) not in TRANSITIONS)


def test_nothing_stands_in_the_way_of_an_inspection_that_lacks_nothing():
    assert rules(Move.START_FIELDWORK) == []
    assert rules(Move.END_FIELDWORK, whole.START, *whole.CONTENT) == []
    assert rules(Move.SUBMIT, *whole.IN_WRITING) == []
    assert rules(Move.SEND, *whole.SIGNED) == []
    late = whole.on(whole.TODAY + timedelta(days=15))
    assert rules(Move.CLOSE_RESPONSE, *whole.WITH_BODY, standards=late) == []
    assert rules(Move.PUBLISH, *whole.ANSWERED) == []


@pytest.mark.parametrize("move", [Move.START_FIELDWORK, Move.SUBMIT])
def test_each_inspectorate_has_its_lead(move):
    steps = () if move is Move.START_FIELDWORK else whole.IN_WRITING
    assert "no-lead" in rules(move, *steps, team=build.TEAM[1:])
    both = (Inspectorate.SOCIAL_CARE, Inspectorate.HEALTH)
    joint = build.opened(inspectorates=both, theme="full")
    assert "no-lead" in rules(move, *steps, opening=joint)


def test_fieldwork_does_not_start_before_its_first_day():
    early = whole.on(whole.TODAY - timedelta(days=1))
    assert rules(Move.START_FIELDWORK, standards=early) == ["too-early"]


def test_fieldwork_does_not_end_before_somebody_was_on_site():
    assert rules(Move.END_FIELDWORK, whole.START) == ["never-on-site"]
    gone = OnSite(id="2026-03-02", on=whole.TODAY, people=("p-gone",))
    assert rules(Move.END_FIELDWORK, whole.START, gone) == ["nobody-on-site"]


@pytest.mark.parametrize(
    ("kind", "rule"),
    [(NotExamined, "line"), (Sought, "voice"), (Matter, "matter"), (ClaimTested, "untested")],
)
@pytest.mark.parametrize("move", [Move.SUBMIT, Move.SEND, Move.PUBLISH])
def test_what_is_passed_over_in_silence_stands_in_the_way(kind, rule, move):
    steps = (whole.START, *whole.without(kind), whole.END)
    if move is not Move.SUBMIT:
        steps = whole.signed_off(*steps, whole.SUBMIT)
    if move is Move.PUBLISH:
        steps = (*whole.sent(*steps), (build.LEAD, whole.CLOSE))
    assert rules(move, *steps) == [rule]


def test_an_open_question_stands_in_the_way():
    asked = Question(id="Q1", text="Who closed the referrals?")
    assert rules(Move.SUBMIT, *whole.IN_WRITING, asked) == ["open-questions"]


def test_a_finding_whose_evidence_is_gone_stands_in_the_way_and_says_which():
    back = Withdrawn(id="E1", reason="It was another council.")
    found = in_the_way(build.conduct(*whole.IN_WRITING, back), Move.SUBMIT, whole.STANDARDS)
    assert any(one.reason.startswith("F1: ") for one in found)
    assert any(one.reason.startswith("social-care:help-and-protection: ") for one in found)


def test_what_an_inspectorate_wrote_that_left_is_adopted_or_taken_back():
    both = (Inspectorate.SOCIAL_CARE, Inspectorate.POLICE)
    joint = build.opened(inspectorates=both, theme="full")
    theirs = build.finding("F2", inspectorate=Inspectorate.POLICE)
    left = (build.LEAD, InspectorateLeft(inspectorate=Inspectorate.POLICE, reason="Needed."))
    steps = (*whole.IN_WRITING, theirs, left)
    assert "finding-inspectorate" in rules(Move.SUBMIT, *steps, opening=joint)
    adopted = (build.finding("F2"), build.recommendation("R2", findings=("F2",)))
    assert rules(Move.SUBMIT, *steps, *adopted, opening=joint) == []
    back = Withdrawn(id="F2", reason="Nobody could sign it.")
    assert rules(Move.SUBMIT, *steps, back, opening=joint) == []


def test_a_priority_finding_that_was_not_served_stands_in_the_way_of_publishing():
    steps = tuple(one for one in whole.CONTENT if one is not whole.FINDING)
    steps = (whole.START, build.finding(priority=True), *steps, whole.END, whole.SUBMIT)
    steps = (*whole.sent(*whole.signed_off(*steps)), (build.LEAD, whole.CLOSE))
    assert rules(Move.PUBLISH, *steps) == ["not-served"]


def test_a_flag_that_nobody_answered_stands_in_the_way():
    paper = build.recommendation(text="Managers should sign off all assessments.")
    assert rules(Move.SUBMIT, *whole.IN_WRITING, paper)


def test_a_grade_is_measured_again_on_the_day_of_each_move():
    good = build.judgement(grade="good")
    found = rules(Move.SUBMIT, *whole.IN_WRITING, good)
    assert {"methods", "relations"} <= set(found)


def test_a_recommendation_for_a_day_that_has_passed_stands_in_the_way():
    late = whole.on(date(2026, 9, 1))
    assert rules(Move.SUBMIT, *whole.IN_WRITING, standards=late) == ["recommendation-by"]


def test_an_earlier_action_of_which_nothing_is_told_stands_in_the_way():
    asked = Asked(
        id="i-0:R1",
        text="See every child alone.",
        who="Head of the front door",
        by_on=date(2025, 1, 1),
        published_on=date(2024, 1, 1),
        told=None,
    )
    standards = replace(whole.STANDARDS, earlier=(asked,))
    found = in_the_way(build.conduct(*whole.IN_WRITING), Move.SUBMIT, standards)
    assert len(found) == 1
    assert "See every child alone." in found[0].reason


@pytest.mark.parametrize("move", [Move.SUBMIT, Move.PUBLISH])
def test_the_work_of_somebody_cut_off_stands_in_the_way(move):
    steps = whole.IN_WRITING if move is Move.SUBMIT else whole.ANSWERED
    link = Link(person=build.INSPECTOR.code, la_code="900", kind=LinkKind.ADVISED)
    cut = cutting_off(build.conduct(*steps), build.INSPECTOR, link)
    found = rules(move, *steps, *((build.ADMINISTRATOR, one) for one in cut))
    assert {"cut-off-unanswered", "open-questions"} <= set(found)


@pytest.mark.parametrize("move", [Move.SEND, Move.PUBLISH])
def test_an_edit_of_any_content_makes_reviews_and_signatures_void(move):
    steps = whole.SIGNED if move is Move.SEND else whole.ANSWERED
    edit = build.evidence("E2", text="One more look.")
    assert rules(move, *steps, edit) == ["reviews", "unsigned"]


def test_the_response_stays_open_to_its_last_day():
    last = whole.on(whole.TODAY + timedelta(days=14))
    assert rules(Move.CLOSE_RESPONSE, *whole.WITH_BODY, standards=last) == ["response-open"]


def test_what_the_body_contests_is_weighed_and_what_changes_is_read_again():
    contested = Response(id="F1", answer=Answer.CONTESTED, text="It was one week.")
    steps = (*whole.WITH_BODY, (build.LIAISON, contested), (build.LEAD, whole.CLOSE))
    assert rules(Move.PUBLISH, *steps) == ["unweighed"]
    weighed = ResponseWeighed(id="F1", changed=False, text="We read three months.")
    steps = (*steps, (build.LEAD, weighed))
    assert rules(Move.PUBLISH, *steps) == ["reviews", "unsigned"]
    assert rules(Move.PUBLISH, *whole.signed_off(*steps)) == []


@pytest.mark.parametrize("move", Move)
def test_to_return_and_to_abandon_need_a_reason_and_nothing_else(move):
    found = objections_to_reason(move, " ")
    assert bool(found) == (move in NEEDS_A_REASON)
    assert objections_to_reason(move, "The sample was wrong.") == ()


def test_nothing_stands_in_the_way_of_giving_up():
    assert rules(Move.RETURN, *whole.IN_REVIEW) == []
    for steps in REACHED.values():
        assert rules(Move.ABANDON, *steps) == []
