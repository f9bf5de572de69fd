"""Leading an inspection on its pages: opening it, who takes part, moving it on."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from firsthand.domain.inspection.acts.team import Joined
from tests.domain.inspection import build
from tests.web.reader import read
from tests.web.test_inspecting_acts import OVERVIEW, newest

pytestmark = pytest.mark.django_db


def test_somebody_joins_and_their_own_link_cuts_them_off(client, as_person, furnished):
    joining = {"person": "p-none", "part": "inspector", "inspectorate": "social-care"}
    lead = as_person(client, build.LEAD)
    assert lead.post(f"{OVERVIEW}/new/join", joining).status_code == 303
    assert newest(Joined, "p-none").name == "Sam Elsewhere"
    browser = as_person(Client(), build.STRANGER)
    link = {"person": "p-none", "la_code": "900", "kind": "employed", "to_on": "1 March 2026"}
    assert browser.post(f"{OVERVIEW}/new/link", link).url == "/inspect"
    assert browser.get(OVERVIEW).status_code == 404
    assert "Cut off because of a link" in read(lead.get(f"{OVERVIEW}/team")).text


def test_nobody_but_those_who_lead_quality_declares_the_link_of_somebody_else(
    client, as_person, furnished
):
    link = {"person": "p-insp", "la_code": "900", "kind": "close", "to_on": ""}
    lead = as_person(client, build.LEAD)
    assert lead.post(f"{OVERVIEW}/new/link", link).status_code == 422
    quality = as_person(Client(), build.QUALITY)
    assert quality.post(f"{OVERVIEW}/new/link", link).status_code == 303
    assert as_person(Client(), build.INSPECTOR).get(OVERVIEW).status_code == 404


def test_nobody_who_may_not_join_is_let_in_and_the_reason_is_said(client, as_person, furnished):
    sent = {"person": "p-rev1", "part": "inspector", "inspectorate": "social-care"}
    answer = as_person(client, build.LEAD).post(f"{OVERVIEW}/new/join", sent)
    assert answer.status_code == 422


def test_a_move_with_something_in_its_way_is_refused_with_where_it_is_mended(
    client, as_person, furnished
):
    browser = as_person(client, build.LEAD)
    there = f"{OVERVIEW}/move/end-fieldwork"
    assert "No day on site is on record." in read(browser.get(there)).text
    assert browser.post(there).status_code == 422
    day = {"on": "2026-03-02", "people": ["p-insp"]}
    assert browser.post(f"{OVERVIEW}/new/on-site", day).status_code == 303
    moved = browser.post(there)
    assert (moved.status_code, moved.url) == (303, OVERVIEW)
    assert browser.post(there).status_code == 404


def test_an_inspector_moves_nothing(client, as_person, furnished):
    browser = as_person(client, build.INSPECTOR)
    assert browser.post(f"{OVERVIEW}/move/end-fieldwork").status_code == 403
    assert browser.post(f"{OVERVIEW}/move/abandon").status_code == 403


def test_abandoning_needs_a_reason(client, as_person, furnished):
    browser = as_person(client, build.QUALITY)
    there = f"{OVERVIEW}/move/abandon"
    assert browser.post(there, {"reason": ""}).status_code == 422
    assert browser.post(there, {"reason": "Two councils became one."}).status_code == 303
    assert "Abandoned" in read(browser.get(OVERVIEW)).text


def opening(**changed):
    today = timezone.localdate()
    usual = {
        "title": "A look at exploitation",
        "authority": "372",
        "visit": "ilacs-2026/standard-inspection",
        "inspectorates": ["social-care"],
        "lead": "p-lead",
        "from_on": today.isoformat(),
        "to_on": (today + timedelta(days=11)).isoformat(),
    }
    return {**usual, **changed}


def test_a_lead_opens_an_inspection(client, as_person, roles):
    browser = as_person(client, build.LEAD)
    answer = browser.post("/inspect/open", opening())
    assert answer.status_code == 303, read(answer).text
    text = read(browser.get(answer.url)).text
    assert "A look at exploitation" in text
    assert "Rotherham" in text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": ""}, "id_title"),
        ({"to_on": "2020-01-01"}, "id_to_on"),
        ({"inspectorates": []}, "id_inspectorates"),
        ({"inspectorates": ["social-care", "police"]}, "id_theme"),
        ({"other1_kind": "police-force"}, "id_other1_name"),
        ({"other1_name": "Invented Police"}, "id_other1_kind"),
        ({"authority": "000"}, "id_authority"),
    ],
)
def test_what_an_opening_lacks_is_said_beside_its_field(
    client, as_person, roles, changed, field
):
    answer = as_person(client, build.LEAD).post("/inspect/open", opening(**changed))
    assert answer.status_code == 422
    assert f"#{field}" in read(answer).links


def test_nobody_else_opens_an_inspection(client, as_person, roles):
    answer = as_person(client, build.INSPECTOR).get("/inspect/open")
    assert answer.status_code == 403
    assert "Only a lead inspector" in read(answer).text
