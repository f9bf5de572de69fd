"""Published inspections as anybody reads them: whole, from the day, naming nobody."""

import json
from datetime import date, timedelta

import pytest

from firsthand.domain.accountability.canonical import digest
from firsthand.domain.inspection.acts.earlier_action import Done, EarlierAction
from firsthand.domain.inspection.acts.publication import Corrected
from firsthand.engines import typesetting
from firsthand.services.inspecting import publishing
from tests.domain.inspection import build, worked
from tests.services.inspecting.worked import ON_THE_DAY, published, recorded, wanted
from tests.web.reader import read

DAY = worked.PUBLISHED_ON.isoformat()
BEFORE = (worked.PUBLISHED_ON - timedelta(days=1)).isoformat()
PAGE, LIST = "/published/i-1", "/published"


@pytest.fixture
def shown(db, client):
    """Return a client of the site with one published inspection."""
    published()
    return client


def test_the_list_names_what_was_published_by_the_day(shown):
    page = read(shown.get(LIST, {"as_of": DAY}))
    assert build.opened().title in page.text
    assert "2 weaknesses, 1 of them a priority; 1 strength" in page.text
    assert f"{PAGE}?as_of={DAY}" in page.links


def test_the_list_is_empty_before_the_day_and_says_so(shown):
    page = read(shown.get(LIST, {"as_of": BEFORE}))
    assert "None had been published here by" in page.text


@pytest.mark.parametrize("ending", ["", ".pdf", ".json"])
def test_before_the_day_of_publication_there_is_no_page(shown, ending):
    answer = shown.get(PAGE + ending, {"as_of": BEFORE})
    assert answer.status_code == 404
    assert "Not published by that day" in read(answer).text


@pytest.mark.parametrize("ending", ["", ".pdf", ".json"])
def test_what_is_under_way_looks_like_what_does_not_exist(db, client, ending):
    recorded()
    under_way = client.get(PAGE + ending)
    missing = client.get("/published/i-9" + ending)
    assert under_way.status_code == missing.status_code == 404
    assert under_way.content.replace(b"i-1", b"i-9") == missing.content


@pytest.mark.parametrize(
    "said",
    [
        "No manager asked what became of them.",
        "Requires improvement to be good",
        "It does not mean",
        "What must now happen",
        "Managers took the girls for young women who had chosen their lives.",
        "not established",
        "The records of supervision were destroyed after six months.",
        "answer: Contested. The referrals had been read by the police.",
        "The list was read; none of the girls is on it.",
        "No answer by the day set",
        "A child who is exploited is seen by a social worker on the same day.",
        "this inspection had a 97 percent chance of meeting a failure",
        "Private fostering",
        "No councillor answered the letter.",
        "from outside statutory services",
        "The body never wrote it down.",
        "fewer than 5",
        "5 days, or 10 days of one person",
        "led by Lee Lead",
        "The inspected body is none of the authorities on the England page",
    ],
)
def test_the_page_tells(shown, said):
    assert said in read(shown.get(PAGE)).text


def test_each_sentence_links_to_its_evidence_and_every_link_has_its_place(shown):
    page = read(shown.get(PAGE))
    inside = [one[1:] for one in page.links if one.startswith("#") and len(one) > 1]
    assert inside.count("evidence-E1") >= 3
    assert set(inside) <= set(page.ids)


def test_one_heading_of_the_first_rank_no_script_and_no_style(shown):
    page = read(shown.get(PAGE))
    assert page.tags["h1"] == 1
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))


def test_a_correction_stands_above_what_was_published(shown):
    publishing.correct(
        wanted(by=build.QUALITY), Corrected(id="", text="F2 speaks of the year 2025.")
    )
    page = read(shown.get(PAGE))
    assert "F2 speaks of the year 2025." in page.text
    assert "Supervision is cancelled more often than it is held." in page.text


def test_the_json_is_the_document_with_its_hash(shown):
    told = json.loads(shown.get(PAGE + ".json").content)
    assert digest(told["document"]) == told["sha256"]
    assert told["corrections"] == []


def test_the_pdf_is_sent_to_anybody(shown):
    answer = shown.get(PAGE + ".pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_pdf_that_cannot_be_made_says_why_and_where_the_same_can_be_read(shown, monkeypatch):
    def broken(*_args, **_named):
        raise typesetting.NotSet("The typesetter said: no ink.")

    monkeypatch.setattr(typesetting, "report", broken)
    answer = shown.get(PAGE + ".pdf")
    assert answer.status_code == 503
    assert "no ink" in read(answer).text
    assert "Read the page or the JSON" in read(answer).text


def test_scripts_in_every_text_are_shown_as_text(db, client):
    nasty = "<script>alert(1)</script> #set {{ 7*7 }} & $x$"
    recorded(more=(build.finding("F1", text=nasty, evidence=("E1",)),))
    publishing.publish(wanted(now=ON_THE_DAY))
    answer = client.get(PAGE)
    assert read(answer).tags["script"] == 0
    assert nasty in read(answer).text


def test_the_api_lists_and_tells_what_was_published(shown):
    listed = shown.get("/api/v1/published", {"as_of": DAY}).json()
    assert [one["inspection_id"] for one in listed["results"]] == ["i-1"]
    assert listed["paging"]["total_results"] == 1
    told = shown.get("/api/v1/published/i-1", {"as_of": DAY}).json()
    assert digest(told["document"]) == told["sha256"] == listed["results"][0]["sha256"]


def test_the_api_tells_nothing_before_the_day(shown):
    assert shown.get("/api/v1/published", {"as_of": BEFORE}).json()["results"] == []
    assert shown.get("/api/v1/published/i-1", {"as_of": BEFORE}).status_code == 404


def test_what_became_of_what_was_asked_for_is_on_the_page_and_in_the_pdf(shown):
    later = ON_THE_DAY + timedelta(days=100)
    opening = build.opened(from_on=later.date(), to_on=later.date())
    done = EarlierAction(
        id="i-1:R1", done=Done.VERIFIED, body_says="It is done.", evidence=("E1",)
    )
    published("i-2", opening=opening, at=later, now=later, more=(done,))
    page = read(shown.get("/published/i-2"))
    assert "Of 1 action asked for, 1 was examined and 1 verified." in page.text
    assert "/published/i-1" in page.links
    assert shown.get("/published/i-2.pdf").content.startswith(b"%PDF")


def test_what_has_become_too_old_is_not_shown_as_an_assurance(db, client):
    old = build.opened(from_on=date(2022, 3, 7), to_on=date(2022, 3, 18))
    recorded(opening=old)
    publishing.publish(wanted())
    assert "tells of the past only. It held until 18 March 2025" in read(client.get(PAGE)).text
    assert "Tells of the past only" in read(client.get(LIST)).text


def test_what_still_holds_says_until_when(shown):
    text = read(shown.get(PAGE, {"as_of": DAY})).text
    assert "13 March 2029; after that it tells of the past only" in text
    assert "is no assurance for children now" not in text
