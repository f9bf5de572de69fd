"""Plans: what stands against them, and what two different people may set aside."""

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.minimum import Minimum
from firsthand.domain.planning.drawing.sample_plan import (
    Derogation,
    PlannedGroup,
    SamplePlan,
    open_objections,
    plan_objections,
    same_person,
)

USUAL = Minimum(confidence=0.95, share_affected=0.05, sensitivity=0.8)
KNOWN = PlannedGroup(
    name="Children in need", kind=FrameKind.STATUTORY, population=2500, sample=100
)
OUTSIDE = PlannedGroup(
    name="Youth project", kind=FrameKind.VOLUNTARY_PROJECT, population=60, sample=60
)
SOUND = SamplePlan(
    title="A look at exploitation",
    la_code="372",
    theme="",
    proposed_by="A. Planner, invented",
    from_on=date(2027, 3, 1),
    to_on=date(2027, 3, 12),
    groups=(KNOWN, OUTSIDE),
)
THIN = replace(SOUND, groups=(replace(KNOWN, sample=6), OUTSIDE))
TWO = Derogation(
    rule="below-minimum",
    about="Children in need",
    first="A. Lead, invented",
    second="B. Head, invented",
    reason="The files of 2019 burnt.",
)
NOBODY_OUTSIDE = Derogation(
    rule="no-frame-outside",
    first="A. Lead, invented",
    second="B. Head, invented",
    reason="No project would give its list.",
)


def rules(plan):
    return [one.rule for one in open_objections(plan, minimum=USUAL)]


def test_a_sound_plan_is_not_objected_to():
    assert rules(SOUND) == []


def test_a_plan_below_the_minimum_is_refused():
    assert rules(THIN) == ["below-minimum"]


def test_two_people_and_a_reason_set_it_aside_and_stay_beside_it():
    plan = replace(THIN, derogations=(TWO,))
    assert rules(plan) == []
    (told,) = plan_objections(plan, minimum=USUAL)
    assert (told.objection.rule, told.derogation) == ("below-minimum", TWO)


@pytest.mark.parametrize(
    "second", ["A. Lead, invented", "a. lead,  INVENTED ", "A Lead, invented"]
)
def test_the_same_person_twice_is_not_two_people(second):
    assert rules(replace(THIN, derogations=(replace(TWO, second=second),))) == [
        "below-minimum",
        "derogation",
    ]


@pytest.mark.parametrize("wrong", [{"reason": "  "}, {"second": ""}, {"first": "."}])
def test_a_derogation_with_a_gap_sets_nothing_aside(wrong):
    assert "below-minimum" in rules(replace(THIN, derogations=(replace(TWO, **wrong),)))


def test_a_derogation_from_one_group_does_not_cover_another():
    both = replace(THIN, groups=(*THIN.groups, replace(KNOWN, name="In care", sample=5)))
    assert rules(replace(both, derogations=(TWO,))) == ["below-minimum"]


def test_a_derogation_from_nothing_is_refused():
    assert rules(replace(SOUND, derogations=(TWO,))) == ["derogation-of-nothing"]


def test_a_plan_that_meets_only_the_known_is_refused():
    only_known = replace(SOUND, groups=(KNOWN,))
    assert rules(only_known) == ["no-frame-outside"]
    assert rules(replace(only_known, derogations=(NOBODY_OUTSIDE,))) == []


def test_a_list_from_outside_of_which_nobody_is_read_does_not_count():
    groups = (KNOWN, replace(OUTSIDE, sample=0))
    assert rules(replace(SOUND, groups=groups)) == ["below-minimum", "no-frame-outside"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": " "},
        {"proposed_by": ""},
        {"la_code": ""},
        {"theme": "Neglect"},
        {"to_on": date(2027, 2, 1)},
        {"groups": (replace(KNOWN, population=0, sample=0), OUTSIDE)},
        {"groups": (replace(KNOWN, sample=2501), OUTSIDE)},
        {"groups": (KNOWN, replace(KNOWN, name="children in  need"), OUTSIDE)},
        {"groups": (replace(KNOWN, name=""), OUTSIDE)},
    ],
)
def test_a_malformed_plan_is_refused_and_nobody_can_set_that_aside(change):
    found = [one for one in plan_objections(replace(SOUND, **change), minimum=USUAL)]
    assert [one.objection.rule for one in found] == ["plan"]
    assert not found[0].removable
    assert found[0].objection.remedy


def test_a_plan_of_nobody_is_refused():
    assert rules(replace(SOUND, groups=())) == ["plan", "no-frame-outside"]


def test_names_are_compared_as_people_write_them():
    assert same_person("J. Smith", "j smith")
    assert not same_person("J. Smith", "J. Smythe")


def test_a_group_larger_than_all_children_is_refused():
    vast = replace(SOUND, groups=(replace(KNOWN, population=10**30), OUTSIDE))
    found = open_objections(vast, minimum=USUAL)
    assert "more than the children of England" in found[0].reason
