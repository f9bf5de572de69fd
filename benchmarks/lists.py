"""
Measure how long lists of 100,000 rows take to be read, checked and drawn from, and the memory.

Use: python benchmarks/lists.py [ROWS]
Prints markdown: for CSV and XLSX, seconds and peak memory of a process that does nothing else,
beside openpyxl and polars, which only open the file. The list is invented: list 8 of Annex A,
34 columns. Reading bare is less work than reading and checking; the peers show what the files
themselves cost.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.machine import machine, peak_memory
from firsthand.cli import collector
from tests.sources import invented_lists as invented

ROWS = 100_000
HEAD = "| pass | file | seconds | of the processor | peak MiB | what came of it |"
RULE = "|---|---|---|---|---|---|"
NUMBER = 8  # children in care: the widest list, 34 columns


def ours(path: Path) -> str:
    """Read and check a list, and draw 60 of its children, by team."""
    from firsthand.domain.planning.drawing.draw import Design, draw
    from firsthand.domain.planning.drawing.frame import FrameKind
    from firsthand.sources.lists.read import read_frames

    (frame,) = read_frames(path, name=path.name, kind=FrameKind.STATUTORY)
    drawn = draw(frame, Design(seed="invented 7", size=60, strata="Allocated Team"))
    doubts = f"{len(frame.doubts):,} doubts"
    return f"{len(frame.rows):,} rows, {doubts}, {len(drawn.cases)} drawn by team"


def openpyxl(path: Path) -> str:
    """Open a workbook with openpyxl, row by row, and keep the cells."""
    from openpyxl import load_workbook

    (sheet,) = load_workbook(path, read_only=True, data_only=True)
    return f"{len([*sheet.iter_rows(values_only=True)]) - 1:,} rows, nothing checked"


def polars(path: Path) -> str:
    """Open a CSV with polars, every column as text."""
    import polars as pl

    return f"{pl.read_csv(path, infer_schema=False).height:,} rows, nothing checked"


def fastexcel(path: Path) -> str:
    """Open a workbook with fastexcel, every column as text."""
    import fastexcel as peer

    loaded = peer.read_excel(path).load_sheet(0, dtypes="string").to_polars()
    return f"{loaded.height:,} rows, nothing checked"


ACTS = {act.__name__: act for act in (ours, openpyxl, polars, fastexcel)}
PASSES = (
    ("ours", "csv"),
    ("polars", "csv"),
    ("ours", "xlsx"),
    ("openpyxl", "xlsx"),
    ("fastexcel", "xlsx"),
)


def measured(act: str, path: Path) -> str:
    """Run one pass in a process of its own, and return its row of the table."""
    asked = [sys.executable, __file__, "--one", act, str(path)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=True)
    return f"| {act} | {path.suffix[1:]} | {answer.stdout.strip()} |"


def one(act: str, path: Path) -> None:
    """Do one pass and print seconds, memory and what came of it."""
    collector.run_rarely()  # as the commands do
    began, worked = time.perf_counter(), time.process_time()
    said = ACTS[act](path)
    wall, cpu = time.perf_counter() - began, time.process_time() - worked
    print(f"{wall:.1f} | {cpu:.1f} | {peak_memory():.0f} | {said}")


def make(rows: int, folder: Path) -> None:
    """Write the list as CSV and as XLSX."""
    table = invented.annex_a(NUMBER, rows=rows, seed=1)
    (folder / "invented.csv").write_bytes(invented.as_csv(table))
    (folder / "invented.xlsx").write_bytes(invented.as_xlsx({f"List {NUMBER}": table}))


def main(rows: int) -> None:
    """Make the list, run each pass, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own, as each pass: a child's peak begins at its parent's.
        subprocess.run([sys.executable, __file__, "--make", str(rows), folder], check=True)
        print(f"{machine()}\n\n{rows:,} rows of list {NUMBER}.\n\n{HEAD}\n{RULE}")
        for act, kind in PASSES:
            print(measured(act, Path(folder) / f"invented.{kind}"), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    elif sys.argv[1:2] == ["--make"]:
        make(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
