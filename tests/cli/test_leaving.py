"""The door of the command line: how a command leaves that somebody stopped."""

import pytest

from firsthand.cli import collector, commands, main


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), SystemExit(main.STOPPED)])
def test_a_command_that_somebody_stops_leaves_with_130_and_one_line(monkeypatch, capsys, stop):
    def stopped():
        raise stop

    monkeypatch.setattr(collector, "run_rarely", lambda: None)
    monkeypatch.setattr(commands, "app", stopped)
    with pytest.raises(SystemExit) as leaving:
        main.main()
    assert leaving.value.code == 130
    assert capsys.readouterr().err == "firsthand: stopped before the end.\n"


def test_other_ways_to_leave_are_left_as_they_are(monkeypatch, capsys):
    def left():
        raise SystemExit(1)

    monkeypatch.setattr(collector, "run_rarely", lambda: None)
    monkeypatch.setattr(commands, "app", left)
    with pytest.raises(SystemExit) as leaving:
        main.main()
    assert (leaving.value.code, capsys.readouterr().err) == (1, "")
