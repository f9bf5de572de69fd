"""The folder of fetched files: whole files only, each with its hash."""

from datetime import UTC, datetime

import pytest

from firsthand.sources.keep import Keep, sha256_of

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def keep(tmp_path):
    return Keep(folder=tmp_path / "kept")


def put(keep, name="one.csv", content=b"a,b\n"):
    with keep.beside(name) as part:
        part.write_bytes(content)
        return keep.put(part, name, address="https://example.org/one.csv", fetched_at=NOW)


def test_a_folder_that_is_not_there_holds_nothing(keep):
    assert keep.all() == {}
    assert keep.faults() == ()


def test_what_was_put_is_listed(keep):
    kept = put(keep)
    assert keep.all() == {"one.csv": kept}
    assert kept.sha256 == sha256_of(keep.path("one.csv"))


def test_what_was_written_and_not_put_is_gone(keep):
    with keep.beside("one.csv") as part:
        part.write_bytes(b"half")
    assert list(keep.folder.iterdir()) == []


def test_a_part_keeps_the_ending_that_its_reader_goes_by(keep):
    with keep.beside("one.csv") as part:
        assert part.suffix == ".csv"


def test_a_second_file_stands_beside_the_first(keep):
    put(keep)
    put(keep, "two.csv", b"c\n")
    assert sorted(keep.all()) == ["one.csv", "two.csv"]


def test_a_file_changed_since_it_was_fetched_is_told(keep):
    put(keep)
    keep.path("one.csv").write_bytes(b"other\n")
    assert [fault.reason for fault in keep.faults()] == ["changed-since-fetched"]


def test_a_file_that_went_missing_is_told(keep):
    put(keep)
    keep.path("one.csv").unlink()
    assert [fault.reason for fault in keep.faults()] == ["missing"]


@pytest.mark.parametrize(
    "name", ["../one.csv", "a/b.csv", "", "..", "manifest.json", ".part-x"]
)
def test_a_name_that_leads_elsewhere_is_refused(keep, name):
    with pytest.raises(ValueError, match="plain file name"):
        keep.path(name)
