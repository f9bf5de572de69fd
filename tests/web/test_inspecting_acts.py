"""Doing an inspection on its pages: recorded once, refused in words, nothing typed is lost."""

import pytest
from django.test import Client

from firsthand.domain.inspection.acts.claims import Answered, Claim, ClaimTested, Question
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.findings import Finding, Recommendation
from firsthand.domain.inspection.acts.opening import ToldOutside
from firsthand.domain.inspection.acts.team import OnSite
from firsthand.services.inspecting import recording
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION
from tests.web.reader import read
from tests.web.written import EVIDENCE, FINDING, RECOMMENDATION, SAMPLE

pytestmark = pytest.mark.django_db
OVERVIEW = f"/inspect/{INSPECTION}"
# Form, what is sent, the kind that is recorded, its number, and where it then shows.
RECORDED = (
    ("/evidence/new", EVIDENCE, Evidence, "E4", "/evidence/E4"),
    (
        "/new/claim",
        {"text": "All is well.", "made_in": "self-evaluation"},
        Claim,
        "C2",
        "/claims#C2",
    ),
    (
        "/change/test/C1",
        {"outcome": "did-not-hold", "evidence": "E2", "reason": "Nobody asks."},
        ClaimTested,
        "C1",
        "/claims#C1",
    ),
    ("/new/question", {"text": "Who reads at night?"}, Question, "Q1", "/claims#Q1"),
    (
        "/change/answer/C1:contradicted",
        {"text": "Eleven of 30 children were asked.", "evidence": "E2"},
        Answered,
        "C1:contradicted",
        "/claims#C1-contradicted",
    ),
    (
        "/change/not-examined/missing",
        {"because": "The police unit was on strike in both weeks."},
        NotExamined,
        "missing",
        "/enquiry#missing",
    ),
    (
        "/change/voice/voice-children",
        {"asked_of": "30", "heard": "11", "how": "By their key worker."},
        Sought,
        "voice-children",
        "/enquiry#voice-children",
    ),
    (
        "/change/matter/sex",
        {"state": "not-recorded", "text": "The council does not write it down."},
        Matter,
        "sex",
        "/enquiry#sex",
    ),
    ("/new/sample", SAMPLE, Sample, "S1", "/enquiry#S1"),
    ("/new/finding", FINDING, Finding, "F2", "/findings#F2"),
    ("/new/recommendation", RECOMMENDATION, Recommendation, "R2", "/findings#R2"),
    (
        "/new/on-site",
        {"on": "2026-03-02", "people": ["p-insp"]},
        OnSite,
        "2026-03-02",
        "/team#2026-03-02",
    ),
    (
        "/new/told-outside",
        {"what": "A court heard it.", "where": "The Crown Court", "public_on": "2026-03-02"},
        ToldOutside,
        "T1",
        "/team#T1",
    ),
)


def newest(kind, thing):
    act = recording.unchecked(INSPECTION).found(kind, thing)
    return act.body if act else None


def hidden(page, name):
    return next(a["value"] for tag, a in page.attributes if a.get("name") == name)


@pytest.mark.parametrize(
    ("path", "sent", "kind", "thing", "shows"), RECORDED, ids=[one[0] for one in RECORDED]
)
def test_what_was_sent_is_recorded_once_and_shown(
    client, as_person, furnished, path, sent, kind, thing, shows
):
    browser = as_person(client, build.INSPECTOR)
    key = hidden(read(browser.get(OVERVIEW + path)), "key")
    sent = {**sent, "key": key}
    first = browser.post(OVERVIEW + path, sent)
    assert first.status_code == 303, read(first).text
    assert first.url == OVERVIEW + shows
    assert newest(kind, thing) is not None
    acts = recording.unchecked(INSPECTION).last
    again = browser.post(OVERVIEW + path, sent)
    assert (again.status_code, again.url) == (303, first.url)
    assert recording.unchecked(INSPECTION).last == acts
    assert browser.get(first.url).status_code == 200


