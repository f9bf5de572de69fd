"""When the database or the disk fails, the page says so and nothing typed is lost."""

import errno

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, OperationalError
from django.test import Client

from firsthand.web.trouble import bad_request
from tests.web.reader import read

TYPED = "First line\nsecond <script>alert(1)</script> line"
ADDRESS = "/plan/draw/plans/new"


def sent(monkeypatch, error, **given):
    def broken(*_args, **_kwargs):
        raise error

    monkeypatch.setattr("firsthand.web.draws.plan_views.PlanForm", broken)
    client = Client(raise_request_exception=False)
    return client.post(ADDRESS, {"title": TYPED, "act": "check", **given})


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OperationalError("could not connect to server"), "The database cannot be reached"),
        (OperationalError("database or disk is full"), "The disk of the server is full"),
        (OSError(errno.ENOSPC, "No space left on device: disk full"), "disk of the server"),
    ],
)
def test_what_was_typed_comes_back_to_be_sent_again(monkeypatch, error, says):
    answer = sent(monkeypatch, error)
    assert answer.status_code == 503
    assert answer["Retry-After"]
    page = read(answer)
    assert says in page.text
    carried = {a["name"]: a["value"] for t, a in page.attributes if t == "input"}
    assert carried["title"] == TYPED
    assert carried["act"] == "check"
    assert page.tags["script"] == 0


def test_no_secret_is_sent_back(monkeypatch):
    answer = sent(monkeypatch, OperationalError("gone"), password="hunter2 hunter2 hunter2")
    assert b"hunter2" not in answer.content


def test_a_fault_of_ours_is_told_as_one(monkeypatch):
    answer = sent(monkeypatch, RuntimeError("a bug"))
    assert answer.status_code == 500
    assert "The fault is ours" in read(answer).text
    assert b"a bug" not in answer.content


def test_the_page_asks_the_database_for_nothing(monkeypatch):
    # No mark of the database here: a question to it would fail the test.
    assert sent(monkeypatch, OperationalError("gone")).status_code == 503


def interrupted(error):
    """Return what Django makes of an error while it writes a session."""
    try:
        try:
            try:
                raise error
            except DatabaseError:
                raise UpdateError from None
        except UpdateError:
            raise SessionInterrupted("deleted before the request completed") from None
    except SessionInterrupted as found:
        return found


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (OperationalError("database or disk is full"), 503, "The disk of the server is full"),
        (DatabaseError("did not affect any rows"), 400, "not understood"),
    ],
)
def test_a_session_that_a_full_disk_did_not_take_is_told_from_one_that_ended(
    rf, error, status, says
):
    answer = bad_request(rf.get("/"), interrupted(error))
    assert answer.status_code == status
    assert says in read(answer).text


def test_what_is_no_session_is_not_understood(rf):
    assert bad_request(rf.get("/"), SuspiciousOperation("odd")).status_code == 400
