"""
Accelerated intervals: bootstrap limits corrected for bias and skewness, with every choice anew.

Assumptions. The people observed are a sample of independent cases, each with the chances of the
combinations seen. The whole procedure, choice of the model included, is repeated on each
resample, so that the interval knows of the choice.

Reasoning. Resamples draw as many people as were observed from the observed combinations. The
limits are quantiles of the resampled estimates, moved by the part of resamples below the
estimate and by the skewness found in leaving out one person of each combination in turn
[Efron1987, 174-178; ChanSilvermanVincent2021, 1301]. A resample without an estimate counts as
infinite: it says that there may be any number.

When not to believe it. With few resamples, or where one person decides; both are told. With
fewer than 2 / (1 - level) less than one resample is expected beyond each limit, so that the
limits are the outermost draws and nothing else. Where nearly all resamples lie on one side of
the estimate (93 of 100 in a table where the model rests on one person), the limits are moved
far to that side and may miss the estimate itself. In the authors' simulations, intervals meant
to hold the truth in 95 of 100 cases held it in about 90.
"""

import math
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from firsthand.stats.hidden.overlaps import Floats, Overlaps

Refit = Callable[[Floats], Floats]  # tables, a row of counts by code, to estimates
Told = Callable[[int, int], None]
PARTS = 40  # pieces of the work, so that progress can be told
FEWEST = 200  # resamples below which limits are only rough
LEAST = 2  # resamples that can have two limits at all
USUAL = 1000  # resamples, that are asked for unless somebody says otherwise


@dataclass(frozen=True, kw_only=True)
class Resampling:
    """How many resamples are drawn, with which numbers, and who is told how far it has come."""

    replicates: int
    rng: np.random.Generator
    level: float = 0.95
    threads: int = 1
    told: Told = lambda done, total: None


@dataclass(frozen=True, kw_only=True)
class Accelerated:
    """
    The limits, None where there are none, with the reasons.

    `one_fewer` holds by combination the estimate with one person fewer there, None where there
    is none then. `endless` resamples of `replicates` had no estimate.
    """

    lower: float | None
    upper: float | None
    reasons: tuple[str, ...]
    one_fewer: Mapping[int, float | None]
    replicates: int
    endless: int
    bias: float | None = None
    acceleration: float | None = None


def accelerated(
    overlaps: Overlaps, estimate: float, refit: Refit, resampling: Resampling
) -> Accelerated:
    """Return the limits for an estimate that `refit` gives of the table."""
    table = np.concatenate(([0.0], overlaps.counts.astype(np.float64)))
    fewer = one_fewer(table)
    left = refit(fewer)
    by_cell = {
        int(code): float(value) if np.isfinite(value) else None
        for code, value in zip(np.flatnonzero(table), left, strict=True)
    }
    if resampling.replicates < LEAST:
        return _none(too_few(resampling.replicates, resampling.level), by_cell)
    if not np.isfinite(left).all():
        return _none("Without one person there is no estimate, so no interval either.", by_cell)
    draws = resampling.rng.multinomial(
        overlaps.observed, overlaps.counts / overlaps.observed, size=resampling.replicates
    )
    tables = np.hstack([np.zeros((len(draws), 1)), draws.astype(np.float64)])
    resampled = in_parts(tables, refit, resampling)
    resampled = np.where(np.isfinite(resampled), resampled, np.inf)
    bias, skew = _bias(resampled, estimate), acceleration(left, table[table > 0])
    lower, upper = limits(resampled, bias, skew, resampling.level)
    return Accelerated(
        lower=lower if np.isfinite(lower) else None,
        upper=upper if np.isfinite(upper) else None,
        reasons=_reasons(resampled, lower, upper, resampling.level),
        one_fewer=by_cell,
        replicates=len(draws),
        endless=int(np.isinf(resampled).sum()),
        bias=bias,
        acceleration=skew,
    )


def fewest(level: float) -> int:
    """Return how many resamples let one be expected beyond each limit at this level."""
    return math.ceil(2 / (1 - level) - 1e-9)  # the part of a rounding that is no resample


