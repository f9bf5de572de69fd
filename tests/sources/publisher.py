"""A publisher on this computer: answers as the real ones do, and fails as they do."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep


@dataclass(kw_only=True)
class Answer:
    """What is answered once; `announced` may promise more bytes than are sent."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    announced: int | None = None
    delay: float = 0.0
    promise: bool = True


@dataclass(kw_only=True)
class Publisher:
    """Its address, the answers still to give (the last one for good), and what was asked."""

    address: str = ""
    answers: list[Answer] = field(default_factory=list)
    asked: list[tuple[str, str, bytes]] = field(default_factory=list)
    respond: Callable[[str, str, bytes], Answer] | None = None

    def next(self, method: str, path: str, body: bytes) -> Answer:
        self.asked.append((method, path, body))
        if self.respond is not None:
            return self.respond(method, path, body)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def publishing() -> Iterator[Publisher]:
    """Give a publisher that answers until the block ends."""
    publisher = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            answer = publisher.next(self.command, self.path, self.rfile.read(length))
            sleep(answer.delay)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.promise:
                self.send_header("Content-Length", str(answer.announced or len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = True

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    publisher.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
