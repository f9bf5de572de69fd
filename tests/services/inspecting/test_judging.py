"""Judging: a refused judgement leaves a trace, and two people are two people."""

from dataclasses import replace

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.evidence import Relation, Source
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.inspection.judging.derogations import is_complete
from firsthand.services.inspecting import collecting, judging
from firsthand.services.inspecting.recording import conduct
from firsthand.store import log
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION, wanted

pytestmark = pytest.mark.django_db
ABOUT = "social-care:help-and-protection"
ASIDE = DerogationGiven(
    id="",
    rule="lived-experience",
    about=ABOUT,
    first="",
    second="",
    reason="Every child of the cohort is under two years old.",
)


def collect(*sources):
    for source in sources:
        collecting.add_evidence(wanted(build.INSPECTOR), build.evidence("", source))


def refused(act, asked, by=build.INSPECTOR, **changed):
    with pytest.raises(Refused) as refusal:
        act(wanted(by, **changed), asked)
    return sorted(one.rule for one in refusal.value.objections)


def citing(*numbers, **changed):
    return build.judgement(evidence=numbers, **changed)


def test_a_grade_on_practice_and_people_is_recorded(at_work):
    collect(Source.CASE_TRACKED, Source.CHILD, Source.PARTNER_AGENCY)
    asked = citing("E1", "E2", "E3", "E1", id="anything")
    after = judging.judge(wanted(build.INSPECTOR), asked)
    (given,) = after.bodies(Judgement)
    assert (given.id, given.evidence) == (ABOUT, ("E1", "E2", "E3"))


def test_a_grade_on_paper_is_refused_and_the_refusal_is_in_the_log(at_work):
    collect(Source.POLICY_DOCUMENT, Source.SELF_EVALUATION, Source.OFFICER_STATEMENT)
    rules = refused(judging.judge, citing("E1", "E2", "E3"))
    assert "relations" in rules
    trace = list(log.load_entries(details=True))[-1]
    assert (trace.act, trace.by) == ("refused", build.INSPECTOR.code)
    assert "relations" in trace.detail
    assert conduct(INSPECTION, by=build.LEAD).of(Judgement) == ()


def test_the_page_shows_the_same_objections_as_the_act_refuses_by(at_work):
    collect(Source.POLICY_DOCUMENT, Source.CHILD)
    asked = citing("E1", "E2")
    shown = judging.objections(conduct(INSPECTION, by=build.LEAD), asked, on=build.MONDAY)
    assert sorted(one.rule for one in shown) == refused(judging.judge, asked)


def test_the_page_shows_what_each_piece_weighs(at_work):
    collect(Source.POLICY_DOCUMENT, Source.CHILD)
    now = conduct(INSPECTION, by=build.LEAD)
    weighed = judging.weighed(now, citing("E1", "E2"), on=build.MONDAY)
    assert [one.why_not for one in weighed] == ["the body's own account of itself", ""]


def test_taking_away_what_came_from_outside_turns_a_standing_grade_into_a_refused_one(at_work):
    collect(Source.CASE_TRACKED, Source.CHILD, Source.PARTNER_AGENCY)
    asked = citing("E1", "E2", "E3")
    now = conduct(INSPECTION, by=build.LEAD)
    assert judging.objections(now, asked, on=build.MONDAY) == ()
    assert refused(judging.judge, citing("E1")) == ["lived-experience", "methods", "relations"]


def test_each_inspectorate_gives_its_own_grades(at_work):
    collect(Source.CASE_TRACKED, Source.CHILD, Source.PARTNER_AGENCY)
    police = citing("E1", "E2", "E3", inspectorate=Inspectorate.POLICE)
    assert refused(judging.judge, police) == ["inspectorate", "own-inspectorate"]


def test_a_judgement_is_changed_only_as_it_was_seen(at_work):
    collect(Source.CASE_TRACKED, Source.CHILD, Source.PARTNER_AGENCY)
    first = judging.judge(wanted(build.INSPECTOR), citing("E1", "E2", "E3"))
    other = citing("E1", "E2", "E3", grade="outstanding")
    assert refused(judging.judge, other, by=build.LEAD) == ["changed-meanwhile"]
    after = judging.judge(wanted(build.LEAD, seen=first.last), other)
    assert after.found(Judgement, ABOUT).body.grade == "outstanding"


def test_two_people_set_a_rule_aside_and_no_one_person_does(at_work):
    collect(Source.CASE_TRACKED, Source.PRACTITIONER_ACCOUNT, Source.PARTNER_AGENCY)
    asked = citing("E1", "E2", "E3")
    assert refused(judging.judge, asked) == ["lived-experience"]
    sent_as_two = replace(ASIDE, first=build.LEAD.code, second=build.QUALITY.code)
    proposed = judging.derogate(wanted(build.LEAD), sent_as_two)
    assert not is_complete(proposed.bodies(DerogationGiven)[0])
    assert refused(judging.judge, asked) == ["lived-experience"]
    changed = replace(ASIDE, reason="Another reason than the one proposed.")
    after = judging.derogate(wanted(build.QUALITY, seen=proposed.last), changed)
    (given,) = after.bodies(DerogationGiven)
    assert (given.first, given.second) == (build.LEAD.code, build.QUALITY.code)
    assert given.reason == ASIDE.reason
    assert judging.judge(wanted(build.INSPECTOR), asked).of(Judgement)


def test_the_lead_who_sends_it_again_only_proposes_again(at_work):
    first = judging.derogate(wanted(build.LEAD), ASIDE)
    again = judging.derogate(wanted(build.LEAD, seen=first.last), ASIDE)
    assert not is_complete(again.bodies(DerogationGiven)[0])


def test_nobody_but_the_lead_proposes(at_work):
    assert refused(judging.derogate, ASIDE) == ["permission"]
    assert refused(judging.derogate, ASIDE, by=build.QUALITY) == ["derogation"]


def test_what_paper_would_pass_by_is_set_aside_by_nobody(at_work):
    outside = replace(ASIDE, rule="relations")
    assert refused(judging.derogate, outside, by=build.LEAD) == ["not-to-be-set-aside"]


def test_the_rules_are_those_of_the_framework_of_the_inspection(at_work):
    now = conduct(INSPECTION, by=build.LEAD)
    assert judging.framework_of(now).key == now.opened.framework
    assert judging.protocol_of(now).key == "default"


def test_a_label_alone_does_not_bring_paper_in(at_work):
    paper = build.evidence("", Source.SELF_EVALUATION, relation=Relation.INDEPENDENT)
    rules = refused(collecting.add_evidence, paper)
    assert rules == ["provenance-relation"]
