"""
Measure the log: appending, exporting, verifying, proving; beside pymerkle where it can.

Use: python benchmarks/record.py [ENTRIES ...]        (default 10000 100000 1000000)
     python benchmarks/record.py --append | --tree LEAVES

Prints markdown. Entries are made up, with details of 300 characters; they are put into a
SQLite database of its own by bulk, except for the rate of appending, where each entry is a
transaction of its own with its lock, as acts are recorded.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

SIZES = (10_000, 100_000, 1_000_000)
APPENDED = 2_000
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
HEAD = (
    "| entries | step | seconds | of the processor | entries a second of it | peak MiB "
    "| what came of it |"
)
RULE = "|---|---|---|---|---|---|---|"
STEPS = ("export", "verify", "verify against 12 heads", "own", "root", "pymerkle root")


def ready() -> None:
    """Make the tables of the database that the environment names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def entries(count: int):
    """Yield made-up entries, each hashed as the log hashes them."""
    from firsthand.domain.accountability.canonical import canonical
    from firsthand.domain.accountability.entry import commitment, leaf_hash

    for index in range(count):
        salt = f"{index:032x}"
        detail = canonical({"what": f"E{index} ".ljust(288, "x")})
        told = {
            "index": index,
            "at": (NOW + timedelta(seconds=index)).isoformat(timespec="microseconds"),
            "act": "read",
            "subject": f"inspection/i-{index % 50}",
            "by": f"p-{index % 40}",
        }
        committed = commitment(salt, detail)
        yield {
            **told,
            "salt": salt,
            "detail": detail,
            "commitment": committed,
            "leaf": leaf_hash(**told, committed=committed),
        }


def fill(count: int) -> None:
    """Put entries into the log by bulk, and deposit twelve heads on the way."""
    from firsthand.services.record import heads
    from firsthand.store.models.ledger import LogEntry

    rows, step = [], count // 12
    for told in entries(count):
        rows.append(LogEntry(**told))
        if len(rows) == min(5000, step) or told["index"] == count - 1:
            LogEntry.objects.bulk_create(rows)
            rows = []
        if not rows and (told["index"] + 1) // step > len(heads.deposited()):
            heads.deposit(NOW + timedelta(days=30, seconds=told["index"]))


def entries_in(file: Path):
    """Yield the entries of a copy."""
    import json

    from firsthand.domain.accountability.copied import entry_from

    with open(file, encoding="utf-8") as opened:
        for line in opened:
            if '"leaf":"' in line:
                yield entry_from(json.loads(line))


def did(step: str, file: Path) -> str:
    """Do one step, and say what came of it."""
    from firsthand.domain.accountability import tree
    from firsthand.domain.accountability.entry_check import leaf_of
    from firsthand.services.record import exporting, heads, own
    from firsthand.services.record.verifying import verify

    if step == "export":
        exporting.export(file, details=True, now=NOW + timedelta(days=90))
        return f"{file.stat().st_size / 2**20:.0f} MiB with details"
    if step == "root":
        leaves = (bytes.fromhex(leaf_of(one)) for one in entries_in(file))
        return tree.root(leaves).hex()[:16]
    if step == "pymerkle root":
        return _pymerkle(file)
    if step == "own":
        verdict = own.verify_own()
    else:
        verdict = verify(file, heads=heads.deposited() if "heads" in step else ())
    return f"holds: {verdict.holds}, {len(verdict.agreed)} heads agree"


def _pymerkle(file: Path) -> str:
    """Let pymerkle hash the very texts of the leaves; it keeps the whole tree."""
    from pymerkle import InmemoryTree

    from firsthand.domain.accountability.canonical import canonical

    theirs = InmemoryTree(algorithm="sha256")
    fields = ("act", "at", "by", "commitment", "index", "subject")
    for entry in entries_in(file):
        told = canonical({name: getattr(entry, name) for name in fields})
        theirs.append_entry(told.encode("utf-8"))
    return theirs.get_root().hex()[:16]


def one(step: str, file: Path, count: int) -> None:
    """Print the row of one step, done in this process alone."""
    ready()
    from benchmarks.machine import peak_memory

    began, worked = time.perf_counter(), time.process_time()
    said = did(step, file)
    wall, cpu = time.perf_counter() - began, time.process_time() - worked
    told = f"{wall:.1f} | {cpu:.1f} | {count / cpu:,.0f} | {peak_memory():.0f}"
    print(f"| {count:,} | {step} | {told} | {said} |")


def tree(count: int) -> None:
    """Print how long the tree alone takes, over hashes that are there already."""
    from hashlib import sha256

    from pymerkle import InmemoryTree

    from firsthand.domain.accountability.tree import Tree, root

    texts = [b"%d" % number for number in range(count)]
    leaves = [sha256(b"\x00" + text).digest() for text in texts]

    def pymerkle() -> bytes:
        theirs = InmemoryTree(algorithm="sha256")
        theirs.append_entries(texts)
        return bytes(theirs.get_root())

    ours = root(leaves)
    acts = {
        "root, nothing kept": lambda: root(leaves),
        "tree for proofs": lambda: Tree(leaves).root(count),
        "pymerkle, tree in memory, leaves hashed too": pymerkle,
    }
    for name, act in acts.items():
        worked = time.process_time()
        same = act() == ours
        taken = time.process_time() - worked
        print(f"| {count:,} | {name} | {taken:.1f} | same root: {same} |", flush=True)


def append() -> None:
    """Print how many entries a second are recorded, each in a transaction of its own."""
    ready()
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection, connections

    from firsthand.store import log

    def write(count: int) -> None:
        for number in range(count):
            noted = log.Noted(
                act="read",
                subject="inspection/i",
                by="p",
                detail={"what": "x" * 288, "n": number},
            )
            log.append(noted, at=NOW)
        connections.close_all()

    for threads in (1, 4):
        began = time.perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(write, [APPENDED // threads] * threads))
        rate = APPENDED / (time.perf_counter() - began)
        print(f"| {connection.vendor} | {threads} | {APPENDED:,} | {rate:,.0f} |", flush=True)
    assert log.size() == 2 * APPENDED


def call(*words: str, home: str, **more: str) -> None:
    """Run this file again in a process of its own."""
    place = {**os.environ, "FIRSTHAND_HOME": home, **more}
    subprocess.run([sys.executable, __file__, *words], env=place, check=True)


def main(sizes: tuple[int, ...]) -> None:
    """Print both tables."""
    from benchmarks.machine import machine

    print(f"{machine()}\n")
    print(
        "| database | writers at once | entries | entries a second |\n|---|---|---|---|",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as home:
        own = f"sqlite:///{home}/append.sqlite3"
        call("--append", home=home, FIRSTHAND_DATABASE_URL=own)
        if "postgres" in os.environ.get("FIRSTHAND_DATABASE_URL", ""):
            call("--append", home=home)
    print("\n| leaves | what | seconds of the processor | |\n|---|---|---|---|", flush=True)
    tree(1_000_000)
    print(f"\n{HEAD}\n{RULE}", flush=True)
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            own = f"sqlite:///{home}/log.sqlite3"
            call("--fill", str(size), home=home, FIRSTHAND_DATABASE_URL=own)
            for step in STEPS:
                words = ("--one", step, f"{home}/copy.jsonl", str(size))
                call(*words, home=home, FIRSTHAND_DATABASE_URL=own)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--append"]:
            append()
        case ["--tree", size]:
            tree(int(size))
        case ["--fill", size]:
            ready()
            fill(int(size))
        case ["--one", step, file, size]:
            one(step, Path(file), int(size))
        case given:
            main(tuple(map(int, given)) or SIZES)
