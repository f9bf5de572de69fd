"""Who used linked data stays readable, and whatever is done to that is found."""

import json

import pytest

from firsthand.engines import working_folder
from firsthand.engines.folders import access
from tests.engines.folders.places import by, keys, made, opened

pytestmark = pytest.mark.requirement("R22")
WORDS = "five words drawn by lot"


def checked(tmp_path, *, passphrase="", noted=""):
    wrappers = keys(tmp_path, passphrase=passphrase)
    return working_folder.checked_log(tmp_path / "study", key=wrappers, noted=noted)


@pytest.fixture
def used(tmp_path):
    """Return the log of a folder that was made, written to, opened and read."""
    made(tmp_path)
    opened(tmp_path, days=1).read("records.parquet")
    return tmp_path / "study" / access.LOG


def change(log, number, /, **fields):
    lines = log.read_text().splitlines()
    lines[number] = json.dumps(json.loads(lines[number]) | fields)
    log.write_text("\n".join(lines) + "\n")


def test_each_use_is_told_with_who_when_what_for_and_how_many(tmp_path, used):
    found = checked(tmp_path)
    assert found.whole is True
    told = [(one.act, one.command, one.file, one.records) for one in found.lines]
    assert told == [
        ("created", "link", "", None),
        ("wrote", "link", "records.parquet", 50),
        ("opened", "linked judge", "", None),
        ("read", "linked judge", "records.parquet", 50),
    ]
    last = found.lines[-1]
    assert (last.who, last.at) == ("anne", "2026-03-03T10:00:00+00:00")
    assert last.why == "to see how the lists overlap"


def test_a_command_adds_what_reading_does_not_tell(tmp_path, used):
    opened(tmp_path, days=1).note("judged", records=7)
    assert checked(tmp_path).lines[-1].records == 7


def test_a_use_without_a_reason_is_one_for_the_purpose_of_the_folder(tmp_path):
    made(tmp_path)
    working_folder.WorkingFolder.open(
        tmp_path / "study", key=keys(tmp_path), access=by("ben", why="")
    )
    assert checked(tmp_path).lines[-1].why == "to see how the lists overlap"


def test_the_log_outlives_the_data(tmp_path, used):
    opened(tmp_path, days=2).delete()
    found = checked(tmp_path)
    assert found.whole is True
    assert [one.act for one in found.lines][-2:] == ["opened", "deleted"]


def test_what_somebody_types_cannot_pass_for_a_line(tmp_path):
    made(tmp_path)
    wrappers = keys(tmp_path)
    forged = by("ben\n{}", why="a" * 1000)
    working_folder.WorkingFolder.open(tmp_path / "study", key=wrappers, access=forged)
    found = checked(tmp_path)
    assert found.whole is True
    assert (found.lines[-1].who, len(found.lines[-1].why)) == ("ben {}", 300)


def test_a_changed_word_is_found(tmp_path, used):
    change(used, 3, who="nobody")
    assert checked(tmp_path).problems[0] == "Line 4: what it says was changed."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("records", one) for one in ("many", [1], 1.5)),
        *(("seal", one) for one in (5, "é", "\ud800")),
        *(("number", one) for one in (float("nan"), None)),
        *((name, 5) for name in ("hash", "who", "act")),
    ],
)
def test_a_value_that_no_line_can_hold_is_told_and_stops_no_check(tmp_path, used, field, value):
    change(used, 1, **{field: value})
    found = checked(tmp_path)
    assert found.whole is False
    assert "ine 2" in " ".join(found.problems)


def test_a_word_that_a_terminal_could_not_read_is_kept_as_far_as_it_could(tmp_path):
    made(tmp_path)
    torn = by("ben\udcff")
    working_folder.WorkingFolder.open(tmp_path / "study", key=keys(tmp_path), access=torn)
    assert checked(tmp_path).lines[-1].who == "ben?"


