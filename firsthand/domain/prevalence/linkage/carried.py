"""
Carried: the hidden number with the errors of linkage in its interval.

Every method estimates the middle of the tables that were drawn, with its own interval, and then
each drawn table by itself; what the draws spread is added to the interval. A method too slow
for that is widened by as much as the others are in the middle.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from firsthand.domain.prevalence.answer import BESIDE, BOUNDS, LEADING
from firsthand.domain.prevalence.belief import Apart
from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.methods import METHODS, refit
from firsthand.stats.hidden.overlaps import Floats, Overlaps
from firsthand.stats.linkage.combined import Parts, Split, normal, parts, split, widened
from firsthand.stats.linkage.restored import restored

Told = Callable[[int, int, str], None]
SLOW = {"graphs": 4}  # takes every fourth draw
MORE_LINKS = (0.01, 0.02, 0.05, 0.1)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How to estimate: by which methods, with how many resamples, drawn from which seed."""

    methods: tuple[str, ...]
    replicates: int = 1000
    seed: int = 1
    level: float = 0.95
    threads: int = 1
    apart: Apart = ()


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What a method would say had `more` (a share) true links been found."""

    more: float
    method: str
    estimate: float | None
    change: float | None


@dataclass(frozen=True, kw_only=True)
class Carried:
    """
    The estimates of the middle table, widened, and where their variance comes from.

    `by_links` and `by_sample` say of each method how wide its interval would be for either
    reason alone; None where it has no interval.
    """

    table: Overlaps
    estimates: tuple[Estimate, ...]
    by_links: dict[str, float]
    by_sample: dict[str, float]
    variance: Split | None
    sensitivity: tuple[Moved, ...]


def carried(
    tables: Sequence[Overlaps], asked: Asked, *, told: Told = lambda done, total, what: None
) -> Carried:
    """Return what each method says of the tables that were drawn."""
    table = middle(tables)
    counts = _rows(tables)
    found: list[Estimate] = []
    spreads: dict[str, Parts] = {}
    for name in asked.methods:
        one = METHODS[name](table, _resampling(asked, name, told))
        found.append(one)
        again = refit(name, table)
        if again is not None and one.estimate is not None:
            numbers = again(counts[:: SLOW.get(name, 1)])
            spreads[name] = parts(one.estimate, _limits(one), numbers, level=asked.level)
    usual = float(np.median([one.linkage for one in spreads.values()])) if spreads else 0.0
    linkage = {
        one.method: spreads[one.method].linkage if one.method in spreads else usual
        for one in found
    }
    least = min(one.observed for one in tables)
    wide = tuple(_wide(one, linkage[one.method], least) for one in found)
    models = [name for name in spreads if name not in (*BOUNDS, *BESIDE)]
    return Carried(
        table=table,
        estimates=wide,
        by_links={
            one.method: 2 * normal(asked.level) * linkage[one.method] ** 0.5 * one.estimate
            for one in found
            if one.estimate is not None
        },
        by_sample={
            one.method: one.upper - one.lower
            for one in found
            if one.lower is not None and one.upper is not None
        },
        variance=split([spreads[name] for name in models]),
        sensitivity=tuple(_moved(table, found)),
    )


def middle(tables: Sequence[Overlaps]) -> Overlaps:
    """Return the mean of tables, to whole people."""
    mean = np.mean([one.counts for one in tables], axis=0)
    return tables[0].with_counts(np.rint(mean).astype(np.int64))


def found_more(table: Overlaps, more: float) -> Overlaps:
    """Return the table as it would be with a share of `more` true links found, as expected."""
    lists = len(table.lists)
    share = np.full((lists, lists), 1 / (1 + more))
    return restored(table, share, in_records=0.5)


def _rows(tables: Sequence[Overlaps]) -> Floats:
    counts = np.array([one.counts for one in tables], dtype=np.float64)
    return np.hstack([np.zeros((len(counts), 1)), counts])


def _resampling(asked: Asked, name: str, told: Told) -> Resampling:
    return Resampling(
        replicates=asked.replicates,
        rng=np.random.default_rng(asked.seed),
        level=asked.level,
        threads=asked.threads,
        told=lambda done, total: told(done, total, name),
    )


def _limits(one: Estimate) -> tuple[float, float] | None:
    if not one.lower or not one.upper:
        return None
    return one.lower, one.upper


def _wide(one: Estimate, linkage: float, least: int) -> Estimate:
    """Return an estimate whose interval holds the errors of linkage too."""
    limits = _limits(one)
    if limits is None or one.estimate is None:
        return one
    lower, upper = widened(one.estimate, limits, linkage, level=one.level)
    alone = {"lower": limits[0], "upper": limits[1]}
    return replace(
        one,
        lower=max(lower, float(least)),
        upper=upper,
        detail={**one.detail, "without_linkage_error": alone},
    )


def _moved(table: Overlaps, found: Sequence[Estimate]) -> list[Moved]:
    """Return how the leading method's number moves with links that nobody has found."""
    order = {name: at for at, name in enumerate((*LEADING, *BOUNDS))}
    able = [one for one in found if one.estimate is not None and one.method in order]
    leading = min(able, key=lambda one: order[one.method], default=None)
    if leading is None or leading.estimate is None:
        return []
    again = refit(leading.method, table)
    if again is None:
        return []
    tables = [found_more(table, more) for more in MORE_LINKS]
    rows = []
    for more, number in zip(MORE_LINKS, again(_rows(tables)).tolist(), strict=True):
        told = number if np.isfinite(number) else None
        change = None if told is None else told / leading.estimate - 1
        rows.append(Moved(more=more, method=leading.method, estimate=told, change=change))
    return rows
