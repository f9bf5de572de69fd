"""Hidden numbers beside SparseMSE, MultipleSystemsEstimation, dga and LCMCR, in one run."""

import argparse
import csv
import os
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

# Numba asks for the package `coverage`, which must not be the benchmark of that name beside us.
sys.path.append(sys.path.pop(0))

from hidden import REPLICATES, asked, read
from machine import machine, seconds
from r_driver import Told, found_r, told_by

from firsthand.refdata.read_overlaps import published_overlaps
from firsthand.stats.hidden.accelerated import accelerated, one_fewer
from firsthand.stats.hidden.decomposable import decomposable
from firsthand.stats.hidden.graphs import posterior
from firsthand.stats.hidden.hierarchical import all_models, written
from firsthand.stats.hidden.information import leaner, scores
from firsthand.stats.hidden.latent import CHAINS, CLASSES, EVERY, sampled
from firsthand.stats.hidden.overlaps import Floats, Overlaps, overlaps
from firsthand.stats.hidden.poisson import margins_of
from firsthand.stats.hidden.stepwise import THRESHOLD, refitted

SHIPPED = {"uk_2013_5list": "uk-2013", "kosovo_4list": "kosovo"}
STEPWISE = ("uk_2013_5list", "uk_2013_6list", "new_orleans_8list_n186")
PACKAGES = ("SparseMSE", "MultipleSystemsEstimation")
ALIKE = 1e-6  # of an estimate; glm of R stops where its deviance changes by 1e-8
MOST_HIDDEN = 40_000
WEIGHTS = (1 / 32, 1 / 2)
LEFT_OUT, KEPT, EACH = 10_000, 1000, 100  # sweeps as in the help of LCMCR: 110,000 in all


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Where tables and the packages of R come from, and how many tables R refits."""

    folder: Path | None
    library: str | None
    tables: int

    def table(self, name: str) -> Overlaps | None:
        """Return a table of the folder, or without one that is shipped, None if it is not."""
        if self.folder is not None:
            return read(self.folder, name)
        found = {one.key: one for one in published_overlaps()}.get(SHIPPED.get(name, ""))
        if found is None:
            return None
        header, *rows = list(csv.reader(found.text.splitlines()))
        numbers = np.array(rows, dtype=np.int64)
        return overlaps(header[:-1], numbers[:, :-1], numbers[:, -1])

    def of_r(self, driver: str, files: dict[str, str], *words: object) -> Told | None:
        """Return what a driver told, None where its package is not installed."""
        return told_by(driver, files, *words, library=self.library)


def main(beside: Beside) -> None:
    """Print all tables."""
    cores = os.cpu_count() or 1
    print(machine())
    if beside.folder is None:
        print("\nTables: those that are shipped. The others need a folder that has them.")
    if found_r() is None:
        print("\nR is not installed here: nothing to compare with.")
    print(f"\n### Stepwise choice, {REPLICATES:,} resamples and one person fewer each\n")
    print(
        f"| table | program | s | ours on 1 core is faster by | on {cores} | "
        f"tables alike to {ALIKE:g} | largest difference |"
    )
    print("|---|---|---|---|---|---|---|")
    for name in STEPWISE:
        table = beside.table(name)
        if table is None:
            print(f"| {name} | not shipped | | | | | |")
        else:
            _stepwise(beside, name, table)
    uk, kosovo = beside.table(STEPWISE[0]), beside.table("kosovo_4list")
    assert uk is not None and kosovo is not None, "both are shipped"
    _criterion(beside, uk)
    _graphs(beside, uk)
    _sweeps(beside, kosovo)


def _stepwise(beside: Beside, name: str, table: Overlaps) -> None:
    refit = partial(refitted, threshold=THRESHOLD)
    whole = np.concatenate(([0.0], table.counts.astype(float)))
    estimate = float(refit(whole[None])[0])
    cores = os.cpu_count() or 1
    alone, shared = (
        min(seconds(partial(accelerated, table, estimate, refit, asked(threads)), runs=3))
        for threads in (1, cores)
    )
    print(f"| {name} | ours, 1 core | {alone:.3f} | | | | |")
    print(f"| {name} | ours, {cores} cores | {shared:.3f} | | | | |", flush=True)
    fewer = one_fewer(whole)
    share = table.counts / table.observed
    draws = np.random.default_rng(2).multinomial(table.observed, share, size=beside.tables)
    tables = np.vstack([np.hstack([np.zeros((len(draws), 1)), draws]), fewer])
    own = refit(tables)
    files = {
        "lists.csv": _csv([table.lists, *table.histories]),
        "tables.csv": _csv(tables[:, 1:].astype(np.int64)),
    }
    for package in PACKAGES:
        told = beside.of_r("stepwise.R", files, package)
        if told is None:
            print(f"| {name} | {package} | not installed | | | | |")
            continue
        # In proportion to the tables handed over: resamples, and one person fewer each.
        full = told.seconds / len(tables) * (REPLICATES + len(fewer))
        theirs = np.array(told.answers, dtype=float)
        print(
            f"| {name} | {package} {told.version} | {full:.0f} (from {len(tables)}) | "
            f"{full / alone:,.0f} | {full / shared:,.0f} | {_alike(own, theirs)} |",
            flush=True,
        )


def _alike(own: Floats, theirs: Floats) -> str:
    """Return how many estimates are the same, and the largest relative difference."""
    apart = np.abs(own / theirs - 1)
    apart[~np.isfinite(own) & ~np.isfinite(theirs)] = 0.0
    apart[np.isfinite(own) != np.isfinite(theirs)] = np.inf
    return f"{int((apart <= ALIKE).sum())} of {len(own)} | {apart.max():.1e}"


def _criterion(beside: Beside, table: Overlaps) -> None:
    margins, order = margins_of(table), len(table.lists) - 1
    every = all_models(len(table.lists), order)
    lean = leaner(every, margins)
    criteria, hidden = scores(margins, every)
    best = int(np.argmin(criteria))
    print(f"\n### All {len(every):,} models of {STEPWISE[0]} by their criterion\n")
    print("| program | s | ours is faster by | models with an estimate | best model |")
    print("|---|---|---|---|---|")
    fitted = np.isfinite(criteria)
    answer = f"{table.observed + hidden[best]:,.1f} {written(every[best])}"
    took = [min(seconds(partial(scores, margins, models), runs=3)) for models in (every, lean)]
    print(f"| ours, every model | {took[0]:.3f} | | {fitted.sum():,} | {answer} |")
    print(f"| ours, {len(lean):,} without doubles | {took[1]:.3f} | | | {answer} |", flush=True)
    files = {"table.csv": _table(table)}
    told = beside.of_r("criterion.R", files, order)
    if told is None:
        print("| MultipleSystemsEstimation | not installed | | | |")
        return
    theirs = _models(told)
    first, (number, _) = next(iter(theirs.items()))
    print(
        f"| MultipleSystemsEstimation {told.version} | {told.seconds:.1f} | every model "
        f"{told.seconds / took[0]:,.0f}, without doubles {told.seconds / took[1]:,.0f} | "
        f"{len(theirs):,} | {number:,.1f} {_named(first)} |\n",
        flush=True,
    )
    ours = {
        _terms(written(model)): (table.observed + unseen, value)
        for model, unseen, value in zip(every, hidden, criteria, strict=True)
        if np.isfinite(value)
    }
    _models_apart(ours, theirs)


def _models(told: Told) -> dict[frozenset[str], tuple[float, float]]:
    """Return estimate and criterion of each model that R fitted, the best first."""
    rows = (answer.split(";") for answer in told.answers)
    return {_terms(name): (float(number), float(value)) for name, number, value in rows}


def _models_apart(
    ours: dict[frozenset[str], tuple[float, float]],
    theirs: dict[frozenset[str], tuple[float, float]],
) -> None:
    """Print how the answers for single models differ."""
    both = sorted(ours.keys() & theirs.keys(), key=_named)
    one, other = (np.array([known[name] for name in both]) for known in (ours, theirs))
    apart = np.abs(one[:, 0] / other[:, 0] - 1)
    # Criteria are compared from the best on: programs leave out different constants.
    value = np.abs((one[:, 1] - one[:, 1].min()) - (other[:, 1] - other[:, 1].min()))
    worst = _named(both[int(np.argmax(apart))])
    print(
        f"Both fitted {len(both):,} models; ours alone {len(ours.keys() - theirs.keys()):,}, "
        f"R alone {len(theirs.keys() - ours.keys()):,}. Of those of both, "
        f"{int((apart <= ALIKE).sum()):,} estimates are alike to {ALIKE:g}; the largest "
        f"difference is {apart.max():.1e} ({worst}), that of a criterion {value.max():.1e}."
    )


def _graphs(beside: Beside, table: Overlaps) -> None:
    known = decomposable(len(table.lists))
    print(f"\n### {len(known.margins):,} graphs, {MOST_HIDDEN:,} sizes of {STEPWISE[0]}\n")
    print("| weight of a cell | program | s | ours is faster by | estimate | 95 % | apart |")
    print("|---|---|---|---|---|---|---|")
    files = {"counts.csv": _csv([table.counts])}
    for weight in WEIGHTS:
        act = partial(posterior, table, weight, most_hidden=MOST_HIDDEN)
        ours = min(seconds(act, runs=5))
        chances = act().chances
        shown = _quantiles(chances, table.observed)
        print(f"| {weight:g} | ours | {ours:.3f} | | {shown} | |", flush=True)
        told = beside.of_r("graphs.R", files, len(table.lists), weight, MOST_HIDDEN)
        if told is None:
            print(f"| {weight:g} | dga | not installed | | | | |")
            continue
        theirs = np.array(told.answers, dtype=float)
        apart = np.abs(np.cumsum(chances) - np.cumsum(theirs)).max()
        shown = _quantiles(theirs, table.observed)
        print(
            f"| {weight:g} | dga {told.version} | {told.seconds:.2f} | "
            f"{told.seconds / ours:,.0f} | {shown} | {apart:.1e} |",
            flush=True,
        )
    print("\nApart: the largest difference of the probability of so many or fewer.")


def _sweeps(beside: Beside, table: Overlaps) -> None:
    print("\n### A sweep of kosovo_4list with ten classes, processor time of one core\n")
    print("| program | microseconds | LCMCR / ours | medians and 95 % of three seeds |")
    print("|---|---|---|---|")
    sampled(table, np.random.default_rng(1), most_draws=10)
    took, found = [], []
    for seed in (1, 2, 3):
        began = time.process_time()
        draws = sampled(table, np.random.default_rng(seed)).draws  # the later half of all
        taken = time.process_time() - began
        took.append(taken / (CHAINS * 2 * draws.shape[1] * EVERY) * 1e6)
        found.append(np.quantile(draws, [0.5, 0.025, 0.975]))
    print(f"| ours | {min(took):.1f} | | {_answers(found)} |", flush=True)
    words = (CLASSES, LEFT_OUT, KEPT, EACH)
    told = beside.of_r("sweeps.R", {"table.csv": _table(table)}, *words)
    if told is None:
        print("| LCMCR | not installed | | |")
        return
    theirs = [np.array(answer.split(";"), dtype=float) for answer in told.answers]
    each = told.seconds * 1e6
    print(f"| LCMCR {told.version} | {each:.1f} | {each / min(took):.2f} | ", end="")
    print(f"{_answers(theirs)} |")


def _quantiles(chances: Floats, observed: int) -> str:
    reached = np.cumsum(chances)
    middle, low, high = (
        observed + 1 + int(np.searchsorted(reached, share * (1 - 1e-12)))
        for share in (0.5, 0.025, 0.975)
    )
    return f"{middle:,} | {low:,} to {high:,}"


def _answers(found: list[Floats]) -> str:
    return "; ".join(f"{mid:,.0f} ({low:,.0f} to {high:,.0f})" for mid, low, high in found)


def _terms(model: str) -> frozenset[str]:
    return frozenset(model.strip().strip("[]").split(","))


def _named(model: frozenset[str]) -> str:
    return "[" + ",".join(sorted(model, key=lambda term: (-len(term), term))) + "]"


def _table(table: Overlaps) -> str:
    rows = np.column_stack([table.histories, table.counts])[table.counts > 0]
    return _csv([(*table.lists, "count"), *rows])


def _csv(rows: Iterable[Iterable[object]]) -> str:
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="uk_2013_5list.csv and others")
    parser.add_argument("--r-library", help="a library of R that has the packages")
    parser.add_argument("--in-r", type=int, default=20, help="resamples that R refits")
    wanted = parser.parse_args()
    if wanted.folder and not (wanted.folder / f"{STEPWISE[0]}.csv").exists():
        sys.exit(f"{wanted.folder} has no {STEPWISE[0]}.csv; give the folder of the tables.")
    main(Beside(folder=wanted.folder, library=wanted.r_library, tables=wanted.in_r))
