"""A scanner in a thread: speaks as much of clamd's protocol as a test wants it to."""

import socket
from contextlib import contextmanager
from threading import Event, Thread

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """What was heard, and what is answered; `manner` bends the protocol."""

    def __init__(self, listener, manner):
        self.listener, self.manner = listener, manner
        self.heard, self.done = [], Event()

    def serve(self):
        while not self.done.is_set():
            try:
                caller, _ = self.listener.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(10)
                self.answer(caller)

    def answer(self, caller):
        if self.manner == "closes":
            return
        content = b"" if self.manner == "too-large" else self.stream(caller)
        self.heard.append(content)
        if self.manner == "silent":
            self.done.wait(10)
        elif self.manner == "slow":
            self.drip(caller)
        else:
            caller.sendall(self.said(content))

    def stream(self, caller):
        file = caller.makefile("rb")
        assert file.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(file.read(4), "big"):
            content += file.read(size)
        return content

    def drip(self, caller):
        while not self.done.wait(0.05):
            try:
                caller.sendall(b".")
            except OSError:
                return

    def said(self, content):
        bent = {
            "half": b"stream: O",
            "half-found": b"stream: Eicar FOU",
            "error": b"stream: cannot allocate memory ERROR\0",
            "too-large": b"INSTREAM size limit exceeded. ERROR\0",
            "nonsense": b"\xff\xfe\0",
            "nearly": b"stream: OK FOUND nothing\0",
        }
        usual = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        return bent.get(self.manner, usual)


@contextmanager
def clamd(manner="usual", *, path=None):
    """Yield the address of a running scanner, and what it hears."""
    if path:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(path))
        listener.listen()
        address = f"unix:{path}"
    else:
        listener = socket.create_server(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    server = Clamd(listener, manner)
    thread = Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield address, server
    finally:
        server.done.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)
