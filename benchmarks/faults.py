"""
Kill the server while evidence arrives: `python benchmarks/faults.py TIMES [DATABASE]`.

After each kill (SIGKILL, at a random moment) the server is started again and what was not
acknowledged is sent again under the same key. In the end every piece must be on record exactly
once, and the log must verify; it is verified after every kill too.
"""

import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
from inspectors import SEEN, Inspector, serving
from invented_team import surroundings
from machine import machine

PORT = 8768
INSPECTORS = 4
ALIVE = (0.3, 2.0)  # seconds of writing before a kill
SEED = 1997
RECORDED = (
    "import django; django.setup()\n"
    "from firsthand.services.inspecting.recording import unchecked\n"
    "from firsthand.domain.inspection.acts.evidence import Evidence\n"
    "for one in unchecked({inspection!r}).bodies(Evidence): print(one.text)\n"
)


class Sender(threading.Thread):
    """Sends pieces of evidence one after the other; one that failed is sent again."""

    def __init__(self, inspector: Inspector, going: threading.Event) -> None:
        """Begin with nothing unsent."""
        super().__init__(daemon=True)
        self.inspector, self.going = inspector, going

    def run(self) -> None:
        """Send until told to stop; a broken connection ends this round."""
        one = self.inspector
        while self.going.is_set():
            text = f"A duty meeting was watched, {one.name}, number {one.number}."
            try:
                status = one.send(text)
            except httpx.HTTPError:
                return  # not acknowledged: the next round sends it again
            if status == SEEN:
                one.added.add(text)
                one.number += 1


def verified(told: dict[str, str]) -> bool:
    """Tell whether the log of the database holds."""
    command = [str(Path(sys.executable).with_name("firsthand")), "verify"]
    return subprocess.run(command, env=told, capture_output=True, check=False).returncode == 0


def recorded(told: dict[str, str], inspection: str) -> Counter[str]:
    """Return how often each text is on the record."""
    program = RECORDED.format(inspection=inspection)
    lines = subprocess.run(
        [sys.executable, "-c", program], env=told, capture_output=True, text=True, check=True
    )
    return Counter(lines.stdout.splitlines())


def one_round(
    team: list[Inspector], told: dict[str, str], rng: random.Random, server: subprocess.Popen
) -> subprocess.Popen:
    """Let everybody send, kill the server in the middle of it, and start it again."""
    going = threading.Event()
    going.set()
    senders = [Sender(one, going) for one in team]
    for sender in senders:
        sender.start()
    time.sleep(rng.uniform(*ALIVE))
    server.send_signal(signal.SIGKILL)
    server.wait()
    going.clear()
    for sender in senders:
        sender.join()
    return serving(PORT, told)


def main() -> None:
    """Kill as often as asked, and print what was lost, doubled or broken."""
    times = int(sys.argv[1])
    database = sys.argv[2] if len(sys.argv) > 2 else None
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        told = surroundings(home, database)
        made = [sys.executable, str(Path(__file__).with_name("invented_team.py"))]
        inspection = subprocess.run(
            [*made, str(INSPECTORS)], env=told, capture_output=True, text=True, check=True
        ).stdout.split()[-1]
        server = serving(PORT, told)
        broken = 0
        try:
            team = [
                Inspector(PORT, f"inspector{n}", inspection, random.Random(n))
                for n in range(INSPECTORS)
            ]
            for number in range(1, times + 1):
                server = one_round(team, told, rng, server)
                broken += not verified(told)
                print(f"killed {number} of {times}", file=sys.stderr, end="\r")
        finally:
            server.terminate()
            server.wait()
        found = recorded(told, inspection)
    acknowledged = {text for one in team for text in one.added}
    lost = sum(text not in found for text in acknowledged)
    doubled = sum(number > 1 for number in found.values())
    engine = "PostgreSQL" if database else "SQLite"
    print(f"Killed {times} times while {INSPECTORS} inspectors added, {engine}, {machine()}\n")
    print("| acknowledged | of these lost | recorded twice | log broken after a kill |")
    print("|---|---|---|---|")
    print(f"| {len(acknowledged)} | {lost} | {doubled} | {broken} |")


if __name__ == "__main__":
    main()
