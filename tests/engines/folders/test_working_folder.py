"""Linked data come back to whoever has the key until their last day, and not after."""

import errno
import json
import os
import re
import shutil
import stat
from dataclasses import replace
from datetime import timedelta

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.engines import private, working_folder
from firsthand.engines.folders import ending
from firsthand.engines.folders.ending import Deleted
from firsthand.engines.working_folder import WorkingFolder
from tests.engines.folders.places import LAST_DAY, NAMES, NOW, by, keys, made, opened

pytestmark = pytest.mark.requirement("R22")
WORDS = "five words drawn by lot"


def everything_in(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_what_was_written_comes_back_to_another_command(tmp_path, passphrase):
    made(tmp_path, passphrase=passphrase)
    again = opened(tmp_path, passphrase=passphrase)
    assert again.read("records.parquet") == NAMES
    assert again.names() == ("records.parquet",)


def test_no_name_lies_in_the_folder_in_clear(tmp_path):
    made(tmp_path)
    assert b"Quillfeather" not in everything_in(tmp_path)


def test_nobody_else_may_enter_the_folder_or_read_a_file_of_it(tmp_path):
    folder = made(tmp_path).path
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600, 0o700}
    assert modes[folder / "content"] == 0o700


def test_a_folder_that_was_opened_to_others_says_so(tmp_path):
    folder = made(tmp_path).path
    folder.chmod(0o755)
    assert not working_folder.met(folder, key=keys(tmp_path), access=by()).private


def test_the_last_day_is_still_one(tmp_path):
    made(tmp_path)
    assert opened(tmp_path, days=29).read("records.parquet") == NAMES


def test_on_the_day_after_the_last_the_first_command_deletes_everything_and_says_so(tmp_path):
    made(tmp_path)
    with pytest.raises(Deleted, match=r"\(1 file\) was deleted on 2026-04-01 by anne, as its"):
        opened(tmp_path, days=30)
    assert list((tmp_path / "study" / "content").iterdir()) == []
    assert list((tmp_path / "keys").iterdir()) == []


def test_a_clock_put_back_after_the_end_brings_nothing_back(tmp_path):
    made(tmp_path)
    with pytest.raises(Deleted):
        opened(tmp_path, days=30)
    with pytest.raises(Deleted, match="2026-04-01"):
        opened(tmp_path, days=3)


def test_a_clock_put_back_before_the_end_opens_nothing(tmp_path):
    made(tmp_path)
    opened(tmp_path, days=20)
    with pytest.raises(Refused, match="clock of this computer stands at 2026-03-12"):
        opened(tmp_path, days=10)


def test_a_folder_expires_without_its_passphrase(tmp_path):
    made(tmp_path, passphrase=WORDS)
    standing = working_folder.met(tmp_path / "study", key=keys(tmp_path), access=by(days=30))
    assert standing.ended.why == "expired"
    assert standing.files == ()


@pytest.mark.parametrize("days", [-1, 367])
def test_a_deletion_date_in_the_past_or_after_more_than_a_year_is_refused(tmp_path, days):
    with pytest.raises(Refused, match="not within 366 days from today, 2026-03-02"):
        made(tmp_path, delete_on=NOW.date() + timedelta(days=days))
    assert not (tmp_path / "study").exists()


@pytest.mark.parametrize(("why", "who", "rule"), [(" ", "a", "purpose"), ("a", "", "who")])
def test_a_folder_without_a_purpose_or_somebody_who_answers_is_refused(
    tmp_path, why, who, rule
):
    with pytest.raises(Refused, match=f"states its {rule}"):
        WorkingFolder.create(
            tmp_path / "f", delete_on=LAST_DAY, key=keys(tmp_path), access=by(who, why=why)
        )


def test_the_date_cannot_be_put_off_by_editing_the_file_that_states_it(tmp_path):
    file = made(tmp_path).path / "folder.json"
    file.write_text(file.read_text().replace("2026-03-31", "2027-01-31"))
    with pytest.raises(Refused, match=r"deletion date.* was changed after the folder was made"):
        opened(tmp_path)


def test_a_copy_of_the_folder_opens_no_more_after_the_original_is_deleted(tmp_path):
    folder = made(tmp_path)
    shutil.copytree(folder.path, tmp_path / "copy")
    assert opened(tmp_path, name="copy").read("records.parquet") == NAMES
    folder.delete()
    with pytest.raises(Refused, match="nobody can read the folder"):
        opened(tmp_path, name="copy")


