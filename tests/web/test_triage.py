"""Pages of signals on record: what everybody reads, what inspectors do, what is refused."""

import pytest
from django.test import Client

from firsthand.services.signalling import triage
from firsthand.services.signalling.triage import Asked
from tests.domain.inspection import build
from tests.domain.surveillance.triaged import MORNING, SIGNAL, signal
from tests.web.reader import read

PATH = f"/signals/{SIGNAL.id}"
REASON = "The council counted a form twice, says its analyst."
pytestmark = pytest.mark.usefixtures("raised_signals")


@pytest.fixture
def analyst(as_person, client):
    return as_person(client, build.ANALYST)


def asked(by=build.QUALITY):
    return Asked(signal_id=SIGNAL.id, by=by, now=MORNING)


def dismissed():
    triage.open_signal(asked())
    triage.dismiss(asked(), REASON)


def test_everybody_reads_the_facts_and_that_nobody_opened_it(db, client):
    page = read(client.get(PATH))
    assert SIGNAL.sentence in page.text
    assert "Invented Council" in page.text
    assert "41.0%" in page.text
    assert SIGNAL.caveats[0] in page.text
    assert "Raised, and opened by nobody" in page.text
    assert "Could first be raised on 5 January 2026" in page.text
    assert page.tags["form"] == 1  # the date's
    assert any(link.startswith("/sign-in") for link in page.links)


def test_the_public_reads_that_it_was_looked_at_and_when_but_not_by_whom_or_why(
    as_person, client
):
    as_person(client, build.QUALITY)
    dismissed()
    text = read(Client().get(PATH)).text
    assert "Dismissed since 2 March 2026" in text
    assert "Opened" in text
    assert build.QUALITY.name not in text
    assert REASON not in text
    listed = read(Client().get("/signals/triage")).text
    assert "Dismissed" in listed
    assert build.QUALITY.name not in listed
    assert REASON not in listed


def test_people_of_the_authority_read_no_more_than_the_public(as_person, client):
    as_person(client, build.QUALITY)
    dismissed()
    text = read(as_person(client, build.LIAISON).get(PATH)).text
    assert REASON not in text
    assert build.QUALITY.name not in text
    assert "belongs to the authority that the signal is about" in text


def test_inspectors_read_who_and_why(as_person, client):
    as_person(client, build.QUALITY)
    dismissed()
    client = as_person(client, build.LEAD)
    text = read(client.get(PATH)).text
    assert f"Dismissed by {build.QUALITY.name}" in text
    assert REASON in text
    assert REASON in read(client.get("/signals/triage")).text


def test_a_signal_is_opened_dismissed_and_reopened_on_its_page(analyst):
    answer = analyst.post(f"{PATH}/open", {})
    assert (answer.status_code, answer.url) == (303, PATH)
    assert analyst.post(f"{PATH}/dismiss", {"reason": REASON}).status_code == 303
    page = read(analyst.get(PATH))
    assert f"Dismissed by {build.ANALYST.name}" in page.text
    assert "Reopen it" in page.text
    assert analyst.post(f"{PATH}/reopen", {"reason": "It was not."}).status_code == 303
    assert "Opened, and not decided" in read(analyst.get(PATH)).text


def test_a_signal_that_becomes_a_theme_leads_to_the_plan_of_a_thematic_inspection(analyst):
    analyst.post(f"{PATH}/open", {})
    sent = {"course": "theme", "what": "Ask it everywhere.", "harm": "neglect"}
    assert analyst.post(f"{PATH}/take-up", sent).status_code == 303
    page = read(analyst.get(PATH))
    assert "a theme of a thematic inspection" in page.text
    (link,) = [one for one in page.links if one.startswith("/plan/thematic")]
    assert "harm=neglect" in link
    assert analyst.get(link).status_code == 200


def test_an_inspection_that_is_named_is_shown_to_those_who_may_see_it(
    as_person, client, at_work
):
    mine = as_person(Client(), build.LEAD)
    mine.post(f"{PATH}/open", {})
    page = read(mine.get(PATH))
    assert "The inspection, where there is one already" in page.text
    sent = {"course": "inspection", "what": "Look.", "inspection_id": "i-1"}
    assert mine.post(f"{PATH}/take-up", sent).status_code == 303
    assert "/inspect/i-1" in read(mine.get(PATH)).links
    theirs = read(as_person(Client(), build.ANALYST).get(PATH))
    assert "an inspection or a visit" in theirs.text
    assert "/inspect/i-1" not in theirs.links


@pytest.mark.parametrize("move", ["open", "dismiss", "take-up", "reopen"])
def test_the_public_is_sent_to_sign_in(db, client, move):
    answer = client.post(f"{PATH}/{move}", {"reason": "x"})
    assert answer.status_code == 401
    assert "Sign in" in read(answer).text
    assert triage.standings(as_of=MORNING.date()) == {}


