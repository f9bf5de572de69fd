"""`firsthand log` and `firsthand verify`: copies are written, what does not hold is told."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
import typer
from django.db import DatabaseError
from typer.testing import CliRunner

from firsthand.cli import depositing, given_heads, log, verify
from firsthand.cli.commands import app
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.services.record import deposits, heads
from tests.services import logged

ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(db, settings, tmp_path, monkeypatch):
    """Fill a log of ten entries, deposit its head, and add ten more."""
    settings.LOG_KEY = tmp_path / "keys" / "log-signing-key"
    settings.LOG_HEADS = tmp_path / "heads"
    for module in (log, verify):
        monkeypatch.setattr(module, "prepare", lambda: None)
    logged.fill(10)
    heads.deposit(logged.at(100))
    logged.fill(10)
    return tmp_path


@pytest.fixture
def run():
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words])


@pytest.fixture
def copy(place, run):
    assert run("log", "export", place / "copy", "--details").exit_code == 0
    return place / "copy"


@pytest.fixture
def earlier(place):
    return next((place / "heads").glob("head-*.json"))


def test_a_copy_that_holds_leaves_with_0(copy, earlier, run):
    told = run("verify", copy, "--head", earlier)
    assert told.exit_code == 0
    assert "holds." in told.output
    assert "Entries: 20" in told.output
    assert "by their sizes: 10" in told.output


def test_a_copy_that_does_not_hold_leaves_with_1_and_says_where_and_why(copy, earlier, run):
    logged.change(copy, 7, by="p-2")
    told = run("verify", copy, "--head", earlier)
    assert told.exit_code == 1
    assert "does not hold." in told.output
    assert "First entry that does not: 7\n" in told.output
    assert "Found by: the hash beside the entry" in told.output
    assert "Found as well by an earlier head" in told.output


def test_earlier_heads_are_named_with_the_range(copy, earlier, run):
    def kinder(entries):
        return [logged.replace(one, by="p-2") if one.index == 3 else one for one in entries]

    logged.anew(copy, kinder)
    told = run("verify", copy, "--head", earlier)
    assert "First entry that does not: one between 0 and 9\n" in told.output


def test_programs_are_told_the_same_as_json(copy, earlier, run):
    logged.change(copy, 7, detail="{}")
    told = json.loads(run("verify", copy, "--head", earlier, "--format", "json").output)
    assert told["holds"] is False
    (found,) = told["findings"]
    assert (found["witness"], found["entry"], found["until"]) == ("commitment", 7, None)
    assert told["agreed"] == [10]


def test_a_key_is_pinned_as_digits_or_as_a_file(copy, place, run, settings):
    beside = f"{settings.LOG_KEY}.pub"
    digits = heads.head(logged.at(200)).key
    for key in (beside, digits):
        assert run("verify", copy, "--key", key).exit_code == 0
    told = run("verify", copy, "--key", "0" * 63 + "1")
    assert told.exit_code == 1
    assert "none; it is about the head or the file" in told.output


@pytest.mark.parametrize(
    "words",
    [
        ("--head", "nowhere"),
        ("--head", "{}"),
        ("--key", "abc"),
        ("--format", "csv"),
    ],
)
def test_what_cannot_be_used_leaves_with_2(copy, run, words):
    assert run("verify", copy, *words).exit_code == 2


def test_a_file_without_a_head_is_misuse(copy, place, run):
    (place / "empty").write_text("\n")
    assert run("verify", copy, "--head", place / "empty").exit_code == 2
    with pytest.raises(typer.BadParameter, match="holds no head"):
        given_heads.heads_from([str(place / "empty")])


def test_a_head_may_be_typed_or_be_the_last_line_of_a_copy(copy, place, run):
    last = logged.lines(copy)[-1]
    assert run("verify", copy, "--head", last).exit_code == 0
    (place / "last").write_text(last)
    assert run("verify", copy, "--head", place / "last").exit_code == 0


def test_a_head_as_it_is_printed_is_taken_from_its_file(copy, place, run):
    (place / "head.json").write_text(run("log", "head", "--format", "json").output)
    assert run("verify", copy, "--head", place / "head.json").exit_code == 0
    (place / "told").write_text(run("log", "head").output)
    with pytest.raises(typer.BadParameter, match="log head --format json"):
        given_heads.heads_from([str(place / "told")])


def test_the_own_database_is_checked_without_a_file(place, run):
    told = run("verify")
    assert told.exit_code == 0
    assert "The log of this database holds." in told.output
    logged.without_triggers("log_entry")
    logged.sql('UPDATE log_entry SET detail = %s WHERE "index" = 4', "{}")
    told = run("verify")
    assert told.exit_code == 1
    assert "First entry that does not: 4\n" in told.output


def test_a_copy_can_be_checked_where_there_is_no_database(copy, tmp_path):
    elsewhere = {
        **os.environ,
        "FIRSTHAND_HOME": str(tmp_path / "away"),
        "FIRSTHAND_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    }
    done = subprocess.run(
        [sys.executable, "-m", "firsthand.cli", "verify", str(copy)],
        cwd=ROOT,
        env=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "holds." in done.stdout


def test_a_file_that_is_no_copy_leaves_with_2(tmp_path):
    command = [sys.executable, "-m", "firsthand.cli", "verify", str(ROOT / "README.md")]
    home = {**os.environ, "FIRSTHAND_HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=home, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"no copy of a log" in done.stderr


def test_a_head_is_printed_and_deposited(place, run):
    told = run("log", "head")
    assert "Entries: 20" in told.output
    assert "Deposited: in" in told.output
    assert [one.size for one in heads.deposited()] == [10, 20]
    printed = run("log", "head", "--format", "json").output
    assert deposits.head_in(printed).size == 20


def test_proofs_are_written_and_checked(place, earlier, run):
    proof = place / "proof.json"
    for words in (("--entry", 7), ("--from", earlier)):
        assert run("log", "prove", *words, "--output", proof).exit_code == 0
        assert run("verify", proof, "--head", earlier).exit_code == 0


def test_a_proof_needs_to_know_of_what(place, earlier, run):
    assert run("log", "prove").exit_code == 2
    assert run("log", "prove", "--entry", 1, "--from", earlier).exit_code == 2


def test_a_part_about_one_inspection_is_written(place, run):
    part = place / "part"
    told = run("log", "export", part, "--inspection", "i-1")
    assert "7 entries" in told.stderr
    assert run("verify", part).exit_code == 0


def test_a_stop_deposits_the_head_that_is_left(place):
    with depositing.beside():
        pass
    assert [one.size for one in heads.deposited()][-1] == 20


@pytest.mark.parametrize(
    "reason", [DatabaseError("gone"), Refused(Objection(rule="r", reason="No.", remedy="So."))]
)
def test_a_stop_goes_on_when_no_head_can_be_written(monkeypatch, capsys, reason):
    def deposit(_now):
        raise reason

    monkeypatch.setattr(depositing.heads, "deposit", deposit)
    depositing.at_stop()
    assert "No head of the log was deposited" in capsys.readouterr().err


def test_the_head_of_a_day_is_looked_for_until_the_end(monkeypatch):
    ended, asked = Event(), []

    def daily(_now):
        asked.append(1)
        if len(asked) == 3:
            ended.set()

    monkeypatch.setattr(depositing.connections, "close_all", lambda: None)
    monkeypatch.setattr(depositing, "LOOK", 0.001)
    monkeypatch.setattr(depositing.heads, "deposit_daily", daily)
    depositing._daily(ended)
    assert len(asked) == 3


@pytest.mark.skipif(os.name != "posix", reason="sends the signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["term", "int"])
def test_a_real_server_deposits_a_head_when_it_is_stopped(tmp_path, number):
    home = {**os.environ, "FIRSTHAND_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    home.pop("FIRSTHAND_DATABASE_URL", None)
    command = [sys.executable, "-m", "firsthand.cli", "serve"]
    fill = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE']='firsthand.config.settings'\n"
        "import django; django.setup()\n"
        "from tests.services import logged; logged.fill(3)\n"
    )
    with subprocess.Popen(
        command, cwd=ROOT, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert "http://127.0.0.1" in server.stdout.readline()
            subprocess.run([sys.executable, "-c", fill], cwd=ROOT, env=home, check=True)
            server.send_signal(number)
            assert server.wait(30) == 0, server.stderr.read()
        finally:
            server.kill()
    kept, problems = deposits.load(tmp_path / "var" / "heads")
    assert [one.size for one in kept] == [3]
    assert problems == ()
