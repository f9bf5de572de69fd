"""Which address on this computer is free."""

import socket

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100


def free_port(host: str = HOST, first: int = FIRST_PORT) -> int:
    """Return `first`, or the next port that nobody listens on."""
    for port in range(first, first + PORTS_TRIED):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, port))
            except OSError:
                continue
            return port
    raise OSError(
        f"No free port from {first} to {first + PORTS_TRIED - 1} on {host}. "
        "Stop another server, or name a port with --port."
    )
