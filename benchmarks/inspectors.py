"""Inspectors at work in front of the real server: they sign in, read pages and add evidence."""

import random
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import httpx
from invented_team import PASSWORD

OK, SEEN, TOO_MANY = 200, 303, 429
PAGES = ("", "/evidence", "/claims", "/enquiry", "/findings", "/evidence/E1", "/new/evidence")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def serving(port: int, told: dict[str, str]) -> subprocess.Popen:
    """Start the server and return when it answers."""
    command = [str(Path(sys.executable).with_name("firsthand")), "serve", "--port", str(port)]
    server = subprocess.Popen(
        command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(600):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/sign-in", timeout=5).status_code == OK:
                return server
        except httpx.HTTPError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


class Inspector:
    """One inspector with a browser's cookies; `added` are the texts that were acknowledged."""

    def __init__(self, port: int, name: str, inspection: str, rng: random.Random) -> None:
        """Sign in."""
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
        self.name, self.rng = name, rng
        self.there = f"/inspect/{inspection}"
        self.number, self.added = 0, set()
        while (status := self.sign_in()) == TOO_MANY:
            time.sleep(5)  # thirty a minute may sign in from one address, and no more
        if status not in (302, SEEN):
            raise SystemExit(f"{name} could not sign in: {status}")
        self.token = _token(self.client.get(f"{self.there}/new/evidence").text)

    def sign_in(self) -> int:
        """Send name and password, and return the status of the answer."""
        page = self.client.get("/sign-in").text
        given = {
            "login": self.name,
            "password": PASSWORD,
            "csrfmiddlewaretoken": _token(page),
        }
        return self.client.post("/sign-in", data=given).status_code

    def read(self) -> tuple[str, int]:
        """Read one page and return what it was and its status."""
        return "read", self.client.get(self.there + self.rng.choice(PAGES)).status_code

    def add(self) -> tuple[str, int]:
        """Add one piece of evidence; it counts as acknowledged when the server says so."""
        self.number += 1
        text = f"A duty meeting was watched, {self.name}, number {self.number}."
        status = self.send(text)
        if status == SEEN:
            self.added.add(text)
        return "add", status

    def send(self, text: str, *, key: str = "") -> int:
        """Send the form of a piece of evidence and return the status of the answer."""
        today = date.today().isoformat()
        answer = self.client.post(
            f"{self.there}/new/evidence",
            data={
                "csrfmiddlewaretoken": self.token,
                "key": key or f"{self.name}-{self.number}",
                "seen": "0",
                "text": text,
                "source": "observation",
                "method": "observed",
                "relation": "independent",
                "selected_by": "inspector-at-random",
                "happened_on": today,
                "seen_on": today,
                "areas": "help-and-protection",
                "lines": "first-contact",
                "stance": "context",
            },
            # A form with a field for files comes in parts, as from a browser.
            files={"none": ("", b"")},
        )
        return answer.status_code


def _token(page: str) -> str:
    found = TOKEN.findall(page)
    if not found:
        raise SystemExit("a form came without its token")
    return found[-1]
