"""Pages about people: administrators add accounts and give roles; others cannot."""

import re

import pytest
from django.test import Client

from firsthand.domain.people.role import Role
from firsthand.services.inspecting import recording
from firsthand.services.people import accounts, acting, roles
from tests.domain.inspection import build
from tests.web import signing_in
from tests.web.conftest import PASSWORD
from tests.web.reader import read
from tests.web.signing_in import logged

NEW = {"username": "new.lead", "name": "Nia Lead", "role": "lead", "inspectorate": "health"}


@pytest.fixture
def admin(as_person, client):
    return as_person(client, build.ADMINISTRATOR)


def link_on(answer):
    """Return the path of the link to set a password that a page shows."""
    return re.search(r"(/set-password/[\w-]+/[\w-]+)", answer.content.decode())[1]


def set_password(path, given="three calm brown hens"):
    """Follow the link as a newcomer does; return their browser and the last answer."""
    browser = Client()
    form = browser.get(path)
    answer = browser.post(
        form.get("Location", path), {"new_password1": given, "new_password2": given}
    )
    return browser, answer


@pytest.mark.parametrize("actor", [build.LEAD, build.QUALITY, build.LIAISON], ids=str)
@pytest.mark.parametrize("path", ["/people", "/people/add", "/people/p-lead"])
def test_others_than_administrators_read_why_not(as_person, client, actor, path):
    answer = as_person(client, actor).get(path)
    assert answer.status_code == 403
    assert "Accounts and roles are given by administrators." in read(answer).text


@pytest.mark.parametrize(
    "path", ["role", "take-role", "close", "reopen", "reset", "link"], ids=str
)
def test_no_act_of_an_administrator_is_open_to_others(as_person, client, path):
    client = as_person(client, build.QUALITY)
    answer = client.post(f"/people/{build.QUALITY.code}/{path}", {"reason": "x"})
    assert answer.status_code == 403
    assert acting.actor(build.QUALITY.code) == build.QUALITY


def test_an_account_is_added_by_a_link_that_holds_once(admin):
    answer = admin.post("/people/add", NEW)
    path = link_on(answer)
    _, done = set_password(path)
    assert done.url == "/set-password/done"
    browser, again = set_password(path)
    assert again.status_code == 410
    assert "This link no longer holds" in read(again).text
    assert signing_in.give_password(browser, "new.lead", "three calm brown hens").url
    assert {"account-added", "password-link-made", "password-set"} <= set(logged())
    code = accounts.code_of("new.lead")
    assert acting.actor(code).role is Role.LEAD


def test_the_first_password_must_be_a_good_one(admin):
    path = link_on(admin.post("/people/add", NEW))
    _, answer = set_password(path, "short")
    assert "at least 12 characters" in read(answer).text


def test_a_made_up_link_sets_nothing(db):
    assert Client().get("/set-password/MQ/abc-def").status_code == 410


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"username": ""}, "username", "Enter the name to sign in with"),
        ({"username": "new lead"}, "username", "cannot be a user name"),
        ({"username": build.ADMINISTRATOR.code.upper()}, "username", "is taken"),
        ({"inspectorate": ""}, "inspectorate", "a role of an inspectorate, and none was given"),
        ({"la_code": "301"}, "la_code", "no role of an authority"),
        (
            {"role": "scrutiny-member", "inspectorate": ""},
            "la_code",
            "a role of an authority, and none was given",
        ),
        (
            {"role": "scrutiny-member", "inspectorate": "health", "la_code": "999"},
            "inspectorate",
            "no role of an inspectorate",
        ),
        ({"email": "no address"}, "email", "Enter an address such as"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(admin, changed, field, said):
    before = len(accounts.everybody())
    answer = admin.post("/people/add", NEW | changed)
    page = read(answer)
    assert answer.status_code == 422
    assert f"#id_{field}" in page.links
    assert said in page.text
    assert len(accounts.everybody()) == before


def test_a_role_taken_away_ends_access_at_the_next_page(admin, as_person):
    lead = as_person(Client(), build.LEAD)
    asked = {"la_code": "", "kind": ""}
    assert lead.post("/people/me/link", asked).status_code == 422
    admin.post(f"/people/{build.LEAD.code}/take-role", {"reason": "Left on Friday."})
    answer = lead.post("/people/me/link", asked)
    assert answer.status_code == 403
    assert "You have no role" in read(answer).text


def test_another_role_takes_the_place_of_the_one_before(admin, as_person):
    as_person(Client(), build.INSPECTOR)
    given = {"name": "Ines Spector", "role": "reviewer", "inspectorate": "social-care"}
    answer = admin.post(f"/people/{build.INSPECTOR.code}/role", given)
    assert answer.url == f"/people/{build.INSPECTOR.code}"
    assert acting.actor(build.INSPECTOR.code).role is Role.REVIEWER


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("role", {"name": "Ada Min", "role": "quality-lead"}),
        ("take-role", {"reason": "Enough."}),
        ("close", {"reason": "Enough."}),
    ],
)
def test_the_last_administrator_stays_one(admin, path, sent):
    answer = admin.post(f"/people/{build.ADMINISTRATOR.code}/{path}", sent)
    assert answer.status_code == 422
    assert "This is the only administrator" in read(answer).text
    assert acting.actor(build.ADMINISTRATOR.code) == build.ADMINISTRATOR


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(admin, as_person):
    lead = as_person(Client(), build.LEAD)
    page = f"/people/{build.LEAD.code}"
    admin.post(f"{page}/close", {"reason": "Left."})
    assert lead.get("/people/me").status_code == 302
    assert signing_in.give_password(Client(), build.LEAD.code).url == "/sign-in/inactive"
    admin.post(f"{page}/reopen")
    assert "None" in read(admin.get(page)).text
    assert signing_in.give_password(Client(), build.LEAD.code, PASSWORD).status_code == 302
    assert acting.actor(build.LEAD.code) is None


