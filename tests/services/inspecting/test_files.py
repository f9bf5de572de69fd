"""Files are kept encrypted or not at all, opened by the team alone, with a trace."""

import errno
import json
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.permission import TABLE
from firsthand.engines import file_keys, storage
from firsthand.services.inspecting import file_care, files
from firsthand.services.inspecting.recording import UnknownConduct, open_ledger
from firsthand.store import log
from firsthand.store.models.ledger import KeptFile, ScanResult
from tests.domain.inspection import build
from tests.domain.inspection.attached import DOCX, PDF
from tests.engines.fake_clamd import EICAR, clamd
from tests.services.inspecting.conftest import INSPECTION, wanted

SECRET = b"Notes of what a child said.\n" * 5000
pytestmark = pytest.mark.usefixtures("kept_files")


def keep(name="notes.txt", content=SECRET, by=build.INSPECTOR, **given):
    return files.keep(wanted(by), name, content, **given)


def opened(file_id, by=build.INSPECTOR):
    info, content = files.open_file(wanted(by), file_id)
    return info, b"".join(content)


def entries(act):
    found = log.load_entries(subject=f"inspection/{INSPECTION}", details=True)
    return [json.loads(one.detail) for one in found if one.act == act]


def test_a_file_comes_back_as_it_was_with_what_is_known_of_it(at_work):
    file = keep()
    info, content = opened(file.file_id)
    assert content == SECRET
    assert info.file == file
    assert file.sha256 == sha256(SECRET).hexdigest()
    assert (file.name, file.size, file.media_type) == ("notes.txt", len(SECRET), "text/plain")


def test_what_lies_in_the_storage_is_encrypted_under_a_name_that_tells_nothing(
    at_work, kept_files
):
    file = keep("Child K-014 ../../x.txt")
    (stored,) = kept_files.iterdir()
    assert stored.name == file.file_id
    assert b"child" not in stored.read_bytes()
    assert stored.stat().st_mode & 0o077 == 0
    assert KeptFile.objects.get().key_id == files.file_contents.keys().newest.key_id


def test_the_database_alone_opens_nothing(at_work, settings, tmp_path):
    file = keep()
    settings.FILE_KEYS_MADE = tmp_path / "another" / "key"
    with pytest.raises(Refused, match="not among the keys"):
        opened(file.file_id)


def test_after_a_rotation_of_keys_old_files_open_and_new_ones_take_the_new_key(
    at_work, settings, tmp_path
):
    old = keep("old.txt")
    before = settings.FILE_KEYS_MADE.read_text()
    rotated = tmp_path / "rotated"
    rotated.write_text(f"{file_keys.new_line()}\n{before}")
    settings.FILE_KEYS = str(rotated)
    new = keep("new.txt")
    assert opened(old.file_id)[1] == opened(new.file_id)[1] == SECRET
    assert len(set(KeptFile.objects.values_list("key_id", flat=True))) == 2


def test_keeping_is_logged_without_the_name_of_the_file(at_work):
    file = keep("Jane Doe.txt")
    assert entries("file-kept") == [
        {"file": file.file_id, "sha256": file.sha256, "size": file.size}
    ]


def test_a_refusal_is_logged_without_the_name_and_says_it_to_the_sender(at_work):
    with pytest.raises(Refused, match=r"“Jane Doe\.pdf”: By its name it is a PDF"):
        keep("Jane Doe.pdf", DOCX)
    (told,) = entries("refused")
    assert "Jane" not in json.dumps(told)
    assert KeptFile.objects.count() == 0


def test_each_opening_is_logged_before_the_content_is_handed_out(at_work):
    file = keep()
    files.open_file(wanted(build.REVIEWER), file.file_id)
    assert entries("read") == [{"what": f"file {file.file_id}"}]


@pytest.mark.parametrize("actor", build.EVERYBODY, ids=lambda one: one.role.value + one.code)
def test_only_the_team_opens_a_file(at_work, actor):
    file = keep()
    if actor in (build.LEAD, build.INSPECTOR, build.REVIEWER, build.SECOND_REVIEWER):
        assert opened(file.file_id, actor)[1] == SECRET
        return
    with pytest.raises((Refused, UnknownConduct)):
        opened(file.file_id, actor)
    assert entries("read") == []


@pytest.mark.parametrize("actor", build.EVERYBODY, ids=lambda one: one.role.value + one.code)
def test_only_those_who_may_add_evidence_keep_files(at_work, actor):
    assert "evidence" in TABLE
    if actor in (build.LEAD, build.INSPECTOR):
        assert keep(by=actor)
        return
    with pytest.raises((Refused, UnknownConduct)):
        keep(by=actor)
    assert KeptFile.objects.count() == 0


