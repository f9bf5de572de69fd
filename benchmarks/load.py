"""
Measure many inspectors at once: `python benchmarks/load.py INSPECTORS SECONDS [DATABASE]`.

Each acts every five seconds or so: half of the time reading a page of the inspection, half
of it adding a piece of evidence. The load is made on the same machine, by the same cores.
"""

import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from inspectors import OK, SEEN, Inspector, serving
from invented_team import surroundings
from machine import machine, summary

PORT = 8766
BETWEEN = (2.5, 7.5)  # seconds between two acts of one inspector
SEED = 1400
FINE = (OK, SEEN)


def work(one: Inspector, until: float) -> list[tuple[str, int, float]]:
    """Act until the time is over, and return what was done, its status and its seconds."""
    done = []
    time.sleep(one.rng.uniform(0, BETWEEN[1]))
    while time.monotonic() < until:
        act = one.rng.choice((one.read, one.add))
        began = time.perf_counter()
        kind, status = act()
        done.append((kind, status, time.perf_counter() - began))
        time.sleep(one.rng.uniform(*BETWEEN))
    return done


def found_there(told: dict[str, str], inspection: str) -> tuple[set[str], str]:
    """Return the texts on the record, and what the check of the own log says."""
    program = (
        "import django, sys; django.setup()\n"
        "from firsthand.services.inspecting.recording import unchecked\n"
        "from firsthand.domain.inspection.acts.evidence import Evidence\n"
        f"for one in unchecked({inspection!r}).bodies(Evidence): print(one.text)\n"
    )
    command = [sys.executable, "-c", program]
    lines = subprocess.run(command, env=told, capture_output=True, text=True, check=True)
    checked = subprocess.run(
        [str(Path(sys.executable).with_name("firsthand")), "verify"],
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )
    return set(lines.stdout.splitlines()), "holds" if checked.returncode == 0 else "BROKEN"


def main() -> None:
    """Make the inspection, let everybody work, print the table."""
    number, seconds = int(sys.argv[1]), float(sys.argv[2])
    database = sys.argv[3] if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        told = surroundings(home, database)
        made = [sys.executable, str(Path(__file__).with_name("invented_team.py")), str(number)]
        inspection = subprocess.run(
            made, env=told, capture_output=True, text=True, check=True
        ).stdout.split()[-1]
        server = serving(PORT, told)
        try:
            team = [
                Inspector(PORT, f"inspector{n}", inspection, random.Random(SEED + n))
                for n in range(number)
            ]
            until = time.monotonic() + seconds
            with ThreadPoolExecutor(number) as pool:
                done = [
                    one for each in pool.map(lambda i: work(i, until), team) for one in each
                ]
        finally:
            server.terminate()
            server.wait()
        there, log = found_there(told, inspection)
    report(number, seconds, "PostgreSQL" if database else "SQLite", done)
    added = {text for one in team for text in one.added}
    print(f"\nAcknowledged {len(added)}, lost {len(added - there)}; the log {log}.")


def report(number: int, seconds: float, engine: str, done: list) -> None:
    """Print how long reading and adding took, and how many answers were errors."""
    print(f"{number} inspectors, {seconds:.0f} s, {engine}, on {machine()}\n")
    print("| act | how many | errors | median, ms | 95th percentile, ms |")
    print("|---|---|---|---|---|")
    for kind in ("read", "add"):
        these = [(status, taken) for k, status, taken in done if k == kind]
        wrong = sum(status not in FINE for status, _ in these)
        print(f"| {kind} | {len(these)} | {wrong} | {summary([t for _, t in these])} |")


if __name__ == "__main__":
    main()