def test_a_new_start_ends_password_second_factor_and_sessions(admin, as_person):
    lead = as_person(Client(), build.LEAD)
    signing_in.with_factor(lead.get("/people/me").wsgi_request.user)
    answer = admin.post(f"/people/{build.LEAD.code}/reset")
    assert lead.get("/people/me").status_code == 302
    assert not accounts.has_second_factor(build.LEAD.code)
    assert "is not right" in read(signing_in.give_password(Client(), build.LEAD.code)).text
    browser, _ = set_password(link_on(answer))
    signing_in.give_password(browser, build.LEAD.code, "three calm brown hens")
    assert browser.get("/people/me")["Location"] == "/account/second-factor/set-up"


def test_the_list_and_the_page_of_a_person_tell_role_and_state(admin, as_person):
    as_person(Client(), build.LIAISON)
    text = read(admin.get("/people")).text
    assert "Liaison of an authority" in text
    assert build.LIAISON.name in text
    text = read(admin.get(f"/people/{build.LIAISON.code}")).text
    assert "Liaison of an authority (900)" in text


@pytest.mark.parametrize("path", ["/people", "/people/add", "/people/p-admi"])
def test_every_page_about_people_is_well_built(admin, path):
    answer = admin.get(path)
    page = read(answer)
    assert answer.status_code == 200
    assert signing_in.inline(page) == []
    assert page.tags["h1"] == 1
    assert sorted(page.ids) == sorted(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_somebody_unknown_is_said_to_be(admin):
    assert "Account not found" in read(admin.get("/people/p-nobody")).text


def test_ones_own_link_is_declared_and_shown(as_person, client):
    lead = as_person(client, build.LEAD)
    sent = {"la_code": "900", "kind": "advised", "from_on": "2023-01-09", "note": "A review"}
    assert lead.post("/people/me/link", sent).url == "/people/me"
    assert [one.la_code for one in roles.links(build.LEAD.code)] == ["900"]
    assert (
        "900: advised or supported it, from 9 January 2023" in read(lead.get("/people/me")).text
    )


def test_an_administrator_declares_the_link_of_somebody_else(admin, as_person):
    as_person(Client(), build.LEAD)
    page = f"/people/{build.LEAD.code}"
    assert admin.post(f"{page}/link", {"la_code": "900", "kind": "employed"}).url == page
    assert [one.kind for one in roles.links(build.LEAD.code)] == ["employed"]


def test_a_role_that_opens_inspections_opens_none_from_which_a_link_keeps(admin, as_person):
    as_person(Client(), build.STRANGER)
    page = f"/people/{build.STRANGER.code}"
    admin.post(f"{page}/link", {"la_code": "900", "kind": "employed"})
    recording.open_ledger("i-1", build.opened(), by=build.LEAD, now=build.START)
    admin.post(f"{page}/role", {"name": "Sam Elsewhere", "role": "quality-lead"})
    promoted = acting.actor(build.STRANGER.code)
    assert promoted.role is Role.QUALITY_LEAD
    with pytest.raises(recording.UnknownConduct):
        recording.conduct("i-1", by=promoted)


def test_what_is_entered_is_shown_as_text(admin):
    admin.post("/people/add", NEW | {"name": "<script>alert(1)</script>"})
    answer = admin.get("/people")
    assert "&lt;script&gt;" in answer.content.decode()
    assert signing_in.inline(read(answer)) == []
