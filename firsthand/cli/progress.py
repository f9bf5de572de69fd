"""
Progress: how far work has come, on standard error so that answers can be piped.

At a terminal a line for each kind of work under way; one that has ended goes when the next
begins, and all go at the end. Elsewhere, as in a log, a plain line every ten seconds.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

ERRORS = Console(stderr=True)
EVERY = 10.0  # seconds between plain lines
Shown = Callable[[int, int, str], None]


@contextmanager
def bars() -> Iterator[Shown]:
    """Give a function that shows how far each kind of work has come; silent until called."""
    if not ERRORS.is_terminal:
        yield plainly(time.monotonic)
        return
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=ERRORS,
        transient=True,
    )
    try:
        yield drawn_on(shown)
    finally:
        shown.stop()


def drawn_on(shown: Progress) -> Shown:
    """Return what draws kinds of work, and takes away those that ended before the next."""
    tasks: dict[str, TaskID] = {}

    def progress(done: int, total: int, what: str) -> None:
        if what not in tasks:
            shown.start()
            ended = {one.id for one in shown.tasks if one.finished}
            for other in [name for name, task in tasks.items() if task in ended]:
                shown.remove_task(tasks.pop(other))
            tasks[what] = shown.add_task(what, total=total)
        shown.update(tasks[what], completed=done, total=total)

    return progress


def plainly(clock: Callable[[], float]) -> Shown:
    """Return what writes a line now and then, for whoever reads no terminal."""
    last = clock()

    def progress(done: int, total: int, what: str) -> None:
        nonlocal last
        if clock() - last >= EVERY:
            last = clock()
            print(f"{what}: {done:,} of {total:,}", file=sys.stderr, flush=True)

    return progress
