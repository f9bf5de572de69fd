"""What a publication must contain: each missing part is refused, with what to do."""

from dataclasses import replace

import pytest

from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import Evidence, Source
from firsthand.domain.inspection.acts.findings import Finding
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement
from firsthand.domain.inspection.acts.signing import SentForAccuracy
from firsthand.domain.inspection.acts.team import OnSite, Part
from firsthand.domain.inspection.document.document import document
from firsthand.domain.inspection.document.missed import objection_to_size
from firsthand.domain.inspection.report import objections_to_publishing
from firsthand.refdata.read_policies import minimum
from tests.domain.inspection import build, worked


def objected(conduct=None, **changed):
    basis = worked.basis(conduct or worked.conduct(**changed))
    return objections_to_publishing(basis, document(basis))


def rules(conduct=None, **changed):
    return {one.rule for one in objected(conduct, **changed)}


def sample(thing="S1", **changed):
    known = {one.id: one for one in worked.SAMPLES}
    return replace(known[thing], **changed)


def set_aside(rule):
    return DerogationGiven(
        id=f"{rule}:publishing",
        rule=rule,
        about="publishing",
        first=build.LEAD.code,
        second=build.QUALITY.code,
        reason="There was no other way.",
    )


def test_a_whole_inspection_may_be_published():
    assert objected() == ()


@pytest.mark.parametrize(
    ("without", "rule"),
    [
        ((Finding,), "report-findings"),
        ((Judgement,), "report-grades"),
        ((Sample,), "report-method"),
        (("S2",), "outside-frame"),
        ((Evidence,), "report-evidence"),
        ((NotExamined,), "line"),
        ((Matter,), "matter"),
        ((Sought,), "voice"),
        ((OnSite,), "report-days"),
        ((SentForAccuracy,), "report-response"),
    ],
)
def test_without_this_part_it_is_refused(without, rule):
    assert rule in rules(without=without)


@pytest.mark.parametrize(
    "field", ["frame", "how_chosen", "chosen_by", "not_reached", "spoken_with"]
)
def test_a_sample_that_does_not_say_this_is_refused(field):
    assert rules(more=(sample(**{field: " "}),)) == {"report-method"}


def test_a_weakness_without_a_cause_is_refused_with_its_number():
    finding = build.finding("F9", causes=())
    found = [one for one in objected(more=(finding,)) if one.rule == "finding-causes"]
    assert [one.reason[:3] for one in found] == ["F9:"]


def test_a_finding_on_evidence_that_was_withdrawn_is_refused():
    finding = build.finding("F9", evidence=("E10",))
    assert "evidence-unknown" in rules(more=(finding,))


def test_a_grade_that_is_on_no_scale_has_no_meaning_and_is_refused():
    assert "report-grade-meaning" in rules(more=(build.judgement(grade="adequate"),))


def test_a_grade_whose_scale_does_not_say_what_it_does_not_mean_is_refused():
    scales = dict(worked.basis().scales)
    scale = scales["ri-four"]
    silent = tuple(replace(one, does_not_mean="") for one in scale.grades)
    scales["ri-four"] = replace(scale, grades=silent)
    basis = worked.basis(scales=scales)
    found = objections_to_publishing(basis, document(basis))
    assert {one.rule for one in found} == {"report-grade-meaning"}


def test_a_visit_that_is_not_graded_needs_no_grade():
    opening = build.opened(visit="focused-visit")
    assert rules(worked.conduct(opening=opening, without=(Judgement,))) == set()


def test_a_kind_of_visit_that_the_framework_does_not_know_is_refused():
    assert rules(worked.conduct(opening=build.opened(visit="walk"))) == {"report-visit"}


def test_two_people_may_say_why_no_list_from_outside_services_was_used():
    more = (sample(read=80, drawn=80), set_aside("outside-frame"))
    assert rules(without=("S2",), more=more) == set()


def test_too_few_cases_are_refused_until_two_people_say_why():
    few = (sample(read=5), sample("S2", read=3))
    assert rules(more=few) == {"smallest-sample"}
    assert rules(more=(*few, set_aside("smallest-sample"))) == set()


def test_the_reason_for_too_few_cases_says_the_chance_and_the_one_asked_for():
    found = objection_to_size((sample(read=5),), minimum())
    assert "18 percent" in found.reason
    assert "95 percent" in found.reason


def test_a_sample_larger_than_its_list_is_refused():
    assert "depth-sample" in rules(more=(sample(read=700),))


def test_an_empty_list_is_refused():
    assert "depth-population" in rules(more=(sample(population=0, drawn=0, read=0),))


@pytest.mark.parametrize("share", [0.0, 1.5, -0.1])
def test_a_failure_of_no_possible_size_is_refused(share):
    assert rules(more=(sample(share_affected=share),)) == {"report-missed"}


def test_an_inspection_that_nobody_leads_is_refused():
    followers = tuple(
        replace(one, part=Part.INSPECTOR) if one.part is Part.LEAD else one
        for one in build.TEAM
    )
    assert "report-lead" in rules(build.conduct(*worked.steps(), team=followers))


def test_a_case_reference_in_a_finding_is_refused():
    slip = build.finding("F4", text=f"In {worked.CASE} nobody came.", evidence=("E2",))
    assert "report-case" in rules(more=(slip,))


def test_the_text_of_a_restricted_piece_in_a_finding_is_refused():
    words = next(one.text for one in worked.EVIDENCE if one.source is Source.CHILD)
    slip = build.finding("F4", text=f"A girl told us. {words}", evidence=("E3",))
    assert [one.rule for one in objected(more=(slip,))] == ["report-quoted"]
    assert "E3" in objected(more=(slip,))[0].reason


def test_every_objection_says_what_to_do():
    found = objected(without=(Finding, Judgement, Sample, Evidence, OnSite, SentForAccuracy))
    assert all(one.reason and one.remedy for one in found)
