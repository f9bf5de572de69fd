"""The second factor: set up before anything else, moved to another device, never passed by."""

import pytest
from django.test import Client

from firsthand.web.people.factor_views import lines_of
from firsthand.web.people.second_factor import SecondFactorAdapter
from tests.domain.inspection import build
from tests.web import signing_in
from tests.web.conftest import with_role
from tests.web.reader import read
from tests.web.signing_in import give_code, give_password, is_signed_in, logged, secret_on

LEAD = build.LEAD.code
SET_UP = "/account/second-factor/set-up"


@pytest.fixture
def newcomer(site, client):
    """Return a client signed in with a password, whose account has no second factor yet."""
    with_role(build.LEAD)
    signing_in.account_of(build.LEAD)
    give_password(client, LEAD)
    return client


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/guide", "/people", "/people/me", "/people/add", "/nowhere", "/plan/draw"),
        *("/account/second-factor", "/account/recovery-codes", "/account/password"),
        *("/account/recovery-codes/new", "/account/second-factor/remove"),
    ],
)
def test_nothing_opens_before_there_is_a_second_factor(newcomer, path):
    answer = newcomer.get(path)
    assert (answer.status_code, answer["Location"]) == (302, SET_UP)


def test_forms_and_the_api_are_closed_too(newcomer):
    assert newcomer.post("/people/me/end-sessions")["Location"] == SET_UP
    answer = newcomer.get("/api/v1/authorities")
    assert answer.status_code == 403
    assert "second factor" in answer.json()["detail"]


def test_one_may_always_sign_out(newcomer):
    newcomer.post("/sign-out")
    assert not is_signed_in(newcomer)


def test_the_page_shows_the_secret_as_text_and_as_a_picture_that_the_policy_allows(newcomer):
    answer = newcomer.get(SET_UP)
    page = read(answer)
    assert signing_in.inline(page) == []
    assert len(secret_on(answer)) == 32
    assert page.tags["svg"] == 1
    assert "data:" not in answer.content.decode()


def test_the_picture_says_the_secret_that_stands_below_it(newcomer):
    answer = newcomer.get(SET_UP)
    told = SecondFactorAdapter()
    address = told.build_totp_url(answer.wsgi_request.user, secret_on(answer))
    drawn = lines_of(told.build_totp_svg(address))
    assert address.startswith(f"otpauth://totp/{LEAD}?secret={secret_on(answer)}&")
    assert f'd="{drawn["path"]}"' in answer.content.decode()


def test_a_right_code_sets_it_up_and_shows_the_recovery_codes_once(newcomer):
    secret = secret_on(newcomer.get(SET_UP))
    answer = newcomer.post(SET_UP, {"code": signing_in.code(secret)})
    assert answer.url == "/account/recovery-codes"
    shown = newcomer.get("/account/recovery-codes").content.decode()
    assert shown.count("<li><code>") == 10
    again = read(newcomer.get("/account/recovery-codes")).text
    assert "They were shown once and cannot be shown again." in again
    assert newcomer.get("/people/me").status_code == 200
    assert "second-factor-set-up" in logged()


def test_a_wrong_code_sets_nothing_up_and_keeps_the_secret(newcomer):
    secret = secret_on(newcomer.get(SET_UP))
    answer = newcomer.post(SET_UP, {"code": "000000"})
    assert "This code is not right" in read(answer).text
    assert secret_on(answer) == secret
    assert newcomer.get("/people/me")["Location"] == SET_UP


def test_the_code_that_set_it_up_signs_nobody_in(newcomer):
    used = signing_in.code(secret_on(newcomer.get(SET_UP)))
    newcomer.post(SET_UP, {"code": used})
    other = Client()
    give_password(other, LEAD)
    give_code(other, used)
    assert not is_signed_in(other)


def test_a_session_from_before_it_was_set_up_elsewhere_ends(newcomer):
    account = newcomer.get(SET_UP).wsgi_request.user
    signing_in.with_factor(account)
    assert newcomer.get("/people/me")["Location"] == "/sign-in"
    assert not is_signed_in(newcomer)


def test_moving_to_another_device_asks_for_the_password_and_then_for_the_next_one(
    as_person, client
):
    as_person(client, build.LEAD)
    signing_in.with_factor(client.get("/people/me").wsgi_request.user)
    answer = client.get("/account/second-factor/remove")
    assert answer.url.startswith("/account/confirm?next=")
    client.post(answer.url, {"password": signing_in.PASSWORD})
    client.post("/account/second-factor/remove")
    assert client.get("/people/me")["Location"] == SET_UP
    assert "second-factor-removed" in logged()


def test_confirming_needs_the_right_password(as_person, client):
    as_person(client, build.LEAD)
    signing_in.with_factor(client.get("/people/me").wsgi_request.user)
    answer = client.post("/account/confirm", {"password": "not this one, surely"})
    assert "This is not your password." in read(answer).text


def test_where_it_is_switched_off_every_page_says_so(site, settings):
    settings.SECOND_FACTOR = False
    for path in ("/", "/guide", "/sign-in", "/nowhere"):
        assert "needs no second factor here" in read(site.get(path)).text
    settings.SECOND_FACTOR = True
    assert "needs no second factor" not in read(site.get("/")).text


def test_where_it_is_switched_off_a_password_is_enough(db, client, settings):
    settings.SECOND_FACTOR = False
    signing_in.account_of(build.LEAD)
    give_password(client, LEAD)
    assert client.get("/people/me").status_code == 200


PAGES = (
    *("/people/me", "/account/second-factor", "/account/recovery-codes", "/account/password"),
    *("/account/second-factor/remove", "/account/recovery-codes/new", "/account/confirm"),
    *("/account/confirm/code", "/sign-out"),
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_an_account_is_well_built(as_person, client, path):
    as_person(client, build.LEAD)
    account = client.get("/people/me").wsgi_request.user
    signing_in.with_factor(account)
    client.post("/account/confirm", {"password": signing_in.PASSWORD})
    answer = client.get(path)
    page = read(answer)
    assert answer.status_code == 200, answer.get("Location")
    assert signing_in.inline(page) == []
    assert page.tags["h1"] == 1
    assert sorted(page.ids) == sorted(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
