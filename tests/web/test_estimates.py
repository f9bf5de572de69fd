"""Pages of estimates: read by everybody, written by people with the role, used by plans."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.services import estimates
from firsthand.services.estimates import Asked
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import MORNING, REFUSED, TOLD, YORKSHIRE, told
from tests.sources.test_estimate_answers import HEAD
from tests.web.reader import read
from tests.web.test_draws import PLAN

ASKED = Asked(by=build.ANALYST, now=MORNING)
SENT = {
    "la_codes": "Rotherham",
    "harm": TOLD.harm,
    "population": TOLD.population,
    "from_on": "2025-01-01",
    "to_on": "31 December 2025",
    "lists": "police\nhealth\nschool",
    "observed": "310",
    "result": "estimated",
    "estimate": "550",
    "lower": "430",
    "upper": "820",
    "level": "95",
    "method": "all methods side by side",
    "table_version": "7b1d",
    "worked_out_on": "2026-02-20",
    "answers": "Ana Lyst, data analyst",
    "not_said": "Nothing of any one child.",
}
NUMBERS = ("lists", "observed", "result", "estimate", "lower", "upper", "method")


@pytest.fixture
def analyst(as_person, site):
    return as_person(site, build.ANALYST)


def test_without_an_estimate_the_pages_never_say_that_none_is_hidden(site):
    listed = read(site.get("/estimates")).text
    assert "No estimate had been made" in listed
    own = read(site.get("/authorities/372")).text
    assert "No estimate has been made. That does not say that no child is hidden" in own
    assert site.get("/estimates/e1").status_code == 404


def test_the_public_reads_estimates_and_is_sent_to_sign_in_to_record_one(site):
    estimates.record(ASKED, TOLD)
    page = read(site.get("/estimates/e1")).text
    for said in ("An estimated 240 children", "Ana Lyst, data analyst", "It does not say"[3:]):
        assert said in page
    assert "Put on the record by" not in page
    assert "Numbers are rounded to two figures" in page
    assert "Numbers are rounded to two figures" in read(site.get("/authorities/372")).text
    assert "/estimates/e1" in read(site.get("/estimates")).links
    assert site.get("/estimates/new").status_code == 302
    assert site.post("/estimates/new", SENT).status_code == 401
    assert site.post("/estimates/e1/withdraw", {"reason": "No."}).status_code == 401


@pytest.mark.requirement("R12")
def test_an_estimate_is_typed_superseded_and_withdrawn_on_its_pages(analyst):
    assert analyst.post("/estimates/new", SENT).url == "/estimates/e1"
    again = analyst.post("/estimates/new", SENT)
    assert again.status_code == 422
    assert "stands already" in read(again).text
    newer = {**SENT, "estimate": "600", "linked": "on", "linkage_share": "21"}
    assert analyst.post("/estimates/new", {**newer, "replaces": "e1"}).url == "/estimates/e2"
    assert "Superseded" in read(analyst.get("/estimates/e1")).text
    assert "21% of the uncertainty" in read(analyst.get("/estimates/e2")).text
    assert analyst.post("/estimates/e2/withdraw", {"reason": ""}).status_code == 422
    assert analyst.post("/estimates/e2/withdraw", {"reason": "Wrong year."}).status_code == 303
    page = read(analyst.get("/estimates/e2")).text
    assert "Withdrawn by Ana Lyst Wrong year." in page
    twice = analyst.post("/estimates/e2/withdraw", {"reason": "Again."})
    assert "stands no more" in read(twice).text
    listed = read(analyst.get("/estimates")).text
    assert "Superseded or withdrawn" in listed and "Those that stand" not in listed
    own = read(analyst.get("/authorities/372")).text
    assert "stands in its place" in own
    assert "No estimate has been made" not in own
    assert analyst.post("/estimates/e9/withdraw", {"reason": "Why."}).status_code == 404


def test_the_file_of_an_answer_fills_in_the_numbers_and_is_not_kept(analyst):
    typed = {name: text for name, text in SENT.items() if name not in NUMBERS}
    file = SimpleUploadedFile("answer.json", json.dumps([HEAD]).encode())
    assert analyst.post("/estimates/new", {**typed, "answer": file}).status_code == 303
    assert estimates.estimate("e1").told.estimate == 550
    wrong = SimpleUploadedFile("answer.json", b"{}")
    answer = analyst.post("/estimates/new", {**typed, "answer": wrong})
    assert answer.status_code == 422
    page = read(answer)
    assert "no answer of an estimate" in page.text
    assert [one for one in page.links if one.startswith("#id_")] == ["#id_answer"]


def test_the_form_asks_each_thing_once_and_takes_numbers_as_people_write_them(analyst):
    text = read(analyst.get("/estimates/new")).text
    assert (text.count("What came out"), text.count("Result")) == (1, 1)
    sent = {**SENT, "estimate": "1,500", "upper": "1 800", "level": "90%"}
    assert analyst.post("/estimates/new", sent).status_code == 303
    kept = estimates.estimate("e1").told
    assert (kept.estimate, kept.upper, kept.level) == (1500, 1800, 0.9)
    wrong = read(analyst.post("/estimates/new", {**SENT, "estimate": "1,55"}))
    assert "Enter a whole number of children" in wrong.text


def test_the_form_of_a_newer_one_knows_whom_the_older_one_meant(analyst):
    analyst.post("/estimates/new", SENT)
    address = "/estimates/new?replaces=e1"
    assert address in read(analyst.get("/estimates/e1")).links
    form = analyst.get(address).content.decode()
    assert TOLD.population in form and ">Rotherham<" in form.replace("\n", "")
    assert '<option value="e1" selected>' in form


def test_what_is_missing_or_wrong_is_said_beside_its_field(analyst):
    empty = read(analyst.post("/estimates/new", {}))
    wanted = ["#id_harm", "#id_population", "#id_lists", "#id_result", "#id_answers"]
    assert [one for one in empty.links if one in wanted] == wanted
    wrong = read(analyst.post("/estimates/new", {**SENT, "la_codes": "Atlantis"}))
    assert "“Atlantis” is no authority" in wrong.text
    low = read(analyst.post("/estimates/new", {**SENT, "lower": "560"}))
    assert "#id_lower" in low.links


def test_a_role_that_may_not_record_reads_whom_to_ask(as_person, site):
    estimates.record(ASKED, TOLD)
    client = as_person(site, build.LIAISON)
    assert "Ask one of: data analyst" in read(client.get("/estimates/new")).text
    assert client.post("/estimates/new", SENT).status_code == 422
    assert "Ask one of: data analyst" in read(client.get("/estimates/e1")).text
    assert client.post("/estimates/e1/withdraw", {"reason": "No."}).status_code == 422
    assert len(estimates.estimates()) == 1


def test_a_form_of_another_site_is_refused(as_person, db):
    guarded = as_person(Client(enforce_csrf_checks=True), build.ANALYST)
    assert guarded.post("/estimates/new", SENT).status_code == 403


@pytest.mark.requirement("R6")
def test_an_authority_page_tells_the_estimate_or_why_there_is_none_and_whose_area(site):
    estimates.record(ASKED, REFUSED)
    wider = told(area=YORKSHIRE, harm="neglect", observed=700, estimate=810)
    estimates.record(ASKED, wider)
    page = read(site.get("/authorities/372")).text
    assert "No number can be given of the children known to nobody. At least 400" in page
    assert "Why no number is given: Methods disagree." in page
    assert "This is of Yorkshire and The Humber, in which Rotherham lies" in page
    before = read(site.get("/authorities/372?as_of=2026-03-01")).text
    assert "No estimate has been made" in before


@pytest.mark.requirement("R6")
def test_plans_say_what_known_cases_leave_out_and_where_else_to_look(site):
    estimates.record(ASKED, TOLD)
    checked = site.post("/plan/draw/plans/new", {**PLAN, "act": "check"})
    told_apart = read(checked).text
    assert "leaves out an estimated 240 children (95% interval 120 to 510)" in told_apart
    assert "among 100 of 2,500 known cases" in told_apart
    depth = read(site.get("/plan/depth?authority=372")).text
    assert "they can show at most 56%" in depth
    assert "Police records of children reported missing" in depth
    england = read(site.get("/plan/depth")).text
    assert "not known: no estimate stands" in england
