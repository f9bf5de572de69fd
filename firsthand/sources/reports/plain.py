"""Plain text: one page as a single line, with plain apostrophes, hyphens and spaces."""

from functools import lru_cache

from firsthand.sources.reports.layout import plain_lines


@lru_cache(maxsize=16)
def flat(page: str) -> str:
    """Return the text of a page on one line."""
    return " ".join(" ".join(plain_lines(page)).split())
