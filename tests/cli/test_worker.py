"""A worker beside a real server: jobs are done, pages are read, and nothing stays behind."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = [{"code": f"I{n}", "days": 20, "lead": True, "region": "London"} for n in range(3)]
WAIT = 60.0  # seconds; a slow computer takes half of it


@pytest.fixture
def served(tmp_path):
    """Serve a database of its own, with its worker, as `firsthand serve` does."""
    home = {**os.environ, "FIRSTHAND_HOME": str(tmp_path)}
    home.pop("FIRSTHAND_DATABASE_URL", None)
    command = [sys.executable, "-m", "firsthand.cli", "serve"]
    with subprocess.Popen(
        command, cwd=ROOT, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        said = server.stdout.readline()
        yield re.search(r"http://\S+?(?=/ )", said)[0], server
        server.terminate()


def ask(address, **body):
    request = urllib.request.Request(
        f"{address}/api/v1/programmes",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    return json.load(urllib.request.urlopen(request))


def look(address, number):
    return json.load(urllib.request.urlopen(f"{address}/api/v1/programmes/{number}"))


def workers(server):
    asked = ["ps", "-o", "pid=", "--ppid", str(server.pid)]
    listed = subprocess.run(asked, capture_output=True, text=True, check=False)
    return [int(pid) for pid in listed.stdout.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="asks ps for children")
def test_a_job_is_done_beside_the_server_while_pages_are_read(served):
    address, server = served
    # Three inspectors for 153 authorities in one month: arithmetic alone says no, at once.
    asked = ask(address, inspectors=LIST, **{"from": "2027-01"}, months=1, seconds=5)
    end = time.monotonic() + WAIT
    refreshed = []
    while (found := look(address, asked["number"]))["state"] in ("waiting", "running"):
        assert time.monotonic() < end, found
        with urllib.request.urlopen(f"{address}/plan/programme/{asked['number']}") as page:
            refreshed.append(page.headers["Refresh"])
        time.sleep(0.2)
    # The job may end between the look and the last page: that page need not come again.
    assert set(refreshed[:-1]) <= {"5"}
    assert refreshed == [] or refreshed[-1] in ("5", None)
    assert found["state"] == "impossible", found["reasons"]
    assert found["answer"]["collisions"]
    children = workers(server)
    assert len(children) == 1
    server.kill()
    server.wait()
    end = time.monotonic() + WAIT
    while any(Path(f"/proc/{pid}").exists() for pid in children):
        assert time.monotonic() < end, "the worker outlived its server"
        time.sleep(0.2)