def test_a_line_taken_out_is_found(tmp_path, used):
    lines = used.read_text().splitlines(keepends=True)
    used.write_text("".join(lines[:2] + lines[3:]))
    assert "lines were taken out" in checked(tmp_path).problems[0]


def test_lines_cut_off_the_end_are_found(tmp_path, used):
    lines = used.read_text().splitlines(keepends=True)
    used.write_text("".join(lines[:2]))
    assert checked(tmp_path).problems == ("There are 2 lines, and access-log.head knows of 4.",)


@pytest.mark.parametrize(("sealing", "whole"), [(b"guessed", False), (None, None)])
def test_a_log_written_anew_without_the_key_does_not_pass_for_whole(
    tmp_path, used, sealing, whole
):
    of = working_folder.met(used.parent, key=keys(tmp_path), access=by(days=1)).facts
    used.unlink()
    forger = access.AccessLog(folder=used.parent, first=of.hash, sealing=sealing)
    forger.add(by("nobody"), "created")
    assert checked(tmp_path).whole is whole


def test_a_changed_statement_of_the_folder_is_found(tmp_path, used):
    file = tmp_path / "study" / "folder.json"
    file.write_text(file.read_text().replace("2026-03-31", "2026-05-31"))
    assert "what folder.json says was changed" in checked(tmp_path).problems[0]


def test_an_older_copy_put_back_is_found_with_a_hash_that_was_noted(tmp_path):
    made(tmp_path)
    folder = tmp_path / "study"
    older = {name: (folder / name).read_bytes() for name in (access.LOG, access.HEAD)}
    opened(tmp_path, days=1).read("records.parquet")
    noted = checked(tmp_path).lines[-1].hash
    assert checked(tmp_path, noted=noted).whole is True
    for name, content in older.items():
        (folder / name).write_bytes(content)
    assert checked(tmp_path).whole is True  # the stated limit
    assert "lines are gone" in checked(tmp_path, noted=noted).problems[0]


def test_without_the_passphrase_the_seals_are_not_known_to_be_right(tmp_path):
    made(tmp_path, passphrase=WORDS)
    assert checked(tmp_path, passphrase=WORDS).whole is True
    found = checked(tmp_path)
    assert found.whole is None
    assert "The seals were not checked" in found.unknown[0]


def test_a_deletion_without_the_key_is_told_as_not_sealed(tmp_path):
    made(tmp_path, passphrase=WORDS)
    working_folder.met(tmp_path / "study", key=keys(tmp_path), access=by(days=90))
    found = checked(tmp_path, passphrase=WORDS)
    assert found.problems == ()
    assert "Line 3 (expired) was written without the key" in found.unknown[0]


def test_a_lost_seal_is_found(tmp_path, used):
    head = used.with_name(access.HEAD)
    head.write_text(json.dumps(json.loads(head.read_text()) | {"seal": ""}))
    assert "lost its seal" in checked(tmp_path).problems[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        *((one, "is not there") for one in (None, "{}", '{"hash":"x"}', '{"lines":1e400}')),
        ('{"lines":4,"hash":"x","seal":"é"}', "Line 4 is another one"),
    ],
)
def test_a_head_that_cannot_be_read_is_told(tmp_path, used, content, word):
    head = used.with_name(access.HEAD)
    head.unlink() if content is None else head.write_text(content)
    assert word in checked(tmp_path).problems[0]


def test_a_head_of_another_log_is_found(tmp_path, used):
    head = used.with_name(access.HEAD)
    head.write_text(json.dumps(json.loads(head.read_text()) | {"hash": "x"}))
    assert checked(tmp_path).problems == ("Line 4 is another one than access-log.head knows.",)


def test_a_line_that_was_torn_by_a_crash_is_told_and_harms_no_later_one(tmp_path, used):
    with open(used, "a") as file:
        file.write('{"act": "re')
    opened(tmp_path, days=2)
    found = checked(tmp_path)
    assert len(found.lines) == 5
    assert found.problems[0].startswith("Line 5 of access-log.jsonl is not whole")
    assert len(found.problems) == 1
