"""The draft before the body, its response, and sign-off: on the pages, from end to end."""

import pytest
from django.test import Client

from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.signing import Response, Reviewed, SentForAccuracy, Signed
from firsthand.services.inspecting import recording
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION
from tests.web.reader import read
from tests.web.room import later

pytestmark = pytest.mark.django_db
OVERVIEW = f"/inspect/{INSPECTION}"
ANSWER = {
    "answer": "contested",
    "text": "Three of the five were opened.",
    "evidence_offered": "The log of the duty team.",
}


@pytest.fixture
def in_review(furnished):
    """Bring the furnished inspection into review."""
    for minutes, move in enumerate((Move.END_FIELDWORK, Move.SUBMIT), start=70):
        furnished(build.QUALITY, "", Moved(move=move), minutes=minutes)
    return furnished


@pytest.fixture
def with_body(in_review):
    """Send the draft to the body."""
    sent = SentForAccuracy(answer_by_on=build.MONDAY, of_content=20)
    in_review(build.QUALITY, "", sent, Moved(move=Move.SEND), minutes=90)
    return in_review


def current(kind, thing):
    act = recording.unchecked(INSPECTION).found(kind, thing)
    return act.body if act else None


def typed(page, name):
    return next(a["value"] for _, a in page.attributes if a.get("name") == name)


def test_the_liaison_sees_findings_and_nothing_of_evidence_or_people(
    client, as_person, with_body
):
    browser = as_person(client, build.LIAISON)
    listed = read(browser.get("/inspect"))
    assert f"{OVERVIEW}/draft" in listed.links
    assert "Your response to F1, R1" in listed.text
    answer = browser.get(f"{OVERVIEW}/draft")
    page = read(answer)
    assert answer.status_code == 200
    assert page.tags["h1"] == 1
    assert build.finding().text in page.text
    assert build.recommendation().text in page.text
    hidden = (
        "duty meeting was watched",
        "E1",
        "nobody asks",
        "Ines Spector",
        "Lee Lead",
        "K-014",
    )
    assert [words for words in hidden if words in page.text] == []
    assert (
        "Read draft" in read(as_person(Client(), build.QUALITY).get(f"{OVERVIEW}/record")).text
    )


@pytest.mark.parametrize(
    "path", ["", "/evidence", "/evidence/E1", "/findings", "/team", "/record", "/preview"]
)
def test_no_other_page_opens_to_the_liaison(client, as_person, with_body, path):
    answer = as_person(client, build.LIAISON).get(OVERVIEW + path)
    assert answer.status_code in (403, 404)
    assert "duty meeting" not in read(answer).text


def test_the_team_does_not_read_the_draft_as_the_body_does(client, as_person, with_body):
    assert as_person(client, build.INSPECTOR).get(f"{OVERVIEW}/draft").status_code == 403


def test_the_body_answers_each_finding_and_the_team_sees_it(client, as_person, with_body):
    browser = as_person(client, build.LIAISON)
    there = f"{OVERVIEW}/change/response/F1"
    form = read(browser.get(there))
    assert build.finding().text in form.text
    assert not any("/evidence" in link for link in form.links)
    given = browser.post(there, {**ANSWER, "key": typed(form, "key")})
    assert (given.status_code, given.url) == (303, f"{OVERVIEW}/draft#F1")
    assert current(Response, "F1").evidence_offered == "The log of the duty team."
    assert "Your answer: contested" in read(browser.get(given.url)).text
    seen = read(as_person(Client(), build.INSPECTOR).get(f"{OVERVIEW}/sign-off"))
    assert "Three of the five were opened." in seen.text


def test_contesting_without_a_reason_is_refused_beside_the_field(client, as_person, with_body):
    browser = as_person(client, build.LIAISON)
    sent = {"answer": "contested", "text": "", "evidence_offered": ""}
    answer = browser.post(f"{OVERVIEW}/change/response/F1", sent)
    assert answer.status_code == 422
    assert "#id_text" in read(answer).links
    assert current(Response, "F1") is None


def test_nothing_is_to_be_answered_that_is_not_in_the_draft(client, as_person, with_body):
    browser = as_person(client, build.LIAISON)
    assert browser.get(f"{OVERVIEW}/change/response/F9").status_code == 404


def test_a_review_counts_only_of_what_was_read(client, as_person, in_review):
    browser = as_person(client, build.REVIEWER)
    there = f"{OVERVIEW}/new/review"
    form = read(browser.get(there))
    read_up_to = typed(form, "of_content")
    in_review(build.INSPECTOR, "finding", build.finding("F2"), minutes=95)
    sent = {
        "inspectorate": "social-care",
        "approved": "yes",
        "comment": "Read with the evidence beside it.",
        "of_content": read_up_to,
        "key": typed(form, "key"),
    }
    refused = browser.post(there, sent)
    page = read(refused)
    assert refused.status_code == 422
    assert "Changed since you read it" in page.text
    assert "Wrote a finding F2" in page.text
    again = {**sent, "of_content": typed(page, "of_content")}
    assert browser.post(there, again).status_code == 303
    assert current(Reviewed, "p-rev1:social-care").approved


def test_nobody_signs_before_two_have_reviewed(client, as_person, in_review):
    browser = as_person(client, build.LEAD)
    there = f"{OVERVIEW}/new/sign"

    def sign():
        form = read(browser.get(there))
        of = typed(form, "of_content")
        return browser.post(there, {"inspectorate": "social-care", "of_content": of})

    refused = sign()
    assert refused.status_code == 422
    assert "0 of 2 approving reviews" in read(refused).text
    for minutes, one in enumerate((build.REVIEWER, build.SECOND_REVIEWER), start=100):
        review = Reviewed(
            id=f"{one.code}:social-care",
            inspectorate=build.SOCIAL_CARE,
            approved=True,
            of_content=recording.unchecked(INSPECTION).content,
            comment="Read.",
        )
        in_review(one, "reviewed", review, minutes=minutes)
    assert "Your signature" in read(browser.get("/inspect")).text
    assert sign().status_code == 303
    assert current(Signed, "social-care") is not None


def test_a_lead_proposes_to_set_a_rule_aside_and_a_quality_lead_confirms(
    client, as_person, furnished
):
    there = f"{OVERVIEW}/change/derogation/lived-experience:social-care:leadership"
    lead, quality = as_person(client, build.LEAD), as_person(Client(), build.QUALITY)
    reason = {"reason": "No child of this age could be asked in this week."}
    assert lead.post(there, reason).status_code == 303
    assert "not confirmed yet" in read(lead.get(f"{OVERVIEW}/judge")).text
    again = {**reason, "seen": typed(read(quality.get(there)), "seen")}
    assert quality.post(there, again).status_code == 303
    assert "confirmed by Quinn Lead" in read(lead.get(f"{OVERVIEW}/judge")).text
    never = f"{OVERVIEW}/change/derogation/own-test:social-care:leadership"
    assert lead.get(never).status_code == 404


def test_a_finding_is_served_by_name_once_it_is_with_the_body(client, as_person, with_body):
    browser = as_person(client, build.LEAD)
    sent = {
        "finding": "F1",
        "office": "leader",
        "holder": "A. Leader (invented)",
        "served_on": later(1),
    }
    assert browser.post(f"{OVERVIEW}/new/served", sent).status_code == 303
    assert "A. Leader (invented)" in read(browser.get(f"{OVERVIEW}/findings")).text