def too_few(replicates: int, level: float) -> str:
    """Return why limits from so few resamples are none, or not to be believed; else ''."""
    least = fewest(level)
    if replicates >= max(least, LEAST):
        return ""
    asked = {0: "No resamples were", 1: "1 resample was"}.get(
        replicates, f"{replicates:,} resamples were"
    )
    what = (
        "there is no interval"
        if replicates < LEAST
        else "the limits are the outermost draws and not to be believed"
    )
    return (
        f"{asked} asked for, so that {what}: at {100 * level:.3g} percent it takes {least:,} "
        f"or more, for one to be expected beyond each limit. Ask for {max(USUAL, least):,} "
        f"(--replicates {max(USUAL, least)})."
    )


def one_fewer(table: Floats) -> Floats:
    """Return for each combination that was seen the table with one person fewer there."""
    seen = np.flatnonzero(table)
    tables = np.repeat(table[None], len(seen), axis=0)
    tables[np.arange(len(seen)), seen] -= 1.0
    return tables


def in_parts(tables: Floats, refit: Refit, resampling: Resampling) -> Floats:
    """Return the estimates of all tables, worked out by several threads, and tell progress."""
    parts = np.array_split(tables, min(PARTS, len(tables)))
    found, done = [], 0
    resampling.told(0, len(tables))
    with ThreadPoolExecutor(max_workers=resampling.threads) as threads:
        for part in threads.map(refit, parts):
            found.append(part)
            done += len(part)
            resampling.told(done, len(tables))
    return np.concatenate(found)


def acceleration(left: Floats, people: Floats) -> float:
    """Return the skewness of what each person adds; 0 where nobody changes the estimate."""
    away = (people * left).sum() / people.sum() - left
    spread = (people * away**2).sum()
    if spread <= 1e-18 * (people * left**2).sum():
        return 0.0
    return float((people * away**3).sum() / (6.0 * spread**1.5))


def limits(
    resampled: Floats, bias: float, skewness: float, level: float
) -> tuple[float, float]:
    """Return the quantiles that bias and skewness move the limits to."""
    normal = ndtri(np.array([(1 - level) / 2, (1 + level) / 2])) + bias
    places = ndtr(bias + normal / np.maximum(1 - skewness * normal, 1e-9))
    lower, upper = (quantile(np.sort(resampled), float(place)) for place in places)
    return lower, upper


def quantile(ordered: Floats, place: float) -> float:
    """Return the median-unbiased quantile of values in order, of which some may be infinite."""
    size = len(ordered)
    at = place * (size + 1 / 3) + 1 / 3 - 1
    below = int(np.clip(np.floor(at), 0, size - 1))
    above = min(below + 1, size - 1)
    part = float(np.clip(at - below, 0.0, 1.0))
    if part == 0.0 or ordered[below] == ordered[above]:
        return float(ordered[below])
    return float(ordered[below] + part * (ordered[above] - ordered[below]))


def _bias(resampled: Floats, estimate: float) -> float:
    size = len(resampled)
    below = float(np.clip((resampled < estimate).mean(), 0.5 / size, 1 - 0.5 / size))
    return float(ndtri(below))


def _reasons(resampled: Floats, lower: float, upper: float, level: float) -> tuple[str, ...]:
    endless, size = int(np.isinf(resampled).sum()), len(resampled)
    return tuple(
        reason
        for reason, holds in (
            (f"{endless:,} of {size:,} resamples have no finite estimate.", endless),
            ("The interval has no upper limit.", np.isinf(upper)),
            ("The interval has no lower limit that is finite.", np.isinf(lower)),
            (too_few(size, level), size < fewest(level)),
            (
                f"{size} resamples give limits that are only rough.",
                fewest(level) <= size < FEWEST,
            ),
        )
        if holds
    )


def _none(reason: str, by_cell: Mapping[int, float | None]) -> Accelerated:
    return Accelerated(
        lower=None, upper=None, reasons=(reason,), one_fewer=by_cell, replicates=0, endless=0
    )
