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
    """Give a function that shows how far each kind of work has come."""
    tasks: dict[str, TaskID] = {}
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=ERRORS,
        transient=not ERRORS.is_terminal,
    ) as shown:

        def progress(done: int, total: int, what: str) -> None:
            if what not in tasks:
                tasks[what] = shown.add_task(what, total=total)
            shown.update(tasks[what], completed=done, total=total)

        yield progress