@pytest.mark.parametrize(
    ("path", "sent"), [one[:2] for one in RECORDED], ids=[one[0] for one in RECORDED]
)
def test_a_form_without_its_token_is_refused(as_person, furnished, path, sent):
    strict = as_person(Client(enforce_csrf_checks=True), build.INSPECTOR)
    acts = recording.unchecked(INSPECTION).last
    assert strict.post(OVERVIEW + path, sent).status_code == 403
    assert recording.unchecked(INSPECTION).last == acts


@pytest.mark.parametrize(
    ("path", "sent"), [one[:2] for one in RECORDED], ids=[one[0] for one in RECORDED]
)
def test_an_empty_form_is_refused_with_links_to_its_fields(
    client, as_person, furnished, path, sent
):
    answer = as_person(client, build.INSPECTOR).post(OVERVIEW + path, {})
    page = read(answer)
    assert answer.status_code == 422
    assert "There is a problem" in page.text
    to_fields = [link[1:] for link in page.links if link.startswith("#id_")]
    assert to_fields
    assert set(to_fields) <= set(page.ids)


SCRIPT = "<script>alert('x')</script>"


@pytest.mark.parametrize(
    ("path", "sent"), [one[:2] for one in RECORDED], ids=[one[0] for one in RECORDED]
)
def test_a_script_in_any_text_is_kept_and_shown_as_text(
    client, as_person, furnished, path, sent
):
    browser = as_person(client, build.INSPECTOR)
    lines = {name: f"{value} {SCRIPT}" for name, value in sent.items() if is_words(name, value)}
    refused = browser.post(OVERVIEW + path, {**lines, "happened_on": "soon", "by_on": "soon"})
    sent_whole = browser.post(OVERVIEW + path, {**sent, **lines})
    shown = [refused, sent_whole, browser.get(OVERVIEW), browser.get(f"{OVERVIEW}/record")]
    shown += [browser.get(one.url) for one in (refused, sent_whole) if one.status_code == 303]
    assert not any(SCRIPT.encode() in answer.content for answer in shown)
    if lines:
        assert any(b"&lt;script&gt;" in answer.content for answer in shown)


def is_words(name, value):
    return isinstance(value, str) and (" " in value) and not name.endswith("_on")


def test_what_was_typed_stays_when_evidence_is_refused(client, as_person, furnished):
    sent = {**EVIDENCE, "seen_on": "1 January 2027", "about": "", "case": "K-014"}
    answer = as_person(client, build.INSPECTOR).post(f"{OVERVIEW}/evidence/new", sent)
    page = read(answer)
    assert answer.status_code == 422
    assert "#id_seen_on" in page.links
    assert EVIDENCE["text"] in page.text
    typed = {a.get("name"): a.get("value") for tag, a in page.attributes if tag == "input"}
    assert typed["happened_on"] == "2 March 2026"
    assert typed["case"] == "K-014"
    ticked = {a["value"] for tag, a in page.attributes if tag == "input" and "checked" in a}
    assert {"observed", "independent", "help-and-protection", "supports"} <= ticked


def test_a_text_that_seems_to_name_somebody_is_warned_of_until_that_is_answered(
    client, as_person, furnished
):
    browser = as_person(client, build.INSPECTOR)
    named = {
        **EVIDENCE,
        "text": "The child was born on 14/02/2011 and lives at 12 High Street.",
    }
    warned = browser.post(f"{OVERVIEW}/evidence/new", named)
    page = read(warned)
    assert warned.status_code == 422
    assert "#id_answered_warning" in page.links
    assert "Why the text stands as it is" in page.text
    answered = {**named, "answered_warning": "The day is that of a law, not of a child."}
    assert browser.post(f"{OVERVIEW}/evidence/new", answered).status_code == 303
    assert newest(Evidence, "E4").answered_warning == answered["answered_warning"]