def test_a_copy_that_took_the_passphrase_wrapped_key_along_still_opens(tmp_path):
    # The stated limit: the key of a folder with a passphrase lies in the folder.
    folder = made(tmp_path, passphrase=WORDS)
    shutil.copytree(folder.path, tmp_path / "copy")
    folder.delete()
    assert opened(tmp_path, name="copy", passphrase=WORDS).read("records.parquet") == NAMES


def test_neither_another_installation_nor_another_passphrase_opens_it(tmp_path):
    made(tmp_path)
    made(tmp_path, passphrase=WORDS, name="with-words")
    with pytest.raises(Refused, match="not among the keys here"):
        WorkingFolder.open(tmp_path / "study", key=keys(tmp_path, secret=b"o"), access=by())
    with pytest.raises(Refused, match="none is given"):
        opened(tmp_path, name="with-words")
    with pytest.raises(Refused, match="passphrase is another one"):
        opened(tmp_path, name="with-words", passphrase=WORDS + "!")


def test_a_short_passphrase_is_refused(tmp_path):
    with pytest.raises(Refused, match="fewer than 12 characters"):
        made(tmp_path, passphrase="elevenchars")


def test_work_that_would_fill_the_memory_is_not_done(tmp_path):
    file = made(tmp_path, passphrase=WORDS).path / "folder.json"
    told = json.loads(file.read_text())
    told["wrap"]["scrypt"][0] = 2**30
    file.write_text(json.dumps(told))
    with pytest.raises(Refused, match="does not open"):
        opened(tmp_path, passphrase=WORDS)


def test_a_changed_file_is_not_read(tmp_path):
    folder = made(tmp_path)
    file = folder.path / "content" / "records.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"\0")
    with pytest.raises(Refused, match="not what was written there"):
        folder.read("records.parquet")


def test_a_file_in_the_place_of_another_is_not_read(tmp_path):
    folder = made(tmp_path)
    folder.write("pairs.parquet", b"pairs")
    content = folder.path / "content"
    os.replace(content / "pairs.parquet", content / "records.parquet")
    with pytest.raises(Refused, match="not what was written there"):
        folder.read("records.parquet")


def test_a_file_that_is_not_there_is_told_with_those_that_are(tmp_path):
    with pytest.raises(Refused, match=r"no pairs.parquet; it holds records.parquet"):
        made(tmp_path).read("pairs.parquet")


@pytest.mark.parametrize("name", ["../out", "A", "", "a/b", "a.part", "Zoë"])
def test_a_name_leads_nowhere_else_and_names_nobody(tmp_path, name):
    with pytest.raises(ValueError, match="no name"):
        made(tmp_path).write(name, b"")


def test_what_is_no_working_folder_is_left_alone(tmp_path):
    with pytest.raises(Refused, match=r"no working folder: there is no folder.json"):
        opened(tmp_path, name=".")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{", "damaged"),
        ('{"form": "x"}', "another program's"),
        ("[]", "another program's"),
        ('{"form": "firsthand-working-folder-1"}', "damaged"),
        ('{"form": "firsthand-working-folder-2"}', "pip install --upgrade"),
    ],
)
def test_a_newer_form_and_a_damaged_one_are_told_apart(tmp_path, text, word):
    file = made(tmp_path).path / "folder.json"
    file.write_text(text)
    with pytest.raises(Refused, match=word):
        opened(tmp_path)


def test_a_folder_that_holds_something_is_not_taken(tmp_path):
    (tmp_path / "study").mkdir()
    (tmp_path / "study" / "mine.txt").write_text("keep")
    with pytest.raises(Refused, match="there already"):
        made(tmp_path)
    assert (tmp_path / "study" / "mine.txt").read_text() == "keep"


def test_an_empty_folder_is_taken_and_shut(tmp_path):
    (tmp_path / "study").mkdir(mode=0o755)
    assert stat.S_IMODE(made(tmp_path).path.stat().st_mode) == 0o700


def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    folder = made(tmp_path)
    monkeypatch.setattr(private.os, "fsync", full)
    with pytest.raises(Refused, match="disk is full"):
        folder.write("records.parquet", b"other")
    monkeypatch.undo()
    assert folder.read("records.parquet") == NAMES
    assert [path.name for path in ending.everything(folder.path)] == ["records.parquet"]


