"""`firsthand triage`: the record of signals on the command line."""

import csv
import io
import json

import pytest

from firsthand.services.signalling import raised, triage
from firsthand.services.signalling.triage import Asked
from firsthand.store import people
from tests.domain.inspection import build
from tests.domain.surveillance.triaged import MORNING, SIGNAL
from tests.web.conftest import with_role

pytestmark = pytest.mark.usefixtures("raised_signals", "invented")


@pytest.fixture
def dismissed(db):
    with_role(build.QUALITY)
    asked = Asked(signal_id=SIGNAL.id, by=people.load_actor(build.QUALITY.code), now=MORNING)
    triage.open_signal(asked)
    triage.dismiss(asked, "Miscounted.")


def test_json_tells_standings_with_person_and_reason(dismissed, run):
    answer = json.loads(run("triage", "--as-of", "2026-03-10", "--format", "json").stdout)
    rest = {"as_of", "policy", "nothing_tested"}
    assert set(answer) == rest | {"standings", "unlooked", "undecided"}
    (one,) = answer["standings"]
    assert (one["state"], one["name"]) == ("dismissed", build.QUALITY.name)
    assert (one["reason"], one["course"]) == ("Miscounted.", None)
    assert answer["policy"] == {"unlooked_days": 30, "undecided_days": 60, "at_once": 20}


@pytest.mark.requirement("R12")
def test_json_tells_what_nobody_opened_in_time(run):
    answer = json.loads(run("triage", "--as-of", "2026-03-10", "--format", "json").stdout)
    (one,) = answer["unlooked"]
    assert (one["signal_id"], one["days"]) == (SIGNAL.id, 64)
    assert answer["standings"] == []


@pytest.mark.parametrize("which", ["standings", "unlooked", "undecided"])
def test_each_table_has_its_columns_even_without_rows(run, which):
    found = run("triage", "--show", which, "--as-of", "2026-01-06", "--format", "csv")
    assert found.exit_code == 0
    assert next(csv.reader(io.StringIO(found.stdout)))[0] == "signal_id"


def test_the_table_shows_what_lies_there(run):
    found = run("triage", "--show", "unlooked", "--as-of", "2026-03-10")
    assert found.exit_code == 0
    assert "900.re-referral-share" in found.stdout


def test_another_table_does_not_exist(run):
    assert run("triage", "--show", "everything").exit_code == 2


def test_a_day_on_which_nothing_was_tested_is_said_so(run, monkeypatch):
    said = "Nothing was tested: no figure was public."
    monkeypatch.setattr(raised, "why_nothing", lambda *, as_of: said)
    found = run("triage", "--as-of", "2005-01-01", "--format", "json")
    assert json.loads(found.stdout)["nothing_tested"] == said
    assert said in found.stderr
