"""Whatever a disk or a system refuses is told in words, and leaves what was there."""

import errno

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.engines import private, working_folder
from firsthand.engines.folders import access, ending
from tests.engines.folders.places import NAMES, by, keys, made, opened

pytestmark = pytest.mark.requirement("R22")


def denied(*_, **__):
    raise OSError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize(
    ("call", "act"),
    [
        ("mkdir", lambda folder: private.make(folder / "new")),
        ("mkdir", lambda folder: private.put_beside(folder / "a" / "b", b"")),
        ("open", lambda folder: private.add_line(folder / "log", "line")),
        ("open", lambda folder: private.held(folder / "lock").__enter__()),
    ],
)
def test_what_may_not_be_written_is_told(tmp_path, monkeypatch, call, act):
    if call == "mkdir":
        monkeypatch.setattr(
            private.Path, "mkdir", lambda self, *_, **kind: self.exists() or denied()
        )
    else:
        monkeypatch.setattr(private.os, "open", denied)
    with pytest.raises(Refused, match="cannot be written: Permission denied"):
        act(tmp_path)


def test_a_key_is_written_over_before_it_goes(tmp_path, monkeypatch):
    key, seen = tmp_path / "key", []
    key.write_bytes(b"secret-secret")
    real = private.Path.unlink
    monkeypatch.setattr(
        private.Path, "unlink", lambda self: (seen.append(self.read_bytes()), real(self))
    )
    private.destroy(key)
    assert seen != [b"secret-secret"]
    assert len(seen[0]) == len(b"secret-secret")
    assert not key.exists()
    private.destroy(key)  # what is gone is no error


def test_a_key_that_cannot_be_destroyed_is_told(tmp_path):
    with pytest.raises(Refused, match="cannot be written: Is a directory"):
        private.destroy(tmp_path)


def test_a_folder_whose_log_is_gone_tells_so(tmp_path):
    (made(tmp_path).path / access.LOG).unlink()
    found = working_folder.checked_log(tmp_path / "study", key=keys(tmp_path))
    assert found.whole is False
    assert "There are 0 lines" in found.problems[0]


def test_a_damaged_mark_of_deletion_still_means_deleted(tmp_path):
    (made(tmp_path).path / ending.MARKER).write_text("{")
    with pytest.raises(ending.Deleted, match="on a day unknown by somebody"):
        opened(tmp_path)
    assert not ending.everything(tmp_path / "study")


def test_facts_that_cannot_be_read_are_told(tmp_path):
    file = made(tmp_path).path / "folder.json"
    file.unlink()
    file.mkdir()
    with pytest.raises(Refused, match=r"folder.json cannot be read: Is a directory"):
        opened(tmp_path)


def test_a_folder_that_vanished_under_a_command_is_told(tmp_path):
    folder = made(tmp_path)
    folder.path.rename(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="cannot be written: No such file"):
        folder.read("records.parquet")
    assert opened(tmp_path, name="elsewhere").read("records.parquet") == NAMES
    assert by().who == "anne"
