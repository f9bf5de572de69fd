"""Cutting off: access ends, what was done is flagged, and somebody must answer for it."""

import pytest

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.claims import Answered, Question
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.independence.cutting_off import (
    cutting_off,
    flagged_acts,
    flagged_things,
    is_cut_off,
    objections_to_their_work,
    reaches,
)
from firsthand.domain.inspection.permission import sees
from firsthand.domain.people.link import Link, LinkKind
from tests.domain.inspection import build

LINK = Link(person=build.INSPECTOR.code, la_code=build.LA_CODE, kind=LinkKind.EMPLOYED)
QUESTION = (
    "What Ines Spector collected or wrote before a link with 900 was known: may it stand?"
)


def cut(*steps):
    """Return an inspection from which the inspector was cut off after `steps`."""
    before = build.conduct(*steps)
    acts = cutting_off(before, build.INSPECTOR, LINK)
    return build.conduct(*steps, *((build.ADMINISTRATOR, one) for one in acts))


def test_access_is_gone_with_the_act():
    assert sees(build.INSPECTOR, build.conduct())
    assert not sees(build.INSPECTOR, cut())
    assert is_cut_off(cut(), build.INSPECTOR.code)
    assert not is_cut_off(cut(), build.LEAD.code)


def test_what_they_did_is_flagged_act_by_act():
    after = cut(build.evidence("E1"), (build.LEAD, build.evidence("E2")), build.claim())
    theirs = [act.number for act in after.wrote(build.INSPECTOR.code)]
    assert sorted(flagged_acts(after)) == theirs
    assert set(flagged_things(after)) == {"E1", "C1"}


def test_a_question_is_raised_with_it_that_cites_their_evidence():
    after = cut(build.evidence("E1"), build.evidence("E2"))
    (asked,) = after.bodies(Question)
    assert (asked.id, asked.text, asked.evidence) == ("Q1", QUESTION, ("E1", "E2"))


def test_no_question_is_raised_about_somebody_who_did_nothing():
    assert cut().bodies(Question) == ()
    assert objections_to_their_work(cut()) == ()


def test_their_work_stands_in_the_way_until_a_lead_has_answered():
    steps = (build.evidence(),)
    answer = Answered(id="Q1", text="I saw the same meeting myself and it was so.")
    before = cut(*steps)
    assert {one.rule for one in objections_to_their_work(before)} == {"cut-off-unanswered"}
    acts = cutting_off(build.conduct(*steps), build.INSPECTOR, LINK)
    told = [(build.ADMINISTRATOR, one) for one in acts]
    assert objections_to_their_work(build.conduct(*steps, *told, (build.ANALYST, answer)))
    assert not objections_to_their_work(build.conduct(*steps, *told, (build.LEAD, answer)))


def test_a_lead_may_take_the_question_back_with_a_reason_and_nobody_else():
    steps = (build.evidence(),)
    told = [
        (build.ADMINISTRATOR, one)
        for one in cutting_off(build.conduct(*steps), build.INSPECTOR, LINK)
    ]
    back = Withdrawn(id="Q1", reason="E1 was withdrawn: nothing of theirs is left.")
    assert not objections_to_their_work(build.conduct(*steps, *told, (build.LEAD, back)))
    assert objections_to_their_work(build.conduct(*steps, *told, (build.ANALYST, back)))


def test_a_lead_who_was_cut_off_does_not_answer_for_their_own_work():
    steps = ((build.LEAD, build.evidence()),)
    before = build.conduct(*steps)
    tie = Link(person=build.LEAD.code, la_code=build.LA_CODE, kind=LinkKind.CLOSE)
    told = [(build.ADMINISTRATOR, one) for one in cutting_off(before, build.LEAD, tie)]
    answer = Answered(id="Q1", text="It may stand, say I.")
    assert objections_to_their_work(build.conduct(*steps, *told, (build.LEAD, answer)))


def test_a_quality_lead_loses_the_way_in_by_role_too():
    before = build.conduct()
    assert reaches(before, build.QUALITY)
    tie = Link(person=build.QUALITY.code, la_code=build.LA_CODE, kind=LinkKind.ADVISED)
    told = [(build.ADMINISTRATOR, one) for one in cutting_off(before, build.QUALITY, tie)]
    after = build.conduct(*told)
    assert not sees(build.QUALITY, after)
    assert not reaches(after, build.QUALITY)


@pytest.mark.parametrize("somebody", [build.STRANGER, build.LIAISON, build.ADMINISTRATOR])
def test_nobody_is_cut_off_who_had_no_access(somebody):
    assert not reaches(build.conduct(), somebody)


def test_an_inspection_that_has_ended_cuts_nobody_off():
    ended = build.conduct((build.QUALITY, Moved(move=Move.ABANDON, reason="Merged.")))
    assert not reaches(ended, build.INSPECTOR)
    assert reaches(build.conduct(), build.INSPECTOR)
