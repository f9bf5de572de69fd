"""R1: what inspectors saw and whom they heard holds a grade up; what the body says does not."""

from dataclasses import replace

import pytest

from firsthand.domain.inspection.acts.evidence import OF_THE_BODY, Relation, Source
from firsthand.domain.inspection.collecting.collection import Vocabulary, objections_to_evidence
from firsthand.domain.inspection.judging.grounds import objections_to_judgement
from firsthand.refdata.read import harms
from firsthand.refdata.read_no_names import no_names
from tests.domain.inspection import build
from tests.domain.inspection.pieces import (
    ENOUGH,
    FRAMEWORK,
    ON,
    PROTOCOL,
    SCALES,
    citing,
    collected,
    numbered,
)

pytestmark = pytest.mark.requirement("R1")


def against(pieces, grade="good"):
    return objections_to_judgement(
        citing(pieces, grade),
        collected(pieces),
        PROTOCOL,
        framework=FRAMEWORK,
        scales=SCALES,
        on=ON,
    )


def paper(count):
    sources = (Source.POLICY_DOCUMENT, Source.SELF_EVALUATION, Source.OFFICER_STATEMENT)
    return numbered(build.evidence("", sources[place % 3]) for place in range(count))


def test_every_kind_of_source_that_the_committee_missed_can_be_told_apart():
    asked = {
        "policy-document",
        "officer-statement",
        "management-information",
        "case-record",
        "observation",
        "child",
        "parent-carer",
        "practitioner-account",
        "partner-agency",
        "independent-analysis",
        "concern",
    }
    assert asked <= {source.value for source in Source}


@pytest.mark.parametrize("count", [1, 3, 40])
def test_a_good_grade_on_paper_and_managers_is_refused_however_much_there_is(count):
    found = against(paper(count))
    assert {"look", "relations", "own-test"} <= {one.rule for one in found}
    assert all(one.reason and one.remedy for one in found)


def test_the_refusal_names_what_is_missing():
    missing = {one.rule: one for one in against(paper(3))}
    assert "front-line workers, partners of the body" in missing["relations"].remedy
    assert "Follow cases through" in missing["own-test"].remedy
    assert "Hear children" in missing["lived-experience"].remedy


def test_tracked_cases_and_people_who_do_not_depend_on_the_body_hold_it_up():
    assert against((*numbered((*ENOUGH, *paper(5))),)) == ()


def test_taking_away_all_that_comes_from_outside_refuses_it_again():
    whole = numbered((*ENOUGH, *paper(5)))
    assert against(whole) == ()
    within = tuple(one for one in whole if one.relation in OF_THE_BODY)
    assert "relations" in {one.rule for one in against(within)}


def test_a_self_evaluation_cannot_be_labelled_independent():
    words = Vocabulary(
        protocol=PROTOCOL,
        framework=FRAMEWORK,
        harms=tuple(one.key for one in harms()),
        no_names=no_names(),
    )
    label = replace(paper(2)[1], relation=Relation.INDEPENDENT)
    found = objections_to_evidence(label, collected(()), words, today=ON)
    assert [one.rule for one in found] == ["provenance-relation"]
