"""
Take the database or the disk away from the real server, and give it back.

`python benchmarks/gone.py database` puts a forwarder between the server and PostgreSQL on
127.0.0.1:5432 (database 'firsthand_gone', made here) and stops it. `python benchmarks/gone.py
disk` fills a small file system of its own, which needs the right to mount one. Both then send
evidence and say what the page answered, whether what was typed came back, and what came after.
"""

import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx
from inspectors import SEEN, Inspector, serving
from invented_team import surroundings

PORT, BETWEEN = 8769, 54991
ADDRESS = f"postgres://postgres@127.0.0.1:{BETWEEN}/firsthand_gone"
SIZE = "90m"  # room for the facts, and for little more
TEXT = "A duty meeting was watched while something was gone. "
FORWARDER = f"""
import socket, threading
door = socket.socket()
door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
door.bind(("127.0.0.1", {BETWEEN}))
door.listen(64)
def pump(one, other):
    try:
        while data := one.recv(65536):
            other.sendall(data)
    except OSError:
        pass
    one.close(), other.close()
while True:
    here, _ = door.accept()
    there = socket.create_connection(("127.0.0.1", 5432))
    for pair in ((here, there), (there, here)):
        threading.Thread(target=pump, args=pair, daemon=True).start()
"""


def forwarder() -> subprocess.Popen:
    """Start what stands between the server and PostgreSQL."""
    started = subprocess.Popen([sys.executable, "-c", FORWARDER])
    time.sleep(1)
    return started


def tried(told: dict[str, str], take: Callable[[], None], give: Callable[[], None]) -> None:
    """Serve, send, take away, send again, look, give back, send once more."""
    made = [sys.executable, str(Path(__file__).with_name("invented_team.py")), "1"]
    inspection = subprocess.run(
        made, env=told, capture_output=True, text=True, check=True
    ).stdout.split()[-1]
    server = serving(PORT, told)
    try:
        one = Inspector(PORT, "inspector0", inspection, random.Random(1))
        print("before:", one.send("A duty meeting was watched."))
        take()
        answer = refused(one)
        heading = re.search(r"<h1[^>]*>([^<]*)", answer.text)
        print("while it is gone:", answer.status_code, heading and heading[1])
        print("what was typed came back:", TEXT.strip() in answer.text)
        print("a page is asked for:", one.client.get(one.there).status_code)
        give()
        for _ in range(5):
            if (status := one.send("A duty meeting was watched.", key="after")) == SEEN:
                break
            time.sleep(1)
        print("after:", status)
    finally:
        server.terminate()
        server.wait()


def refused(one: Inspector) -> httpx.Response:
    """Send until an answer is no acknowledgement: a full disk may have a little room left."""
    answers: list[httpx.Response] = []
    post = one.client.post

    def kept(*args: object, **kwargs: object) -> httpx.Response:
        answers.append(post(*args, **kwargs))
        return answers[-1]

    one.client.post = kept
    for number in range(400):
        if one.send(TEXT * 20, key=f"gone-{number}") != SEEN:
            break
    one.client.post = post
    return answers[-1]


def main() -> None:
    """Take away what the command names."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        if sys.argv[1] == "database":
            subprocess.run(
                ["createdb", "-h", "127.0.0.1", "-U", "postgres", "firsthand_gone"], check=False
            )
            between = [forwarder()]
            try:
                tried(
                    surroundings(home, ADDRESS),
                    between[0].kill,
                    lambda: between.append(forwarder()),
                )
            finally:
                between[-1].kill()
            return
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", home], check=True
        )
        filling = Path(home) / "filling"
        try:
            tried(surroundings(home, None), lambda: fill(filling), filling.unlink)
        finally:
            subprocess.run(["umount", home], check=True)


def fill(filling: Path) -> None:
    """Write until nothing more can be written."""
    with filling.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1024))
        except OSError:
            return


if __name__ == "__main__":
    main()