def test_whoever_comes_second_sees_both_texts_and_sends_again(client, as_person, furnished):
    mine, theirs = as_person(client, build.INSPECTOR), as_person(Client(), build.LEAD)
    there = f"{OVERVIEW}/change/finding/F1"
    both = {name: hidden(read(mine.get(there)), name) for name in ("key", "seen")}
    first = {**FINDING, "text": "Their words.", "seen": both["seen"]}
    assert theirs.post(there, first).status_code == 303
    second = {**FINDING, "text": "My words.", **both}
    answer = mine.post(there, second)
    page = read(answer)
    assert answer.status_code == 422
    assert "Changed by Lee Lead" in page.text
    assert "Their words." in page.text
    assert "My words." in page.text
    assert newest(Finding, "F1").text == "Their words."
    again = {**second, "key": hidden(page, "key"), "seen": hidden(page, "seen")}
    assert mine.post(there, again).status_code == 303
    assert newest(Finding, "F1").text == "My words."


def test_other_words_sent_with_an_old_page_are_not_taken_for_a_double_click(
    client, as_person, furnished
):
    browser = as_person(client, build.INSPECTOR)
    there = f"{OVERVIEW}/evidence/new"
    sent = {**EVIDENCE, "key": hidden(read(browser.get(there)), "key")}
    assert browser.post(there, sent).url.endswith("/evidence/E4")
    assert browser.post(there, {**sent, "text": "Something else."}).url.endswith("/evidence/E5")


def test_unknown_numbers_are_said_beside_their_field(client, as_person, furnished):
    browser = as_person(client, build.INSPECTOR)
    sent = {**FINDING, "evidence": "E1, E77"}
    page = read(browser.post(f"{OVERVIEW}/new/finding", sent))
    assert "E77: not in this inspection, or withdrawn." in page.text
    assert "#id_evidence" in page.links
    wrong = read(browser.post(f"{OVERVIEW}/new/finding", {**FINDING, "evidence": "C1"}))
    assert "is not a number of this kind" in wrong.text


def test_evidence_is_withdrawn_with_a_reason_and_stays_on_the_record(
    client, as_person, furnished
):
    browser = as_person(client, build.INSPECTOR)
    there = f"{OVERVIEW}/withdraw/evidence/E3"
    assert browser.post(there, {"reason": ""}).status_code == 422
    assert browser.post(there, {"reason": "Told twice."}).url == f"{OVERVIEW}/evidence"
    assert newest(Evidence, "E3") is None
    assert "Told twice." in read(browser.get(f"{OVERVIEW}/evidence/E3")).text


def test_a_grade_is_checked_at_once_and_its_refusal_leaves_a_trace(
    client, as_person, furnished
):
    browser = as_person(client, build.INSPECTOR)
    there = f"{OVERVIEW}/judge/social-care:help-and-protection"
    sent = {"grade": "good", "evidence": "E1", "reason": "All seems well."}
    acts = recording.unchecked(INSPECTION).last
    checked = browser.post(there, {**sent, "act": "check"})
    assert checked.status_code == 200
    assert "objections" in read(checked).text
    refused = browser.post(there, {**sent, "act": "record"})
    assert refused.status_code == 422
    assert "All seems well." in read(refused).text
    assert recording.unchecked(INSPECTION).last == acts
    assert "Refused (judgement)" in read(browser.get(f"{OVERVIEW}/record")).text


def test_an_unfavourable_grade_on_what_was_seen_is_recorded_and_shown_with_its_meaning(
    client, as_person, furnished
):
    browser = as_person(client, build.INSPECTOR)
    there = f"{OVERVIEW}/judge/social-care:help-and-protection"
    sent = {
        "grade": "inadequate",
        "evidence": "E1, E2",
        "reason": "Nobody asks.",
        "act": "record",
    }
    answer = browser.post(there, sent)
    assert answer.status_code == 303, read(answer).text
    text = read(browser.get(f"{OVERVIEW}/judge")).text
    assert "It does not mean" in text
    assert "What must now happen" in text
