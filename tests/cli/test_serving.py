"""Serving: a free port, and the summary that `firsthand run` prints."""

import socket
from datetime import date

import pytest

from firsthand.cli import addresses, national


def test_a_port_that_is_taken_is_passed_over():
    with socket.socket() as taken:
        taken.bind((addresses.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert addresses.free_port(first=port) > port


def test_no_free_port_at_all_is_told_with_a_remedy(monkeypatch):
    monkeypatch.setattr(addresses, "PORTS_TRIED", 0)
    with pytest.raises(OSError, match="--port"):
        addresses.free_port()


def test_the_summary_has_one_line_for_each_main_harm(invented, capsys):
    national.print_summary(as_of=date(2023, 1, 1))
    printed = capsys.readouterr().out
    assert "2023-01-01" in printed
    for harm in national.MAIN_HARMS:
        assert harm.replace("-", " ") in printed
