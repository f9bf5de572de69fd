"""`firsthand calendar`: the same dates in every format, and refusals that help."""

import csv
import json
from io import StringIO

import icalendar
import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import Unknown

ASKED = ("calendar", "--framework", "ilacs", "--kind", "standard-inspection")
START = ("--start", "2027-01-11")
KEYS = {
    *("step", "name", "on", "until", "earliest", "latest", "owner", "reason", "rule"),
    *("because", "source", "status"),
}


@pytest.fixture
def no_database(monkeypatch):
    """Fail when the command asks for a database."""
    from firsthand.services import building

    monkeypatch.setattr(building, "build", lambda **_: pytest.fail("a database was built"))


def told(run, *more):
    answer = run(*ASKED, *START, "--format", "json", *more)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def test_a_calendar_is_one_document_with_every_key(run, no_database):
    found = told(run)
    assert {"framework", "kind", "start", "steps", "objections", "doubts"} <= set(found)
    assert (found["framework"], found["kind"]) == ("ilacs-2026", "standard-inspection")
    assert all(set(step) >= KEYS for step in found["steps"])
    assert {step["status"] for step in found["steps"]} == {"verified", "default"}


def test_steps_are_moved_one_by_one(run):
    found = told(run, "--moved", "publication=2027-03-03", "--moved", "action-plan=2027-07-01")
    on = {step["step"]: step["on"] for step in found["steps"]}
    assert (on["publication"], on["receipt"]) == ("2027-03-03", "2027-03-03")
    assert "late" in found["objections"][0]["reason"]


def test_the_start_may_be_the_first_day_on_site(run):
    found = told(run, "--start-is", "fieldwork", "--authority", "Northmarsh")
    assert found["steps"][0]["on"] == "2027-01-04"
    assert found["title"].startswith("Northmarsh: ")


def test_every_format_holds_the_same_days(run, tmp_path):
    days = [step["on"] for step in told(run)["steps"]]
    rows = csv.DictReader(StringIO(run(*ASKED, *START, "--format", "csv").stdout))
    assert [row["on"] for row in rows] == days
    file = tmp_path / "calendar.ics"
    assert run(*ASKED, *START, "--format", "ics", "--output", str(file)).exit_code == 0
    entries = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [one["DTSTART"].dt.isoformat() for one in entries] == days


def test_the_diary_can_be_piped(run):
    out = run(*ASKED, *START, "--format", "ics").stdout_bytes
    assert out.startswith(b"BEGIN:VCALENDAR\r\n")
    assert out.endswith(b"END:VCALENDAR\r\n")


def test_the_table_says_what_is_not_verified_and_below_it_what_is_not_certain(run):
    answer = run(*ASKED, *START, "--moved", "action-plan=2028-01-04")
    assert "NOT VERIFIED" in answer.stdout
    assert "Rule broken: Action plan" in answer.stderr
    assert "Not certain: From April 2026" in answer.stderr


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--kind", "shrt"), Unknown),
        (("--framework", "ilax"), Unknown),
        (("--moved", "tea=2027-03-03"), Unknown),
        (("--moved", "receipt=2027-03-03", "--moved", "receipt=2027-03-04"), Refused),
        (("--start", "2027-01-10"), Refused),
        (("--start", "2030-01-10"), Refused),
        (("--framework", "sif"), Refused),
    ],
)
def test_what_cannot_be_counted_is_refused(run, words, refusal):
    # The door of the command line prints the reason and leaves with 2.
    assert isinstance(run(*ASKED, *START, *words).exception, refusal)


@pytest.mark.parametrize("words", [("--start", "soon"), ("--moved", "publication")])
def test_wrong_use_leaves_with_two(run, words):
    answer = run(*ASKED, *START, *words)
    assert answer.exit_code == 2
    assert "Needed" in answer.output
