"""Only a clean bill in the scanner's own words counts as one."""

from time import monotonic

import pytest

from firsthand.engines.scanning import scan
from tests.engines.fake_clamd import EICAR, clamd


def test_a_file_in_which_nothing_is_found_is_clean():
    with clamd() as (address, server):
        assert scan([b"harm", b"", b"less"], address=address).verdict == "clean"
        assert server.heard == [b"harmless"]


def test_a_virus_is_found_also_across_pieces_and_named():
    with clamd() as (address, _):
        found = scan([EICAR[:30], EICAR[30:]], address=address)
    assert (found.verdict, found.said) == ("infected", "Eicar-Signature")


def test_a_scanner_is_asked_through_a_socket_file_too(tmp_path):
    with clamd(path=tmp_path / "c") as (address, _):
        assert scan([b"x"], address=address).verdict == "clean"


def test_an_empty_file_is_scanned_like_any_other():
    with clamd() as (address, server):
        assert scan([], address=address).verdict == "clean"
        assert server.heard == [b""]


@pytest.mark.parametrize(
    ("manner", "said"),
    [
        ("half", "broke off"),
        ("half-found", "broke off"),
        ("closes", ""),
        ("error", "no verdict"),
        ("nonsense", "no verdict"),
        ("nearly", "no verdict"),
    ],
)
def test_whatever_is_no_verdict_is_never_clean(manner, said):
    with clamd(manner) as (address, _):
        found = scan([b"x" * 100], address=address)
    assert found.verdict == "not-scanned"
    assert said in found.said
    assert found.said


def test_a_scanner_that_has_had_enough_is_no_clean_bill():
    with clamd("too-large") as (address, _):
        found = scan((b"x" * 65536 for _ in range(200)), address=address)
    assert found.verdict == "not-scanned"
    assert found.said


@pytest.mark.parametrize("manner", ["silent", "slow"])
def test_a_scanner_that_says_nothing_or_never_ends_is_not_waited_for(manner):
    begun = monotonic()
    with clamd(manner) as (address, _):
        found = scan([b"x"], address=address, seconds=0.4)
    assert found.verdict == "not-scanned"
    assert "within 0.4 seconds" in found.said
    assert monotonic() - begun < 5


def test_without_a_scanner_nothing_is_called_clean():
    found = scan([b"x"], address="")
    assert (found.verdict, found.said) == (
        "not-scanned",
        "No virus scanner is set up on this installation.",
    )


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "unix:/nowhere/at/all", "tcp://no-such-host.invalid:3310"]
)
def test_a_scanner_that_cannot_be_reached_is_said_to_be_so(address):
    found = scan([b"x"], address=address, seconds=5)
    assert found.verdict == "not-scanned"
    assert "could not be asked" in found.said


@pytest.mark.parametrize("address", ["http://x", "clamd", "unix:", "tcp://", "tcp://h:port"])
def test_an_address_that_is_none_is_said_to_be_so(address):
    found = scan([b"x"], address=address)
    assert found.verdict == "not-scanned"
    assert "neither tcp://host:port nor unix:/path" in found.said
