"""Drift: after how many months a steady decline is found, at equal rates of false alarms."""

import sys
import time

import numpy as np
from machine import machine

from firsthand.stats.drift import autocorrelated, drift_scores, first_alarms

BASELINE, HORIZON = 12, 36
PATHS = 20_000
RATES = (0.393, 0.22)  # within 36 months: of the XmR chart with a fixed baseline, and without
SLOPES = (0.05, 0.03)  # standard deviations a month
TIED = (0.0, 0.3, 0.5)


def steady(rng: np.random.Generator, paths: int, rho: float = 0.0) -> np.ndarray:
    """Return rows of a baseline and three years."""
    columns = BASELINE + HORIZON
    return autocorrelated(rng, rows=paths, columns=columns, autocorrelation=rho)


def declining(rows: np.ndarray, slope: float, later: int) -> np.ndarray:
    """Return the rows with a move that begins `later` months after the baseline."""
    months = np.arange(rows.shape[1]) - (BASELINE - 1) - later
    return rows + slope * np.maximum(months, 0)


def sums(allowance: float):
    """Return a detector: the upper sum with mean and spread of the baseline."""

    def statistic(rows: np.ndarray) -> np.ndarray:
        before = rows[:, :BASELINE]
        middle, spread = before.mean(axis=1), before.std(axis=1, ddof=1)
        scores = (rows[:, BASELINE:] - middle[:, None]) / spread[:, None]
        total, found = np.zeros(len(rows)), np.empty(scores.shape)
        for month in range(HORIZON):
            total = np.maximum(0.0, total + scores[:, month] - allowance)
            found[:, month] = total
        return found

    return statistic


def roberts(slope: float):
    """Return a detector: Shiryaev and Roberts for one slope, baseline taken for true."""

    def statistic(rows: np.ndarray) -> np.ndarray:
        before = rows[:, :BASELINE]
        middle, spread = before.mean(axis=1), before.std(axis=1, ddof=1)
        scores = (rows[:, BASELINE:] - middle[:, None]) / spread[:, None]
        ratios, found = np.zeros((len(rows), HORIZON)), np.empty(scores.shape)
        for month in range(1, HORIZON + 1):
            rise = slope * (month - np.arange(month))
            ratios[:, :month] += rise * scores[:, [month - 1]] - rise**2 / 2
            found[:, month - 1] = np.log(np.exp(ratios[:, :month]).sum(axis=1))
        return found

    return statistic


def own_past(rows: np.ndarray) -> np.ndarray:
    """Return the self-starting sum: each point against the mean of all before it."""
    total, found = np.zeros(len(rows)), np.empty((len(rows), HORIZON))
    for month in range(HORIZON):
        past, new = rows[:, : BASELINE + month], rows[:, BASELINE + month]
        far = (new - past.mean(axis=1)) / past.std(axis=1, ddof=1)
        total = np.maximum(0.0, total + far / np.sqrt(1 + 1 / past.shape[1]) - 0.1)
        found[:, month] = total
    return found


def chart(baseline: int | None):
    """Return a detector: 1 where the XmR chart as of a month marks any later month upwards."""
    from firsthand.stats.special_causes import special_causes
    from firsthand.stats.xmr import TO_LIMITS, mean, mean_moving_range

    def statistic(rows: np.ndarray) -> np.ndarray:
        found = np.zeros((len(rows), HORIZON))
        for month in range(1, HORIZON + 1):
            seen = rows[:, : BASELINE + month]
            base = seen[:, :baseline]
            shape = np.ones_like(seen)
            centre = mean(base) * shape
            reach = TO_LIMITS * mean_moving_range(base, screen=True) * shape
            marks = special_causes(seen, centre, reach).marks.values()
            found[:, month - 1] = np.any([one[:, BASELINE:] > 0 for one in marks], axis=(0, 2))
        return found

    return statistic


DETECTORS = {
    "drift since the baseline (`drift_scores`)": lambda rows: drift_scores(
        rows, baseline=BASELINE
    ),
    "drift from any month (`any_start`)": lambda rows: drift_scores(
        rows, baseline=BASELINE, any_start=True
    ),
    "CUSUM, allowance 0.25": sums(0.25),
    "CUSUM, allowance 0.1": sums(0.1),
    "CUSUM, allowance 0.5": sums(0.5),
    "Shiryaev-Roberts for 0.05, plug-in baseline": roberts(0.05),
    "self-starting CUSUM, allowance 0.1": own_past,
}


