"""Measure a million plans of inspections at once, beside epiR and R's own exact sums."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from machine import machine

from firsthand.stats.detection import chance_of_finding, chances_of_finding

PLANS = 1_000_000
SUMMED = 20_000  # R's exact sums are slow: the rate is taken from so many
ALONE = 2_000  # plans worked out one by one, to compare with
ROUNDS = 3
SEED = 20261122

R_SCRIPT = """
suppressMessages(library(epiR))
folder <- commandArgs(TRUE)[1]
count <- as.integer(commandArgs(TRUE)[2])
read <- function(name, type) {
  file <- file(file.path(folder, name), "rb"); on.exit(close(file))
  readBin(file, type, n = 1e7)
}
N <- read("population", "integer"); D <- read("affected", "integer")
n <- read("sample", "integer"); se <- read("sensitivity", "double")
answer <- numeric(length(N))
# rsu.sep.rs takes one number affected at a time: once for each, with all plans that have it.
places <- split(seq_along(D), D)
taken <- sapply(1:3, function(i) {
  system.time(for (these in places) {
    answer[these] <<- rsu.sep.rs(
      N = N[these], n = n[these], pstar = D[these[1]], se.u = se[these]
    )
  })[["user.self"]]
})
some <- seq_len(count)
one <- function(i) {
  k <- 0:min(D[i], n[i])
  sum(dhyper(k, D[i], N[i] - D[i], n[i]) * (1 - (1 - se[i])^k))
}
summed <- system.time(exact <- vapply(some, one, 0))[["user.self"]]
writeBin(as.double(answer), file.path(folder, "answer"))
writeBin(as.double(exact), file.path(folder, "exact"))
cat(as.character(packageVersion("epiR")), as.character(getRversion()), median(taken), summed)
"""


def plans() -> dict[str, np.ndarray]:
    """Return plans of the sizes of real lists: up to 11,000 cases, 600 read, 200 affected."""
    rng = np.random.default_rng(SEED)
    return {
        "population": rng.integers(600, 11_001, PLANS),
        "affected": rng.integers(1, 201, PLANS),
        "sample": rng.integers(1, 601, PLANS),
        "sensitivity": rng.uniform(0.3, 1, PLANS),
    }


def ours(asked: dict[str, np.ndarray]) -> tuple[np.ndarray, float]:
    """Return the chances and the median of the processor's seconds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        chances = chances_of_finding(**asked)
        taken.append(time.process_time() - began)
    return chances, float(np.median(taken))


def one_by_one(asked: dict[str, np.ndarray]) -> tuple[np.ndarray, float]:
    """Return the chances of the first plans, each worked out alone, and seconds for each."""
    began = time.process_time()
    chances = [
        chance_of_finding(
            population=int(asked["population"][plan]),
            affected=int(asked["affected"][plan]),
            sample=int(asked["sample"][plan]),
            sensitivity=float(asked["sensitivity"][plan]),
        )
        for plan in range(ALONE)
    ]
    return np.array(chances), (time.process_time() - began) / ALONE


def theirs(asked: dict[str, np.ndarray]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return versions and times, epiR's chances, and R's exact sums of the first plans."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for column, values in asked.items():
            kind = np.float64 if column == "sensitivity" else np.int32
            (folder / column).write_bytes(values.astype(kind).tobytes())
        (folder / "plans.R").write_text(R_SCRIPT)
        told = subprocess.run(
            ["Rscript", str(folder / "plans.R"), str(folder), str(SUMMED)],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "TZ": "UTC"},
        ).stdout.split()
        answer, exact = (
            np.frombuffer((folder / file).read_bytes()) for file in ("answer", "exact")
        )
    return told, answer, exact


def row(what: str, plans_done: int, seconds: float, difference: str) -> None:
    """Print one line of the table."""
    rate = plans_done / seconds
    print(f"| {what} | {plans_done:,} | {seconds:.2f} | {rate:,.0f} | {difference} |")


def main() -> None:
    """Measure all ways on the same plans and print the table."""
    asked = plans()
    chances, seconds = ours(asked)
    alone, each = one_by_one(asked)
    print(f"The same plans for all, one core, processor time, on {machine()}\n")
    print("| way | plans | s | plans a second | largest difference from ours |")
    print("|---|---|---|---|---|")
    row("ours, at once", PLANS, seconds, "-")
    apart = np.abs(alone - chances[:ALONE]).max()
    row("ours, one by one", ALONE, each * ALONE, f"{apart:.1e}")
    if shutil.which("Rscript") is None:
        print("\nR is not installed here: nothing to compare with.")
        return
    try:
        told, answer, exact = theirs(asked)
    except subprocess.CalledProcessError as error:
        print(f"\nR could not run epiR: {error.stderr.strip()}")
        return
    apart = np.abs(answer - chances).max()
    row(f"epiR {told[0]} `rsu.sep.rs` (approximate)", PLANS, float(told[2]), f"{apart:.1e}")
    apart = np.abs(exact - chances[:SUMMED]).max()
    row(f"R {told[1]}, sums of `dhyper` (exact)", SUMMED, float(told[3]), f"{apart:.1e}")


if __name__ == "__main__":
    main()
