"""Derogations: one rule set aside by two people, for one grade, and nothing else by anybody."""

from dataclasses import replace

import pytest

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.judgement import DerogationGiven
from firsthand.domain.inspection.acts.team import Part
from firsthand.domain.inspection.judging.derogations import (
    OUTSIDE_FRAME,
    PUBLISHING,
    derogation_id,
    is_complete,
    objections_to_derogation,
    standing_for_publishing,
)
from firsthand.domain.inspection.judging.grounds import objections_to_judgement
from tests.domain.inspection import build
from tests.domain.inspection.pieces import (
    ENOUGH,
    FRAMEWORK,
    ON,
    PROTOCOL,
    SCALES,
    citing,
    collected,
    rules,
)

ABOUT = "social-care:help-and-protection"
PRACTITIONER = build.evidence("E4", build.Source.PRACTITIONER_ACCOUNT)
NOBODY_HEARD = (ENOUGH[0], ENOUGH[2], PRACTITIONER)


def given(**changed):
    usual = {
        "rule": "lived-experience",
        "about": ABOUT,
        "first": build.LEAD.code,
        "second": build.QUALITY.code,
        "reason": "Every child of the cohort is under two years old.",
    }
    whole = {**usual, **changed}
    return DerogationGiven(id=derogation_id(whole["rule"], whole["about"]), **whole)


def against(judgement, *steps):
    return rules(
        objections_to_judgement(
            judgement,
            collected(NOBODY_HEARD, *steps),
            PROTOCOL,
            framework=FRAMEWORK,
            scales=SCALES,
            on=ON,
        )
    )


def refused(derogation, by, *steps, **changed):
    there = build.conduct(*build.IN_FIELDWORK, *steps, **changed)
    return rules(objections_to_derogation(derogation, there, PROTOCOL, by=by))


def test_two_people_set_aside_that_nobody_was_heard():
    assert against(citing(NOBODY_HEARD)) == ["lived-experience"]
    assert against(citing(NOBODY_HEARD), given()) == []


@pytest.mark.parametrize(
    "incomplete",
    [given(second=""), given(second=build.LEAD.code), given(first="")],
    ids=["proposed only", "one person twice", "nobody proposed it"],
)
def test_one_person_alone_sets_nothing_aside(incomplete):
    assert not is_complete(incomplete)
    assert against(citing(NOBODY_HEARD), incomplete) == ["lived-experience"]


def test_a_derogation_for_another_area_sets_nothing_aside():
    other = given(about="social-care:leadership")
    assert against(citing(NOBODY_HEARD), other) == ["lived-experience"]


def test_a_derogation_that_was_withdrawn_sets_nothing_aside():
    back = Withdrawn(id=given().id, reason="Two children were heard after all.")
    assert against(citing(NOBODY_HEARD), given(), back) == ["lived-experience"]


def test_a_derogation_stands_for_the_grade_that_was_judged_with_it_and_no_better_one():
    judged = citing(NOBODY_HEARD, "good")
    assert against(judged, given(), judged) == []
    assert against(replace(judged, grade="outstanding"), given(), judged) == [
        "lived-experience"
    ]


def test_a_rule_that_the_protocol_does_not_open_is_set_aside_by_nobody():
    outside = given(rule="relations")
    assert refused(outside, build.LEAD) == ["not-to-be-set-aside"]
    nobody = citing((ENOUGH[0], ENOUGH[1]))
    assert "relations" in against(nobody, outside)


def test_the_lead_proposes_and_a_quality_lead_from_elsewhere_confirms():
    proposed = given(second="")
    assert refused(given(), build.LEAD) == []
    assert refused(given(), build.QUALITY, proposed) == []


def test_nobody_else_proposes():
    assert refused(given(), build.QUALITY) == ["derogation"]
    assert refused(given(), build.INSPECTOR) == ["derogation"]


def test_whoever_proposed_does_not_confirm():
    proposed = given(first=build.QUALITY.code, second="")
    assert refused(given(), build.QUALITY, proposed) == ["two-people"]


def test_what_two_people_confirmed_is_not_confirmed_again():
    assert refused(given(), build.QUALITY, given(second="p-other")) == ["derogation"]


def test_an_inspector_does_not_confirm():
    assert refused(given(), build.INSPECTOR, given(second="")) == ["two-people"]


def test_a_quality_lead_who_takes_part_does_not_confirm():
    team = (*build.TEAM, build.joined(build.QUALITY, Part.ANALYST))
    assert refused(given(), build.QUALITY, given(second=""), team=team) == ["two-people"]


def test_a_quality_lead_who_wrote_part_of_it_does_not_confirm():
    wrote = (build.QUALITY, build.evidence())
    assert refused(given(), build.QUALITY, wrote, given(second="")) == ["two-people"]


def test_a_derogation_without_a_reason_is_refused():
    assert refused(given(reason=" "), build.LEAD) == ["reason"]


def test_a_derogation_about_nothing_of_this_inspection_is_refused():
    assert refused(given(about="police:leadership"), build.LEAD) == ["derogation"]


def test_publishing_without_children_from_outside_services_takes_two_people():
    rule = OUTSIDE_FRAME
    assert refused(given(rule=rule, about=PUBLISHING), build.LEAD) == []
    assert refused(given(about=PUBLISHING), build.LEAD) == ["not-to-be-set-aside"]
    two = given(rule=rule, about=PUBLISHING)
    there = build.conduct(*build.IN_FIELDWORK, two)
    assert standing_for_publishing(there, rule, PROTOCOL) == two
    one = build.conduct(*build.IN_FIELDWORK, replace(two, second=""))
    assert standing_for_publishing(one, rule, PROTOCOL) is None