def test_a_disk_that_is_full_from_the_start_leaves_no_half_a_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(private.os, "fsync", full)
    with pytest.raises(Refused, match="disk is full"):
        made(tmp_path)
    assert not (tmp_path / "study").exists()


def test_a_place_where_nothing_may_be_written_is_told(tmp_path):
    (tmp_path / "study").write_text("a file")
    with pytest.raises(Refused, match="there already"):
        made(tmp_path)
    with pytest.raises(Refused, match="study cannot be written: File exists"):
        made(tmp_path, name="study/inside")


def test_a_deletion_that_was_cut_short_is_finished_by_the_next_command(tmp_path, monkeypatch):
    folder = made(tmp_path)
    monkeypatch.setattr(ending.private, "destroy", full)
    with pytest.raises(OSError, match="No space"):
        folder.delete()
    monkeypatch.undo()
    assert ending.files(folder.path)
    with pytest.raises(Deleted, match="as it was asked for"):
        opened(tmp_path, days=1)
    assert not ending.everything(folder.path)
    assert [line.act for line in folder._log.lines()][-1] == "deleted"


def test_deleting_twice_is_recorded_once(tmp_path):
    folder = made(tmp_path)
    assert folder.delete() == folder.delete()
    assert [line.act for line in folder._log.lines()].count("deleted") == 1


def test_a_deletion_that_did_not_meet_the_key_says_so_until_the_key_is_destroyed(tmp_path):
    folder = made(tmp_path)
    shutil.copytree(folder.path, tmp_path / "copy")
    elsewhere = replace(keys(tmp_path, secret=b"o"), beside=tmp_path / "other")
    ended = working_folder.delete(folder.path, key=elsewhere, access=by("ben"))
    assert ended.key_elsewhere and not ending.everything(folder.path)
    assert "copies of the folder still open where the lists were linked" in ended.sentence
    assert opened(tmp_path, name="copy").read("records.parquet") == NAMES  # so it is

    ended = working_folder.delete(folder.path, key=keys(tmp_path), access=by("ben"))
    assert not ended.key_elsewhere and "still open" not in ended.sentence
    assert "still open" not in (folder.path / "README.txt").read_text("utf-8")
    assert [line.act for line in folder._log.lines()][-2:] == ["deleted", "key destroyed"]
    with pytest.raises(Refused, match="nobody can read the folder"):
        opened(tmp_path, name="copy")


def test_a_command_that_was_at_work_meets_the_deletion(tmp_path):
    folder, other = made(tmp_path), opened(tmp_path)
    working_folder.delete(folder.path, key=keys(tmp_path), access=by("ben"))
    with pytest.raises(Deleted, match="by ben, as it was asked for"):
        other.write("records.parquet", b"again")
    assert not ending.everything(folder.path)


def test_the_readme_says_in_clear_what_lies_there_and_that_it_is_gone(tmp_path):
    folder = made(tmp_path)
    said = (folder.path / "README.txt").read_text()
    for needed in ("overlap", "anne", "2026-03-31", "firsthand linked delete"):
        assert needed in said
    folder.delete()
    assert re.match(r"The content .* was deleted", (folder.path / "README.txt").read_text())


def test_two_commands_do_not_use_a_folder_at_once(tmp_path):
    lock = made(tmp_path).path / "lock"
    with (
        private.held(lock),
        pytest.raises(Refused, match="Another command has been using"),
        private.held(lock, wait=0.1),
    ):
        pass
    assert opened(tmp_path).read("records.parquet") == NAMES


def test_a_folder_is_held_while_something_is_read_changed_and_written_back(tmp_path):
    folder = made(tmp_path)
    with folder.held():
        folder.write("judged.json", folder.read("records.parquet")[:3])
    assert folder.read("judged.json") == b"Zeb"
    with (
        folder.held(),
        pytest.raises(Refused, match="Another"),
        private.held(folder.path / "lock", wait=0),
    ):
        pass


def test_a_system_without_locks_is_told(tmp_path, monkeypatch):
    def none(_):
        raise ImportError

    monkeypatch.setattr(private, "import_module", none)
    with pytest.raises(Refused, match="within WSL"):
        made(tmp_path)