def test_no_file_is_kept_before_the_fieldwork(begun):
    with pytest.raises(Refused, match="cannot be done now"):
        keep()


def test_a_file_of_another_inspection_does_not_exist_here(at_work):
    open_ledger("i-2", build.opened(title="Another"), by=build.LEAD, now=build.START)
    joining = files.Wanted(inspection_id="i-2", by=build.QUALITY, now=build.START)
    lead = build.joined(build.LEAD, build.Part.LEAD)
    files.recording.record(joining, "joined", lambda _before: [lead])
    file = keep()
    asked = files.Wanted(inspection_id="i-2", by=build.LEAD, now=build.START)
    for act in (files.told, files.open_file):
        with pytest.raises(files.UnknownFile):
            act(asked, file.file_id)
    with pytest.raises(files.UnknownFile):
        files.attached(asked, [file.file_id])
    with pytest.raises(files.UnknownFile):
        opened("0" * 32)
    (objection,) = files.objections_to_attached("i-2", [file])
    assert objection.rule == "file-of-inspection"
    assert files.objections_to_attached(INSPECTION, [file]) == ()


def test_the_same_file_sent_again_is_kept_once(at_work, kept_files):
    assert keep() == keep()
    assert len(list(kept_files.iterdir())) == 1
    assert keep("other name.txt") != keep()


def test_a_file_that_was_damaged_is_kept_anew_when_it_is_sent_again(at_work, kept_files):
    first = keep()
    (kept_files / first.file_id).write_bytes(b"gone")
    assert opened(keep().file_id)[1] == SECRET


# Sizes.


class Endless:
    """A stream that never ends, and counts what was read of it."""

    read_so_far = 0

    def read(self, size):
        self.read_so_far += size
        return b"x" * size


def test_two_gigabytes_are_refused_unread_where_the_size_is_told(at_work):
    stream = Endless()
    with pytest.raises(Refused, match="larger than 25 megabytes"):
        keep("film.mp4", stream, size=2 * 1024**3)
    assert stream.read_so_far == 0


def test_a_stream_that_is_longer_than_it_said_is_read_to_the_limit_only(at_work, settings):
    settings.FILE_LIMIT = 1024**2
    stream = Endless()
    with pytest.raises(Refused, match="larger than 1 megabytes"):
        keep("notes.txt", stream, size=10)
    assert stream.read_so_far <= 1024**2 + 1


# Trouble.


class Full(storage.Folder):
    """A folder on a disk that fills up in the middle of a file."""

    def _save(self, name, content):
        def filling():
            yield next(content.chunks())[:100]
            raise OSError(errno.ENOSPC, "No space left on device")

        class Filling:
            chunks = staticmethod(filling)

        return super()._save(name, Filling)


def test_a_full_disk_is_said_in_words_and_leaves_nothing(at_work, settings, kept_files):
    evidence = {**settings.STORAGES["evidence"], "BACKEND": f"{__name__}.Full"}
    settings.STORAGES = {**settings.STORAGES, "evidence": evidence}
    with pytest.raises(Refused, match=r"the disk is full.*not lost"):
        keep()
    assert list(kept_files.iterdir()) == []
    assert KeptFile.objects.count() == 0
    assert len(entries("refused")) == 1


def test_a_row_that_cannot_be_written_takes_the_content_with_it(
    at_work, kept_files, monkeypatch
):
    def broken(*_args, **_kwargs):
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(log, "append", broken)
    with pytest.raises(RuntimeError):
        keep()
    assert list(kept_files.iterdir()) == []
    assert KeptFile.objects.count() == 0


def test_without_the_extra_a_bucket_says_how_to_get_it(at_work, settings):
    bucket = {"BACKEND": "storages_that_are_lacking.S3Storage", "OPTIONS": {"bucket_name": "b"}}
    settings.STORAGES = {**settings.STORAGES, "evidence": bucket}
    with pytest.raises(Refused, match=r"pip install 'firsthand\[s3\]'"):
        keep()


@pytest.mark.parametrize("harm", [b"", b"FHE1" + bytes(80), b"plain text in its place"])
def test_a_file_that_was_tampered_with_is_not_handed_out(at_work, kept_files, harm):
    file = keep()
    (kept_files / file.file_id).write_bytes(harm)
    with pytest.raises(Refused, match="not what was taken in"):
        opened(file.file_id)
    assert entries("read") == []
    assert [one[0] for one in file_care.damaged()] == [file.file_id]


