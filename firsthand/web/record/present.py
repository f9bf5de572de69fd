"""Heads as a page shows them: times in words, keys short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from firsthand.domain.accountability.canonical import canonical
from firsthand.domain.accountability.head import Head, plain, short
from firsthand.domain.common import words

LONDON = ZoneInfo("Europe/London")
SHOWN = 50  # heads on the page; the file has all


@dataclass(frozen=True, kw_only=True)
class Row:
    """A head for readers; `line` is what they keep."""

    size: int
    root: str
    signed_at: str
    key: str
    short_key: str
    line: str


def row(head: Head) -> Row:
    """Return a head as the page shows it."""
    at = datetime.fromisoformat(head.at).astimezone(LONDON)
    return Row(
        size=head.size,
        root=head.root,
        signed_at=f"{words.day(at.date())}, {at:%H:%M}",
        key=head.key,
        short_key=short(head.key),
        line=canonical(plain(head)),
    )


def shown(deposited: Sequence[Head]) -> tuple[Row, ...]:
    """Return the newest heads, newest first."""
    return tuple(row(one) for one in reversed(deposited[-SHOWN:]))
