"""Progress: a line for each kind of work under way, and none that stays."""

from io import StringIO

import pytest
from rich.console import Console
from rich.progress import Progress

from firsthand.cli import progress

pytestmark = pytest.mark.requirement("R12")


def test_work_that_has_ended_goes_when_the_next_begins():
    shown = Progress(console=Console(file=StringIO()), disable=True)
    tell = progress.drawn_on(shown)
    tell(1, 3, "groups")
    for done in (0, 1, 2):
        tell(done, 2, "stepwise")
    assert [one.description for one in shown.tasks] == ["groups", "stepwise"]
    tell(1, 2, "bic")
    assert [(one.description, one.completed) for one in shown.tasks] == [
        ("groups", 1),
        ("bic", 1),
    ]
    tell(0, 2, "stepwise")  # the same kind of work once more
    assert [one.description for one in shown.tasks] == ["groups", "bic", "stepwise"]


def test_a_log_has_a_plain_line_every_ten_seconds(capsys):
    tell = progress.plainly(iter((0.0, 1.0, 10.0, 10.0, 11.0)).__next__)
    for done in (1_000, 2_000, 3_000):
        tell(done, 9_000, "pairs")
    assert capsys.readouterr().err == "pairs: 2,000 of 9,000\n"


def test_at_a_terminal_nothing_is_left_behind(monkeypatch):
    file = StringIO()
    monkeypatch.setattr(progress, "ERRORS", Console(file=file, force_terminal=True))
    with progress.bars() as tell:
        tell(0, 2, "pairs")
        tell(2, 2, "pairs")
    assert "pairs" in file.getvalue()
    assert file.getvalue().endswith("\x1b[1A\x1b[2K")  # one line up, and wiped
    with progress.bars():
        before = file.getvalue()
    assert file.getvalue() == before
