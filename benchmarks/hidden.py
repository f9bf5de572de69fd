"""Hidden numbers: time of resampled choices and of all models, beside glm of R in one run."""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

# Numba asks for the package `coverage`, which must not be the benchmark of that name beside us.
sys.path.append(sys.path.pop(0))

from machine import machine, seconds

from firsthand.stats.hidden.accelerated import Resampling, accelerated, one_fewer
from firsthand.stats.hidden.hierarchical import all_models, written
from firsthand.stats.hidden.information import leaner, scores
from firsthand.stats.hidden.log_linear import downhill
from firsthand.stats.hidden.overlaps import Floats, Overlaps, overlaps
from firsthand.stats.hidden.poisson import finite_terms, kept_cells, margins_of
from firsthand.stats.hidden.stepwise import refitted

TABLES = ("uk_2013_5list", "uk_2013_6list", "new_orleans_8list_n186")
REPLICATES = 1000
IN_R = 20  # resamples that R refits; its time for 1,000 is in proportion
# Stepwise choice with glm of base R: the rule as published, candidates in order of probability.
STEPWISE = """
args <- commandArgs(TRUE)
tables <- as.matrix(read.csv(args[1], header = FALSE))
lists <- as.integer(args[2])
cells <- sapply(seq_len(lists), function(j) bitwAnd(seq_len(2^lists - 1), 2^(j - 1)) > 0) + 0
pairs <- t(combn(lists, 2))
refit <- function(y, chosen) {
  keep <- rep(TRUE, length(y)); design <- cells[, colSums(cells * y) > 0, drop = FALSE]
  for (j in which(colSums(cells * y) == 0)) keep <- keep & cells[, j] == 0
  for (p in chosen) {
    both <- cells[, pairs[p, 1]] * cells[, pairs[p, 2]]
    if (sum(both * y) == 0) keep <- keep & both == 0 else design <- cbind(design, both)
  }
  x <- cbind(1, design)[keep, , drop = FALSE]
  if (nrow(x) < ncol(x)) return(NULL)
  fit <- suppressWarnings(glm.fit(x, y[keep], family = poisson(),
                                  control = list(epsilon = 1e-12, maxit = 60)))
  if (fit$rank < ncol(x) || !fit$converged) return(NULL)
  information <- crossprod(x, x * fit$fitted.values)
  if (rcond(information) < 1e-14 || max(diag(solve(information, tol = 0))) > 1e4) return(NULL)
  mu <- rep(0, length(y)); mu[keep] <- fit$fitted.values
  list(mu = mu, hidden = exp(fit$coefficients[1]))
}
stepwise <- function(y) {
  chosen <- integer(0); now <- refit(y, chosen)
  repeat {
    tails <- sapply(seq_len(nrow(pairs)), function(p) {
      both <- cells[, pairs[p, 1]] * cells[, pairs[p, 2]]
      n <- sum(both * y); m <- sum(both * now$mu)
      if (p %in% chosen || m <= 0) 1 else min(ppois(n, m), ppois(n - 1, m, lower.tail = FALSE))
    })
    entered <- FALSE
    for (p in order(tails)) {
      if (tails[p] >= 0.02) break
      with <- refit(y, c(chosen, p))
      if (!is.null(with)) { chosen <- c(chosen, p); now <- with; entered <- TRUE; break }
    }
    if (!entered) return(sum(y) + now$hidden)
  }
}
began <- proc.time()[3]
found <- apply(tables, 1, stepwise)
cat(proc.time()[3] - began, format(found, digits = 12), sep = "\\n")
"""
# One glm of base R for each model: its terms and cells, one line each.
EVERY = """
args <- commandArgs(TRUE)
y <- scan(args[1], quiet = TRUE)
lines <- readLines(args[2])
began <- proc.time()[3]
best <- c(Inf, NA)
for (line in lines) {
  parts <- strsplit(line, ";")[[1]]
  size <- as.integer(parts[1])
  terms <- as.integer(strsplit(parts[2], " ")[[1]])
  keep <- as.integer(strsplit(parts[3], " ")[[1]])
  x <- sapply(terms, function(term) bitwAnd(keep, term) == term) + 0
  fit <- suppressWarnings(glm.fit(x, y[keep], family = poisson()))
  if (fit$rank < ncol(x) || !fit$converged || any(fit$fitted.values < 1e-6)) next
  criterion <- size * log(sum(y)) +
    2 * sum(fit$fitted.values - ifelse(y[keep] > 0, y[keep] * log(fit$fitted.values), 0))
  if (criterion < best[1]) best <- c(criterion, exp(fit$coefficients[1]))
}
cat(proc.time()[3] - began, format(sum(y) + best[2], digits = 12), sep = "\\n")
"""


