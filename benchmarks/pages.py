"""Measure how long pages take: 200 requests to the real server with the full data."""

import random
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx
from machine import machine, summary

HARMS = ("child-sexual-exploitation", "domestic-abuse", "neglect", "missing-children")
DAYS = ("2014-07-01", "2018-01-01", "2022-06-30", "2026-01-01")
REQUESTS = 200
SEED = 20141113


def addresses(client: httpx.Client, rng: random.Random) -> dict[str, list[str]]:
    """Return the addresses to ask for, by kind of page, drawn at random."""
    codes = re.findall(r'href="/authorities/(\d{3})[?"]', client.get("/").text)
    first = {code: client.get(f"/authorities/{code}").text for code in rng.sample(codes, 30)}
    visits = sorted(
        {
            visit
            for page in first.values()
            for visit in re.findall(r"/inspections/([\w-]+)", page)
        }
    )
    dates = [f"?as_of={day}" for day in DAYS] + [""]
    return {
        "England": [
            f"/?harm={rng.choice(HARMS)}&as_of={rng.choice(DAYS)}" for _ in range(REQUESTS)
        ],
        "Authority": [
            f"/authorities/{rng.choice(codes)}{rng.choice(dates)}" for _ in range(REQUESTS)
        ],
        "Inspection": [f"/inspections/{rng.choice(visits)}" for _ in range(REQUESTS)],
    }


def measured(client: httpx.Client, paths: list[str]) -> list[float]:
    """Return the seconds that each request took; refuse an answer that is not a page."""
    taken = []
    for path in paths:
        began = time.perf_counter()
        answer = client.get(path)
        taken.append(time.perf_counter() - began)
        if answer.status_code != httpx.codes.OK:
            raise SystemExit(f"{path} answered {answer.status_code}; is the database built?")
    return taken


def main() -> None:
    """Serve, ask, print the table."""
    port = "8765"
    command = [str(Path(sys.executable).with_name("firsthand")), "serve", "--port", port]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        sys.stderr.write(server.stdout.readline())
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            rng = random.Random(SEED)
            paths = addresses(client, rng)
            print(f"{REQUESTS} requests a kind, one after the other, on {machine()}\n")
            print(
                "| page | drawn at random: median, ms | 95th percentile, ms "
                "| the same again: median, ms | 95th percentile, ms |"
            )
            print("|---|---|---|---|---|")
            for kind, asked in paths.items():
                new, again = (summary(measured(client, asked)) for _ in range(2))
                print(f"| {kind} | {new} | {again} |", flush=True)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
