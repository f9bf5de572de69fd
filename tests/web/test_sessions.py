"""Sessions: they end by themselves, on the server, and cost the public nothing."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from firsthand.web.people import watch
from tests.domain.inspection import build
from tests.web.conftest import PASSWORD, invented
from tests.web.reader import read
from tests.web.signing_in import is_signed_in, logged

HOUR = 3600


def aged(client, key, seconds):
    """Let one of the times of a session be as long ago."""
    session = client.session
    session[key] -= seconds
    session.save()


@pytest.fixture
def lead(as_person, client):
    return as_person(client, build.LEAD)


@pytest.mark.parametrize(
    ("key", "seconds", "lasts"),
    [
        (watch.SEEN, 29 * 60, True),
        (watch.SEEN, 30 * 60, False),
        (watch.BEGAN, 8 * HOUR - 60, True),
        (watch.BEGAN, 8 * HOUR, False),
    ],
)
def test_a_session_ends_when_it_is_old_or_left_alone(lead, key, seconds, lasts):
    aged(lead, key, seconds)
    answer = lead.get("/people/me")
    assert (answer.status_code == 200) is lasts
    assert is_signed_in(lead) is lasts
    assert ("session-ended" in logged()) is not lasts


def test_using_the_site_keeps_a_session_alive(lead):
    aged(lead, watch.SEEN, 20 * 60)
    lead.get("/people/me")
    aged(lead, watch.SEEN, 20 * 60)
    assert lead.get("/people/me").status_code == 200


def test_a_session_without_times_is_over(lead):
    session = lead.session
    del session[watch.BEGAN]
    session.save()
    assert lead.get("/people/me").status_code == 302


def test_signing_out_ends_the_session_on_the_server(lead):
    kept = lead.cookies[settings.SESSION_COOKIE_NAME].value
    lead.post("/sign-out")
    assert not Session.objects.filter(session_key=kept).exists()
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert thief.get("/people/me").status_code == 302


def test_signing_out_takes_a_form_and_no_link(lead):
    assert lead.get("/sign-out").status_code == 200
    assert is_signed_in(lead)


def test_a_new_password_ends_the_other_sessions(as_person, lead):
    other = as_person(Client(), build.LEAD)
    new = "seven quiet grey geese"
    lead.post(
        "/account/password",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert lead.get("/people/me").status_code in (200, 302)
    assert other.get("/people/me")["Location"].startswith("/sign-in")
    assert "password-changed" in logged()


@pytest.mark.parametrize(
    "given",
    ["a" * 40 + " correct horse battery staple " + "b" * 58, "ein Ölfaß 🦉 und drei Igel"],
)
def test_a_long_password_with_any_characters_is_taken_whole(lead, given):
    lead.post(
        "/account/password", {"oldpassword": PASSWORD, "password1": given, "password2": given}
    )
    account = lead.get("/people/me").wsgi_request.user
    assert account.check_password(given)
    assert not account.check_password(given[:-1])


def test_whose_password_was_changed_is_told_by_mail(lead):
    account = lead.get("/people/me").wsgi_request.user
    account.email = "lee@example.org"
    account.save()
    new = "seven quiet grey geese"
    lead.post(
        "/account/password", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert [one.to for one in mail.outbox] == [["lee@example.org"]]
    assert "geese" not in mail.outbox[0].body


def test_answers_tell_browsers_what_they_may_not_do(site):
    answer = site.get("/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in answer
    for rule in ("frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"):
        assert rule in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("eleven-char", "at least 12 characters"),
        ("password1234", "too common"),
        ("lee lead 2026", "too similar"),
        ("123456789012", "entirely numeric"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(lead, given, said):
    answer = lead.post(
        "/account/password", {"oldpassword": PASSWORD, "password1": given, "password2": given}
    )
    assert said in read(answer).text


def test_who_signs_in_by_their_organisation_alone_has_no_password_to_change(lead):
    account = lead.get("/people/me").wsgi_request.user
    get_user_model().objects.filter(pk=account.pk).update(password="!")
    account.refresh_from_db()
    session = lead.session
    session["_auth_user_hash"] = account.get_session_auth_hash()
    session.save()
    assert lead.get("/account/password").url == "/people/me"
    assert "Change your password" not in read(lead.get("/people/me")).text


def test_ones_other_sessions_can_be_ended(as_person, lead):
    other = as_person(Client(), build.LEAD)
    lead.post("/people/me/end-sessions")
    assert other.get("/people/me").status_code == 302
    assert lead.get("/people/me").status_code == 200


def test_a_closed_account_has_no_session_any_more(lead):
    account = lead.get("/people/me").wsgi_request.user
    account.is_active = False
    account.save()
    assert lead.get("/people/me").status_code == 302


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(lead):
    aged(lead, watch.SEEN, 120)
    cookie = lead.get("/people/me").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_pages_of_somebody_signed_in_are_kept_by_no_cache(lead):
    invented.load()
    assert "no-store" in lead.get("/")["Cache-Control"]


def test_the_public_costs_no_session_and_no_question_to_the_database(
    site, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = site.get("/guide/accessibility")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "Sign in" in read(answer).text


def test_the_name_the_role_and_the_way_out_stand_on_every_page(lead):
    invented.load()
    for path in ("/", "/authorities", "/people/me"):
        page = read(lead.get(path))
        assert "Lee Lead , lead inspector" in page.text
        forms = [told["action"] for tag, told in page.attributes if tag == "form"]
        assert "/sign-out" in forms


def test_the_way_in_keeps_the_date(site):
    page = read(site.get("/guide", {"as_of": "2023-07-01"}))
    assert "/sign-in?as_of=2023-07-01" in page.links


def test_a_stranger_cannot_use_a_made_up_session(client, db):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    assert client.get("/people/me").status_code == 302
    assert not Session.objects.exists()


def test_what_was_typed_is_given_back_when_the_session_is_over(lead):
    aged(lead, watch.SEEN, HOUR)
    typed = {"la_code": "900", "note": "Three years of advice, until March."}
    answer = lead.post("/people/me/link", typed)
    assert answer.status_code == 401
    page = read(answer)
    assert typed["note"] in page.text
    assert any(link.startswith("/sign-in?next=") for link in page.links)


def test_what_is_given_back_holds_no_password_and_no_token(lead):
    aged(lead, watch.SEEN, HOUR)
    answer = lead.post("/people/me/link", {"note": "<b>", "csrfmiddlewaretoken": "t0k3n"})
    assert "t0k3n" not in answer.content.decode()
    assert "&lt;b&gt;" in answer.content.decode()
