"""`firsthand read`: one object for each file, refused or not."""

import json
from dataclasses import replace
from datetime import date

import pytest

from firsthand.cli import read_shapes
from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Statement
from tests.store.invented import mention, problem, reading, sighting

KEYS = (
    "file",
    "authority",
    "la_code",
    "framework",
    "kind",
    "inspection_start",
    "inspection_end",
    "published_on",
    "lead_inspector",
    "inspectors_stated",
    "improvement_items",
    "visit_theme",
    "grades",
    "harms",
    "evidence_stated",
    "not_found",
    "problems",
)
HARMS = ("neglect", "missing-children")


def shape(*statements, **changes):
    told = replace(sighting(), statements=statements, **changes)
    return read_shapes.of_file("a.pdf", reading(told), HARMS)


def said(field, value, page=1):
    return Statement(field=field, value=value, place=Place(page=page))


def test_every_key_is_there_whether_read_or_refused():
    refused = Reading(source=None, problems=(problem("not-a-pdf"),))
    for one in (shape(), read_shapes.of_file("a.pdf", refused, HARMS)):
        assert set(KEYS) <= set(one)
        assert set(one["evidence_stated"]) == {"records", "children", "parents", "staff"}


def test_harms_are_counted_over_all_headings_and_named_when_nought():
    mentions = (mention("neglect", heading="A"), mention("neglect", heading="B"))
    assert shape(mentions=mentions)["harms"] == {
        "neglect": {"strict": 6, "wide": 8},
        "missing-children": {"strict": 0, "wide": 0},
    }


def test_counts_are_numbers_and_vague_counts_are_words():
    found = shape(said("improvement_items", "8"), said("evidence_records", "at least 15"))
    assert found["improvement_items"] == 8
    assert found["evidence_stated"]["records"] == "at least 15"


def test_every_null_has_a_reason():
    found = shape(Statement(field="visit_theme", value=None, absent_because="It has none."))
    assert found["not_found"]["visit_theme"] == "It has none."
    nulls = {field for field, value in found.items() if value is None}
    assert nulls <= set(found["not_found"])
    assert {f"evidence_stated.{name}" for name in read_shapes.EVIDENCE} <= set(
        found["not_found"]
    )


def test_the_framework_is_the_family_and_its_version_stands_beside():
    found = shape(said("framework", "ilacs-2018"))
    assert (found["framework"], found["framework_version"]) == ("ilacs", "ilacs-2018")


def test_a_day_of_publication_that_is_not_stated_is_not_guessed():
    missing = Statement(field="published_on", value=None, absent_because="It does not say.")
    found = shape(missing, published_on=date(2020, 3, 1))
    assert found["published_on"] is None
    assert found["not_found"]["published_on"] == "It does not say."


def test_pages_stand_beside_the_facts():
    pages = shape(said("improvement_items", "8", page=4))["pages"]
    assert pages["improvement_items"] == [4]
    assert pages["grades.overall"] == [1]
    assert pages["harms.neglect"] == [2, 3]


def test_a_table_has_one_line_for_each_fact():
    lines = {line["field"]: line for line in read_shapes.lines(shape())}
    assert lines["grades.overall"]["value"] == "Good"
    assert lines["harms.neglect"]["value"] == "strict 3, wide 4"
    assert lines["evidence_stated.staff"]["not_found_because"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.pdf", b"<!DOCTYPE html><html><body>404</body></html>", "web-page"),
        ("empty.pdf", b"", "empty"),
        ("table.csv", b"time_period,time_identifier,geographic_level\n", "not-a-report"),
    ],
)
def test_what_is_no_report_is_refused_file_by_file(run, tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    found = run("read", str(path), str(tmp_path / "absent.pdf"), "--format", "json")
    first, second = json.loads(found.stdout)
    assert found.exit_code == 1
    assert first["file"] == str(path)
    assert first["problems"][0]["reason"] == reason
    assert second["problems"][0]["reason"] == "no-such-file"


def test_no_file_at_all_is_wrong_usage(run):
    assert run("read").exit_code == 2


def test_a_real_report_is_read_in_full(run, public):
    (path,) = public.rglob("80543_rotherham/*19 november 2014.pdf")
    found = run("read", str(path), "--format", "json")
    (told,) = json.loads(found.stdout)
    assert found.exit_code == 0
    assert (told["la_code"], told["framework"], told["kind"]) == ("372", "sif", "inspection")
    assert (told["inspection_start"], told["published_on"]) == ("2014-09-16", "2014-11-19")
    assert told["grades"]["overall"].lower() == "inadequate"
    assert told["harms"]["child-sexual-exploitation"]["strict"] >= 30
    assert told["problems"] == []
