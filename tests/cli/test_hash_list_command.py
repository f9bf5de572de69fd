"""`firsthand hash-list`: a key, lists without names, and what `firsthand link` makes of it."""

import csv
import io
import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from django.db import connection
from typer.testing import CliRunner

from firsthand.cli import clock, hash_list
from firsthand.cli.commands import app
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.invented.size import Wanted
from firsthand.services import inventing
from firsthand.services.linking import hashed_lists
from firsthand.sources import hashed_list
from tests.engines.invented_lists import DESIGN

pytestmark = [
    pytest.mark.requirement("R6"),
    pytest.mark.requirement("R22"),
]
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
NAMES = ("police", "health", "school")


def run(*words, catch=False):
    return CliRunner().invoke(app, [*map(str, words)], catch_exceptions=catch)


def refused(*words):
    result = run(*words, catch=True)
    assert isinstance(result.exception, Refused), result.output
    return str(result.exception)


@pytest.fixture(autouse=True)
def clock_of_tests(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return the files of invented agencies."""
    folder = tmp_path_factory.mktemp("invented") / "lists"
    inventing.invent(folder, DESIGN, Wanted(children=150), seed=3, progress=lambda *_: None)
    return [folder / f"{name}.csv" for name in NAMES]


@pytest.fixture(scope="module")
def hashed(files, tmp_path_factory):
    """Return a folder with a key and the same lists hashed with it, and what was told."""
    folder = tmp_path_factory.mktemp("hashed")
    key, told = folder / "key", []
    assert run("hash-list", "--make-key", "--key-file", key).exit_code == 0
    for file in files:
        to = folder / f"{file.stem}.parquet"
        result = run("hash-list", file, "--key-file", key, "--yes", "-o", to, "-f", "json")
        assert result.exit_code == 0, result.output
        told.append(json.loads(result.stdout))
    return folder, told


def names_in(files):
    """Return long surnames and homes of the lists, as they were written and as compared."""
    rows = [row for file in files for row in csv.DictReader(io.StringIO(file.read_text()))]
    told = {row["surname"] for row in rows if len(row["surname"]) >= 7}
    told |= {row["postcode"] for row in rows if row["postcode"]}
    assert len(told) > 100
    return [*told, *(one.lower() for one in told)]


def everything_in(folder: Path):
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_what_was_hashed_is_told_and_nobody_else_may_read_it(hashed):
    folder, told = hashed
    assert [one["list"] for one in told] == [*NAMES]
    assert told[0]["form"] == "firsthand-hashed-list-1"
    assert told[0]["confirmed"] is True
    assert len({one["key"] for one in told}) == 1
    assert "surname" in told[0]["columns"]
    assert told[0]["carried"] == []
    assert any("pseudonymous" in reason.lower() for reason in told[0]["reasons"])
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_name_and_no_key_is_in_a_hashed_list(files, hashed):
    folder, _ = hashed
    content = b"\n".join((folder / f"{name}.parquet").read_bytes() for name in NAMES)
    tables = [pl.read_parquet(folder / f"{name}.parquet") for name in NAMES]
    texts = content + str([table.rows() for table in tables]).encode()
    assert not [one for one in names_in(files) if one.encode() in texts]
    assert (folder / "key").read_bytes().strip() not in texts


def test_hashed_lists_are_linked_and_that_is_said_with_what_it_loses(hashed, tmp_path):
    folder, _ = hashed
    lists = [folder / f"{name}.parquet" for name in NAMES]
    result = run("link", *lists, "-f", "json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["people"] == sum(row["count"] for row in told["overlaps"]["rows"])
    assert sum(
        row["count"] for row in told["overlaps"]["rows"] if row["police"] * row["school"]
    )
    assert told["confirmed"] is True
    said = " ".join(told["reasons"])
    for needed in ("no name was seen", "cannot be estimated", "not anonymous"):
        assert needed in said


def test_after_a_link_no_name_lies_in_the_database_or_in_var_or_in_the_folder_in_clear(
    db, files, kept_files, settings, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    settings.FOLDER_KEYS, settings.LINK_PASSPHRASE = tmp_path / "var" / "folder-keys", ""
    words = ("--folder", tmp_path / "study", "--delete-on", "2026-07-02", "--purpose", "count")
    assert run("link", *files[:2], "--yes", *words).exit_code == 0
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    written = str(rows).encode() + everything_in(tmp_path)
    assert (tmp_path / "study" / "content" / "records.parquet").stat().st_size > 1000
    assert not [one for one in names_in(files) if one.encode() in written]


def test_what_cannot_meet_is_refused(files, hashed, tmp_path):
    folder, _ = hashed
    other, to = tmp_path / "other-key", tmp_path / "other.parquet"
    words = ("--key-file", other, "--make-key", "--yes", "-o", to)
    told = run("hash-list", files[2], *words).stdout
    assert "Hashed: given_name, surname" in told
    police = folder / "police.parquet"
    assert "different keys" in refused("link", police, to)
    assert "police.parquet is hashed and health.csv is not" in refused("link", police, files[1])
    assert "can meet no other" in refused("link", police)
    assert "Two files are called 'police'" in refused("link", police, police)
    assert "hashed already" in refused("hash-list", police, "--key-file", other, "-o", to)


def test_columns_are_confirmed_as_for_a_link(files, hashed, tmp_path):
    folder, _ = hashed
    odd = tmp_path / "odd.csv"
    odd.write_text(files[0].read_text().replace("surname", "surname now", 1))
    words = ("hash-list", odd, "--key-file", folder / "key", "-o", tmp_path / "odd.parquet")
    result = run(*words, catch=True)
    assert "less than certain" in str(result.exception)
    assert json.loads(result.stderr[result.stderr.index("{\n") :])["lists"][0]["list"] == "odd"
    assert run(*words, "--yes").exit_code == 0
    assert hashed_list.read_hashed_list(tmp_path / "odd.parquet").confirmed


def test_only_counts_are_carried_in_clear_and_a_sender_that_is_left_out_is_told(
    files, hashed, tmp_path
):
    folder, _ = hashed
    sent = tmp_path / "sent.csv"
    lines = files[1].read_text().splitlines()
    sent.write_text("\n".join([lines[0], *(line + "police" for line in lines[1:])]))
    words = ("hash-list", sent, "--key-file", folder / "key", "--yes", "-o", tmp_path / "s")
    assert "who sent a child" in run(*words).stdout
    carried = run(*words, "--carry", "referred_by").stdout
    assert "Carried in clear" in carried
    assert "who sent a child" not in carried
    assert set(hashed_list.read_hashed_list(tmp_path / "s").frame["referred_by"]) == {"police"}
    assert "'surname' cannot be carried" in refused(*words, "--carry", "surname")


def test_what_a_list_does_not_say_is_not_carried_silently(files, hashed, tmp_path):
    folder, _ = hashed
    to = tmp_path / "s.parquet"
    words = ("hash-list", files[1], "--key-file", folder / "key", "--yes", "-o", to)
    assert "no column that is taken for area" in refused(*words, "--carry", "area")
    assert not to.exists()
    assert "blank in every record: referred_by" in run(*words, "--carry", "referred_by").stdout


def test_a_key_is_made_once_and_kept_from_others(hashed, files, tmp_path):
    folder, _ = hashed
    key = folder / "key"
    assert "written over is lost" in refused("hash-list", "--make-key", "--key-file", key)
    mine = tmp_path / "key"
    mine.write_bytes(key.read_bytes())
    words = ("hash-list", files[0], "--yes", "-o", tmp_path / "o", "--key-file")
    os.chmod(mine, 0o644)
    assert "Other people on this computer can read the key" in refused(*words, mine)
    os.chmod(mine, 0o600)
    mine.write_text("abc")
    assert "holds no key of 32 bytes" in refused(*words, mine)
    assert "cannot be read (FileNotFoundError)" in refused(*words, tmp_path / "none")


@pytest.mark.parametrize("words", [(), ("--output", "x"), ("-f", "csv", "--make-key")])
def test_a_command_that_lacks_something_says_what(words, tmp_path):
    result = run("hash-list", "--key-file", tmp_path / "k", *words)
    assert result.exit_code == 2
    assert not (tmp_path / "k").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda frame: frame.with_columns(pl.lit("Robinson").alias("surname")), "'surname'"),
        (lambda frame: frame.with_columns(pl.lit("x").alias("hashed_sex")), "'hashed_sex'"),
        (
            lambda frame: frame.with_columns(pl.lit(b"x").alias("bits_surname")),
            "'bits_surname'",
        ),
        (lambda frame: frame.select("record"), "no hashes"),
    ],
)
def test_a_hashed_list_that_holds_anything_else_is_damaged(hashed, tmp_path, change, said):
    folder, _ = hashed
    frame = change(pl.read_parquet(folder / "police.parquet"))
    file = tmp_path / "police.parquet"
    about = {"key": "k", "confirmed": True, "made_by": "1"}
    file.write_bytes(hashed_list.content_of_list(frame, **about))
    assert said in refused("link", file, folder / "health.parquet")


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ('{"form": "firsthand-hashed-list-2"}', "one version of Firsthand"),
        ("[]", "does not say how it was made"),
        ("{", "cannot be read"),
    ],
)
def test_a_list_of_another_form_is_not_compared(hashed, tmp_path, about, said):
    folder, _ = hashed
    file = tmp_path / "police.parquet"
    pl.DataFrame({"record": ["0" * 16]}).write_parquet(file, metadata={"firsthand": about})
    assert said in refused("link", file, folder / "health.parquet")


def test_lists_of_other_versions_and_unconfirmed_ones_weaken_the_answer(hashed, tmp_path):
    folder, _ = hashed
    for name, by in (("police", "1.0"), ("health", "2.0")):
        frame = pl.read_parquet(folder / f"{name}.parquet")
        content = hashed_list.content_of_list(frame, key="k", confirmed=by == "2.0", made_by=by)
        (tmp_path / f"{name}.parquet").write_bytes(content)
    read = hashed_lists.read_hashed(
        [tmp_path / "police.parquet", tmp_path / "health.parquet"], progress=lambda *_: None
    )
    assert read.confirmed is False
    said = " ".join(read.reasons)
    assert "when hashing: police." in said
    assert "police 1.0, health 2.0" in said


def test_whoever_sits_at_a_terminal_is_not_asked_of_hashed_columns(hashed, monkeypatch):
    folder, _ = hashed
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert hash_list.asked_at_a_terminal([folder / "police.parquet"]) is False


def test_hashes_are_written_over_no_list_and_over_no_key(files, hashed):
    list_, key = files[0], hashed[0] / "key"
    before = list_.read_bytes(), key.read_bytes()
    for output in (list_, key):
        words = ("hash-list", list_, "--key-file", key, "--yes", "--output", output)
        assert "is there already and is no hashed list" in refused(*words)
    assert (list_.read_bytes(), key.read_bytes()) == before
