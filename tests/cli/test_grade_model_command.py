"""`firsthand grade-model`: one document, tables, histories for msm, and refusals."""

import csv
import json
from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import without_names
from firsthand.domain.intelligence.soundness import sound
from firsthand.domain.reference.unknown import UnknownArea
from firsthand.services import building
from firsthand.store import arrivals
from tests.store.invented import NOW, reading, sighting, source

KEYS = {
    *("area", "area_name", "as_of", "dated", "transitions", "summary", "sentences"),
    *("histories", "states", "identified", "identified_because", "why_not"),
    *("minus_two_log_likelihood", "passages", "intensities", "chances", "half_lives"),
    *("long_run", "curves", "checks", "errors", "errors_because"),
}
GRADES = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")


@pytest.fixture
def graded(db, monkeypatch):
    """Fill the database with eight inspections of each of three authorities, up and down."""
    order = (*GRADES, *reversed(GRADES))
    told = [
        replace(
            sighting(
                la_code, published_on=date(2018 + k, 3, 1 + place), grade=order[k - place]
            ),
            started_on=date(2018 + k, 1, 5),
            ended_on=date(2018 + k, 1, 16),
        )
        for place, la_code in enumerate(("372", "373", "370"))
        for k in range(8)
    ]
    readings = [
        reading(one, at=source(chr(ord("a") + k), known_on=one.published_on))
        for k, one in enumerate(told)
    ]
    kept = match([without_names(sound(one)) for one in readings])
    arrivals.add_readings(kept, recorded_at=NOW, origin="invented")
    monkeypatch.setattr(building, "build", lambda **_: building.Built(was_needed=False))


@pytest.mark.requirement("R13")
def test_the_model_is_one_document_with_every_key(graded, run):
    found = run("grade-model", "--as-of", "2026-01-01", "--misclassified", "--format", "json")
    assert found.exit_code == 0, found.output
    answer = json.loads(found.stdout)
    assert set(answer) == KEYS
    assert answer["histories"]["grades"] == 24
    assert len(answer["intensities"]) == 6
    assert len(answer["chances"]) == 4 * 3 * 4
    assert len(answer["curves"]) == 16
    if not answer["errors"]["told"]:
        assert answer["errors"]["chances"] is None
        assert answer["errors"]["because"]
    assert answer["errors_because"] is None


def test_a_model_that_there_cannot_be_says_why_and_keeps_its_keys(invented, run):
    found = run("grade-model", "--as-of", "2023-01-01", "--format", "json")
    assert found.exit_code == 0, found.output
    answer = json.loads(found.stdout)
    assert set(answer) == KEYS
    assert answer["why_not"]
    assert answer["chances"] == []
    assert answer["errors_because"] == "Not asked for: give --misclassified."


def test_the_table_is_followed_by_sentences(graded, run):
    found = run("grade-model", "--as-of", "2026-01-01", "--misclassified")
    assert found.exit_code == 0, found.output
    assert "Of 100 authorities graded good" in found.stdout
    assert "years later" in found.stdout


def test_histories_are_written_as_msm_reads_them(graded, run, tmp_path):
    file = tmp_path / "histories.csv"
    found = run(
        *("grade-model", "--as-of", "2026-01-01", "--format", "csv", "--all-transitions"),
        *("--dated", "start", "--histories", str(file)),
    )
    assert found.exit_code == 0, found.output
    rows = list(csv.DictReader(file.open(encoding="utf-8")))
    assert list(rows[0])[:3] == ["subject", "years", "state"]
    assert len(rows) == 24
    assert {row["state"] for row in rows} == {"1", "2", "3", "4"}
    assert found.stdout.splitlines()[0].startswith("area,as_of,last_grade,years,grade,chance")


def test_an_unknown_area_is_refused_with_those_that_there_are(invented, run):
    assert isinstance(run("grade-model", "--area", "boredom").exception, UnknownArea)
