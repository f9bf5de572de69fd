"""Where this installation keeps what it makes: the database, the secret, fetched files."""

import os
import secrets
from pathlib import Path


def home() -> Path:
    """Return the folder named by FIRSTHAND_HOME, or the current folder."""
    return Path(os.environ.get("FIRSTHAND_HOME") or Path.cwd())


def var() -> Path:
    """Return the folder for everything that can be made again, creating it if needed."""
    folder = home() / "var"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """Return FIRSTHAND_SECRET_KEY, or a key that was drawn once and is kept in `var`."""
    if given := os.environ.get("FIRSTHAND_SECRET_KEY"):
        return given
    kept = var() / "secret-key"
    try:
        # Mode 'x' lets one of two processes that start together win; the other reads its key.
        with open(kept, "x", encoding="ascii", opener=_private) as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return kept.read_text(encoding="ascii")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
