"""Findings: what each must stand on, and why a weakness is there."""

import pytest

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.evidence import OWN_ACCOUNT, Source
from firsthand.domain.inspection.acts.findings import Cause, CauseKind, FindingKind
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.inspection.finding.causes import evidence_gone, objections_to_finding
from tests.domain.inspection import build

AREAS = ("help-and-protection", "children-in-care")
STRENGTH = {"kind": FindingKind.STRENGTH, "causes": ()}


def rules(finding, *steps):
    steps = steps or (build.evidence("E1"),)
    return [
        one.rule for one in objections_to_finding(finding, build.conduct(*steps), areas=AREAS)
    ]


def cause(**changed):
    usual = {"kind": CauseKind.SYSTEMS, "text": "Two systems do not meet.", "evidence": ("E1",)}
    return Cause(**{**usual, **changed})


def test_a_whole_finding_stands():
    assert rules(build.finding()) == []


def test_a_weakness_without_a_cause_is_refused():
    assert rules(build.finding(causes=())) == ["finding-causes"]


def test_not_established_is_an_answer_when_it_says_why():
    told = build.finding(causes=(), not_established="The managers of that time have left.")
    assert rules(told) == []
    assert rules(build.finding(causes=(), not_established="  ")) == ["finding-causes"]


def test_a_cause_and_not_established_together_are_refused():
    assert rules(build.finding(not_established="Nobody knows.")) == ["finding-causes"]


@pytest.mark.parametrize("kind", CauseKind)
def test_each_kind_of_cause_can_be_given_with_its_evidence(kind):
    assert rules(build.finding(causes=(cause(kind=kind),))) == []


def test_a_cause_without_words_or_evidence_is_refused():
    bare = build.finding(causes=(cause(text=" ", evidence=()),))
    assert rules(bare) == ["cause-text", "cause-evidence"]


def test_a_cause_that_names_evidence_that_is_not_there_is_refused():
    told = build.finding(causes=(cause(evidence=("E1", "E9")),))
    assert rules(told) == ["evidence-unknown"]


def test_a_finding_without_evidence_is_refused():
    assert "finding-evidence" in rules(build.finding(evidence=()))


def test_evidence_that_was_withdrawn_no_longer_holds_a_finding_up():
    steps = (build.evidence("E1"), Withdrawn(id="E1", reason="It was of another council."))
    assert rules(build.finding(), *steps) == ["evidence-unknown", "evidence-unknown"]
    assert evidence_gone(build.finding(), build.conduct(*steps)) == ("E1",)


@pytest.mark.parametrize("source", sorted(OWN_ACCOUNT))
def test_a_strength_that_only_the_body_speaks_of_is_refused(source):
    only = build.evidence("E1", source)
    assert rules(build.finding(**STRENGTH), only) == ["finding-strength"]


def test_a_strength_that_a_child_speaks_of_stands_beside_the_bodys_own_account():
    said, heard = (
        build.evidence("E1", Source.SELF_EVALUATION),
        build.evidence("E2", Source.CHILD),
    )
    assert rules(build.finding(evidence=("E1", "E2"), **STRENGTH), said, heard) == []


def test_a_weakness_may_rest_on_what_the_body_itself_admits():
    assert rules(build.finding(), build.evidence("E1", Source.OFFICER_STATEMENT)) == []


def test_an_unknown_area_or_an_absent_inspectorate_is_refused():
    told = build.finding(area="parking", inspectorate=Inspectorate.HEALTH)
    assert rules(told) == ["finding-area", "finding-inspectorate"]


def test_an_empty_text_is_refused():
    assert rules(build.finding(text="\n ")) == ["finding-text"]
