"""The command line: the shapes that others build on, and refusals that help."""

import csv
import json
from io import StringIO

import openpyxl
import pytest

from firsthand.domain.reference.unknown import UnknownArea, UnknownAuthority, UnknownHarm

PICTURE_KEYS = (
    "la_code",
    "authority",
    "harm",
    "state",
    "strict_state",
    "last_looked_on",
    "last_kind",
    "framework",
    "framework_asked",
    "age_days",
    "inspections_since_last_look",
)
ENTRY_KEYS = (
    "published_on",
    "happened_on",
    "kind",
    "framework",
    "area",
    "grade",
    "official_label",
    "meaning",
    "source",
)


def rotherham(run, *more):
    found = run(
        "picture", "--harm", "neglect", "--as-of", "2023-01-01", "--format", "json", *more
    )
    assert found.exit_code == 0
    return next(row for row in json.loads(found.stdout) if row["la_code"] == "372")


def test_a_picture_is_a_list_with_every_key(invented, run):
    row = rotherham(run)
    assert set(PICTURE_KEYS) <= set(row)
    assert (row["authority"], row["harm"]) == ("Rotherham", "neglect")
    assert (row["state"], row["last_looked_on"]) == ("weakness-reported", "2020-03-01")
    assert (row["age_days"], row["inspections_since_last_look"]) == (1036, 1)


def test_a_timeline_without_entries_keeps_its_headings_as_csv(invented, run):
    asked = ("authority", "Rotherham", "--format", "csv", "--as-of")
    full = run(*asked, "2023-01-01").stdout.splitlines()
    empty = run(*asked, "2009-01-01").stdout.splitlines()
    assert len(full) > 1
    assert empty == full[:1]


def test_what_is_not_known_is_null_and_says_why(invented, run):
    row = rotherham(run, "--within-years", "1")
    assert row["last_looked_on"] is None
    assert row["state"] == "not-reported"
    assert row["last_looked_on_unknown_because"]


def test_a_picture_shows_only_what_was_public(invented, run):
    found = run("picture", "--harm", "neglect", "--as-of", "2020-02-29", "--format", "json")
    states = {row["state"] for row in json.loads(found.stdout)}
    assert states == {"not-reported"}


def test_all_harms_can_be_asked_for_at_once(invented, run):
    found = run("picture", "--harm", "all", "--as-of", "2023-01-01", "--format", "json")
    rows = json.loads(found.stdout)
    assert len({row["harm"] for row in rows}) == 21
    assert len(rows) == 21 * len({row["la_code"] for row in rows})


def test_a_harm_may_be_named_more_than_once(invented, run):
    found = run(
        "picture", "--harm", "neglect", "--harm", "missing-children", "--format", "json"
    )
    assert {row["harm"] for row in json.loads(found.stdout)} == {"neglect", "missing-children"}


def test_csv_for_a_pipe_has_the_same_keys_and_no_mark(invented, run):
    found = run("picture", "--harm", "neglect", "--format", "csv")
    header = next(csv.reader(StringIO(found.stdout)))
    assert header[: len(PICTURE_KEYS)] == list(PICTURE_KEYS)


def test_a_workbook_is_written_to_the_file_named(invented, run, tmp_path):
    path = tmp_path / "picture.xlsx"
    found = run("picture", "--harm", "neglect", "--format", "xlsx", "--output", str(path))
    assert found.exit_code == 0
    assert found.stdout == ""
    assert openpyxl.load_workbook(path)["Rows"].max_row > 150


def test_a_workbook_without_a_file_is_refused(invented, run):
    found = run("picture", "--format", "xlsx")
    assert found.exit_code == 2
    assert "--output" in found.stderr


def test_an_authority_has_the_promised_shape(invented, run):
    found = run("authority", "rotherham", "--as-of", "2023-01-01", "--format", "json")
    answer = json.loads(found.stdout)
    assert (answer["authority"], answer["la_code"]) == ("Rotherham", "372")
    assert answer["as_of"] == "2023-01-01"
    assert all(set(ENTRY_KEYS) <= set(entry) for entry in answer["timeline"])
    assert len(answer["coverage"]) == 21
    assert isinstance(answer["indicators"], list)


def test_an_authority_can_be_named_by_its_code(invented, run):
    found = run("authority", "372", "--as-of", "2023-01-01")
    assert found.exit_code == 0
    assert "Outstanding" in found.stdout


def test_the_timeline_hides_what_was_not_yet_public(invented, run):
    found = run("authority", "372", "--as-of", "2021-01-01", "--format", "json")
    published = [entry["published_on"] for entry in json.loads(found.stdout)["timeline"]]
    assert "2020-03-01" in published
    assert max(published) <= "2021-01-01"


def test_every_missing_grade_says_why(invented, run):
    found = run("authority", "372", "--format", "json")
    for entry in json.loads(found.stdout)["timeline"]:
        assert (entry["grade"] is None) == (entry["grade_unknown_because"] is not None)


@pytest.mark.parametrize(
    ("words", "refusal", "hint"),
    [
        (("authority", "Rothrham"), UnknownAuthority, "Rotherham"),
        (("picture", "--harm", "neglekt"), UnknownHarm, "neglect"),
        (("picture", "--area", "leader"), UnknownArea, "leadership"),
    ],
)
def test_an_unknown_word_is_refused_with_suggestions(invented, run, words, refusal, hint):
    found = run(*words)
    assert isinstance(found.exception, refusal)
    assert hint in str(found.exception)
    assert found.stdout == ""


@pytest.mark.parametrize("given", ["2014-13-01", "yesterday", "01/07/2014"])
def test_a_date_that_is_none_is_refused(invented, run, given):
    found = run("picture", "--as-of", given)
    assert found.exit_code == 2
    assert "2014-07-01" in found.stderr


def test_no_age_limit_below_a_year_is_taken(invented, run):
    assert run("picture", "--within-years", "0").exit_code == 2
