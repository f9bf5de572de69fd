"""Findings and recommendations are recorded, flagged, answered and served."""

from dataclasses import replace

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.findings import (
    Finding,
    FlagAnswered,
    Office,
    Recommendation,
    Served,
)
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.services.inspecting import finding, recording
from tests.domain.inspection import build
from tests.services.inspecting.conftest import add, wanted

pytestmark = pytest.mark.django_db
VAGUE = "Managers often closed referrals unread."
TO_BODY = (Moved(move=Move.END_FIELDWORK), Moved(move=Move.SUBMIT), Moved(move=Move.SEND))


@pytest.fixture
def seen(at_work):
    """Return an inspection in fieldwork with one piece of evidence."""
    add(build.INSPECTOR, "evidence", build.evidence("E1"))
    return at_work


def by(actor=build.INSPECTOR, **changed):
    return wanted(actor, minutes=20, **changed)


def refused(act, *given):
    with pytest.raises(Refused) as why:
        act(*given)
    return {one.rule for one in why.value.objections}


def test_a_finding_and_its_recommendation_get_their_numbers(seen):
    finding.find(by(), build.finding(""))
    after = finding.recommend(by(), build.recommendation(""))
    assert [one.id for one in after.bodies(Finding)] == ["F1"]
    assert [one.id for one in after.bodies(Recommendation)] == ["R1"]


def test_a_refused_finding_leaves_nothing_but_a_trace(seen):
    assert refused(finding.find, by(), build.finding("", causes=())) == {"finding-causes"}
    assert recording.conduct(seen, by=build.LEAD).of(Finding) == ()


def test_an_area_of_another_framework_is_refused(seen):
    assert "finding-area" in refused(finding.find, by(), build.finding("", area="parking"))


def test_a_recommendation_by_a_day_that_is_past_is_refused(seen):
    finding.find(by(), build.finding(""))
    asked = build.recommendation("", by_on=build.MONDAY)
    assert refused(finding.recommend, by(), asked) == {"recommendation-by"}


def test_whoever_changes_an_older_version_hears_so(seen):
    first = finding.find(by(), build.finding("")).last
    finding.find(by(build.LEAD, seen=first), build.finding("F1", text="The lead changed it."))
    late = build.finding("F1", text="The inspector changed it too.")
    assert refused(finding.find, by(seen=first), late) == {"changed-meanwhile"}
    now = recording.conduct(seen, by=build.LEAD)
    assert now.bodies(Finding)[0].text == "The lead changed it."


def test_a_reviewer_writes_no_finding(seen):
    assert refused(finding.find, by(build.REVIEWER), build.finding("")) == {"permission"}


def test_a_flag_is_answered_with_a_reason_and_raised_again_by_another_text(seen):
    found = finding.find(by(), build.finding("", text=VAGUE)).last
    finding.recommend(by(), build.recommendation(""))
    after = finding.answer_flag(by(), "F1", "hedging", "Nobody counted them; E1 says so.")
    assert finding.to_sign_off(after) == ()
    assert finding.flags(after)["F1"][0].answer.startswith("Nobody counted")
    changed = build.finding("F1", text="Managers often closed them unread.")
    after = finding.find(by(seen=found), changed)
    assert {one.rule for one in finding.to_sign_off(after)} == {"flag-hedging"}
    after = finding.answer_flag(by(), "F1", "hedging", "Still nobody counted them.")
    assert finding.to_sign_off(after) == ()


def test_an_answer_without_a_reason_or_to_no_flag_is_refused(seen):
    finding.find(by(), build.finding("", text=VAGUE))
    assert refused(finding.answer_flag, by(), "F1", "hedging", " ") == {"reason-empty"}
    assert refused(finding.answer_flag, by(), "F1", "jargon", "Why.") == {"flag-unknown"}
    assert refused(finding.answer_flag, by(), "F9", "hedging", "Why.") == {"flag-unknown"}


def test_the_same_answer_may_be_sent_again_and_another_needs_the_version_seen(seen):
    finding.find(by(), build.finding("", text=VAGUE))
    first = finding.answer_flag(by(), "F1", "hedging", "Nobody counted.").last
    again = finding.answer_flag(by(), "F1", "hedging", "Nobody counted.")
    assert again.bodies(FlagAnswered)[0].reason == "Nobody counted."
    assert refused(finding.answer_flag, by(), "F1", "hedging", "New.") == {"changed-meanwhile"}
    newest = again.found(FlagAnswered, "F1:hedging").number
    after = finding.answer_flag(by(seen=newest), "F1", "hedging", "New.")
    assert after.bodies(FlagAnswered)[0].reason == "New."
    assert after.last > first


def test_the_share_of_paper_is_told_for_the_publication(seen):
    finding.find(by(), build.finding(""))
    finding.recommend(by(), build.recommendation("", text="Managers sign off every plan."))
    after = finding.recommend(by(), build.recommendation(""))
    share = finding.paper_share(after)
    assert (share.paper, share.practice) == (("R1",), ("R2",))


def test_a_finding_is_served_on_an_office_and_acknowledged(seen):
    finding.find(by(), build.finding("", priority=True))
    add(build.LEAD, "moved", *TO_BODY, deed_checked=False)
    told = Served(
        id="", finding="F1", office=Office.LEADER, holder="A. First", served_on=build.MONDAY
    )
    first = finding.serve(by(build.LEAD), told).last
    acknowledged = replace(told, acknowledged_on=build.MONDAY)
    assert refused(finding.serve, by(build.LEAD), acknowledged) == {"changed-meanwhile"}
    after = finding.serve(by(build.LEAD, seen=first), acknowledged)
    assert [one.body.acknowledged_on for one in after.history(Served, "F1:leader")] == [
        None,
        build.MONDAY,
    ]


def test_only_the_lead_serves_and_only_once_the_body_may_see_it(seen):
    finding.find(by(), build.finding("", priority=True))
    told = Served(
        id="", finding="F1", office=Office.LEADER, holder="A. First", served_on=build.MONDAY
    )
    assert refused(finding.serve, by(build.LEAD), told) == {"state"}
    assert refused(finding.serve, by(), told) == {"permission"}
