"""Pages of an inspection: for those who take part; to everybody else they never existed."""

import pytest
from django.test import Client

from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION
from tests.web.reader import read
from tests.web.room import question

pytestmark = pytest.mark.django_db

OVERVIEW = f"/inspect/{INSPECTION}"
SHOWN = (
    "",
    "/team",
    "/evidence",
    "/evidence/E1",
    "/claims",
    "/enquiry",
    "/findings",
    "/judge",
    "/sign-off",
    "/preview",
    "/record",
)
FORMS = (
    "/evidence/new",
    "/change/evidence/E1",
    "/withdraw/evidence/E1",
    "/new/claim",
    "/change/claim/C1",
    "/change/test/C1",
    "/new/question",
    "/change/answer/C1:contradicted",
    "/change/not-examined/missing",
    "/change/voice/voice-children",
    "/change/matter/sex",
    "/new/sample",
    "/new/finding",
    "/change/finding/F1",
    "/new/recommendation",
    "/change/recommendation/R1",
    "/judge/social-care:help-and-protection",
    "/new/on-site",
    "/new/told-outside",
    "/new/link",
)
OF_LEAD = (
    "/new/join",
    "/change/derogation/lived-experience:social-care:leadership",
)
TEAM = (build.LEAD, build.INSPECTOR, build.REVIEWER)
OUTSIDERS = (build.STRANGER, build.LIAISON, build.ADMINISTRATOR, build.ANALYST)


@pytest.mark.parametrize("path", SHOWN)
@pytest.mark.parametrize("person", [*TEAM, build.QUALITY], ids=lambda one: one.code)
def test_a_page_answers_those_who_may_read_it_and_is_well_built(
    client, as_person, furnished, path, person
):
    answer = as_person(client, person).get(OVERVIEW + path)
    assert answer.status_code == 200
    page = read(answer)
    assert page.tags["h1"] == 1
    assert [told for _, told in page.inline if "src" not in told] == []
    assert sorted(page.ids) == sorted(set(page.ids))
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_answers_those_who_collect_and_write(client, as_person, furnished, path):
    answer = as_person(client, build.INSPECTOR).get(OVERVIEW + path)
    assert answer.status_code == 200
    page = read(answer)
    assert page.tags["h1"] == 1
    assert [told for _, told in page.inline if "src" not in told] == []
    assert sorted(page.ids) == sorted(set(page.ids))


@pytest.mark.parametrize("path", OF_LEAD)
def test_what_only_a_lead_does_is_refused_to_others_in_words(
    client, as_person, furnished, path
):
    assert as_person(client, build.LEAD).get(OVERVIEW + path).status_code == 200
    refused = as_person(Client(), build.INSPECTOR).get(OVERVIEW + path)
    assert refused.status_code == 403
    assert "Ask the lead of this inspection" in read(refused).text


@pytest.mark.parametrize("path", [one for one in FORMS if one != "/new/link"])
def test_a_reviewer_collects_and_writes_nothing(client, as_person, furnished, path):
    assert as_person(client, build.REVIEWER).get(OVERVIEW + path).status_code == 403


@pytest.mark.parametrize("path", [*SHOWN, *FORMS, *OF_LEAD, "/move/end-fieldwork", "/draft"])
@pytest.mark.parametrize("person", OUTSIDERS, ids=lambda one: one.code)
def test_to_everybody_else_a_page_never_existed(client, as_person, furnished, path, person):
    browser = as_person(client, person)
    hidden = browser.get(OVERVIEW + path)
    never = browser.get(f"/inspect/i-never{path}")
    assert hidden.status_code == never.status_code == 404
    assert read(hidden).text == read(never).text


def test_the_public_is_sent_to_sign_in(client, furnished):
    answer = client.get(OVERVIEW)
    assert answer.status_code == 302
    assert f"next={OVERVIEW}" in answer.url


@pytest.mark.parametrize(
    "path",
    [
        "/new/nothing",
        "/change/evidence/E99",
        "/evidence/E99",
        "/change/test/C99",
        "/change/answer/Q99",
        "/change/not-examined/nothing",
        "/change/voice/nothing",
        "/change/matter/nothing",
        "/change/flag/R9:only-paper",
        "/change/flag/R1",
        "/judge/social-care:nothing",
        "/judge/police:leadership",
        "/change/weigh/F1",
        "/withdraw/evidence/E99",
        "/withdraw/nothing/E1",
        "/move/publish",
        "/move/nothing",
        "/files/00000000",
    ],
)
def test_what_is_not_in_the_inspection_was_not_found(client, as_person, furnished, path):
    found = as_person(client, build.LEAD).get(OVERVIEW + path)
    assert found.status_code in (403, 404)
    assert found.status_code == 404 or "weigh" in path


def test_the_list_shows_an_inspection_to_those_who_see_it_alone(client, as_person, furnished):
    listed = as_person(client, build.INSPECTOR).get("/inspect")
    assert OVERVIEW in read(listed).links
    assert "1 open question to answer" in read(listed).text
    other = read(as_person(Client(), build.STRANGER).get("/inspect"))
    assert OVERVIEW not in other.links
    assert "You take part in no inspection" in other.text


def test_the_overview_says_what_stands_in_the_way_and_where_it_is_mended(
    client, as_person, furnished
):
    page = read(as_person(client, build.LEAD).get(OVERVIEW))
    assert "No day on site is on record." in page.text
    assert f"{OVERVIEW}/team" in page.links


def test_the_overview_tells_what_others_changed_since_the_last_look(
    client, as_person, furnished
):
    browser = as_person(client, build.LEAD)
    assert "since you last looked" not in read(browser.get(OVERVIEW)).text
    furnished(build.INSPECTOR, "question", question("Q1"))
    assert "1 change by others since you last looked" in read(browser.get(OVERVIEW)).text
    assert "since you last looked" not in read(browser.get(OVERVIEW)).text


def test_an_inspection_is_looked_at_as_of_a_day_and_takes_no_acts_there(
    client, as_person, furnished
):
    page = read(as_person(client, build.LEAD).get(OVERVIEW, {"as_of": "2026-03-02"}))
    assert "Only what was on record at the end of that day is shown" in page.text
    assert not any("/new/" in link or "/move/" in link for link in page.links)
    before = client.get(OVERVIEW, {"as_of": "2026-03-01"})
    assert before.status_code == 404


def test_a_restricted_piece_is_read_by_sending_a_form_and_that_is_recorded(
    client, as_person, furnished
):
    there = f"{OVERVIEW}/evidence/E3"
    browser = as_person(client, build.INSPECTOR)
    for path in (
        there,
        f"{OVERVIEW}/evidence",
        f"{OVERVIEW}/new/finding",
        f"{OVERVIEW}/record",
    ):
        assert "A thing told in confidence" not in read(browser.get(path)).text
    opened = read(browser.post(there))
    assert "A thing told in confidence" in opened.text
    assert "This reading was recorded" in opened.text
    assert "Read E3" in read(browser.get(f"{OVERVIEW}/record")).text


def test_the_filter_of_the_list_narrows_it(client, as_person, furnished):
    browser = as_person(client, build.INSPECTOR)
    page = read(browser.get(f"{OVERVIEW}/evidence", {"source": "observation"}))
    assert "1 of 3 pieces." in page.text
    all_of_it = read(browser.get(f"{OVERVIEW}/evidence", {"source": "no such source"}))
    assert "3 pieces, the newest first." in all_of_it.text
