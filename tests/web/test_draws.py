"""Pages about draws and plans: a list comes in, its cases are shown once, nothing is kept."""

import json
import tempfile

import pytest
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.store.models import draws as tables
from tests.domain.planning.drawing.invented_frame import children
from tests.services.test_draws import as_csv
from tests.web.reader import read

pytestmark = pytest.mark.django_db
PAGES = ("/plan/draw", "/plan/draw/check", "/plan/draw/plans", "/plan/draw/plans/new")
PLAN = {
    "title": "A look at exploitation",
    "la_code": "372",
    "proposed_by": "A. Planner (invented)",
    "from_on": "1 March 2027",
    "to_on": "2027-03-12",
    **{f"group{n}-kind": "statutory" for n in range(4)},
    "group0-name": "Children in need",
    "group0-population": "2500",
    "group0-sample": "100",
}
TWO = {
    "aside0-rule": "no-frame-outside",
    "aside0-first": "A. Lead (invented)",
    "aside0-second": "B. Head (invented)",
    "aside0-reason": "No project would give its list.",
}


def uploaded(rows=None, name="list.csv"):
    return SimpleUploadedFile(name, as_csv(rows or children(40)))


def draw(client, **given):
    whole = {"kind": "statutory", "size": "5", "seed": "42", "list": uploaded(), **given}
    return client.post("/plan/draw", whole)


def carried(page):
    return next(a["value"] for tag, a in page.attributes if a.get("name") == "receipt")


@pytest.mark.parametrize("path", [*PAGES, "/plan/draw/recorded"])
def test_a_page_answers_and_is_well_built(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    page = read(answer)
    assert page.tags["h1"] == 1
    assert page.inline == []
    assert sorted(page.ids) == sorted(set(page.ids))


@pytest.mark.parametrize("path", PAGES)
def test_the_date_is_kept_in_every_link(client, path):
    page = read(client.get(path, {"as_of": "2023-07-01"}))
    inner = [link for link in page.links if not link.startswith(("/static/", "http", "#"))]
    assert [link for link in inner if "as_of=2023-07-01" not in link] == [path]


def test_the_cases_are_shown_and_nobody_keeps_the_page(client):
    answer = draw(client)
    assert answer.status_code == 200
    assert "5 cases of 40 children drawn" in read(answer).text
    assert answer["Cache-Control"] == "no-store"
    assert tables.Draw.objects.count() == 0


def test_a_large_list_is_not_written_to_disk(client, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a list of children was written to disk")

    monkeypatch.setattr(uploadhandler, "TemporaryUploadedFile", refuse)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    rows = tuple((f"C{n:06}", "N" * 200, "CIN") for n in range(15_000))
    assert draw(client, list=uploaded(rows)).status_code == 200


def test_a_list_that_is_too_large_is_refused(client):
    answer = client.post("/plan/draw", CONTENT_LENGTH=str(60 * 1024**2))
    assert answer.status_code == 413


def test_a_form_without_its_token_is_refused():
    assert draw(Client(enforce_csrf_checks=True)).status_code == 403


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"size": "41"}, "id_size"),
        ({"size": "0"}, "id_size"),
        ({"size": "many"}, "id_size"),
        ({"seed": ""}, "id_seed"),
        ({"strata": "Ward"}, "id_strata"),
        ({"list": ""}, "id_list"),
        ({"list": SimpleUploadedFile("a.csv", b"nothing")}, "id_list"),
        ({"list": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 no workbook")}, "id_list"),
        ({"list": uploaded((*children(4), ("C0001", "North", "CIN")))}, "id_list"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, given, field):
    answer = draw(client, **given)
    assert answer.status_code == 422
    page = read(answer)
    assert f"#{field}" in page.links
    assert "There is a problem" in page.text


@pytest.mark.parametrize(
    ("wanted", "begins"),
    [("json", b'{\n "list"'), ("csv", b"\xef\xbb\xbfnumber,"), ("statement", b"The list\n")],
)
def test_what_was_drawn_can_be_saved_though_nothing_is_stored(client, wanted, begins):
    receipt = carried(read(draw(client)))
    answer = client.post("/plan/draw/save", {"receipt": receipt, "as": wanted})
    assert answer.content.startswith(begins)
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("receipt", ["", "no", "eJwDAAAAAAE=", "eJyrrgUAAXUA+Q=="])
def test_a_receipt_that_no_page_carried_is_refused(client, receipt):
    assert client.post("/plan/draw/save", {"receipt": receipt, "as": "csv"}).status_code == 422


def test_a_recorded_draw_takes_what_became_of_its_cases(client):
    receipt = carried(read(draw(client)))
    there = client.post("/plan/draw/save", {"receipt": receipt, "as": "record"}).url
    page = read(client.get(there))
    assert not any(row[0] in page.text for row in children(40))
    event = {"act": "event", "kind": "refused", "case": "2", "reason": "No.", "by": "Lead"}
    assert client.post(there, event).status_code == 302
    assert client.post(there, event).status_code == 422
    fact = {"act": "fact", "field": "spoken-with", "value": "Alone.", "by": "Lead"}
    assert client.post(there, fact).status_code == 302
    text = read(client.get(there)).text
    assert "4 cases chosen by chance are left" in text
    assert "Alone." in text


def test_a_list_is_checked_against_its_receipt(client):
    receipt = carried(read(draw(client)))
    saved = client.post("/plan/draw/save", {"receipt": receipt, "as": "json"}).content
    assert json.loads(saved)["receipt"]

    def check(rows):
        files = {"list": uploaded(rows), "receipt": SimpleUploadedFile("r.json", saved)}
        return client.post("/plan/draw/check", files)

    assert "It is." in read(check(children(40))).text
    changed = check(children(41))
    assert changed.status_code == 422
    assert "1 child added: C0041" in read(changed).text


def test_a_plan_with_no_list_from_outside_is_not_published(client):
    answer = client.post("/plan/draw/plans/new", {**PLAN, "act": "approve"})
    assert answer.status_code == 422
    assert "only children whom services already know" in read(answer).text
    assert tables.SamplePlan.objects.count() == 0


def test_two_people_and_their_reason_are_published_with_the_plan(client):
    there = client.post("/plan/draw/plans/new", {**PLAN, **TWO, "act": "approve"}).url
    text = read(client.get(there)).text
    assert "Set aside by A. Lead (invented) and B. Head (invented)" in text
    assert "No project would give its list." in text
    assert there in read(client.get("/plan/draw/plans")).links


def test_one_person_twice_is_refused(client):
    same = {**TWO, "aside0-second": "a. lead  (Invented)"}
    answer = client.post("/plan/draw/plans/new", {**PLAN, **same, "act": "approve"})
    assert answer.status_code == 422
    assert "twice" in read(answer).text


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "id_title"),
        ({"from_on": "soon"}, "id_from_on"),
        ({"group0-sample": ""}, "id_group0-sample"),
        ({"group1-sample": "3"}, "id_group1-name"),
        ({"la_code": "000"}, "id_la_code"),
    ],
)
def test_a_gap_in_a_plan_is_said_beside_its_field(client, given, field):
    answer = client.post("/plan/draw/plans/new", {**PLAN, **given, "act": "check"})
    assert answer.status_code == 422
    assert f"#{field}" in read(answer).links


