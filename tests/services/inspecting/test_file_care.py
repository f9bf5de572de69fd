"""Files are looked after from the command line: checked, scanned, and swept."""

import pytest
from typer.testing import CliRunner

from firsthand.cli.files import files as command
from tests.engines.fake_clamd import EICAR, clamd
from tests.services.inspecting.test_files import keep

pytestmark = pytest.mark.usefixtures("kept_files")


@pytest.fixture
def run(monkeypatch):
    """Return a function that runs `firsthand files` over the database of the test."""
    monkeypatch.setattr("firsthand.cli.files.prepare", lambda: None)
    return lambda name: CliRunner().invoke(command, [name])


def test_check_leaves_with_0_while_every_file_is_as_it_was(at_work, run):
    keep()
    found = run("check")
    assert (found.exit_code, found.stdout) == (0, "Every file is as it was taken in.\n")


def test_check_names_each_damaged_file_and_leaves_with_1(at_work, run, kept_files):
    keep("whole.txt", b"whole")
    file = keep("Jane Doe.txt")
    (kept_files / file.file_id).write_bytes(b"gone")
    found = run("check")
    assert found.exit_code == 1
    assert file.file_id in found.stdout
    assert "1 damaged." in found.stdout
    assert "Jane" not in found.stdout


def test_scan_asks_about_what_nobody_scanned_and_once(at_work, run, settings):
    keep("clean.txt", b"harmless")
    keep("virus.txt", EICAR)
    assert run("scan").exit_code == 1
    with clamd() as (address, server):
        settings.CLAMD = address
        found = run("scan")
        assert found.exit_code == 0
        assert "infected" in found.stdout
        assert "clean" in found.stdout
        run("scan")
        assert len(server.heard) == 2


def test_sweep_removes_nothing_that_is_on_record(at_work, run):
    keep()
    assert run("sweep").stdout == "0 removed.\n"