def test_a_file_in_the_place_of_another_is_not_handed_out(at_work, kept_files):
    one, other = keep("one.txt", b"one"), keep("other.txt", b"other")
    (kept_files / one.file_id).write_bytes((kept_files / other.file_id).read_bytes())
    with pytest.raises(Refused, match="not what was taken in"):
        opened(one.file_id)


def test_a_file_that_is_gone_is_said_to_be_gone(at_work, kept_files):
    file = keep()
    (kept_files / file.file_id).unlink()
    with pytest.raises(Refused, match="cannot be had"):
        opened(file.file_id)


def test_what_a_crash_left_is_swept_and_nothing_else(at_work, kept_files):
    file = keep()
    for name in ("f" * 32, f"{'e' * 32}.abcd.part"):
        (kept_files / name).write_bytes(b"half")
    now = timezone.now()
    assert file_care.sweep(now=now) == ()
    assert len(file_care.sweep(now=now + timedelta(hours=2))) == 2
    assert [one.name for one in kept_files.iterdir()] == [file.file_id]


# Scans.


def test_without_a_scanner_a_file_is_not_scanned_and_opens_with_a_warning(at_work):
    file = keep()
    info, _ = opened(file.file_id)
    assert info.state.word == "not-scanned"
    assert "No virus scanner is set up" in info.state.said
    assert ScanResult.objects.get().verdict == "not-scanned"
    assert DBTaskResult.objects.count() == 0


def test_with_a_scanner_a_file_waits_until_it_was_scanned(at_work, settings):
    with clamd() as (address, _):
        settings.CLAMD = address
        file = keep()
        assert files.states([file.file_id])[file.file_id].word == "waiting"
        assert opened(file.file_id)[1] == SECRET
        (task,) = DBTaskResult.objects.all()
        assert task.args_kwargs["args"] == [file.file_id]
        assert task.task.call(*task.args_kwargs["args"]) == "clean"
    assert files.states([file.file_id])[file.file_id].said == "A virus scan found nothing."


def test_an_infected_file_is_neither_opened_nor_attached(at_work, settings):
    with clamd() as (address, _):
        settings.CLAMD = address
        file = keep("virus.txt", EICAR)
        files.scan(file.file_id, now=build.START)
    with pytest.raises(Refused, match="Eicar-Signature"):
        opened(file.file_id)
    (objection,) = files.objections_to_attached(INSPECTION, [file])
    assert objection.rule == "file-infected"
    assert entries("read") == []


def test_what_was_found_once_is_not_undone_by_a_later_scan(at_work, settings):
    file = keep("virus.txt", EICAR)
    for manner in ("usual", "half"):
        with clamd(manner) as (address, _):
            settings.CLAMD = address
            files.scan(file.file_id, now=build.START)
    assert files.states([file.file_id])[file.file_id].word == "infected"


def test_a_scanner_that_fails_leaves_the_file_not_scanned_with_the_reason(at_work, settings):
    file = keep()
    settings.CLAMD = "tcp://127.0.0.1:1"
    state = files.scan(file.file_id, now=build.START)
    assert state.word == "not-scanned"
    assert "could not be asked" in state.said


def test_a_damaged_file_is_not_scanned(at_work, settings, kept_files):
    file = keep()
    (kept_files / file.file_id).write_bytes(b"?")
    with clamd() as (address, _):
        settings.CLAMD = address
        assert files.scan(file.file_id, now=build.START).word == "not-scanned"


# Several at once.


def sent(name, content):
    return files.Sent(name=name, content=BytesIO(content), size=len(content))


def test_of_several_files_the_good_ones_are_kept_and_the_others_told(at_work):
    kept, refused = files.keep_each(
        wanted(build.INSPECTOR), [sent("a.pdf", PDF), sent("b.exe", b"MZ"), sent("c.txt", b"")]
    )
    assert [one.name for one in kept] == ["a.pdf"]
    assert [one.reason[:7] for one in refused] == ["“b.exe”", "“c.txt”"]


def test_too_many_files_at_once_are_refused(at_work):
    kept, refused = files.keep_each(wanted(build.INSPECTOR), [sent("a.pdf", PDF)] * 21)
    assert kept == ()
    assert refused[0].rule == "files-at-once"


def test_what_is_recorded_under_a_key_is_not_kept_again(at_work):
    asked = wanted(build.INSPECTOR, key="key-of-this-evidence")
    body = build.evidence()
    files.recording.record(asked, "evidence", lambda _before: [body])
    assert files.keep_each(asked, [sent("a.pdf", PDF)]) == ((), ())
    assert KeptFile.objects.count() == 0