def test_a_plan_of_nobody_is_refused(client):
    empty = {**PLAN, "group0-population": "0", "group0-sample": "0"}
    answer = client.post("/plan/draw/plans/new", {**empty, "act": "approve"})
    assert answer.status_code == 422
    assert "the population is 0" in read(answer).text


@pytest.mark.parametrize("path", ["/plan/draw/plans/0000", "/plan/draw/recorded/0000"])
def test_what_does_not_exist_is_said(client, path):
    assert client.get(path).status_code == 404


def test_a_recorded_draw_is_linked_to_its_plan(client):
    receipt = carried(read(draw(client)))
    there = client.post("/plan/draw/save", {"receipt": receipt, "as": "record"}).url
    assert "not recorded" in read(client.get(there)).text
    plan = client.post("/plan/draw/plans/new", {**PLAN, **TWO, "act": "approve"}).url
    link = {"act": "plan", "plan": plan.rpartition("/")[2], "by": "Lead"}
    assert client.post(there, {**link, "plan": "0000"}).status_code == 422
    assert client.post(there, {**link, "by": " "}).status_code == 422
    assert client.post(there, link).status_code == 302
    assert plan in read(client.get(there)).links
    assert there in read(client.get(plan)).links
    told = client.get(f"/api/v1/draws/{there.rpartition('/')[2]}").json()
    assert told["plan_id"] == link["plan"]


def test_the_address_of_what_was_saved_leads_back_to_the_form(client):
    assert client.get("/plan/draw/save").url == "/plan/draw"
