"""`firsthand linked status|log|delete`: what a folder is, who used it, and its end."""

import json
from datetime import timedelta

import pytest
import typer
from typer.testing import CliRunner

from firsthand.cli import clock
from firsthand.cli.commands import app
from firsthand.cli.linked import asked, delete
from firsthand.domain.common.refusal import Refused
from firsthand.services.linking import keeping
from tests.cli.conftest import LINKED_AT

pytestmark = pytest.mark.requirement("R22")


def run(*words):
    return CliRunner().invoke(app, ["linked", *map(str, words)], catch_exceptions=False)


def later(monkeypatch, **by):
    monkeypatch.setattr(clock, "now", lambda: LINKED_AT + timedelta(**by))


def test_status_tells_what_a_folder_is_and_how_long_it_can_be_read(folder):
    (told,) = json.loads(run("status", folder, "--format", "json").stdout)
    assert set(told) == set(keeping.STATUS)
    assert (told["state"], told["delete_on"], told["days_left"]) == ("open", "2026-07-02", 1)
    assert (told["who"], told["files"], told["private"]) == ("Anne", ["records.parquet"], True)
    read = run("status", folder).stdout
    assert "2026-07-02" in read and "True" not in read


def test_a_day_ends_at_midnight_in_this_country(folder, monkeypatch):
    later(monkeypatch, hours=24, minutes=29)
    (last,) = json.loads(run("status", folder, "-f", "json").stdout)
    assert (last["state"], last["days_left"]) == ("open", 0)
    later(monkeypatch, hours=24, minutes=31)  # still the second of July in UTC
    result = run("status", folder, "-f", "json")
    assert json.loads(result.stdout)[0]["state"] == "expired"
    assert "its deletion date had passed" in result.stderr


def test_status_of_several_goes_on_after_one_that_is_no_working_folder(folder, tmp_path):
    result = run("status", tmp_path, folder, "-f", "json")
    assert [one["state"] for one in json.loads(result.stdout)] == ["refused", "open"]
    assert "is no working folder" in result.stderr
    assert result.exit_code == 2


def test_status_says_when_others_can_enter(folder):
    folder.chmod(0o750)
    assert "Other people on this computer can enter" in run("status", folder).stderr


def test_the_log_is_shown_and_checked(folder):
    result = run("log", folder, "--check", "-f", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["whole"]) == (0, True)
    assert [line["act"] for line in told["lines"]] == ["created", "wrote"]
    assert told["lines"][1]["hash"] in result.stderr
    assert "records.parquet" in run("log", folder).stdout


def test_the_log_has_one_row_for_each_command_that_was_used_and_every_line_if_asked(folder):
    opened = keeping.opened(
        folder, who="Ben", command="linked judge", now=LINKED_AT, why="doubts"
    )
    opened.read("records.parquet")
    opened.write("judgements.json", b"[]", records=1000)
    made, judged = json.loads(run("log", folder, "-f", "json").stdout)["uses"]
    assert (made["lines"], made["what"]) == ("1-2", "created; wrote records.parquet (1)")
    assert (judged["lines"], judged["who"], judged["why"]) == ("3-5", "Ben", "doubts")
    assert judged["what"] == "read records.parquet (1); wrote judgements.json (1,000)"
    assert run("log", folder, "-f", "csv").stdout.count("\n") == 1 + 2
    assert run("log", folder, "--all", "-f", "csv").stdout.count("\n") == 1 + 5


def test_a_deletion_without_the_passphrase_is_told_as_such_and_passes_no_check(
    folder, settings, tmp_path
):
    settings.LINK_PASSPHRASE = "five words drawn by lot"
    made = keeping.created(
        tmp_path / "other", delete_on=LINKED_AT.date(), purpose="p", who="w", now=LINKED_AT
    )
    settings.LINK_PASSPHRASE = ""
    run("delete", made.path, "--yes")
    settings.LINK_PASSPHRASE = "five words drawn by lot"
    result = run("log", made.path, "--check")
    assert "Line 2 (deleted) was written without the key and is not sealed" in result.stderr
    assert "A deletion needs neither key nor passphrase" in result.stderr
    assert "anybody could have written such a line" in result.stderr
    assert result.exit_code == 1


def test_a_changed_log_leaves_with_1_only_where_a_check_was_asked(folder):
    file = folder / "access-log.jsonl"
    file.write_text(file.read_text().replace("Anne", "Ben"))
    result = run("log", folder, "--check")
    assert (result.exit_code, run("log", folder).exit_code) == (1, 0)
    assert "what it says was changed" in result.stderr


def test_a_log_that_could_not_be_checked_in_all_does_not_pass(folder, settings, tmp_path):
    settings.FILE_KEYS_MADE = tmp_path / "other-key"
    result = run("log", folder, "--check")
    assert "The log was not checked in all" in result.stderr
    assert result.exit_code == 1


def test_delete_asks_first_and_deletes_when_told(folder):
    assert "Nobody is there to be asked" in run("delete", folder).stderr
    assert json.loads(run("status", folder, "-f", "json").stdout)[0]["state"] == "open"
    result = run("delete", folder, "--yes", "--why", "study over")
    assert "(1 file) was deleted on 2026-07-01" in result.stdout
    assert "Copies and backups" in result.stderr
    last = json.loads(run("log", folder, "-f", "json").stdout)["lines"][-1]
    assert (last["act"], last["why"], last["who"]) == ("deleted", "study over", asked.who())


def test_whoever_sits_there_is_asked_and_may_say_no(folder, monkeypatch):
    monkeypatch.setattr(delete, "somebody_is_there", lambda: True)
    monkeypatch.setattr(delete.typer, "confirm", lambda words, abort: no(words))
    assert run("delete", folder).exit_code == 1
    assert json.loads(run("status", folder, "-f", "json").stdout)[0]["state"] == "open"


def no(words):
    assert "for good?" in words
    raise typer.Abort


def test_another_command_opens_it_for_a_stated_reason(folder):
    opened = keeping.opened(
        folder, who="Ben", command="linked judge", now=LINKED_AT, why="doubts"
    )
    assert opened.read("records.parquet") == b"Zebedee"


def test_a_passphrase_that_is_set_wraps_the_key(folder, settings, tmp_path):
    settings.FILE_KEYS = str(settings.FILE_KEYS_MADE)
    settings.LINK_PASSPHRASE = "five words drawn by lot"
    made = keeping.created(
        tmp_path / "other", delete_on=LINKED_AT.date(), purpose="p", who="w", now=LINKED_AT
    )
    assert made.facts.wrap["kind"] == "passphrase"
    with pytest.raises(Refused, match="no pairs"):
        made.read("pairs.parquet")


def test_who_asks_is_who_is_signed_in_even_where_a_variable_says_otherwise(monkeypatch):
    monkeypatch.setenv("LOGNAME", "somebody-else")
    assert asked.who() != "somebody-else"

    def none(_):
        raise ImportError

    monkeypatch.setattr(asked, "import_module", none)
    assert asked.who() == "somebody-else"


def test_a_folder_that_no_longer_says_what_it_is_is_told_by_status_and_can_be_deleted(folder):
    (folder / "folder.json").write_text('{"form": "firsthand-working-folder-1", ')
    result = run("status", folder)
    assert result.exit_code == 2
    assert f"firsthand linked delete {folder} --yes" in result.stderr
    deleted = run("delete", folder, "--yes")
    assert deleted.exit_code == 0
    assert "(1 file) was deleted" in deleted.stdout
    assert not list((folder / "content").iterdir())
    assert "was deleted on 2026-07-01" in run("status", folder).stderr
