"""Sign-off: two who wrote nothing read what is published, and each signs its own part."""

from dataclasses import replace

import pytest

from firsthand.domain.inspection.acts.opening import Inspectorate, InspectorateLeft
from firsthand.domain.inspection.acts.signing import Reviewed, Signed
from firsthand.domain.inspection.acts.team import CutOff, Part
from firsthand.domain.inspection.sign_off.sign_off import (
    objections_to_review,
    objections_to_reviews,
    objections_to_sign_off,
    objections_to_signing,
    review_id,
    valid_reviews,
    valid_signature,
)
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role
from firsthand.refdata.read_protocols import protocol_for
from tests.domain.inspection import build

PROTOCOL = protocol_for("ilacs-2023")
SOCIAL_CARE, POLICE = Inspectorate.SOCIAL_CARE, Inspectorate.POLICE
POLICE_LEAD = Actor(code="p-pol", name="Pol Ice", role=Role.LEAD, inspectorate="police")
JOINT = build.opened(inspectorates=(SOCIAL_CARE, POLICE), theme="full")
JOINT_TEAM = (*build.TEAM, build.joined(POLICE_LEAD, Part.LEAD, POLICE))
E1, E2 = build.evidence("E1"), build.evidence("E2")


def review(by, conduct, *, of=SOCIAL_CARE, approved=True, comment="Read against the evidence."):
    """Return the step by which somebody reviews what is there."""
    told = Reviewed(
        id=review_id(by.code, of),
        inspectorate=of,
        approved=approved,
        of_content=conduct.content,
        comment=comment,
    )
    return (by, told)


def signature(by, conduct, of=SOCIAL_CARE):
    return (by, Signed(id=of.value, inspectorate=of, of_content=conduct.content))


def reviewed(*steps, by=(build.REVIEWER, build.SECOND_REVIEWER)):
    content = build.conduct(*steps)
    return (*steps, *(review(one, content) for one in by))


def rules(found):
    return [one.rule for one in found]


def sign_off(*steps):
    return rules(objections_to_sign_off(build.conduct(*steps), PROTOCOL))


def test_two_reviews_and_the_leads_signature_are_enough():
    steps = reviewed(E1)
    assert sign_off(*steps, signature(build.LEAD, build.conduct(E1))) == []


@pytest.mark.parametrize("by", [(), (build.REVIEWER,), (build.REVIEWER, build.REVIEWER)])
def test_fewer_than_two_different_reviewers_are_not_enough(by):
    assert sign_off(*reviewed(E1, by=by)) == ["reviews", "unsigned"]


def test_any_change_of_content_resets_the_reviews_and_the_signature():
    steps = (*reviewed(E1), signature(build.LEAD, build.conduct(E1)))
    assert sign_off(*steps, E2) == ["reviews", "unsigned"]
    assert valid_reviews(build.conduct(*steps, E2), SOCIAL_CARE) == ()
    assert valid_signature(build.conduct(*steps, E2), SOCIAL_CARE) is None


def test_a_rejection_stands_until_the_same_reviewer_approves():
    team = (*build.TEAM, build.joined(build.QUALITY, Part.REVIEWER))
    before = build.conduct(E1, team=team)
    no = review(build.REVIEWER, before, approved=False, comment="E1 does not bear F1 out.")
    others = (review(build.SECOND_REVIEWER, before), review(build.QUALITY, before))
    refused = build.conduct(E1, no, *others, team=team)
    found = objections_to_reviews(refused, PROTOCOL)
    assert "E1 does not bear F1 out." in found[-1].reason
    later = build.conduct(E1, no, E2, team=team)
    assert "rejected" in rules(objections_to_reviews(later, PROTOCOL))
    settled = build.conduct(E1, no, *others, review(build.REVIEWER, before), team=team)
    assert objections_to_reviews(settled, PROTOCOL) == ()


def test_a_review_by_somebody_cut_off_does_not_count():
    cut = CutOff(id="K1", person=build.REVIEWER.code, because="A link became known.")
    steps = (*reviewed(E1), (build.ADMINISTRATOR, cut))
    assert "reviews" in sign_off(*steps)


def test_a_signature_of_a_lead_who_was_cut_off_does_not_count():
    cut = CutOff(id="K1", person=build.LEAD.code, because="A link became known.")
    steps = (*reviewed(E1), signature(build.LEAD, build.conduct(E1)))
    assert sign_off(*steps, (build.ADMINISTRATOR, cut)) == ["unsigned"]


def test_a_review_does_not_count_when_its_author_wrote_part_of_it():
    steps = ((build.REVIEWER, E1),)
    assert "reviews" in sign_off(*reviewed(*steps))


