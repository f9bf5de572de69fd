"""The moment at which a command runs."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment; loads are dated by it."""
    return datetime.now(UTC)
