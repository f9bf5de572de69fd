"""Pages of found subjects: who reads them, what is done on them, what is refused."""

import pytest
from django.test import Client

from firsthand.domain.people.actor import SYSTEM
from firsthand.services.subjects import record
from tests.domain.inspection import build
from tests.domain.surveillance.named import CUCKOOING, FOUND, HARM, MORNING, found
from tests.web.reader import read

PATH = f"/subjects/{CUCKOOING}"
COUNTY = found(concept="county lines", terms=("county lines",))
HARM_SENT = {
    "name": HARM.name,
    "meaning": HARM.meaning,
    "terms": "Cuckooing\n\n home takeover \ncuckooing",
    "why": HARM.why,
}


@pytest.fixture
def subjects(db):
    record.record_found([FOUND, COUNTY], by=SYSTEM, now=MORNING)


@pytest.fixture
def quality(as_person, client, subjects):
    return as_person(client, build.QUALITY)


@pytest.mark.parametrize("path", ["/subjects", PATH])
def test_the_public_reads_nothing_of_found_subjects(subjects, client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in")
    assert client.post(f"{PATH}/name", {"name": "x"}).status_code == 401


@pytest.mark.parametrize("actor", [build.LIAISON, build.ADMINISTRATOR], ids=str)
@pytest.mark.parametrize("path", ["/subjects", PATH])
def test_others_than_the_inspectorates_read_why_not(subjects, as_person, client, actor, path):
    client = as_person(client, actor)
    answer = client.get(path)
    assert answer.status_code == 403
    assert "read by people of the inspectorates" in read(answer).text
    assert client.post(f"{PATH}/name", {"name": "x"}).status_code == 403


def test_inspectors_read_words_counts_places_and_days(quality):
    listed = read(quality.get("/subjects"))
    assert "cuckooing, cuckooed, home takeover" in listed.text
    assert PATH in listed.links
    page = read(quality.get(PATH))
    for told in ("Rotherham", "1 April 2025", "Sources 6", "3%", "Firsthand itself"):
        assert told in page.text


def test_a_register_without_subjects_says_so(as_person, client):
    text = read(as_person(client, build.LEAD).get("/subjects")).text
    assert "No subject was on the record" in text


def test_a_subject_is_named_joined_and_reopened_on_its_page(quality):
    assert quality.post(f"{PATH}/name", {"name": "Cuckooing"}).status_code == 303
    sent = {"into": "county-lines", "reason": "The same gangs."}
    assert quality.post(f"{PATH}/join", sent).status_code == 303
    page = read(quality.get(PATH))
    assert "Joined to county lines" in page.text
    assert f"Joined to another (county lines) by {build.QUALITY.name}" in page.text
    assert "Joined to it Cuckooing" in read(quality.get("/subjects/county-lines")).text
    assert quality.post(f"{PATH}/reopen", {"reason": "They differ."}).status_code == 303
    assert quality.post(f"{PATH}/set-aside", {"reason": "Of the season."}).status_code == 303
    assert "Set aside" in read(quality.get(PATH)).text


@pytest.mark.requirement("R10")
def test_a_subject_becomes_a_harm_that_everybody_finds_in_the_lists(quality):
    quality.post(f"{PATH}/name", {"name": "Cuckooing"})
    assert quality.post(f"{PATH}/make-harm", HARM_SENT).status_code == 303
    page = read(quality.get(PATH))
    assert "A harm of the vocabulary" in page.text
    assert [one for one in page.links if one.startswith("/plan/thematic")]
    assert record.subject(CUCKOOING).harm.terms == ("cuckooing", "home takeover")


def test_what_is_missing_or_wrong_is_said_beside_its_field(quality):
    quality.post(f"{PATH}/name", {"name": "Cuckooing"})
    answer = quality.post(f"{PATH}/make-harm", {**HARM_SENT, "terms": "gun", "name": "Neglect"})
    assert answer.status_code == 422
    page = read(answer)
    assert "There is a problem" in page.text
    assert {"#harm_terms", "#harm_name"} <= set(page.links)
    assert "called 'Neglect' already" in page.text
    empty = read(quality.post(f"{PATH}/make-harm", {}))
    assert "Say why it becomes a harm" in empty.text


def test_a_choice_that_is_not_offered_is_refused(quality):
    answer = quality.post(f"{PATH}/join", {"into": CUCKOOING, "reason": ""})
    assert answer.status_code == 422
    assert "Choose a subject of the list" in read(answer).text
    assert "Say why they are the same" in read(answer).text


def test_a_role_that_may_not_judge_reads_why_not(as_person, subjects):
    page = read(as_person(Client(), build.REVIEWER).get(PATH))
    assert "may not do this with a subject (name it)" in page.text


def test_a_subject_that_does_not_exist_is_said_so(quality):
    for answer in (quality.get("/subjects/nothing"), quality.post("/subjects/nothing/name")):
        assert answer.status_code == 404
        assert "Subject not found" in read(answer).text
    assert quality.post(f"{PATH}/burn", {}).status_code == 404
    assert quality.get(f"{PATH}/name").status_code == 405


def test_on_another_day_the_page_takes_no_acts(quality):
    assert quality.get(PATH, {"as_of": "2026-03-01"}).status_code == 404
    text = read(quality.get(PATH, {"as_of": "2026-03-02"})).text
    assert "on which nothing more can be done" in text


def test_every_id_of_the_page_stands_once(quality):
    quality.post(f"{PATH}/name", {"name": "Cuckooing"})
    page = read(quality.get(PATH))
    assert sorted(page.ids) == sorted(set(page.ids))
    assert page.tags["h1"] == 1
