"""`firsthand serve`: the pages, for whoever sits at this computer."""

import sys
from typing import Annotated

import typer

from firsthand.cli import addresses

Port = Annotated[
    int | None,
    typer.Option("--port", min=1, max=65535, help="Default: 8000, or the next free one."),
]


def serve(port: Port = None) -> None:
    """Serve the pages on 127.0.0.1 and print the address."""
    # Imported here: the site loads its templates when it is imported.
    import waitress

    from firsthand.config.wsgi import application

    chosen = port or addresses.free_port()
    try:
        server = waitress.create_server(
            application, host=addresses.HOST, port=chosen, threads=8, ident=None
        )
    except OSError as error:
        raise typer.BadParameter(
            f"Port {chosen} cannot be used: {error.strerror}. Name another one with --port."
        ) from None
    print(f"Firsthand is at http://{addresses.HOST}:{chosen}/  (stop with Ctrl+C)", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    finally:
        server.close()
