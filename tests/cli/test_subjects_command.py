"""`firsthand subjects` on a folder of invented texts."""

import csv
import json

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.services.subjects import record
from tests.domain.surveillance.invented_texts import invented_texts

KEYS = {
    "concept", "terms", "first_seen", "third_place_on", "flagged_on", "quarter", "rank",
    "places", "sources", "q_value", "evidence", "in_harm",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("texts")
    with (place / "letters.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("place", "date", "text"))
        rows.writerows((one.place, one.on.isoformat(), one.body) for one in invented_texts())
        rows.writerow(("Invented Ash", "never", "A row without a date."))
    return place


@pytest.mark.requirement("R10")
def test_it_prints_a_list_of_subjects_with_every_key(run, folder):
    found = run("subjects", str(folder), "--shuffles", "5", "--format", "json")
    assert found.exit_code == 0
    subjects = json.loads(found.stdout)
    assert subjects
    assert all(set(one) == KEYS for one in subjects)
    assert any("vaping" in term for one in subjects for term in one["terms"])
    assert set(subjects[0]["first_seen"][0]) == {"place", "on"}


def test_it_says_what_was_read_and_what_was_not(run, folder):
    found = run("subjects", str(folder), "--shuffles", "2", "--format", "json")
    assert "Read: 160 texts in 1 files" in found.stderr
    assert "letters.csv, line 162" in found.stderr


@pytest.mark.parametrize("form", ["table", "csv"])
def test_it_prints_tables(run, folder, form):
    found = run("subjects", str(folder), "--shuffles", "5", "--format", form)
    assert found.exit_code == 0
    assert "vaping" in found.stdout


def test_a_folder_without_texts_is_refused(run, tmp_path):
    found = run("subjects", str(tmp_path))
    assert isinstance(found.exception, Refused)
    assert "No text could be read" in str(found.exception)


def test_a_folder_that_is_not_there_is_refused(run, tmp_path):
    found = run("subjects", str(tmp_path / "nowhere"))
    assert isinstance(found.exception, Refused)


def test_a_rate_that_is_no_share_is_refused(run, folder):
    found = run("subjects", str(folder), "--rate", "2")
    assert isinstance(found.exception, Refused)
    assert "between 0 and 1" in str(found.exception)


def test_columns_that_are_missing_are_named(run, tmp_path):
    (tmp_path / "a.csv").write_text("name,age\nx,3\n")
    found = run("subjects", str(tmp_path))
    assert "columns for place, date, text" in str(found.exception)


def test_on_request_the_subjects_go_on_the_record_and_no_text_does(invented, run, folder):
    found = run("subjects", str(folder), "--shuffles", "5", "--record", "--format", "json")
    assert found.exit_code == 0
    subjects = json.loads(found.stdout)
    assert f"On the record: {len(subjects)} subjects." in found.stderr
    kept = record.subjects()
    assert len(kept) == len(subjects)
    assert all(len(term.split()) <= 3 for one in kept.values() for term in one.found.terms)
    assert not any(
        line in str(kept) for line in ("in the vaping lounge where", "A row without a date")
    )


@pytest.mark.parametrize("option", ["--shuffles", "--per-quarter"])
def test_more_than_can_be_made_is_refused_before_any_text_is_read(run, folder, option):
    refused = run("subjects", str(folder), option, "1001")
    said = str(refused.exception) + refused.output
    assert refused.exit_code != 0
    assert "1,001" in said
    assert "at most 1,000" in said
    assert "1,000 or fewer" in said
    assert "Read:" not in said
