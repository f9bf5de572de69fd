"""
Lanes: answers worked out one after another in one thread, the first asked first.

A lane is as long as it was made and no longer. A question that nobody asked again for a while,
as its reader has left, is dropped when its turn comes. A thread lives only while there is work,
and the process may end without waiting for it.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any

from django.db import connections

LEFT = 60.0  # seconds; a page that is open asks every three
Progress = Callable[[int, int, str], None]
Work = Callable[[Progress], Any]


@dataclass(kw_only=True, eq=False)
class Job:
    """One answer being worked out, or waiting for its turn."""

    name: Hashable
    work: Work
    began: float
    asked: float
    ended: Event = field(default_factory=Event)
    told: tuple[int, int, str] = (0, 0, "")
    answer: Any = None
    error: Exception | None = None

    def run(self) -> None:
        """Work it out; whatever goes wrong is kept for those who asked."""
        try:
            self.answer = self.work(self._tell)
        except Exception as error:  # noqa: BLE001 - raised again where it was asked
            self.error = error
        except BaseException as error:  # noqa: BLE001 - would end a thread, not a reader's
            self.error = RuntimeError(f"The work ended with {error!r}.")
        finally:
            try:
                connections.close_all()
            finally:
                self.ended.set()

    def _tell(self, done: int, total: int, phase: str) -> None:
        self.told = (done, total, phase)


class Lane:
    """Questions in the order in which they were first asked, and the newest answers."""

    def __init__(self, *, length: int, at_most: int) -> None:
        """Begin with no question, and no thread."""
        self.length, self.at_most = length, at_most
        self._jobs: OrderedDict[Hashable, Job] = OrderedDict()
        self._lock = Lock()
        self._has_thread = False
        self._at_work: Job | None = None

    def put(self, name: Hashable, work: Work) -> Job | None:
        """Return the job of that name, put at the end if it is new; None: the lane is full."""
        with self._lock:
            now = time.monotonic()
            job = self._jobs.get(name)
            if job is None:
                self._drop_left(now)
                if len(self._not_ended()) >= self.length:
                    return None
                self._see_to_thread()
                job = self._jobs[name] = Job(name=name, work=work, began=now, asked=now)
            job.asked = now
            if job.ended.is_set():
                self._jobs.move_to_end(name)
            return job

    def before(self, job: Job) -> int:
        """Return how many answers are worked out before this one."""
        with self._lock:
            line = self._not_ended()
            return line.index(job) if job in line else 0

    def forget(self, job: Job) -> None:
        """Let the question be asked anew."""
        with self._lock:
            if self._jobs.get(job.name) is job:
                del self._jobs[job.name]

    def __len__(self) -> int:
        """Return how many questions and answers are held."""
        return len(self._jobs)

    def _not_ended(self) -> list[Job]:
        return [one for one in self._jobs.values() if not one.ended.is_set()]

    def _drop_left(self, now: float) -> None:
        for job in self._not_ended():
            if job is not self._at_work and now - job.asked > LEFT:
                del self._jobs[job.name]

    def _see_to_thread(self) -> None:
        """Start a thread unless there is one; it waits until the lane may be touched again."""
        if not self._has_thread:
            Thread(target=self._work_off, daemon=True).start()
            self._has_thread = True

    def _work_off(self) -> None:
        while (job := self._next()) is not None:
            job.run()

    def _next(self) -> Job | None:
        """Return the job whose turn it is; without one the thread ends."""
        with self._lock:
            self._at_work = None
            self._keep_newest()
            self._drop_left(time.monotonic())
            line = self._not_ended()
            self._at_work = line[0] if line else None
            self._has_thread = bool(line)
            return self._at_work

    def _keep_newest(self) -> None:
        ended = [one for one in self._jobs.values() if one.ended.is_set()]
        for job in ended[: max(0, len(ended) - self.at_most)]:
            del self._jobs[job.name]
