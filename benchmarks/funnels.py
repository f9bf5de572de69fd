"""Funnels: how often a unit that is not unusual lies outside its limits, beside FunnelPlotR."""

import sys
import time

import numpy as np
from machine import machine, peak_memory

from firsthand.stats.funnel import Funnel, funnel

SHARE, RATIO = 0.2, 0.3  # the target of proportions, and of ratios of counts
SETS = 1000
KINDS = ("ratio-log", "ratio-sqrt", "proportion", "counts-log")
# Standard deviations of true values on the scale of each kind: none, weak (about a third of the
# error of a middling unit), as in the figures published of FunnelPlotR, and strong.
SPREADS = {
    "ratio-log": (0.0, 0.03, 0.15, 0.4),
    "ratio-sqrt": (0.0, 0.02, 0.075, 0.2),
    "proportion": (0.0, 0.01, 0.05, 0.15),
    "counts-log": (0.0, 0.06, 0.2, 0.4),
}
# From ../shared/vectors/funnel_false_outlier_rates_sim.csv: 153 units, 200 sets, its own sizes.
FUNNELPLOTR = {
    ("ratio-log", 0.0): "5.1 / 0.33",
    ("ratio-sqrt", 0.0): "32.4 / 12.4",
    ("proportion", 0.0): "5.1 / 0.19",
    ("counts-log", 0.0): "59.1 / 39.6",
    ("ratio-log", 0.15): "19.1 / 4.4",
    ("ratio-sqrt", 0.075): "43.4 / 21.5 (tau .15 on the log scale)",
    ("proportion", 0.05): "13.4 / 1.8 (its own spread)",
    ("counts-log", 0.2): "23.7 / 6.8",
}


def units(kind: str, rng: np.random.Generator, sizes: np.ndarray, spread: float):
    """Return numerators and denominators; `sizes` are expected numerators."""
    truth = spread * rng.normal(size=len(sizes))
    if kind == "ratio-log":
        return rng.poisson(sizes * np.exp(truth)), sizes
    if kind == "ratio-sqrt":
        return rng.poisson(sizes * np.maximum(1 + truth, 0) ** 2), sizes
    if kind == "proportion":
        trials = np.ceil(sizes / SHARE).astype(int)
        angles = np.clip(np.arcsin(np.sqrt(SHARE)) + truth, 0, np.pi / 2)
        return rng.binomial(trials, np.sin(angles) ** 2), trials
    return rng.poisson(sizes * np.exp(truth)), rng.poisson(sizes / RATIO)


def rates(kind: str, spread: float, *, low: float, high: float, count: int, sets: int):
    """Return the shares outside in percent: ours at both levels, published formulas too."""
    rng = np.random.default_rng(2026)
    held = np.zeros(5)
    total = 0
    for _ in range(sets):
        sizes = np.exp(rng.uniform(np.log(low), np.log(high), count))
        a, b = units(kind, rng, sizes, spread)
        found = funnel(a, b, kind=kind)
        z = found.z[np.isfinite(found.z)]
        held += [*told(z), *published(found, a, b)]
        total += len(z)
    return 100 * held / total


def told(z: np.ndarray) -> list[int]:
    """Return how many are outside at 95, above and below, and outside at 99.8 percent."""
    return [(z > 1.959964).sum(), (z < -1.959964).sum(), (np.abs(z) > 3.090232).sum()]


def published(found: Funnel, a: np.ndarray, b: np.ndarray) -> list[int]:
    """Return how many are outside the limits of the published formulas, put right."""
    with np.errstate(divide="ignore", invalid="ignore"):
        outside = []
        for level in (0.95, 0.998):
            lower, upper = found.limits_published(b, level)
            outside.append(((a / b < lower) | (a / b > upper)).sum())
    return outside


def main(sets: int) -> None:
    """Print the tables."""
    began = time.perf_counter()
    print(f"{sets} sets of units each, seed 2026, {machine()}\n")
    heads = "| kind | spread | expected events | units | outside 95 % (above, below) "
    heads += "| outside 99.8 % | published formulas, put right | FunnelPlotR 0.6.0 |"
    print(heads)
    print("|---" * heads.count(" | ") + "|---|")
    places = [(20, 1300, 153), (10, 60, 153), (5, 30, 153)]
    for low, high, count in places:
        for kind in KINDS:
            for spread in SPREADS[kind]:
                theirs = FUNNELPLOTR.get((kind, spread), "") if low == 20 else ""
                row(kind, spread, (low, high, count), sets, theirs)
    for count in (10, 20, 40, 80):
        for spread in (0.0, 0.15):
            row("ratio-log", spread, (20, 1300, count), 2 * sets, "")
    for size in (1, 2, 3, 5, 10, 20):
        row("ratio-log", 0.0, (size * 0.8, size * 1.25, 153), sets, "")
    print(f"\n{time.perf_counter() - began:.0f} s in all\n")
    fast()


def fast() -> None:
    """Print how long thirty indicators and twelve years take."""
    rng = np.random.default_rng(1)
    given = [
        units(kind, rng, np.exp(rng.uniform(3, 7, 153)), SPREADS[kind][2])
        for kind in ("ratio-log", "proportion")
        for _ in range(180)
    ]
    kinds = ["ratio-log"] * 180 + ["proportion"] * 180
    funnel(*given[0], kind=kinds[0])  # imports
    began = time.process_time()
    found = [funnel(a, b, kind=kind) for (a, b), kind in zip(given, kinds, strict=True)]
    scored = time.process_time() - began
    for one, (_, b) in zip(found, given, strict=True):
        one.limits(b, 0.95)
        one.limits(b, 0.998)
    limited = time.process_time() - began - scored
    print(f"360 funnels of 153 units: {scored:.2f} s of processor time for all scores,")
    print(f"{limited:.2f} s more for both limits of every unit; {peak_memory():.0f} MiB")


def row(
    kind: str, spread: float, place: tuple[float, float, int], sets: int, theirs: str
) -> None:
    """Print one row."""
    low, high, count = place
    above, below, far, at_95, at_998 = rates(
        kind, spread, low=low, high=high, count=count, sets=sets
    )
    print(
        f"| {kind} | {spread:g} | {low:g} to {high:g} | {count} | {above + below:.2f} "
        f"({above:.2f}, {below:.2f}) | {far:.2f} | {at_95:.1f} / {at_998:.2f} | {theirs} |",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SETS)
