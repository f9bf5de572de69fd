"""Progress bars, on standard error so that answers can be piped."""

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


@contextmanager
def bars() -> Iterator[Callable[[int, int, str], None]]:
    """Give a function that shows how far each kind of work has come; silent until called."""
    tasks: dict[str, TaskID] = {}
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=ERRORS,
    )

    def progress(done: int, total: int, what: str) -> None:
        if not tasks:
            shown.start()
        if what not in tasks:
            tasks[what] = shown.add_task(what, total=total)
        shown.update(tasks[what], completed=done, total=total)

    try:
        yield progress
    finally:
        if tasks:
            shown.stop()
