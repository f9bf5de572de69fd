"""Heads and keys as they are given to a command: in a file, or typed."""

from collections.abc import Sequence
from pathlib import Path

import typer

from firsthand.domain.accountability.head import Head, NoHead
from firsthand.services.record import deposits, keys


def heads_from(given: Sequence[str] | None) -> tuple[Head, ...]:
    """Return the heads in files, one to a line, or typed; refuse what holds none."""
    return tuple(head for one in given or () for head in _heads(one))


def one_head(given: str) -> Head:
    """Return the newest of the heads given."""
    return max(_heads(given), key=lambda head: (head.size, head.at))


def _heads(given: str) -> list[Head]:
    lines = [given]
    if not given.lstrip().startswith("{"):
        try:
            lines = list(deposits.lines(Path(given)))
            if lines and lines[0].strip() == "{":  # one head, as `--format json` prints it
                lines = [" ".join(lines)]
        except OSError as error:
            raise typer.BadParameter(f"{given} cannot be read: {error.strerror}.") from None
    try:
        found = [deposits.head_in(line) for line in lines]
    except NoHead as reason:
        raise typer.BadParameter(
            f"{given[:80]!r} is no head of a log. {reason} Needed: what "
            "`firsthand log head --format json` prints, or a line of the heads deposited."
        ) from None
    if not found:
        raise typer.BadParameter(
            f"{given} holds no head. Needed: a file of `firsthand log head`."
        )
    return found


def keys_from(given: Sequence[str] | None) -> frozenset[str]:
    """Return the public keys in PEM files, or typed as 64 digits."""
    return frozenset(_key(one) for one in given or ())


def _key(given: str) -> str:
    try:
        file = Path(given)
        text = file.read_text("ascii") if file.is_file() else given
        return keys.public_from(text)
    except (OSError, ValueError):
        raise typer.BadParameter(
            f"{given[:80]!r} is no public key. Needed: 64 digits, or a PEM file with an "
            "ed25519 public key."
        ) from None
