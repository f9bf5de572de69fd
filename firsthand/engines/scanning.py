"""
Scanning: ask clamd whether a file holds a known virus (its INSTREAM command).

Only the very words of a clean bill count as one. Silence, half an answer, an error or no
scanner at all are 'not-scanned', with the reason: what was not looked at is never called clean.
"""

import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlsplit

SECONDS = 60.0  # for one file, all in all
LONGEST_ANSWER = 4096
PORT = 3310
CLEAN, INFECTED, NOT_SCANNED = "clean", "infected", "not-scanned"
OFF = "No virus scanner is set up on this installation."


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a scan said: clean, infected or not-scanned, and which virus or why not."""

    verdict: str
    said: str = ""


def scan(content: Iterable[bytes], *, address: str, seconds: float = SECONDS) -> Verdict:
    """Return what the scanner at `address` (tcp://host:port or unix:/path) says of a file."""
    if not address:
        return Verdict(verdict=NOT_SCANNED, said=OFF)
    try:
        with _connected(address, seconds) as scanner:
            return _verdict(_answer(scanner, content, ends=monotonic() + seconds))
    except TimeoutError:
        said = f"The virus scanner did not answer within {seconds:g} seconds."
    except ValueError:
        said = "The address of the virus scanner is neither tcp://host:port nor unix:/path."
    except OSError as error:
        said = (
            f"The virus scanner could not be asked ({error.strerror or type(error).__name__})."
        )
    return Verdict(verdict=NOT_SCANNED, said=said)


def _connected(address: str, seconds: float) -> socket.socket:
    told = urlsplit(address)
    if told.scheme == "unix" and told.path:
        scanner = socket.socket(socket.AF_UNIX)
        scanner.settimeout(seconds)
        try:
            scanner.connect(told.path)
        except OSError:
            scanner.close()
            raise
        return scanner
    if told.scheme == "tcp" and told.hostname:
        return socket.create_connection((told.hostname, told.port or PORT), timeout=seconds)
    raise ValueError(address)


def _answer(scanner: socket.socket, content: Iterable[bytes], *, ends: float) -> bytes:
    # A scanner that has had enough closes its side; what it said of that is still read.
    with suppress(BrokenPipeError, ConnectionResetError):
        scanner.sendall(b"zINSTREAM\0")
        for chunk in content:
            if chunk:
                _wait_until(scanner, ends)
                scanner.sendall(len(chunk).to_bytes(4, "big") + chunk)
        scanner.sendall(bytes(4))
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        _wait_until(scanner, ends)
        if not (part := scanner.recv(LONGEST_ANSWER)):
            break
        said += part
    return said


def _wait_until(scanner: socket.socket, ends: float) -> None:
    left = ends - monotonic()
    if left <= 0:
        raise TimeoutError
    scanner.settimeout(left)


def _verdict(answer: bytes) -> Verdict:
    text = answer.rstrip(b"\0").decode("utf-8", "replace").strip()
    if not answer.endswith(b"\0"):
        return Verdict(
            verdict=NOT_SCANNED, said=f"The virus scanner broke off its answer: {text[:200]!r}."
        )
    if text == "stream: OK":
        return Verdict(verdict=CLEAN)
    if text.startswith("stream: ") and text.endswith(" FOUND"):
        name = text.removeprefix("stream: ").removesuffix(" FOUND")
        return Verdict(verdict=INFECTED, said=name[:200])
    return Verdict(
        verdict=NOT_SCANNED,
        said=f"The virus scanner answered {text[:200]!r}, which is no verdict.",
    )