def main(folder: Path) -> None:
    """Print the tables."""
    print(machine())
    print(f"\n### Stepwise choice, {REPLICATES:,} resamples and one person fewer each\n")
    print(
        "| table | ours, 1 thread, s | ours, all cores, s | glm of R, s | R / ours | "
        f"of {IN_R} resamples alike |"
    )
    print("|---|---|---|---|---|---|")
    for name in TABLES:
        _stepwise(name, read(folder, name))
    print("\n### All 6,893 models of the five-list table by their criterion\n")
    print("| program | models fitted | s | estimate |")
    print("|---|---|---|---|")
    _every(read(folder, TABLES[0]))
    print(f"\n### Descent, {REPLICATES:,} resamples, all cores\n")
    print("| table | s | estimate | lower | upper |")
    print("|---|---|---|---|---|")
    for name in TABLES:
        _descent(name, read(folder, name))


def read(folder: Path, name: str) -> Overlaps:
    """Return one of the published tables."""
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    numbers = np.array(rows, dtype=np.int64)
    return overlaps(header[:-1], numbers[:, :-1], numbers[:, -1])


def asked(threads: int) -> Resampling:
    """Return the resampling that is timed."""
    rng = np.random.default_rng(1)
    return Resampling(replicates=REPLICATES, rng=rng, threads=threads)


def _stepwise(name: str, table: Overlaps) -> None:
    refit = partial(refitted, threshold=0.02)
    whole = np.concatenate(([0.0], table.counts.astype(float)))
    estimate = float(refit(whole[None])[0])
    alone, shared = (
        min(seconds(partial(accelerated, table, estimate, refit, asked(threads)), runs=3))
        for threads in (1, os.cpu_count() or 1)
    )
    draws = np.random.default_rng(2).multinomial(
        table.observed, table.counts / table.observed, size=IN_R
    )
    own = refit(np.hstack([np.zeros((IN_R, 1)), draws.astype(float)]))
    taken, theirs = _of_r(STEPWISE, _written(draws), str(len(table.lists)))
    if taken is None:
        beside = "not installed | | "
    else:
        # R refits as many tables as ours did: all resamples, and one person fewer each.
        full = taken / IN_R * (REPLICATES + len(one_fewer(whole)))
        same = int(np.isclose(own, theirs, rtol=1e-5).sum())
        beside = f"{full:.0f} | {full / alone:,.0f} | {same}"
    print(f"| {name} | {alone:.3f} | {shared:.3f} | {beside} |", flush=True)


def _every(table: Overlaps) -> None:
    margins = margins_of(table)
    everything = all_models(len(table.lists), len(table.lists) - 1)
    models = leaner(everything, margins)
    criteria, hidden = scores(margins, models)
    at = int(np.argmin(criteria))
    for what, which in (("ours, every model", everything), ("ours, without doubles", models)):
        taken = min(seconds(partial(scores, margins, which), runs=3))
        total = table.observed + hidden[at]
        print(f"| {what} | {len(which):,} | {taken:.3f} | {total:,.0f} {written(models[at])} |")
    lines = [
        f"{model.sum()};{_joined(finite_terms(margins, model))};"
        f"{_joined(np.flatnonzero(kept_cells(margins, model)))}"
        for model in everything
    ]
    taken, theirs = _of_r(EVERY, _joined(table.counts), "\n".join(lines))
    if taken is not None:
        print(
            f"| glm of R | {len(everything):,} | {taken:.1f} | {theirs[0]:,.0f} |", flush=True
        )


def _descent(name: str, table: Overlaps) -> None:
    began = time.perf_counter()
    found = downhill(table, asked(os.cpu_count() or 1))
    taken = time.perf_counter() - began
    numbers = (found.estimate, found.lower, found.upper)
    shown = " | ".join("none" if one is None else f"{one:,.0f}" for one in numbers)
    print(f"| {name} | {taken:.2f} | {shown} |", flush=True)


def _of_r(program: str, *given: str) -> tuple[float | None, Floats]:
    """Return the seconds and numbers that R printed, or None where there is no R."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return None, np.zeros(0)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "program.R"
        script.write_text(program, encoding="utf-8")
        arguments = []
        for at, text in enumerate(given):
            if text.isdigit():
                arguments.append(text)
                continue
            file = Path(folder) / f"given{at}"
            file.write_text(text + "\n", encoding="utf-8")
            arguments.append(str(file))
        run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run
        printed = run(
            [rscript, str(script), *arguments], capture_output=True, text=True, check=True
        )
    taken, *numbers = map(float, printed.stdout.split())
    return taken, np.array(numbers)


def _written(draws: np.ndarray) -> str:
    return "\n".join(",".join(map(str, draw)) for draw in draws)


def _joined(numbers: np.ndarray) -> str:
    return " ".join(map(str, numbers))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the folder with uk_2013_5list.csv and the other published tables.")
    main(Path(sys.argv[1]))
