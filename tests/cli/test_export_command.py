"""`firsthand export`: what an outsider needs to check an inspection, or what is public."""

import json
from datetime import timedelta

import pytest

from firsthand.domain.accountability.canonical import digest
from firsthand.domain.accountability.entry import commitment, leaf_hash
from firsthand.domain.reference.unknown import Unknown
from firsthand.services import building
from firsthand.store import log
from tests.domain.inspection import build, worked
from tests.services.inspecting.worked import published, recorded

BEFORE = (worked.PUBLISHED_ON - timedelta(days=1)).isoformat()


@pytest.fixture(autouse=True)
def ready(db, monkeypatch):
    """Leave the shipped facts alone."""
    monkeypatch.setattr(building, "build", lambda **_: building.Built(was_needed=False))


def test_every_entry_can_be_checked_by_an_outsider(run):
    recorded()
    told = json.loads(run("export", "i-1").stdout)
    assert told["acts"] == len(told["entries"]) > 50
    for one in told["entries"]:
        committed = commitment(one["salt"], one["detail"])
        assert committed == one["commitment"]
        assert one["leaf"] == leaf_hash(
            index=one["index"],
            at=one["at"],
            act=one["act"],
            subject=one["subject"],
            by=one["by"],
            committed=committed,
        )


def test_that_it_was_taken_is_in_the_log(run):
    recorded()
    run("export", "i-1")
    assert [one.act for one in log.load_entries(subject="inspection/i-1")][-1] == "read"


def test_it_can_be_had_as_of_an_earlier_day(run):
    published()
    told = json.loads(run("export", "i-1", "--as-of", BEFORE).stdout)
    assert told["state"] == "answered"
    assert "published" not in {one["act"] for one in told["entries"]}


def test_before_its_opening_there_is_no_inspection(run):
    recorded()
    day = (build.MONDAY - timedelta(days=1)).isoformat()
    assert isinstance(run("export", "i-1", "--as-of", day).exception, Unknown)


def test_an_unknown_inspection_is_refused(run):
    assert isinstance(run("export", "no-such").exception, Unknown)


def test_what_the_public_reads_is_one_document(run, tmp_path):
    published()
    file = tmp_path / "publication.json"
    run("export", "i-1", "--published", "--output", str(file))
    told = json.loads(file.read_text(encoding="utf-8"))
    assert digest(told["document"]) == told["sha256"]
    assert worked.CASE not in file.read_text(encoding="utf-8")


def test_what_is_not_published_by_the_day_is_not_given_out(run):
    published()
    result = run("export", "i-1", "--published", "--as-of", BEFORE)
    assert isinstance(result.exception, Unknown)
