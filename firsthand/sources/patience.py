"""Patience: ask again after a time-out, 'too many requests' or a fault of the publisher's."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import sleep
from typing import TypeVar

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

Answer = TypeVar("Answer")
ASK_AGAIN = frozenset({429, 500, 502, 503, 504})
ATTEMPTS = 5
FIRST_WAIT, LONGEST_WAIT = 1.0, 120.0
USER_AGENT = "Firsthand (reads published statistics and inspection reports)"
TIMEOUT = httpx.Timeout(30.0, connect=10.0)


def patiently(act: Callable[[], Answer], *, pause: Callable[[float], None] = sleep) -> Answer:
    """Return what `act` returns; where the publisher may do better later, ask again."""
    tries = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=_wait,
        retry=retry_if_exception(worth_asking_again),
        sleep=pause,
        reraise=True,
    )
    return tries(act)


def worth_asking_again(error: BaseException) -> bool:
    """Tell whether the same request may succeed later."""
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code in ASK_AGAIN
    return isinstance(error, httpx.TransportError)


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome is not None else None
    asked = _asked_for(error) if isinstance(error, httpx.HTTPStatusError) else None
    doubled = FIRST_WAIT * 2 ** (state.attempt_number - 1)
    return min(doubled if asked is None else asked, LONGEST_WAIT)


def _asked_for(error: httpx.HTTPStatusError) -> float | None:
    """Return the seconds that Retry-After asks for, in seconds or as a date, or None."""
    header = error.response.headers.get("Retry-After", "").strip()
    if header.isdigit():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    # The publisher's own clock, as ours may be wrong; without it the date tells nothing.
    sent = _date(error.response.headers.get("Date", ""))
    return max((until - sent).total_seconds(), 0.0) if sent is not None else None


def _date(header: str) -> datetime | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC)
    except ValueError:
        return None
