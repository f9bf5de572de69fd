"""Heads of the log are deposited while a server runs, once a day, and when it stops."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import NoReturn

from django.db import DatabaseError, connections

from firsthand.cli import clock
from firsthand.domain.common.refusal import Refused
from firsthand.services.record import heads

LOOK = 600.0  # seconds between two looks at whether today's head is there


@contextmanager
def beside() -> Iterator[None]:
    """Deposit a head each day while the block runs, and one when it ends."""
    ended = Event()
    Thread(target=_daily, args=(ended,), daemon=True).start()
    _end_as_by_hand()
    try:
        yield
    finally:
        ended.set()
        at_stop()


def at_stop() -> None:
    """Deposit the head of the log as it is left; say why not when it cannot be."""
    _told(lambda: heads.deposit(clock.now()))


def _daily(ended: Event) -> None:
    while True:
        _told(lambda: heads.deposit_daily(clock.now()))
        connections.close_all()
        if ended.wait(LOOK):
            return


def _told(act: Callable[[], object]) -> None:
    """Do it; a stop or a page must not fail because a head cannot be written."""
    try:
        act()
    except (Refused, DatabaseError) as reason:
        print(f"No head of the log was deposited: {reason}", file=sys.stderr, flush=True)


def _end_as_by_hand() -> None:
    """Let a server that is told to end (SIGTERM) do what it does at Ctrl+C."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _end)


def _end(_number: int, _frame: object) -> NoReturn:
    sys.exit(0)
