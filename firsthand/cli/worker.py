"""`firsthand worker`: solves the programmes that were asked for, one after the other."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Annotated

import typer
from django.core.management import call_command
from django.db import connections

from firsthand.cli import clock, depositing
from firsthand.cli.preparing import prepare
from firsthand.services.programmes import jobs

WITH_SERVER = "--with-server"
LOOK, PAUSE = 0.5, 5.0  # seconds between looks at the worker, and before the next one
PATIENCE = 5.0  # seconds in which a worker that was asked to go must have gone

WithServer = Annotated[
    bool, typer.Option(WITH_SERVER, hidden=True, help="End when standard input is closed.")
]
Once = Annotated[bool, typer.Option("--once", help="Do what waits, then end.")]


def worker(once: Once = False, with_server: WithServer = False) -> None:
    """Solve what waits, one job after the other; stop with Ctrl+C."""
    prepare()
    jobs.end_abandoned(now=clock.now())
    if with_server:
        Thread(target=_end_with_server, daemon=True).start()
    else:
        print("Waiting for jobs (stop with Ctrl+C).", file=sys.stderr, flush=True)
    try:
        call_command("db_worker", batch=once, startup_delay=False, interval=1, verbosity=0)
    finally:
        if not with_server:  # else the server does it, which stops last
            depositing.at_stop()


def _end_with_server() -> None:
    """
    Wait for the end of standard input, which is the end of the server, however it came.

    The solver cannot be interrupted from outside, so its job is ended here and the process
    with it.
    """
    sys.stdin.buffer.read()
    try:
        jobs.end_own(now=clock.now())
    finally:
        connections.close_all()
        os._exit(1)


@contextmanager
def beside() -> Iterator[None]:
    """Run a worker in a process of its own, and end it when the block ends."""
    going = Event()
    keeper = Thread(target=_keep, args=(going,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        going.set()
        keeper.join(PATIENCE + 1)


def _keep(going: Event) -> None:
    """Keep a worker running: one that dies, as a solver without memory does, is followed."""
    while not going.is_set():
        with _started() as process:
            while process.poll() is None and not going.wait(LOOK):
                pass
            process.stdin.close()  # the worker hears of it, and ends its job
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
        going.wait(PAUSE)


def _started() -> subprocess.Popen:
    command = (sys.executable, "-m", "firsthand.cli", "worker", WITH_SERVER)
    # A group of its own: Ctrl+C reaches the server alone, which then ends the worker.
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, process_group=0 if os.name == "posix" else None
    )
