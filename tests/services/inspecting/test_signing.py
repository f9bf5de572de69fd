"""Signing: reviews and signatures of what stands now, and the body's answer beside each."""

from dataclasses import replace

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.inspection.acts.signing import (
    Answer,
    Response,
    ResponseWeighed,
    Reviewed,
    Signed,
)
from firsthand.domain.inspection.sign_off.sign_off import valid_reviews, valid_signature
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role
from firsthand.services.inspecting import recording, signing
from firsthand.store import log
from tests.domain.inspection import build, whole
from tests.services.inspecting.conftest import wanted
from tests.services.inspecting.stages import put, review_all

pytestmark = pytest.mark.django_db
SOCIAL_CARE = build.SOCIAL_CARE
ELSEWHERE = Actor(code="p-x", name="X", role=Role.AUTHORITY_LIAISON, la_code="901")


@pytest.fixture
def in_review(begun):
    """Return the inspection in review."""
    return put(*whole.IN_REVIEW)


@pytest.fixture
def with_body(in_review):
    """Return the inspection with the body."""
    after = review_all(in_review)
    return put(*whole.sent_at(after.content))


def refused(act, *args):
    with pytest.raises(Refused) as refusal:
        act(*args)
    return {one.rule for one in refusal.value.objections}


def reviewed(conduct, **changed):
    usual = {
        "id": "",
        "inspectorate": SOCIAL_CARE,
        "approved": True,
        "of_content": conduct.content,
        "comment": "Each sentence was read against its evidence.",
    }
    return Reviewed(**{**usual, **changed})


def signed(conduct, inspectorate=SOCIAL_CARE):
    return Signed(id="", inspectorate=inspectorate, of_content=conduct.content)


def test_two_review_and_the_lead_signs(in_review):
    for one in (build.REVIEWER, build.SECOND_REVIEWER):
        after = signing.review(wanted(one), reviewed(in_review))
    assert {one.id for one in valid_reviews(after, SOCIAL_CARE)} == {
        "p-rev1:social-care",
        "p-rev2:social-care",
    }
    after = signing.sign(wanted(build.LEAD), signed(in_review))
    assert valid_signature(after, SOCIAL_CARE)


def test_a_review_is_in_the_name_of_whoever_sends_it(in_review):
    forged = reviewed(in_review, id="p-rev2:social-care")
    after = signing.review(wanted(build.REVIEWER), forged)
    assert [one.id for one in valid_reviews(after, SOCIAL_CARE)] == ["p-rev1:social-care"]


@pytest.mark.parametrize("by", [build.LEAD, build.INSPECTOR, build.QUALITY])
def test_nobody_reviews_but_a_reviewer_of_the_team(in_review, by):
    assert refused(signing.review, wanted(by), reviewed(in_review)) == {"permission"}


def test_what_was_changed_meanwhile_is_not_reviewed_or_signed(in_review):
    put(build.evidence("E2", text="One more look."))
    assert refused(signing.review, wanted(build.REVIEWER), reviewed(in_review)) == {
        "changed-meanwhile"
    }
    assert refused(signing.sign, wanted(build.LEAD), signed(in_review)) == {"changed-meanwhile"}


def test_a_reviewer_who_wrote_part_of_it_is_refused(in_review):
    after = put((build.REVIEWER, build.evidence("E2", text="I wrote this.")))
    assert refused(signing.review, wanted(build.REVIEWER), reviewed(after)) == {"own-work"}


def test_nothing_is_signed_that_two_did_not_review(in_review):
    assert refused(signing.sign, wanted(build.LEAD), signed(in_review)) == {"reviews"}


@pytest.mark.parametrize("by", [build.INSPECTOR, build.REVIEWER])
def test_only_a_lead_signs(in_review, by):
    assert refused(signing.sign, wanted(by), signed(in_review)) == {"permission"}


def test_nobody_signs_for_an_inspectorate_that_is_not_here(in_review):
    other = signed(in_review, Inspectorate.HEALTH)
    assert refused(signing.sign, wanted(build.LEAD), other) == {"inspectorate-not-here"}


def test_before_and_after_review_nothing_is_reviewed(at_work):
    found = recording.conduct(at_work, by=build.LEAD)
    assert refused(signing.review, wanted(build.REVIEWER), reviewed(found)) == {"state"}


def response(thing="F1", answer=Answer.ACCEPTED, text=""):
    return Response(id=thing, answer=answer, text=text)


def test_the_body_answers_each_finding_and_may_change_its_answer_knowingly(with_body):
    after = signing.respond(wanted(build.LIAISON), response())
    contested = response(answer=Answer.CONTESTED, text="It was one week.")
    assert refused(signing.respond, wanted(build.LIAISON), contested) == {"changed-meanwhile"}
    after = signing.respond(wanted(build.LIAISON, seen=after.last), contested)
    assert after.found(Response, "F1").body == contested


def test_the_body_answers_only_what_is_in_the_draft(with_body):
    assert refused(signing.respond, wanted(build.LIAISON), response("F9")) == {"no-such-thing"}


@pytest.mark.parametrize("by", [build.LEAD, build.INSPECTOR, build.QUALITY])
def test_nobody_answers_for_the_body(with_body, by):
    assert refused(signing.respond, wanted(by), response()) == {"permission"}


def test_the_liaison_of_another_authority_is_told_that_there_is_nothing(with_body):
    for act in (signing.draft_for, lambda w: signing.respond(w, response())):
        with pytest.raises(recording.UnknownConduct):
            act(wanted(ELSEWHERE))


def test_an_answer_of_the_body_is_no_change_of_content(with_body):
    after = signing.respond(wanted(build.LIAISON), response())
    assert after.content == with_body.content
    assert len(valid_reviews(after, SOCIAL_CARE)) == 2


def test_the_draft_is_shown_to_the_body_when_it_was_sent_and_each_reading_is_logged(with_body):
    assert signing.draft_for(wanted(build.LIAISON)).inspection_id == "i-1"
    last = list(log.load_entries(details=True))[-1]
    assert (last.act, last.by) == ("read", build.LIAISON.code)
    assert "draft" in last.detail


def test_before_it_was_sent_the_body_is_told_that_there_is_nothing(in_review):
    with pytest.raises(recording.UnknownConduct):
        signing.draft_for(wanted(build.LIAISON))


def test_the_team_does_not_read_as_the_body(with_body):
    assert refused(signing.draft_for, wanted(build.LEAD)) == {"permission"}


def test_what_is_contested_is_weighed_after_the_answer_and_resets_the_reviews(with_body):
    contested = response(answer=Answer.CONTESTED, text="It was one week.")
    signing.respond(wanted(build.LIAISON), contested)
    weighed = ResponseWeighed(id="F1", changed=False, text="We read three months.")
    assert refused(signing.weigh, wanted(build.LEAD), weighed) == {"state"}
    put((build.LEAD, whole.CLOSE))
    assert refused(signing.weigh, wanted(build.LEAD), replace(weighed, id="R1")) == {
        "not-contested"
    }
    after = signing.weigh(wanted(build.LEAD), weighed)
    assert valid_reviews(after, SOCIAL_CARE) == ()
    assert refused(signing.weigh, wanted(build.LEAD), weighed) == {"changed-meanwhile"}
