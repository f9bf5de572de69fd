"""Grades over time beside msm of R: the same histories, both fits, figures and time."""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from pathlib import Path

import django
import numpy as np
from machine import machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
AS_OF = date(2026, 11, 29)
# Without leadership, on which msm searches for minutes: its likelihood is flat.
AREAS = (
    "overall",
    "overall-as-named",
    "help-and-protection",
    "children-in-care",
    "care-leavers",
)
# Prints minus twice the log-likelihood, seconds, and each intensity with its ends.
R = """
suppressMessages(library(msm))
args <- commandArgs(TRUE)
d <- read.csv(args[1])
given <- read.csv(args[2])
n <- as.integer(args[3])
q <- matrix(0, n, n); e <- matrix(0, n, n)
for (i in seq_len(nrow(given))) {
  if (given$what[i] == "move") q[given$a[i], given$b[i]] <- 0.1
  if (given$what[i] == "error") e[given$a[i], given$b[i]] <- 0.1
}
death <- if (args[4] == "none") NULL else as.integer(args[4])
began <- proc.time()[3]
if (args[5] == "crude") q <- crudeinits.msm(state ~ years, subject, data = d, qmatrix = q)
control <- list(maxit = 5000, fnscale = 2000, reltol = 1e-12)
m <- if (sum(e) == 0) {
  msm(state ~ years, subject = subject, data = d, qmatrix = q, deathexact = death,
      control = control)
} else {
  msm(state ~ years, subject = subject, data = d, qmatrix = q, ematrix = e,
      deathexact = death, obstrue = d$known, control = control)
}
cat("seconds", proc.time()[3] - began, 0, 0, "\\n")
cat("minus2", format(m$minus2loglik, digits = 12), 0, 0, "\\n")
found <- qmatrix.msm(m)
ends <- !is.null(found$L)
for (i in which(given$what == "move")) {
  a <- given$a[i]; b <- given$b[i]
  cat(paste0("q", a, b), format(found$estimates[a, b], digits = 9),
      if (ends) format(c(found$L[a, b], found$U[a, b]), digits = 9) else c("NA", "NA"), "\\n")
}
found <- ematrix.msm(m)
for (i in which(given$what == "error")) {
  a <- given$a[i]; b <- given$b[i]
  cat(paste0("e", a, b), format(found$estimates[a, b], digits = 9),
      format(c(found$L[a, b], found$U[a, b]), digits = 9), "\\n")
}
"""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one program found: seconds, minus twice the log-likelihood, figures with ends."""

    seconds: float
    minus_two: float
    figures: dict[str, tuple[float, float, float]]


def main() -> None:
    """Print the tables."""
    django.setup()
    if shutil.which("Rscript") is None:
        sys.exit("Rscript was not found. Needed: R with the package msm.")
    print(f"Fits of ours and of R's msm in turn, {machine()}\n")
    print(
        "| histories | looks | ours, s | msm, s | -2 log likelihood, ours | msm | farthest "
        "estimate | farthest end |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, histories, structure in (*examples(), *real()):
        ours, theirs = fit_ours(histories, structure), fit_msm(histories, structure)
        looks = sum(len(one.looks) for one in histories)
        print(
            f"| {name} | {looks} | {ours.seconds:.2f} | {theirs.seconds:.2f} | "
            f"{ours.minus_two:.4f} | {theirs.minus_two:.4f} | {apart(ours, theirs, (0,))} | "
            f"{apart(ours, theirs, (1, 2))} |",
            flush=True,
        )
    grow()


def examples():
    """Return msm's own example in both cases, where its file is given."""
    from firsthand.stats.multi_state import History, Look, Structure

    if len(sys.argv) < 2:
        return
    by_subject: dict[str, list] = {}
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            by_subject.setdefault(row["PTNUM"], []).append(row)
    a = ((1, 2), (1, 4), (2, 1), (2, 3), (2, 4), (3, 2), (3, 4))
    b = ((1, 2), (1, 4), (2, 3), (2, 4), (3, 4))
    errors = ((1, 2), (2, 1), (2, 3), (3, 2))
    for name, structure in (
        ("cav, A", Structure(states=4, moves=a, death=4)),
        ("cav, B", Structure(states=4, moves=b, errors=errors, death=4, initial=(1, 0, 0, 0))),
    ):
        told = [
            History(
                subject=key,
                looks=tuple(
                    Look(
                        years=float(row["years"]),
                        state=int(row["state"]),
                        known=bool(structure.errors) and row["firstobs"] == "1",
                    )
                    for row in each
                ),
            )
            for key, each in by_subject.items()
        ]
        yield name, told, structure


