"""Mail says that something changed, and nothing of what; a broken server stops no act."""

import logging
from pathlib import Path

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured

from firsthand.config.mail import settings as settings_of
from firsthand.services.people import notices
from firsthand.store import accounts


@pytest.fixture
def people(db):
    return {
        name: accounts.add_account(username=name, name=name, email=address, password=None)
        for name, address in (("lee", "lee@example.org"), ("ines", ""), ("ann", "ann@x.org"))
    }


def test_mail_holds_the_address_and_nothing_else(people, settings):
    settings.SITE = "https://firsthand.example"
    assert notices.notify([people["lee"]], "/inspecting/i-1") == 1
    [sent] = mail.outbox
    assert sent.body == (
        "Something changed in an inspection that you take part in. Sign in to see it.\n\n"
        "https://firsthand.example/inspecting/i-1\n"
    )
    assert sent.subject == "Something changed in Firsthand"
    assert sent.to == ["lee@example.org"]


def test_nobody_sees_who_else_was_told(people):
    notices.notify(people.values(), "/")
    assert [one.to for one in mail.outbox] == [["ann@x.org"], ["lee@example.org"]]
    assert not any(one.cc or one.bcc for one in mail.outbox)


def test_whoever_has_no_address_or_a_closed_account_gets_none(people):
    accounts.set_active(people["lee"], active=False)
    assert notices.notify([people["lee"], people["ines"], "p-unknown"], "/") == 0
    assert mail.outbox == []


def test_a_change_of_how_one_signs_in_is_told_without_its_details(people):
    notices.tell_of_sign_in(people["lee"])
    [sent] = mail.outbox
    assert "If it was not you, tell an administrator" in sent.body
    assert "lee" not in sent.body


@pytest.mark.parametrize("error", [ConnectionRefusedError("no"), ValueError("a header")])
def test_mail_that_cannot_be_sent_is_a_warning_without_names(
    people, monkeypatch, caplog, error
):
    def fail(*_args, **_more):
        raise error

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    with caplog.at_level(logging.WARNING):
        assert notices.notify(people.values(), "/") == 0
    assert "2 of 2 mails could not be sent" in caplog.text
    assert "lee" not in caplog.text


@pytest.mark.parametrize(
    ("address", "kind", "told"),
    [
        ("", "filebased", {"EMAIL_FILE_PATH": "/var/x/mail"}),
        ("file:/var/y", "filebased", {"EMAIL_FILE_PATH": "/var/y"}),
        ("console:", "console", {}),
        (
            "smtp://lee:p%40ss@mail.example",
            "smtp",
            {"EMAIL_PORT": 587, "EMAIL_USE_TLS": True, "EMAIL_HOST_PASSWORD": "p@ss"},
        ),
        ("smtps://mail.example", "smtp", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True}),
        ("smtp://localhost:25?tls=off", "smtp", {"EMAIL_PORT": 25, "EMAIL_USE_TLS": False}),
    ],
)
def test_one_address_says_where_mail_goes(address, kind, told):
    found = settings_of(address, Path("/var/x"))
    assert found["EMAIL_BACKEND"] == f"django.core.mail.backends.{kind}.EmailBackend"
    assert told.items() <= found.items()


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp:"])
def test_an_address_that_is_none_is_refused_with_examples(address):
    with pytest.raises(ImproperlyConfigured, match="Needed: smtp://"):
        settings_of(address, Path("/var/x"))