def highest(found: np.ndarray) -> np.ndarray:
    """Return the greatest value of each row."""
    return np.nanmax(found, axis=1)


def told(found: np.ndarray, limit: float, later: int) -> str:
    """Return the median delay and how many are missed at the end, of those silent before."""
    alarms = first_alarms(found, limit)
    alarms = alarms[alarms > later]
    middle = np.median(alarms)
    words = f"{middle - later:.0f}" if np.isfinite(middle) else "never"
    return f"{words} ({100 * np.mean(np.isinf(alarms)):.1f} %)"


def main(paths: int) -> None:
    """Print the tables."""
    began = time.perf_counter()
    print(f"{paths} series each, seed 2026, {machine()}\n")
    print(
        "| detector | false alarms in 36 months | limit (95 %) | .05 from the first month "
        "| .03 from the first month | .05 from the thirteenth month |"
    )
    print("|---|---|---|---|---|---|")
    for name, statistic in DETECTORS.items():
        rows(name, statistic, paths)
    print("\nThe common chart, and `drift_scores` at the rate of false alarms it has here\n")
    print("| chart | false alarms in 36 months | .05 from the first month | .03 | .05 later |")
    print("|---|---|---|---|---|")
    for words, baseline in (("baseline of 12 months", BASELINE), ("limits from all", None)):
        beside(words, chart(baseline), paths // 4)
    print("\n| detector | limit found at | autocorrelation | false alarms | .05 found after |")
    print("|---|---|---|---|---|")
    for name, statistic in list(DETECTORS.items())[:3]:
        tied(name, statistic, paths)
    print(f"\n{time.perf_counter() - began:.0f} s in all")


def rows(name: str, statistic, paths: int) -> None:
    """Print the rows of one detector."""
    from firsthand.stats.simulated_limits import limit_of

    rng = np.random.default_rng(2026)
    greatest = highest(statistic(steady(rng, paths)))
    moved = [(slope, 0) for slope in SLOPES] + [(SLOPES[0], 12)]
    values = [statistic(declining(steady(rng, paths), *one)) for one in moved]
    for rate in RATES:
        limit = limit_of(greatest, rate=rate, horizon=HORIZON)
        cells = [
            told(found, limit.limit, later)
            for found, (_, later) in zip(values, moved, strict=True)
        ]
        band = f"{limit.limit:.2f} ({limit.lower:.2f} to {limit.upper:.2f})"
        print(f"| {name} | {rate} ± {limit.error:.4f} | {band} | {' | '.join(cells)} |")


def beside(words: str, statistic, paths: int) -> None:
    """Print the row of a common chart, and that of `drift_scores` at its rate."""
    rng = np.random.default_rng(2026)
    still = steady(rng, paths)
    moved = [
        (declining(steady(rng, paths), slope, later), later)
        for slope, later in ((0.05, 0), (0.03, 0), (0.05, 12))
    ]
    rate = float(highest(statistic(still)).mean())
    cells = [told(statistic(rows), 0.5, later) for rows, later in moved]
    print(f"| XmR, {words} | {rate:.3f} | {' | '.join(cells)} |")
    limit = np.quantile(highest(drift_scores(still, baseline=BASELINE)), 1 - rate)
    cells = [
        told(drift_scores(rows, baseline=BASELINE), float(limit), later)
        for rows, later in moved
    ]
    print(f"| `drift_scores` | {rate:.3f} | {' | '.join(cells)} |")


def tied(name: str, statistic, paths: int) -> None:
    """Print what autocorrelation does to a limit found without and with it."""
    rng = np.random.default_rng(7)
    plain = np.quantile(highest(statistic(steady(rng, paths))), 1 - RATES[0])
    for rho in TIED[1:]:
        found = statistic(steady(rng, paths, rho))
        moved = statistic(declining(steady(rng, paths, rho), SLOPES[0], 0))
        own = np.quantile(highest(found), 1 - RATES[0])
        for words, limit in (("0", plain), (f"{rho}", own)):
            rate = np.mean(highest(found) > limit)
            print(f"| {name} | {words} | {rho} | {rate:.3f} | {told(moved, limit, 0)} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PATHS)
