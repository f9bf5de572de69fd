"""`firsthand serve`: the pages, for whoever sits at this computer."""

import gc
import sys
from contextlib import closing
from datetime import date
from threading import Thread
from typing import Annotated

import typer
from django.conf import settings
from django.db import connections

from firsthand.cli import addresses, collector, depositing, worker
from firsthand.cli.national import MAIN_HARMS
from firsthand.cli.options import day
from firsthand.cli.preparing import prepare
from firsthand.refdata import read
from firsthand.services import authorities, picture

WELL_KNOWN = "Rotherham"
IN_MEMORY = 64 * 1024 * 1024  # bytes of a request or an answer; more than a page takes
Port = Annotated[
    int | None,
    typer.Option("--port", min=1, max=65535, help="Default: 8000, or the next free one."),
]


def serve(port: Port = None) -> None:
    """Serve the pages on 127.0.0.1 and print the address."""
    prepare()
    run_server(port)


def run_server(port: int | None) -> None:
    """Serve the pages of a database that is ready."""
    # Imported here: the site loads its templates when it is imported.
    import waitress

    from firsthand.config.wsgi import application

    chosen = port or addresses.free_port()
    try:
        server = waitress.create_server(
            application,
            host=addresses.HOST,
            port=chosen,
            threads=8,
            ident=None,
            # Else a list of children that is sent to a page, or the cases drawn from it, would
            # pass through a file on disk.
            inbuf_overflow=IN_MEMORY,
            outbuf_overflow=IN_MEMORY,
            # What is a little too large gets a page that says so; what is far too large is
            # refused here, by the length it announces or as soon as it exceeds this.
            max_request_body_size=2 * settings.REQUEST_LIMIT,
        )
    except OSError as error:
        raise typer.BadParameter(
            f"Port {chosen} cannot be used: {error.strerror}. Name another one with --port."
        ) from None
    Thread(target=warm, daemon=True).start()
    print(f"Firsthand is at http://{addresses.HOST}:{chosen}/  (stop with Ctrl+C)", flush=True)
    try:
        with depositing.beside(), closing(server), worker.beside():
            server.run()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)


def ahead(today: date) -> None:
    """Work out what the pages of early warning, and every authority's, show of today."""
    # Imported here: they bring numpy and scipy, and the pages are served meanwhile.
    from firsthand.services.funnels import funnel_plot
    from firsthand.services.signalling.signals import signals

    signals(as_of=today)
    for one in read.indicators():
        funnel_plot(one.key, today)


def warm() -> None:
    """Bring what every page needs into memory, so that the first reader waits less."""
    try:
        picture.national_picture(as_of=day(None), harm=MAIN_HARMS[0])
        authorities.authority(WELL_KNOWN, as_of=day(None))
        ahead(day(None))
        gc.collect()
        collector.run_rarely()
    finally:
        connections.close_all()
