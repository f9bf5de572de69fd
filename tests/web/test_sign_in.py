"""Signing in: a password, then a second factor; guesses are slowed and tell nothing."""

import json
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client

from tests.domain.inspection import build
from tests.web import signing_in
from tests.web.reader import read
from tests.web.signing_in import PASSWORD, give_code, give_password, is_signed_in, logged

LEAD = build.LEAD.code
WRONG = "not the right words"


@pytest.fixture
def account(db):
    return signing_in.account_of(build.LEAD)


@pytest.fixture
def secret(account):
    return signing_in.with_factor(account)


def test_the_page_is_well_built(db, client):
    answer = client.get("/sign-in", {"next": "/plan"})
    page = read(answer)
    assert answer.status_code == 200
    assert page.inline == []
    assert page.tags["h1"] == 1
    assert sorted(page.ids) == sorted(set(page.ids))
    assert ("input", "current-password") in [
        (tag, given.get("autocomplete")) for tag, given in page.attributes
    ]
    assert "no-store" in answer["Cache-Control"]


def test_the_password_alone_signs_nobody_in(client, account, secret):
    answer = give_password(client, LEAD)
    assert answer.url == "/sign-in/code"
    assert not is_signed_in(client)
    assert client.get("/people/me").url.startswith("/sign-in")


def test_password_and_code_lead_to_where_one_wanted_to_go(client, account, secret):
    answer = signing_in.sign_in(client, LEAD, secret, next="/plan?as_of=2020-01-01")
    assert answer.url == "/plan?as_of=2020-01-01"
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"],
)
def test_nobody_is_led_to_another_site_after_signing_in(client, account, secret, elsewhere):
    answer = signing_in.sign_in(client, LEAD, secret, next=elsewhere)
    assert answer.url == "/inspect"


def test_the_key_of_the_session_is_another_one_after_signing_in(client, account, secret):
    client.get("/sign-in")
    give_password(client, LEAD)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    give_code(client, signing_in.code(secret))
    after = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert before != after
    # Whoever planted or saw the earlier key has nothing.
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    assert thief.get("/people/me").url.startswith("/sign-in")


def test_an_unknown_name_and_a_wrong_password_are_answered_alike(client, account):
    known, unknown = give_password(client, LEAD, WRONG), give_password(client, "nobody", WRONG)
    assert known.status_code == unknown.status_code
    said = [read(one).text.replace("nobody", LEAD) for one in (known, unknown)]
    assert said[0] == said[1]
    assert "The user name or the password is not right." in said[0]


def test_a_closed_account_is_told_so_only_to_whoever_has_its_password(client, account):
    account.is_active = False
    account.save()
    assert "is not right" in read(give_password(client, LEAD, WRONG)).text
    assert give_password(client, LEAD).url == "/sign-in/inactive"
    assert not is_signed_in(client)


@pytest.mark.parametrize("name", [LEAD, "nobody"])
def test_five_wrong_passwords_close_a_name_for_a_while(client, account, name):
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        assert give_password(client, name, WRONG).status_code == 200
    answer = give_password(client, name, WRONG)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 15 * 60
    assert "Try again after" in read(answer).text


def test_the_right_password_does_not_open_a_closed_name_early(client, account, secret):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        give_password(client, LEAD, WRONG)
    assert give_password(client, LEAD).status_code == 429
    assert give_password(Client(), LEAD.upper()).status_code == 429
    AccessAttempt.objects.update(
        attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=16)
    )
    assert give_password(client, LEAD).url == "/sign-in/code"


def test_writing_the_name_in_another_case_gives_no_further_tries(client, account):
    names = [LEAD, LEAD.upper(), LEAD.title(), f" {LEAD}", LEAD]
    answers = [give_password(client, name, WRONG).status_code for name in names]
    assert answers == [200, 200, 200, 200, 429]


@pytest.mark.parametrize("letters", [("i", "ı"), ("l", "ｌ"), ("s", "ſ"), ("k", "\u212a")])  # noqa: RUF001
def test_writing_the_name_in_letters_that_look_alike_gives_no_further_tries(
    client, db, letters
):
    names = ["silke", "SILKE", "silke".replace(*letters), "Silke", "silke"]
    answers = [give_password(client, name, WRONG).status_code for name in names]
    assert answers == [200, 200, 200, 200, 429]


def test_what_is_kept_of_wrong_passwords_names_nobody_and_no_address(client, account):
    give_password(client, LEAD, WRONG)
    row = AccessAttempt.objects.get()
    assert row.ip_address is None
    assert LEAD not in row.username
    assert WRONG not in row.post_data
    assert LEAD not in row.post_data


def test_a_form_without_its_token_is_refused_in_words(db):
    client = Client(enforce_csrf_checks=True)
    answer = give_password(client, LEAD)
    assert answer.status_code == 403
    assert "This form can no longer be sent" in read(answer).text


def test_nobody_can_sign_themselves_up(client, db):
    assert client.get("/sign-up").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404


def test_a_code_holds_once(client, account, secret):
    used = signing_in.code(secret)
    give_password(client, LEAD)
    give_code(client, used)
    other = Client()
    give_password(other, LEAD)
    answer = give_code(other, used)
    assert not is_signed_in(other)
    assert "was used already" in read(answer).text


def test_a_recovery_code_holds_once(client, account, secret):
    spent = signing_in.recovery_codes(account)[0]
    give_password(client, LEAD)
    give_code(client, spent)
    assert is_signed_in(client)
    other = Client()
    give_password(other, LEAD)
    give_code(other, spent)
    assert not is_signed_in(other)
    assert "recovery-code-used" in logged()


def test_five_wrong_codes_are_enough(client, account, secret):
    give_password(client, LEAD)
    for _ in range(5):
        give_code(client, "000000")
    answer = give_code(client, signing_in.code(secret))
    assert not is_signed_in(client)
    assert "Wait 15 minutes" in read(answer).text


def test_secrets_cannot_be_read_from_the_database(account, secret):
    kept = json.dumps(account.authenticator_set.get(type="totp").data)
    assert secret not in kept


def test_a_changed_key_of_the_site_lets_no_code_in(client, account, secret, settings):
    settings.SECRET_KEY = "another one"
    give_password(client, LEAD)
    give_code(client, signing_in.code(secret))
    assert not is_signed_in(client)


def test_passwords_are_hashed_with_argon2(account):
    assert account.password.startswith("argon2$argon2id$")
    assert PASSWORD not in account.password


def test_the_log_tells_who_came_and_keeps_no_password(client, account, secret):
    give_password(client, LEAD, WRONG)
    give_password(client, "my secret password", WRONG)
    signing_in.sign_in(client, LEAD, secret)
    client.post("/sign-out")
    assert logged() == ["sign-in-refused", "sign-in-refused", "signed-in", "signed-out"]
    refused, unknown, came, _ = logged(details=True)
    assert json.loads(refused.detail) == {"account": LEAD, "exists": True}
    assert json.loads(unknown.detail) == {"account": "", "exists": False}
    assert came.by == LEAD
    assert json.loads(came.detail) == {"second_factor": True}


def test_a_lock_out_is_logged_once(client, account):
    for _ in range(settings.AXES_FAILURE_LIMIT + 3):
        give_password(client, LEAD, WRONG)
    assert logged().count("locked-out") == 1
    assert logged().count("sign-in-refused") == settings.AXES_FAILURE_LIMIT - 1
