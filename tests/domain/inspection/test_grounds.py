"""Grounds: what a grade stands on, and that no amount of paper is enough."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.claims import Answered, Question
from firsthand.domain.inspection.acts.evidence import (
    OF_THE_BODY,
    About,
    Method,
    Relation,
    SelectedBy,
    Source,
    Stance,
)
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.inspection.collecting.weighing import is_own_test
from firsthand.domain.inspection.judging.ground_checks import CHECKS
from firsthand.domain.inspection.judging.ground_rules import GROUNDS
from firsthand.domain.inspection.judging.grounds import objections_to_judgement, weights
from firsthand.domain.inspection.protocol import GroundRule
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
    own_account,
    piece,
    recorded_later,
    rules,
)

COUNTING = {"methods", "relations", "own-test", "lived-experience"}


def against(judgement, conduct, protocol=PROTOCOL, on=ON, framework=FRAMEWORK):
    return objections_to_judgement(
        judgement, conduct, protocol, framework=framework, scales=SCALES, on=on
    )


def refused(pieces, grade="good", **changed):
    return rules(against(citing(pieces, grade, **changed), collected(pieces)))


def test_a_grade_on_a_tracked_case_a_child_and_a_partner_stands():
    assert refused(ENOUGH) == []


def test_a_policy_and_a_self_evaluation_hold_nothing_up_and_it_says_what_is_missing():
    paper = (
        build.evidence("E1", Source.POLICY_DOCUMENT),
        build.evidence("E2", Source.SELF_EVALUATION),
    )
    found = against(citing(paper), collected(paper))
    assert rules(found) == ["lived-experience", "look", "methods", "own-test", "relations"]
    outside = next(one for one in found if one.rule == "relations")
    assert "none counted, at least 2 needed" in outside.reason
    assert "E1, E2 (the body's own account of itself)" in outside.reason
    assert "those who live with it" in outside.remedy


@pytest.mark.parametrize(
    ("without", "rule"),
    [("E1", "own-test"), ("E2", "lived-experience"), ("E3", "relations")],
)
def test_each_of_the_three_is_needed(without, rule):
    kept = tuple(one for one in ENOUGH if one.id != without)
    assert rule in refused(kept)


def test_one_method_is_not_enough():
    pieces = (
        build.evidence("E1", Source.CASE_TRACKED),
        build.evidence("E2", Source.CHILD, method=Method.TESTED),
        build.evidence("E3", Source.PARTNER_AGENCY, method=Method.TESTED),
    )
    assert refused(pieces) == ["methods"]


def test_a_case_that_the_body_picked_out_is_no_test_of_it():
    tracked = build.evidence("E1", Source.CASE_TRACKED, selected_by=SelectedBy.BODY)
    assert refused((tracked, *ENOUGH[1:])) == ["own-test"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"stance": Stance.CONTEXT}, "context only"),
        ({"areas": ("leadership",)}, "does not bear on this area"),
        ({"relation": Relation.OFFICIAL}, "the body's own account of itself"),
    ],
)
def test_what_weighs_nothing_says_why(changed, why):
    pieces = (*ENOUGH[:2], replace(ENOUGH[2], **changed))
    found = against(citing(pieces), collected(pieces))
    assert rules(found) == ["relations"]
    assert f"E3 ({why})" in found[0].reason
    weighed = weights(citing(pieces), collected(pieces), PROTOCOL, framework=FRAMEWORK, on=ON)
    assert [bool(one.why_not) for one in weighed] == [False, False, True]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"area": "no-such-area"}, "area"),
        ({"grade": "adequate"}, "grade"),
        ({"reason": " "}, "reason"),
        ({"id": "social-care:leadership"}, "identity"),
    ],
)
def test_a_judgement_must_be_one_of_this_framework_and_say_why(changed, rule):
    judgement = replace(citing(ENOUGH), **changed)
    assert rule in rules(against(judgement, collected(ENOUGH)))


def test_an_inspectorate_that_takes_no_part_gives_no_grade():
    judgement = citing(ENOUGH, inspectorate=Inspectorate.POLICE)
    assert "inspectorate" in rules(against(judgement, collected(ENOUGH)))


def test_an_area_without_a_scale_takes_no_grade():
    bare = replace(FRAMEWORK, areas=tuple(replace(a, scale=None) for a in FRAMEWORK.areas))
    found = against(citing(ENOUGH), collected(ENOUGH), framework=bare)
    assert rules(found) == ["grade"]
    nothing = replace(FRAMEWORK, areas=())
    found = against(citing(ENOUGH), collected(ENOUGH), framework=nothing)
    assert rules(found) == ["area"]
    assert "say in findings" in found[0].remedy
    assert weights(citing(ENOUGH), collected(ENOUGH), PROTOCOL, framework=nothing, on=ON) == ()


def test_a_judgement_that_cites_nothing_is_refused():
    found = against(citing(()), collected(ENOUGH))
    assert "known-on-the-day" in rules(found)


def test_evidence_that_is_not_there_or_was_withdrawn_is_named():
    gone = collected(ENOUGH, Withdrawn(id="E3", reason="Recorded twice."))
    found = against(citing((*ENOUGH, build.evidence("E9"))), gone)
    assert rules(found) == ["known-on-the-day", "known-on-the-day", "relations"]
    assert [one.reason for one in found if one.rule == "known-on-the-day"] == [
        "E3 was withdrawn.",
        "E9 is not on record here.",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"seen_on": ON + timedelta(days=1)}, "was seen on 3 March 2026"),
        (
            {"seen_on": ON, "happened_on": ON + timedelta(days=1)},
            "happened on 3 March 2026",
        ),
    ],
)
def test_what_came_later_than_the_day_judged_does_not_count(changed, said):
    pieces = (*ENOUGH[:2], replace(ENOUGH[2], **changed))
    found = against(citing(pieces), collected(pieces))
    assert rules(found) == ["known-on-the-day", "relations"]
    assert said in found[0].reason


def test_what_was_recorded_later_than_the_day_judged_does_not_count():
    later = recorded_later(collected(ENOUGH), "E3")
    found = against(citing(ENOUGH), later)
    assert rules(found) == ["known-on-the-day", "relations"]
    assert "was recorded on 7 March 2026" in found[0].reason
    assert against(citing(ENOUGH), later, on=ON + timedelta(days=5)) == ()


def test_what_is_too_old_to_stand_on_is_refused_from_that_day():
    old = replace(ENOUGH[2], stale_on=ON)
    pieces = (*ENOUGH[:2], old)
    assert refused(pieces) == ["relations", "stale"]
    fresh = replace(ENOUGH[2], stale_on=ON + timedelta(days=1))
    assert refused((*ENOUGH[:2], fresh)) == []


def test_what_speaks_against_a_grade_is_cited_and_answered_in_the_reason():
    adverse = build.evidence("E4", Source.PARENT_CARER, stance=Stance.CONTRADICTS)
    there = collected((*ENOUGH, adverse))
    found = against(citing(ENOUGH), there)
    assert rules(found) == ["against"]
    assert found[0].reason == "E4 speaks against it and is not cited."
    cited = citing((*ENOUGH, adverse))
    assert rules(against(cited, there)) == ["against"]
    weighed = replace(cited, reason="E4 tells of one day; E1 and E3 of the whole year.")
    assert against(weighed, there) == ()


def test_a_number_that_only_begins_alike_is_no_answer_to_what_speaks_against():
    adverse = build.evidence("E4", Source.PARENT_CARER, stance=Stance.CONTRADICTS)
    there = collected((*ENOUGH, adverse))
    loose = citing((*ENOUGH, adverse), reason="E41 and E3 bear it out.")
    assert rules(against(loose, there)) == ["against"]


def test_what_speaks_against_another_area_does_not_concern_this_one():
    adverse = build.evidence("E4", areas=("leadership",), stance=Stance.CONTRADICTS)
    assert against(citing(ENOUGH), collected((*ENOUGH, adverse))) == ()


def test_the_judgement_of_the_whole_takes_up_what_no_area_does():
    adverse = build.evidence("E4", areas=("leadership",), stance=Stance.CONTRADICTS)
    homeless = build.evidence("E5", areas=(), stance=Stance.CONTRADICTS)
    whole = citing(ENOUGH, area="overall")
    found = against(whole, collected((*ENOUGH, adverse, homeless)))
    assert [one.reason for one in found] == ["E5 speaks against it and is not cited."]


def test_what_speaks_against_a_grade_and_was_not_seen_by_the_day_need_not_be_cited():
    later = build.evidence("E4", stance=Stance.CONTRADICTS, seen_on=ON + timedelta(days=1))
    there = collected((*ENOUGH, later))
    assert against(citing(ENOUGH), there) == ()
    assert rules(against(citing(ENOUGH), there, on=ON + timedelta(days=1))) == ["against"]


def test_a_look_at_another_area_is_no_look_at_this_one():
    elsewhere = (build.evidence("E1", areas=("leadership",), stance=Stance.CONTRADICTS),)
    assert refused(elsewhere, "inadequate") == ["look"]


def test_an_answer_that_came_later_than_the_day_judged_settles_nothing_on_that_day():
    asked = Question(id="Q1", text="Who decided that?")
    answer = Answered(id="Q1", text="The panel did.")
    there = collected(ENOUGH, asked, answer)
    acts = (*there.acts[:-1], replace(there.acts[-1], at=there.acts[-1].at + timedelta(days=5)))
    later = replace(there, acts=acts)
    assert rules(against(citing(ENOUGH), later)) == ["open-questions"]
    assert against(citing(ENOUGH), later, on=ON + timedelta(days=5)) == ()


def test_a_test_of_ones_own_is_chosen_by_inspectors_and_no_account_of_the_body():
    tested = build.evidence(source=Source.INDEPENDENT_ANALYSIS, method=Method.TESTED)
    assert is_own_test(tested)
    assert not is_own_test(replace(tested, method=Method.EXAMINED))
    assert not is_own_test(replace(tested, selected_by=SelectedBy.BODY))
    assert not is_own_test(replace(tested, source=Source.OFFICER_STATEMENT))
    assert not is_own_test(replace(tested, relation=Relation.OFFICIAL))


def test_an_unfavourable_grade_needs_a_look_and_no_second_voice():
    seen = (build.evidence("E1", stance=Stance.CONTRADICTS),)
    assert refused(seen, "inadequate") == []
    told = (build.evidence("E1", Source.OFFICER_STATEMENT, stance=Stance.CONTRADICTS),)
    assert refused(told, "inadequate") == ["look"]
    afar = (build.evidence("E1", Source.CONCERN, stance=Stance.CONTRADICTS),)
    assert refused(afar, "inadequate") == ["look"]


def test_an_open_question_of_the_area_stands_in_the_way_until_it_is_answered():
    claim = build.claim()
    contrary = build.evidence("E4", areas=(), stance=Stance.CONTEXT)
    contrary = replace(contrary, about=(About(id="C1", stance=Stance.CONTRADICTS),))
    there = collected(ENOUGH, claim, contrary)
    found = against(citing(ENOUGH), there)
    assert rules(found) == ["open-questions"]
    assert "C1:contradicted" in found[0].remedy
    answered = collected(
        ENOUGH, claim, contrary, Answered(id="C1:contradicted", text="It does not hold.")
    )
    assert against(citing(ENOUGH), answered) == ()


def test_a_question_of_another_area_stands_in_the_way_only_if_it_is_on_what_is_cited():
    other = build.evidence("E4", areas=("leadership",))
    asked = Question(id="Q1", text="Who told the chair?", evidence=("E4",))
    assert against(citing(ENOUGH), collected((*ENOUGH, other), asked)) == ()
    cited = citing((*ENOUGH, other))
    assert rules(against(cited, collected((*ENOUGH, other), asked))) == ["open-questions"]


def test_a_question_about_nothing_in_particular_stands_in_the_way_of_every_grade():
    asked = Question(id="Q1", text="Who decided that?")
    assert rules(against(citing(ENOUGH), collected(ENOUGH, asked))) == ["open-questions"]


def test_another_protocol_asks_for_other_grounds():
    grounds = (
        GroundRule(rule="own-choice", applies_to="favourable", least=4),
        GroundRule(rule="relations", applies_to="every", least=3),
    )
    other = replace(PROTOCOL, grounds=grounds)
    assert rules(against(citing(ENOUGH), collected(ENOUGH), other)) == [
        "own-choice",
        "relations",
    ]


def test_where_a_rule_may_not_be_set_aside_nobody_is_told_that_it_could_be():
    strict = replace(
        PROTOCOL, grounds=(GroundRule(rule="lived-experience", applies_to="every"),)
    )
    kept = (ENOUGH[0], ENOUGH[2])
    *_, usual = against(citing(kept), collected(kept))
    (found,) = against(citing(kept), collected(kept), strict)
    assert "set this rule aside" in usual.remedy
    assert "set this rule aside" not in found.remedy


def test_every_rule_that_a_protocol_can_ask_for_has_a_check():
    assert set(CHECKS) == GROUNDS


def test_every_objection_says_what_to_do():
    paper = (build.evidence("E1", Source.POLICY_DOCUMENT),)
    for one in against(citing(paper), collected(paper)):
        assert one.reason.endswith(".")
        assert one.remedy.endswith(".")


@given(st.lists(own_account(), min_size=1, max_size=30))
def test_no_amount_of_the_bodys_own_account_adds_up(pieces):
    pieces = numbered(pieces)
    for grade in ("outstanding", "good", "requires-improvement", "inadequate"):
        assert "look" in refused(pieces, grade)
    assert {"relations", "own-test", "lived-experience"} <= set(refused(pieces))


@given(st.lists(piece(stances=(Stance.SUPPORTS, Stance.CONTEXT)), max_size=12))
def test_without_what_comes_from_outside_the_body_a_grade_that_stood_is_refused(more):
    pieces = numbered((*ENOUGH, *more))
    assert refused(pieces) == []
    within = tuple(one for one in pieces if one.relation in OF_THE_BODY)
    assert "relations" in refused(within)
    with_staff = tuple(
        one for one in pieces if one.relation in {*OF_THE_BODY, Relation.PRACTITIONER}
    )
    assert "relations" in refused(with_staff)


@given(st.lists(piece(), max_size=10))
def test_the_same_holds_for_any_set_whatever_it_is(pieces):
    pieces = numbered(pieces)
    within = tuple(one for one in pieces if one.relation in OF_THE_BODY)
    assert "relations" in refused(within)


@given(st.lists(piece(stances=(Stance.SUPPORTS, Stance.CONTEXT)), max_size=8), piece())
def test_what_does_not_contradict_never_turns_a_grade_that_stands_into_a_refused_one(more, one):
    pieces = numbered((*ENOUGH, *more))
    added = replace(one, id=f"E{len(pieces) + 1}")
    found = refused((*pieces, added))
    if added.stance is Stance.CONTRADICTS and "help-and-protection" in added.areas:
        assert found == ["against"]
    else:
        assert found == []


@given(st.lists(piece(), max_size=8), st.lists(piece(), min_size=1, max_size=6))
def test_evidence_that_came_later_never_helps(pieces, later):
    pieces = numbered(pieces)
    later = numbered(later, start=len(pieces) + 1)
    everything = (*pieces, *later)
    known = recorded_later(collected(everything), *(one.id for one in later))
    before = set(rules(against(citing(pieces), collected(pieces))))
    after = set(rules(against(citing(everything), known)))
    assert before <= after | {"known-on-the-day"}
    assert "known-on-the-day" in after


@given(st.lists(piece(), max_size=10))
def test_what_counts_is_what_a_second_reading_of_the_rule_counts(pieces):
    """The default rule in the words of its source, worked out again in another way."""
    pieces = numbered(pieces)
    good = [
        one
        for one in pieces
        if one.stance == "supports"
        and "help-and-protection" in one.areas
        and one.relation != "official"
        and one.source not in {"policy-document", "self-evaluation", "management-information"}
    ]
    missing = set()
    if len({one.method for one in good}) < 2:
        missing.add("methods")
    if len({one.relation for one in good} - {"official", "record"}) < 2:
        missing.add("relations")
    if not any(one.method == "tested" and "inspector" in one.selected_by for one in good):
        missing.add("own-test")
    if not any(one.relation == "lived-experience" for one in good):
        missing.add("lived-experience")
    assert set(refused(pieces)) & COUNTING == missing
