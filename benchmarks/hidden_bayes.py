"""Hidden numbers over graphs and kinds of people: time, seeds that agree, truth held."""

import csv
import sys
import time
from pathlib import Path

import numpy as np

# Numba asks for the package `coverage`, which must not be the benchmark of that name beside us.
sys.path.append(sys.path.pop(0))

from machine import machine

from firsthand.stats.hidden.bounds import chao
from firsthand.stats.hidden.coverage import coverage
from firsthand.stats.hidden.graphs import graphs
from firsthand.stats.hidden.latent import latent
from firsthand.stats.hidden.overlaps import Overlaps, histories_of, overlaps

TABLES = ("korea_3list", "kosovo_4list", "uk_2013_5list")
SIZE, LISTS, SAMPLED = 1000, 4, 10  # sampled: by the slowest method


def read(folder: Path, name: str) -> Overlaps:
    """Return a table of overlaps from a folder of CSV files."""
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    numbers = np.array(rows, dtype=np.int64)
    return overlaps(header[:-1], numbers[:, :-1], numbers[:, -1])


def seeds(folder: Path) -> None:
    """Print what the sampler answers with three seeds, and when it is believed."""
    print("\n| table | seed | estimate | 95 % | R-hat | effective draws | sweeps a chain | s |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name in TABLES:
        for seed in (1, 2, 3):
            began = time.process_time()
            found = latent(read(folder, name), rng=np.random.default_rng(seed))
            took = time.process_time() - began
            told = "refused | "
            if found.estimate is not None:
                told = f"{found.estimate:,.0f} | {found.lower:,.0f} to {found.upper:,.0f}"
            detail = found.detail
            print(f"| {name} | {seed} | {told} | {detail['r_hat']:.4f} | ", end="")
            print(
                f"{detail['effective']:.0f} | {detail['sweeps']:,} | {took:.0f} |", flush=True
            )


def weights(folder: Path) -> None:
    """Print the answers of graphs over the weights of the prior."""
    print("\n| table | weight of a cell | estimate | 95 % | refused |")
    print("|---|---:|---:|---:|---|")
    for name in TABLES:
        found = graphs(read(folder, name))
        for row in found.detail["weights"]:
            ends = f"{row['lower']:,.0f} to {row['upper']:,.0f}"
            print(f"| {name} | {row['weight']:g} | {row['estimate']:,.0f} | {ends} | ", end="")
            print("yes |" if found.refused else "no |")


def people(kind: str, rng: np.random.Generator) -> Overlaps:
    """Return the overlaps of an invented population of a thousand."""
    chances = np.broadcast_to(np.array([0.3, 0.25, 0.2, 0.15]), (SIZE, LISTS)).copy()
    if kind == "two kinds":
        chances *= np.where(rng.random(SIZE) < 0.5, 1.5, 0.5)[:, None]
    on = rng.random((SIZE, LISTS)) < chances
    if kind == "referrals":  # a third of those on the first list are passed on to the second
        on[:, 1] |= on[:, 0] & (rng.random(SIZE) < 1 / 3)
    codes = on @ (1 << np.arange(LISTS))
    counts = np.bincount(codes, minlength=2**LISTS)[1:].astype(np.int64)
    names = tuple(f"L{at + 1}" for at in range(LISTS))
    return Overlaps(lists=names, histories=histories_of(LISTS), counts=counts)


def held(populations: int) -> None:
    """Print how often intervals hold the truth, of those that were given."""
    rng = np.random.default_rng(2026)
    print(f"\n{populations} invented populations of {SIZE:,} each, four lists\n")
    print("| population | method | given | holds the truth | middle of estimates |")
    print("|---|---|---:|---:|---:|")
    for kind in ("independent", "two kinds", "referrals"):
        tables = [people(kind, rng) for _ in range(populations)]
        answers = {
            "graphs": [graphs(made) for made in tables],
            "chao (bound: truth above its lower end)": [chao(made) for made in tables],
            "coverage": [coverage(made, rng=rng, replicates=200) for made in tables],
            f"latent (first {SAMPLED})": [latent(made, rng=rng) for made in tables[:SAMPLED]],
        }
        for method, found in answers.items():
            given = [one for one in found if not one.refused]
            if not given:
                print(f"| {kind} | {method} | 0 of {len(found)} | | |", flush=True)
                continue
            top = np.inf if method.startswith("chao") else 0
            inside = np.mean([one.lower <= SIZE <= max(one.upper, top) for one in given])
            middle = np.median([one.estimate for one in given])
            told = f"| {kind} | {method} | {len(given)} of {len(found)} | {inside:.0%} | "
            print(f"{told}{middle:,.0f} |", flush=True)


def main() -> None:
    """Print all; the first argument is the folder with the tables of overlaps."""
    folder = Path(sys.argv[1])
    populations = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    print(machine())
    weights(folder)
    held(populations)
    seeds(folder)


if __name__ == "__main__":
    main()
