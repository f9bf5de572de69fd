"""Where files lie follows from the environment; what makes no sense there is refused."""

import importlib

import pytest
from django.core.exceptions import ImproperlyConfigured

from firsthand.config import file_store


@pytest.fixture
def set_up(monkeypatch, tmp_path):
    """Return a function that reads the settings anew in an environment."""
    monkeypatch.setenv("FIRSTHAND_HOME", str(tmp_path))

    def read(**environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return importlib.reload(file_store)

    yield read
    monkeypatch.undo()
    importlib.reload(file_store)


def test_files_lie_in_a_folder_beside_the_database_by_default(set_up, tmp_path):
    found = set_up()
    assert found.STORAGES["evidence"]["OPTIONS"] == {
        "location": str(tmp_path / "var" / "files")
    }
    assert found.FILE_KEYS_MADE.is_relative_to(tmp_path / "var" / "keys")


def test_files_lie_in_a_bucket_when_one_is_named(set_up):
    found = set_up(
        FIRSTHAND_FILES_S3_BUCKET="evidence", FIRSTHAND_FILES_S3_ENDPOINT="https://s3.example"
    )
    evidence = found.STORAGES["evidence"]
    assert evidence["BACKEND"] == "storages.backends.s3.S3Storage"
    assert evidence["OPTIONS"]["bucket_name"] == "evidence"
    assert evidence["OPTIONS"]["endpoint_url"] == "https://s3.example"
    assert "region_name" not in evidence["OPTIONS"]


def test_the_limit_of_a_request_follows_from_that_of_a_file(set_up):
    found = set_up(FIRSTHAND_FILE_LIMIT_MB="100")
    assert found.FILE_LIMIT == 100 * 1024**2
    assert found.REQUEST_LIMIT > 4 * found.FILE_LIMIT
    assert found.FILE_UPLOAD_MAX_MEMORY_SIZE == found.REQUEST_LIMIT


@pytest.mark.parametrize("given", ["0", "-1", "many", "5000", "1.5"])
def test_a_limit_that_is_none_is_refused_with_what_is_needed(set_up, given):
    with pytest.raises(ImproperlyConfigured, match="Needed: whole megabytes"):
        set_up(FIRSTHAND_FILE_LIMIT_MB=given)