def real():
    """Return the real histories of each area."""
    from firsthand.domain.surveillance.histories.history import as_seen
    from firsthand.services.histories import grade_model
    from firsthand.stats.multi_state import Structure, neighbours

    for area in AREAS:
        held = grade_model(area=area, as_of=AS_OF).histories
        if not held.looks:
            sys.exit("The database is empty. Needed: the facts. Run `firsthand run` first.")
        yield area, as_seen(held), Structure(states=4, moves=neighbours(4))


def fit_ours(histories, structure) -> Found:
    """Fit with this project; the time of imports is not counted, as it is not for R."""
    import scipy.optimize  # noqa: F401

    from firsthand.stats.multi_state_fit import fitted
    from firsthand.stats.multi_state_intervals import intensities
    from firsthand.stats.multi_state_msm import printed_ends

    began = time.perf_counter()
    fit = fitted(histories, structure)
    taken = time.perf_counter() - began
    figures = {
        f"q{a}{b}": (one.value, one.low or np.nan, one.high or np.nan)
        for (a, b), one in intensities(fit).items()
    }
    for (a, b), ends in printed_ends(fit).items():
        value = float(fit.parts.errors[a - 1, b - 1])
        figures[f"e{a}{b}"] = (value, *(ends or (np.nan, np.nan)))
    return Found(seconds=taken, minus_two=-2 * fit.log_likelihood, figures=figures)


def fit_msm(histories, structure) -> Found:
    """Fit with R's msm, on a file of the same histories."""
    with tempfile.TemporaryDirectory() as folder:
        data, given, script = (Path(folder) / name for name in ("d.csv", "s.csv", "fit.R"))
        data.write_text(
            "subject,years,state,known\n"
            + "".join(
                f"{k},{look.years!r},{look.state},{int(look.known)}\n"
                for k, one in enumerate(histories)
                for look in one.looks
            ),
            encoding="utf-8",
        )
        given.write_text(
            "what,a,b\n"
            + "".join(f"move,{a},{b}\n" for a, b in structure.moves)
            + "".join(f"error,{a},{b}\n" for a, b in structure.errors),
            encoding="utf-8",
        )
        script.write_text(R, encoding="utf-8")
        start = "given" if structure.death else "crude"
        words = [str(structure.states), str(structure.death or "none"), start]
        answer = subprocess.run(
            ["Rscript", str(script), str(data), str(given), *words],
            capture_output=True,
            text=True,
            check=True,
        )
    rows = [line.split() for line in answer.stdout.splitlines() if line.split()]
    told = {
        key: tuple(float("nan" if cell == "NA" else cell) for cell in cells)
        for key, *cells in rows
        if key in {"seconds", "minus2"} or key[0] in "qe"
    }
    return Found(seconds=told.pop("seconds")[0], minus_two=told.pop("minus2")[0], figures=told)


def apart(ours: Found, theirs: Found, which: tuple[int, ...]) -> str:
    """Return the greatest relative difference, or that nothing can be compared."""
    apart = [
        abs(own[k] - theirs.figures[key][k]) / abs(theirs.figures[key][k])
        for key, own in ours.figures.items()
        for k in which
        if theirs.figures[key][k]
    ]
    return "not bounded" if np.isnan(apart).any() or max(apart) > 1 else f"{max(apart):.1e}"


def grow() -> None:
    """Print how time grows with the number of histories, drawn from a fitted model."""
    from firsthand.stats.multi_state import History
    from firsthand.stats.multi_state_checks import simulated
    from firsthand.stats.multi_state_fit import fitted

    _, told, structure = next(iter(real()))
    fit = fitted(told, structure)
    print("\n| times the real histories (overall) | looks | fit, s |")
    print("|---:|---:|---:|")
    for times in (1, 10, 100):
        rng = np.random.default_rng(1)
        more = [
            History(subject=f"{one.subject} {k}", looks=one.looks)
            for k, drawn in enumerate(starmap(simulated, [(told, fit, rng)] * times))
            for one in drawn
        ]
        began = time.perf_counter()
        fitted(more, structure)
        looks = sum(len(one.looks) for one in more)
        print(f"| {times} | {looks} | {time.perf_counter() - began:.2f} |", flush=True)


if __name__ == "__main__":
    main()