def test_nobody_reviews_in_the_name_of_another():
    before = build.conduct(E1)
    _, theirs = review(build.SECOND_REVIEWER, before)
    assert "reviews" in sign_off(E1, review(build.REVIEWER, before), (build.REVIEWER, theirs))


def test_a_review_of_earlier_content_is_refused():
    before = build.conduct(E1)
    _, told = review(build.REVIEWER, before)
    found = objections_to_review(build.conduct(E1, E2), told, by=build.REVIEWER)
    assert rules(found) == ["changed-meanwhile"]
    assert objections_to_review(before, told, by=build.REVIEWER) == ()


def test_a_review_of_ones_own_work_is_refused():
    before = build.conduct((build.REVIEWER, E1))
    _, told = review(build.REVIEWER, before)
    assert rules(objections_to_review(before, told, by=build.REVIEWER)) == ["own-work"]


def test_a_review_says_what_was_looked_at():
    before = build.conduct(E1)
    _, told = review(build.REVIEWER, before, comment=" ")
    assert rules(objections_to_review(before, told, by=build.REVIEWER)) == ["comment-empty"]


def test_the_part_of_an_inspectorate_that_is_not_here_is_neither_reviewed_nor_signed():
    before = build.conduct(E1)
    _, told = review(build.REVIEWER, before, of=POLICE)
    found = objections_to_review(before, told, by=build.REVIEWER)
    assert rules(found) == ["inspectorate-not-here"]
    _, signed = signature(build.LEAD, before, of=POLICE)
    found = objections_to_signing(before, signed, PROTOCOL, by=build.LEAD)
    assert rules(found) == ["inspectorate-not-here"]


def test_nothing_is_signed_before_it_was_reviewed():
    before = build.conduct(E1)
    _, signed = signature(build.LEAD, before)
    assert rules(objections_to_signing(before, signed, PROTOCOL, by=build.LEAD)) == ["reviews"]
    done = build.conduct(*reviewed(E1))
    assert objections_to_signing(done, signed, PROTOCOL, by=build.LEAD) == ()


def test_earlier_content_is_not_signed():
    done = build.conduct(*reviewed(E1))
    signed = Signed(id="x", inspectorate=SOCIAL_CARE, of_content=done.content - 1)
    found = objections_to_signing(done, signed, PROTOCOL, by=build.LEAD)
    assert rules(found) == ["changed-meanwhile"]


def joint(*steps, team=JOINT_TEAM):
    return build.conduct(*steps, opening=JOINT, team=team)


def test_each_inspectorate_signs_its_own_part_and_no_other():
    before = joint(E1)
    _, signed = signature(POLICE_LEAD, before, of=SOCIAL_CARE)
    found = objections_to_signing(before, signed, PROTOCOL, by=POLICE_LEAD)
    assert rules(found) == ["other-part"]
    forged = joint(E1, (POLICE_LEAD, signed))
    assert valid_signature(forged, SOCIAL_CARE) is None


def test_the_parts_of_all_inspectorates_are_reviewed_and_signed():
    before = joint(E1)
    both = [
        review(one, before, of=part)
        for one in (build.REVIEWER, build.SECOND_REVIEWER)
        for part in (SOCIAL_CARE, POLICE)
    ]
    lead, police = (
        signature(build.LEAD, before),
        signature(POLICE_LEAD, before, of=POLICE),
    )
    assert not objections_to_sign_off(joint(E1, *both, lead, police), PROTOCOL)
    found = objections_to_sign_off(joint(E1, *both, lead), PROTOCOL)
    assert rules(found) == ["unsigned"]
    found = objections_to_sign_off(joint(E1, *both[::2], lead, police), PROTOCOL)
    assert rules(found) == ["reviews"]


def test_an_inspectorate_that_left_signs_nothing_and_holds_nobody_up():
    before = joint(E1)
    ours = [review(one, before) for one in (build.REVIEWER, build.SECOND_REVIEWER)]
    ours.append(signature(build.LEAD, before))
    assert objections_to_sign_off(joint(E1, *ours), PROTOCOL)
    left = InspectorateLeft(inspectorate=POLICE, reason="Needed elsewhere.")
    assert not objections_to_sign_off(joint(E1, *ours, (build.LEAD, left)), PROTOCOL)


def test_a_protocol_with_three_reviewers_asks_for_three():
    three = replace(PROTOCOL, reviewers=3)
    found = objections_to_reviews(build.conduct(*reviewed(E1)), three)
    assert rules(found) == ["reviews"]
