"""Measure the reading of all reports beside bare text extraction of the same files."""

import os
import resource
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from machine import machine

from firsthand.sources.reports.read import read_reports, shipped_lookups

WORKERS = 2
ROUNDS = 3
TARGET_RATIO = 1.25
TARGET_MEMORY = 500
FILES_AT_A_TIME = 4


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one pass over the files cost: processor and wall seconds, and the most memory."""

    processor: float
    wall: float
    memory: float


class Watch(threading.Thread):
    """Looks every 20 ms how much memory this process and its children hold together."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        super().__init__(daemon=True)
        self.most = 0.0
        self.over = threading.Event()

    def run(self) -> None:
        """Look until told that it is over."""
        while not self.over.wait(0.02):
            self.most = max(self.most, sum(map(_resident, _tree(os.getpid()))))


def _tree(root: int) -> Iterable[int]:
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _tree(int(child))


def _resident(process: int) -> float:
    """Return the memory of a process in MiB, pages shared with others divided among them."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def bare(path: Path) -> int:
    """Extract the text of one file as the manual of pypdfium2 does; return its length."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    length = sum(len(page.get_textpage().get_text_bounded()) for page in pdf)
    pdf.close()
    return length


def extract_bare(paths: Sequence[Path]) -> int:
    """Extract all files on as many processes as our own reader uses."""
    with ProcessPoolExecutor(WORKERS) as pool:
        return sum(pool.map(bare, paths, chunksize=FILES_AT_A_TIME))


def extract_ours(paths: Sequence[Path]) -> int:
    """Read all files into facts; return how many were read."""
    return sum(reading.source is not None for reading in read_reports(paths, workers=WORKERS))


def cost(act: Callable[[Sequence[Path]], int], paths: Sequence[Path]) -> Cost:
    """Return what `act` costs in this process and its children together."""
    watch = Watch()
    watch.start()
    before, began = _processor(), time.perf_counter()
    act(paths)
    wall, processor = time.perf_counter() - began, _processor() - before
    watch.over.set()
    watch.join()
    return Cost(processor=processor, wall=wall, memory=watch.most)


def _processor() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main(folder: Path) -> None:
    """Print the table."""
    paths = sorted(path for path in folder.rglob("*.pdf") if path.is_file())
    shipped_lookups()
    rounds = [(cost(extract_bare, paths), cost(extract_ours, paths)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours.processor / plain.processor for plain, ours in rounds)
    read = extract_ours(paths)
    print(f"Machine: {machine()}. {read} of {len(paths)} files were read, the rest refused;")
    print(f"{WORKERS} processes; {ROUNDS} rounds, bare and ours in turn; medians.\n")
    print("| pass | processor s | wall s | cores used | peak memory MiB |")
    print("|---|---|---|---|---|")
    for name, costs in zip(
        ("bare text (pypdfium2)", "all facts (ours)"), zip(*rounds, strict=True), strict=True
    ):
        print(f"| {name} | {_row(costs)} |")
    memory = max(ours.memory for _, ours in rounds)
    print(f"\nProcessor time ours / bare: {ratio:.2f} (target at most {TARGET_RATIO}).")
    print(f"Peak memory: {memory:.0f} MiB (target below {TARGET_MEMORY}).")


def _row(costs: Sequence[Cost]) -> str:
    processor = statistics.median(cost.processor for cost in costs)
    wall = statistics.median(cost.wall for cost in costs)
    memory = max(cost.memory for cost in costs)
    return f"{processor:.1f} | {wall:.1f} | {processor / wall:.2f} | {memory:.0f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
