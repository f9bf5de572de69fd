"""Serving: a free port, and the summary that `firsthand run` prints."""

import socket
from datetime import date

import pytest

from firsthand.cli import addresses, national, serve


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


def test_warming_works_out_the_pages_that_come_first(invented, monkeypatch):
    monkeypatch.setattr(serve.connections, "close_all", lambda: None)
    asked = []
    monkeypatch.setattr(serve.picture, "national_picture", lambda **k: asked.append(k["harm"]))
    monkeypatch.setattr(serve.authorities, "authority", lambda name, **_: asked.append(name))
    serve.warm()
    assert asked == [national.MAIN_HARMS[0], serve.WELL_KNOWN]
