"""
Change points: where the level of a series changed for good, each checked against chance.

Assumptions. Between changes the values vary about one level with one spread, the same before
and after; each follows the one before with correlation `autocorrelation` (0: not at all).

Reasoning. Candidates are the split into stretches that makes the squared distances from the
means of the stretches plus a penalty for each change least, found exactly [Killick2012, p.
1590-1598] by the package ruptures [Truong2020, p. 7-9]. The penalty is 2 sigma^2 log n: under
it the chance of any change in a long stable series goes to nought, and it is the least of that
form [YaoAu1989, p. 370-381]; sigma comes from the differences of neighbours, which a change of
level hardly touches.

That penalty holds for long series; ours are short. So the candidates are checked: first whether
the series has any change at all, by the greatest standardised difference between any stretch of
it and the rest [OlshenVenkatraman2004, p. 559-561]; then each candidate within the stretch
between its neighbours, by the difference between what lies before and after, the least clear
being dropped until all that are left hold. The reference is the same figure in series without a
change: the same values in random order, or, with autocorrelation, a chain with
that correlation drawn anew. A change is told when both chances are `level` or below. So of
series without any change at most the share `level` shows one, whatever the distribution (random
order), and near it where correlation is given; `benchmarks/charts.py` measures it.

When not to believe it. Below `LEAST` values nothing is sought. A slow slope is told as a
staircase. A correlation taken from the same series hides changes; taken too low it makes them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.stats.special_causes import Floats

LEAST = 8  # values; with fewer no reordering could be rarer than one in twenty
LEAST_STRETCH = 3  # values on either side of a change: fewer are outliers, not a level
REORDERED = 399
TOO_SHORT = (
    "No change points were sought: at least {least} values are needed, and {given} given."
)
NO_SPREAD = "No change points were sought: the values never varied."


@dataclass(frozen=True, kw_only=True)
class ChangePoint:
    """
    A change of level: the first point of the new level, both levels, and the chance.

    `chance` is how often a change at least as clear stands somewhere in the same stretch of a
    series in which nothing changed.
    """

    at: int
    before: float
    after: float
    chance: float


@dataclass(frozen=True, kw_only=True)
class ChangePoints:
    """
    The changes found, the earliest first; why none were sought, where that is so.

    `level` is the share of series without any change that would show one; `chance` that of the
    whole series.
    """

    points: tuple[ChangePoint, ...]
    level: float
    chance: float | None
    could_not: str | None = None


def change_points(
    values: Sequence[float | None],
    *,
    rng: np.random.Generator,
    autocorrelation: float = 0.0,
    level: float = 0.05,
) -> ChangePoints:
    """Return where the level of `values` changed; points without a value are passed over."""
    known = [(at, float(v)) for at, v in enumerate(values) if v is not None and np.isfinite(v)]
    row = np.array([value for _, value in known])
    if len(row) < LEAST:
        given = "1 is" if len(row) == 1 else f"{len(row)} are"
        words = TOO_SHORT.format(given=given, least=LEAST)
        return ChangePoints(points=(), level=level, chance=None, could_not=words)
    if not np.ptp(row) > 1e-12 * max(1.0, float(np.abs(row).max())):
        return ChangePoints(points=(), level=level, chance=None, could_not=NO_SPREAD)
    whole = _chance(row, float(_clearest(row[None, :])[0]), _clearest, rng, autocorrelation)
    if whole > level:
        return ChangePoints(points=(), level=level, chance=whole)
    candidates = _candidates(row, autocorrelation)
    kept = _kept(row, candidates, rng=rng, rho=autocorrelation, level=level)
    edges = [0, *(at for at, _ in kept), len(row)]
    points = tuple(
        ChangePoint(
            at=known[at][0],
            before=float(row[edges[place] : at].mean()),
            after=float(row[at : edges[place + 2]].mean()),
            chance=chance,
        )
        for place, (at, chance) in enumerate(kept)
    )
    return ChangePoints(points=points, level=level, chance=whole)


def penalty(values: Floats, autocorrelation: float = 0.0) -> float:
    """Return 2 sigma^2 log n, with sigma from the differences of neighbours."""
    ranges = np.abs(np.diff(values))
    typical = float(np.median(ranges)) / MEDIAN_RANGE or float(ranges.mean()) / MEAN_RANGE
    return 2 * typical**2 / (1 - autocorrelation) * float(np.log(len(values)))


MEDIAN_RANGE = 0.954  # median |x - y| of two normal values: sqrt(2) times 0.6745
MEAN_RANGE = 1.128  # their mean: 2 / sqrt(pi)


def _candidates(values: Floats, rho: float) -> list[int]:
    # Imported here: it brings all of scipy, which most commands can do without.
    import ruptures

    # The long-run variance of a mean is (1 + rho) / (1 - rho) times that of free values.
    wide = (1 + rho) / (1 - rho)
    found = ruptures.Pelt(model="l2", min_size=LEAST_STRETCH, jump=1).fit(values)
    ends: list[int] = found.predict(pen=penalty(values, rho) * wide)
    return ends[:-1] or [int(np.argmax(_splits(values[None, :])[0])) + LEAST_STRETCH]


def _splits(rows: Floats) -> Floats:
    """Return for each split of each row which share of the spread lies between its parts."""
    count = rows.shape[1]
    before = np.arange(LEAST_STRETCH, count - LEAST_STRETCH + 1)
    away = rows - rows.mean(axis=1, keepdims=True)
    sums = away.cumsum(axis=1)[:, before - 1]
    between = np.square(sums) * count / (before * (count - before))
    return np.asarray(between / np.square(away).sum(axis=1, keepdims=True))


def _clearest(rows: Floats) -> Floats:
    """Return for each row the greatest share that lies between a stretch and the rest."""
    count = rows.shape[1]
    away = rows - rows.mean(axis=1, keepdims=True)
    sums = np.hstack((np.zeros((len(rows), 1)), away.cumsum(axis=1)))
    greatest = np.zeros(len(rows))
    for length in range(LEAST_STRETCH, count - LEAST_STRETCH + 1):
        inside = np.square(sums[:, length:] - sums[:, :-length]).max(axis=1)
        np.maximum(greatest, inside * count / (length * (count - length)), out=greatest)
    return np.asarray(greatest / np.square(away).sum(axis=1))


def _clearest_split(rows: Floats) -> Floats:
    return np.asarray(_splits(rows).max(axis=1))


def _chance(
    values: Floats,
    shown: float,
    figure: Callable[[Floats], Floats],
    rng: np.random.Generator,
    rho: float,
) -> float:
    """Return how often a series without a change shows as great a `figure` as `shown`."""
    if rho:
        others = chains(REORDERED, len(values), rho=rho, rng=rng)
    else:
        others = rng.permuted(np.tile(values, (REORDERED, 1)), axis=1)
    as_clear = int((figure(others) >= shown * (1 - 1e-9)).sum())
    return (1 + as_clear) / (1 + REORDERED)


def chains(rows: int, points: int, *, rho: float, rng: np.random.Generator) -> Floats:
    """Return series of one level in which each value follows the one before, one a row."""
    found = rng.standard_normal((rows, points))
    found[:, 1:] *= np.sqrt(1 - rho**2)
    for point in range(1, points):
        found[:, point] += rho * found[:, point - 1]
    return found


def _kept(
    values: Floats, candidates: list[int], *, rng: np.random.Generator, rho: float, level: float
) -> list[tuple[int, float]]:
    """Return the candidates that hold within their stretches, each with its chance."""
    left = list(candidates)
    while left:
        edges = [0, *left, len(values)]
        checked = []
        for place, at in enumerate(left):
            stretch = values[edges[place] : edges[place + 2]]
            shown = float(_splits(stretch[None, :])[0, at - edges[place] - LEAST_STRETCH])
            checked.append((_chance(stretch, shown, _clearest_split, rng, rho), at))
        worst, weakest = max(checked)
        if worst <= level:
            return [(at, chance) for chance, at in checked]
        left.remove(weakest)
    return []
