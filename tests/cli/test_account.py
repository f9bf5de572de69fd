"""`firsthand account`: the first administrator, roles, and refusals that help."""

import json

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.services import building
from firsthand.services.people import acting
from firsthand.services.people.accounts import UnknownAccount

KEYS = (
    *("username", "name", "role", "la_code", "inspectorate", "code", "second_factor", "state"),
)
LEAD = ("add", "lee", "--role", "lead", "--inspectorate", "social-care", "--name", "Lee Lead")


@pytest.fixture
def account(db, run, monkeypatch):
    """Return a function that runs `firsthand account` on a database that is ready."""
    monkeypatch.setattr(building, "build", lambda **_: building.Built(was_needed=False))
    return lambda *words: run("account", *words)


def test_the_first_administrator_is_made_here_with_a_link_to_set_the_password(account, client):
    told = account("add", "ada", "--role", "administrator")
    assert told.exit_code == 0, told.output
    link = told.stdout.splitlines()[-1]
    path = link.removeprefix("http://localhost:8000")
    assert path.startswith("/set-password/")
    assert client.get(path).status_code == 302


def test_an_answer_has_every_key(account):
    told = json.loads(account(*LEAD, "--format", "json").stdout)
    assert set(told) == {*KEYS, "set_password"}
    assert told["role"] == "lead"
    assert told["la_code"] is None
    [listed] = json.loads(account("list", "--format", "json").stdout)
    assert set(listed) == set(KEYS)
    assert listed["state"] == "waits for a password"


def test_the_list_has_its_headings_when_it_is_empty(account):
    first = account("list", "--format", "csv").stdout.splitlines()[0]
    assert first == "username,name,role,la_code,inspectorate,code,second_factor,state"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "lia", "--role", "authority-liaison"), "Give the three-digit code"),
        (("add", "lee", "--role", "lead"), "Give one of: health, police, probation"),
        (("add", "l e", "--role", "administrator"), "cannot be a user name"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(account, words, said):
    told = account(*words)
    assert isinstance(told.exception, Refused), told.output
    assert said in str(told.exception)


def test_a_role_is_changed_and_taken_away(account):
    account("add", "ada", "--role", "administrator")
    code = json.loads(account(*LEAD, "--format", "json").stdout)["code"]
    account("role", "lee", "--role", "quality-lead")
    assert acting.actor(code).role == "quality-lead"
    assert acting.actor(code).name == "Lee Lead"
    told = account("role", "lee", "--take", "--reason", "Left.", "--format", "json")
    assert json.loads(told.stdout)["role"] is None
    assert acting.actor(code) is None


def test_a_role_is_either_given_or_taken(account):
    account(*LEAD)
    assert account("role", "lee").exit_code == 2
    assert account("role", "lee", "--take", "--role", "lead").exit_code == 2


def test_the_last_administrator_stays_one(account):
    account("add", "ada", "--role", "administrator")
    told = account("role", "ada", "--take", "--reason", "Left.")
    assert "only administrator" in str(told.exception)


def test_a_new_start_prints_another_link(account):
    first = json.loads(account(*LEAD, "--format", "json").stdout)["set_password"]
    again = json.loads(account("reset", "lee", "--format", "json").stdout)["set_password"]
    assert first != again


def test_an_unknown_name_is_answered_with_the_nearest(account):
    account(*LEAD)
    told = account("reset", "leee")
    assert isinstance(told.exception, UnknownAccount)
    assert "Did you mean: lee?" in str(told.exception)
