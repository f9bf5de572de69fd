"""Entries of the log as an outsider may see them."""

from firsthand.domain.accountability.entry import Entry
from firsthand.store import log


def part(*, start: int, end: int) -> tuple[int, tuple[Entry, ...]]:
    """Return how many entries there are, and those from `start` to before `end`."""
    return log.size(), tuple(log.load_entries(start=start, end=end))
