"""
Measure all control charts of England, their false alarms, and those of change points.

Usage: python benchmarks/charts.py [--false-alarms]

Without the option: 153 authorities x 30 indicators x 12 years drawn by `charts`, with when each
flag was first raisable, then ten times as many, then the sums alone for a hundred times as
many. CPU seconds, as the machine may be busy. With it: how often a stable series is marked.
"""

import resource
import sys
import time
from collections.abc import Callable
from datetime import date

import numpy as np
from machine import machine

from firsthand.domain.surveillance.charting.drawing import charts
from firsthand.domain.surveillance.series import Series, Spot
from firsthand.stats.autocorrelation import pooled_lag_one
from firsthand.stats.change_points import chains, change_points
from firsthand.stats.judging import judged
from firsthand.stats.special_causes import Floats, Rule, special_causes
from firsthand.stats.xmr import xmr_limits

AUTHORITIES, INDICATORS, YEARS = 153, 30, 12
SEED = 20261129
STABLE = 20_000  # series for each rate of false alarms: a standard error of 0.001 at 0.018
CHANGES = 400


def invented(rows: int, *, counted: bool) -> list[Series]:
    """Return series that follow one another as the real ones do, half of them with counts."""
    rng = np.random.default_rng(SEED)
    values = 0.2 + 0.03 * chains(rows, YEARS, rho=0.6, rng=rng)
    cases = rng.integers(400, 6000, (rows, 1)) + rng.integers(-50, 50, (rows, YEARS))
    return [
        Series(
            name="Invented",
            unit="share" if counted else "mean",
            better="lower",
            spots=tuple(
                Spot(
                    period=str(2014 + at),
                    ends_on=date(2014 + at, 3, 31),
                    known_on=date(2014 + at, 12, 1),
                    value=None if counted else float(row[at]),
                    numerator=float(round(row[at] * of[at])) if counted else None,
                    denominator=float(of[at]) if counted else None,
                )
                for at in range(YEARS)
            ),
        )
        for row, of in zip(values, cases, strict=True)
    ]


def timed(what: str, count: int, work: Callable[[], object]) -> None:
    """Print the CPU seconds of `work` over `count` series and the memory of the process."""
    before = time.process_time()
    work()
    used = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {count:,} series, {used:.2f} CPU s, peak {peak:,.0f} MB", flush=True)


def speed() -> None:
    """Print the time of all charts, of ten times as many, and sums of a hundred times."""
    one = AUTHORITIES * INDICATORS
    for times in (1, 10):
        half = times * one // 2
        series = [*invented(half, counted=True), *invented(times * one - half, counted=False)]
        timed("charts", len(series), lambda given=series: charts(given))
    for times in (1, 10, 100):
        values = chains(times * one, YEARS, rho=0.6, rng=np.random.default_rng(SEED))
        timed("sums alone", len(values), lambda v=values: judged(v, xmr_limits(v)))


def marked(series: Floats, corrected: Floats | float) -> tuple[float, float]:
    """Return the shares of series marked at the latest point, and marked anywhere."""
    known = np.isfinite(series)[:, None, :]
    centre, reach = xmr_limits(series, autocorrelation=corrected)(known, slice(None))
    found = special_causes(series, centre[:, 0], reach[:, 0], autocorrelation=corrected)
    any_rule = np.any([found.marks[rule] != 0 for rule in Rule], axis=0)
    return float(any_rule[:, -1].mean()), float(any_rule.any(axis=1).mean())


def false_alarms() -> None:
    """Print how often stable series are marked, with and without correction."""
    rng = np.random.default_rng(SEED)
    print("points, rho, limits: latest point marked, any point marked")
    for points in (12, 24, 36):
        for rho in (0.0, 0.3, 0.5, 0.7):
            series = chains(STABLE, points, rho=rho, rng=rng)
            pooled = pooled_lag_one(series[:153]) or 0.0
            each = np.array([[pooled_lag_one(row[None, :]) or 0.0] for row in series])
            for name, corrected in (
                ("as they are", 0.0),
                ("corrected, rho known", rho),
                ("corrected, rho of 153 series", pooled),
                ("corrected, rho of each series", each),
            ):
                latest, anywhere = marked(series, corrected)
                print(f"{points}, {rho}, {name}: {latest:.4f}, {anywhere:.3f}", flush=True)
    for points, rho in ((12, 0.0), (24, 0.0), (12, 0.5), (24, 0.5)):
        series = chains(CHANGES, points, rho=rho, rng=rng)
        told = [change_points(list(row), rng=rng, autocorrelation=rho) for row in series]
        share = np.mean([bool(one.points) for one in told])
        print(f"change points, {points} values, rho {rho}: {share:.3f} of series", flush=True)


if __name__ == "__main__":
    print(machine())
    if "--false-alarms" in sys.argv:
        false_alarms()
    else:
        speed()
