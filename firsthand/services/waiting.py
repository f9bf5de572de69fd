"""
Waiting: answers that take longer than a reader should wait are worked out beside the request.

Whoever asks waits a second or two. If the answer is not there by then, they are told how far it
has come, and ask again; the work goes on meanwhile, once, however many ask. What was worked
out is kept while the facts stay as they are. Settings tell whether there may be a thread beside
the request at all; where not, as in a test, the answer is worked out at once.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Any

from django.conf import settings
from django.db import connections

from firsthand.store import arrivals

PATIENCE = 1.5  # seconds
AT_MOST = 24  # answers kept
Progress = Callable[[int, int, str], None]
Work = Callable[[Progress], Any]


@dataclass(frozen=True, kw_only=True)
class Waited:
    """The answer when `ready`; else for how long it is worked on, and how far it has come."""

    ready: bool
    answer: Any = None
    seconds: float = 0.0
    done: int = 0
    total: int = 0
    phase: str = ""


class Job:
    """One answer being worked out in a thread of its own."""

    def __init__(self, work: Work) -> None:
        """Begin at once."""
        self.began = time.monotonic()
        self.ended = Event()
        self.told = (0, 0, "")
        self.answer: Any = None
        self.error: BaseException | None = None
        Thread(target=self._run, args=(work,), daemon=True).start()

    def _run(self, work: Work) -> None:
        try:
            self.answer = work(self._tell)
        except BaseException as error:  # noqa: BLE001 - raised again where it was asked
            self.error = error
        finally:
            self.ended.set()
            connections.close_all()

    def _tell(self, done: int, total: int, phase: str) -> None:
        self.told = (done, total, phase)

    def waited(self) -> Waited:
        """Return the answer, or how far it is; raise what the work raised."""
        if self.error is not None:
            raise self.error
        done, total, phase = self.told
        return Waited(
            ready=self.ended.is_set(),
            answer=self.answer,
            seconds=time.monotonic() - self.began,
            done=done,
            total=total,
            phase=phase,
        )


_jobs: OrderedDict[Hashable, Job] = OrderedDict()
_lock = Lock()


def ask(name: Hashable, work: Work, *, patience: float = PATIENCE) -> Waited:
    """
    Return the answer of `work`, or how far it is when it takes longer than `patience` seconds.

    `name` tells one answer from others: the same name, while the facts stay, is the same work.
    """
    if not settings.ANSWERS_BESIDE_REQUESTS:
        return Waited(ready=True, answer=work(lambda done, total, phase: None))
    key = (arrivals.state(), name)
    with _lock:
        if key not in _jobs:
            _jobs[key] = Job(work)
        job = _jobs[key]
        _jobs.move_to_end(key)
        while len(_jobs) > AT_MOST:
            _jobs.popitem(last=False)
    job.ended.wait(patience)
    try:
        return job.waited()
    except BaseException:
        with _lock:
            _jobs.pop(key, None)
        raise