def test_nothing_is_dismissed_without_a_reason_and_the_page_says_so(analyst):
    analyst.post(f"{PATH}/open", {})
    answer = analyst.post(f"{PATH}/dismiss", {"reason": "  "})
    assert answer.status_code == 422
    page = read(answer)
    assert "There is a problem" in page.text
    assert "#id_reason" in page.links
    assert page.text.count("Say why nothing needs to be done") >= 2


def test_what_the_rules_refuse_is_said_beside_what_was_typed(analyst):
    answer = analyst.post(f"{PATH}/dismiss", {"reason": REASON})
    assert answer.status_code == 422
    assert "the signal stands at “Raised, and opened by nobody”" in read(answer).text


def test_a_choice_that_is_not_offered_is_refused(analyst):
    analyst.post(f"{PATH}/open", {})
    sent = {"course": "holiday", "what": "", "harm": "boredom"}
    answer = analyst.post(f"{PATH}/take-up", sent)
    assert answer.status_code == 422
    text = read(answer).text
    assert "Choose what it is taken up as" in text
    assert "Choose a harm of the list, or none" in text
    assert "Say what will be done" in text


def test_a_role_that_may_not_act_reads_why_not_and_finds_no_form(as_person, client):
    page = read(as_person(client, build.ADMINISTRATOR).get(PATH))
    assert "may not do this with a signal (open it)" in page.text
    posts = [a for tag, a in page.attributes if tag == "form" and a.get("method") == "post"]
    assert [one["action"] for one in posts] == ["/sign-out"]


@pytest.mark.parametrize(
    "path", ["/signals/900.none.funnel.2025", "/signals/372", "/signals/x"]
)
def test_a_signal_that_does_not_exist_is_said_so(db, client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Signal not found" in read(answer).text


def test_nothing_else_can_be_done_with_a_signal(analyst):
    assert analyst.post(f"{PATH}/delete", {}).status_code == 404
    assert analyst.post("/signals/900.none.funnel.2025/open", {}).status_code == 404
    assert analyst.get(f"{PATH}/open").status_code == 405


def test_on_another_day_the_page_shows_that_day_and_takes_no_acts(as_person, client):
    client = as_person(client, build.QUALITY)
    dismissed()
    page = read(client.get(PATH, {"as_of": "2026-03-01"}))
    assert "nobody had opened it here by 1 March 2026." in page.text
    assert "on which nothing more can be done" in page.text
    assert client.get(PATH, {"as_of": "2025-12-31"}).status_code == 404


def test_a_signal_that_the_figures_raise_no_more_says_so(as_person, client, raised_signals):
    as_person(client, build.QUALITY)
    dismissed()
    raised_signals.clear()
    text = read(client.get(PATH)).text
    assert "raise this signal no more" in text
    assert SIGNAL.sentence in text


@pytest.mark.requirement("R12")
def test_a_signal_that_lay_unlooked_at_is_itself_reported_to_everybody(
    db, client, raised_signals
):
    text = read(client.get("/signals/triage", {"as_of": "2026-03-01"})).text
    assert "1 signal that nobody opened in time" in text
    assert "Nobody had opened a signal by 1 March 2026" in text
    raised_signals.append(signal(la_code="901"))
    text = read(client.get("/signals/triage", {"as_of": "2026-03-01"})).text
    assert "2 signals that nobody opened in time" in text


@pytest.mark.requirement("R12")
def test_the_api_tells_where_a_signal_stands_and_never_who_or_why(as_person, client):
    as_person(client, build.QUALITY)
    dismissed()
    one = Client().get(f"/api/v1{PATH}/standing").json()
    assert (one["state"], one["since"]) == ("dismissed", "2026-03-02")
    assert one["opened_on"] == "2026-03-02"
    before = Client().get(f"/api/v1{PATH}/standing", {"as_of": "2026-02-01"}).json()
    assert (before["state"], before["opened_on"]) == ("raised", None)
    everything = Client().get("/api/v1/signals/triage")
    assert REASON not in everything.content.decode()
    assert build.QUALITY.code not in everything.content.decode()
    assert [each["signal_id"] for each in everything.json()["standings"]] == [SIGNAL.id]
    assert Client().get("/api/v1/signals/900.none/standing").status_code == 404


@pytest.mark.parametrize("path", [PATH, "/signals/triage"])
def test_a_page_has_one_heading_unique_ids_and_nothing_inline(analyst, path):
    analyst.post(f"{PATH}/open", {})
    assert read(Client().get(path)).inline == []
    page = read(analyst.get(path))
    assert page.tags["h1"] == 1
    assert sorted(page.ids) == sorted(set(page.ids))
