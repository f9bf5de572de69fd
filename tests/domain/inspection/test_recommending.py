"""Recommendations, their flags, and what stands against signing off."""

from dataclasses import replace
from datetime import timedelta

import pytest

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.findings import FindingKind, FlagAnswered, flag_id
from firsthand.domain.inspection.finding.flagging import (
    flagged_hash,
    flags_of,
    unanswered_flags,
)
from firsthand.domain.inspection.finding.recommending import (
    objections_to_findings,
    objections_to_recommendation,
    paper_and_practice,
)
from firsthand.refdata.read_plain_words import plain_words
from tests.domain.inspection import build

WORDS = plain_words()
PAPER = "Managers should sign off every plan."
BEGUN = (build.evidence("E1"), build.finding("F1"))


def rules(asked, on=build.MONDAY):
    found = objections_to_recommendation(asked, build.conduct(*BEGUN), on=on)
    return [one.rule for one in found]


def against(*steps):
    return [one.rule for one in objections_to_findings(build.conduct(*steps), WORDS)]


def answer(thing, flag, reason="The officer in question has no other title."):
    return FlagAnswered(id=flag_id(thing.id, flag), of_text=flagged_hash(thing), reason=reason)


def test_a_whole_recommendation_stands_and_can_be_signed_off():
    assert rules(build.recommendation()) == []
    assert against(*BEGUN, build.recommendation()) == []


@pytest.mark.parametrize("field", ["text", "who", "different", "seen_by"])
def test_a_recommendation_without_one_of_its_parts_is_refused(field):
    (rule,) = rules(build.recommendation(**{field: " "}))
    assert rule == f"recommendation-{field.replace('_', '-')}"


def test_a_recommendation_for_no_finding_or_an_unknown_one_is_refused():
    assert rules(build.recommendation(findings=())) == ["recommendation-findings"]
    assert rules(build.recommendation(findings=("F1", "F7"))) == ["finding-unknown"]


def test_a_day_that_has_come_is_no_day_by_which():
    asked = build.recommendation()
    assert rules(asked, on=asked.by_on) == ["recommendation-by"]
    assert rules(asked, on=asked.by_on - timedelta(days=1)) == []


def test_a_weakness_without_recommendation_is_flagged_until_it_says_why():
    finding = BEGUN[1]
    assert against(*BEGUN) == ["flag-no-recommendation"]
    assert against(*BEGUN, answer(finding, "no-recommendation")) == []


def test_a_strength_needs_no_recommendation():
    strength = build.finding("F1", kind=FindingKind.STRENGTH, causes=())
    assert against(BEGUN[0], strength) == []


def test_no_reason_stands_in_for_what_is_recommended_on_a_priority_finding():
    urgent = build.finding("F1", priority=True)
    left = against(BEGUN[0], urgent, answer(urgent, "no-recommendation"))
    assert left == ["priority-without-recommendation"]


def test_a_finding_whose_evidence_was_withdrawn_is_named():
    gone = Withdrawn(id="E1", reason="It was of another council.")
    assert "finding-evidence-gone" in against(*BEGUN, build.recommendation(), gone)


def test_recommendations_that_all_ask_for_paper_are_refused_whatever_is_answered():
    asked = build.recommendation(text=PAPER)
    assert set(against(*BEGUN, asked)) == {"all-paper", "flag-only-paper"}
    assert against(*BEGUN, asked, answer(asked, "only-paper")) == ["all-paper"]


def test_paper_needs_a_recommendation_for_children_on_the_same_finding():
    paper = build.recommendation("R1", text=PAPER)
    elsewhere = build.recommendation("R2", findings=("F2",))
    steps = (*BEGUN, build.finding("F2"), paper, answer(paper, "only-paper"))
    assert against(*steps, elsewhere) == ["paper-alone"]
    assert against(*steps, replace(elsewhere, findings=("F1", "F2"))) == []


def test_the_ratio_of_paper_to_practice_does_not_move_when_a_flag_is_answered():
    paper, practice = build.recommendation("R1", text=PAPER), build.recommendation("R2")
    told = build.conduct(*BEGUN, paper, practice, answer(paper, "only-paper"))
    share = paper_and_practice(told, WORDS)
    assert (share.paper, share.practice) == (("R1",), ("R2",))


def test_flags_name_the_thing_and_the_part_that_they_are_on():
    asked = build.recommendation(different="It is better.", seen_by="Reports to the board.")
    found = flags_of(build.conduct(*BEGUN, asked), WORDS)
    assert {(one.thing, one.part, one.key.value) for one in found["R1"]} == {
        ("R1", "different", "no-child"),
        ("R1", "seen_by", "paper-proof"),
        ("R1", "seen_by", "no-measure"),
    }


def test_the_words_of_causes_are_read_too():
    cause = replace(build.finding().causes[0], text="It was felt that this was right.")
    found = flags_of(build.conduct(BEGUN[0], build.finding(causes=(cause,))), WORDS)
    assert ("cause 1", "no-subject") in {(one.part, one.key.value) for one in found["F1"]}


def test_an_answer_holds_until_the_text_changes():
    vague = build.finding("F1", text="Managers often closed referrals unread.")
    steps = (BEGUN[0], vague, build.recommendation(), answer(vague, "hedging"))
    assert unanswered_flags(build.conduct(*steps), WORDS) == {}
    changed = replace(vague, text="Managers often closed them.")
    assert set(unanswered_flags(build.conduct(*steps, changed), WORDS)) == {"F1"}


def test_several_flags_of_a_kind_are_one_objection_that_tells_how_many():
    vague = build.finding("F1", text="Managers often closed some referrals.")
    found = objections_to_findings(
        build.conduct(BEGUN[0], vague, build.recommendation()), WORDS
    )
    assert [(one.rule, one.reason[-12:]) for one in found] == [("flag-hedging", "(and 1 more)")]
