"""
Waiting: answers that take longer than a reader should wait are worked out beside the request.

Whoever asks waits a second or two. If the answer is not there by then, they are told how far it
has come, and ask again; the work goes on meanwhile, once, however many ask. What was worked
out is kept while the facts stay as they are. Settings tell whether there may be a thread beside
the request at all; where not, as in a test, the answer is worked out at once.

There are two lanes with one thread each: questions about today, which are few, and all others,
so that somebody who asks for a thousand past days keeps nobody from today's page. Beyond the
length of its lane a question is not taken, and the reader is told so.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from firsthand.store import arrivals
from firsthand.store.lanes import Job, Lane, Progress

PATIENCE = 1.5  # seconds
LENGTH = 24  # questions that may stand in one lane: today's are fewer
AT_MOST = 24  # answers kept in each lane
Work = Callable[[Progress], Any]

TODAY = Lane(length=LENGTH, at_most=AT_MOST)
OTHERS = Lane(length=LENGTH, at_most=AT_MOST)
FULL = (
    "So many other answers are being worked out that this one was not begun. Nothing is wrong "
    "with the question: ask again in half a minute."
)


@dataclass(frozen=True, kw_only=True)
class Waited:
    """The answer when `ready`; else for how long it is worked on, and how far it has come."""

    ready: bool
    answer: Any = None
    seconds: float = 0.0
    done: int = 0
    total: int = 0
    phase: str = ""
    before: int = 0  # answers that are worked out first
    full: bool = False  # so many that this one was not begun


def ask(name: Hashable, work: Work, *, patience: float = PATIENCE) -> Waited:
    """
    Return the answer of `work`, or how far it is when it takes longer than `patience` seconds.

    `name` tells one answer from others: the same name, while the facts stay, is the same work.
    One that ends with today's date goes into today's lane. What the work raised is raised here,
    once, and the question may be asked again.
    """
    if not settings.ANSWERS_BESIDE_REQUESTS:
        return Waited(ready=True, answer=work(lambda done, total, phase: None))
    lane = _lane(name)
    job = lane.put((arrivals.state(), name), work)
    if job is None:
        return Waited(ready=False, full=True)
    job.ended.wait(patience)
    if job.error is not None:
        lane.forget(job)
        raise job.error
    return _so_far(job, lane)


def _lane(name: Hashable) -> Lane:
    last = name[-1] if isinstance(name, tuple) else name
    return TODAY if last == timezone.localdate() else OTHERS


def _so_far(job: Job, lane: Lane) -> Waited:
    done, total, phase = job.told
    return Waited(
        ready=job.ended.is_set(),
        answer=job.answer,
        seconds=time.monotonic() - job.began,
        done=done,
        total=total,
        phase=phase,
        before=lane.before(job),
    )
