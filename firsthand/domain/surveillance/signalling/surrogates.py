"""
Surrogates: invented figures in which nothing changed, else as like the real ones as can be.

Against them the promised rate of false signals is measured. Each authority keeps its
denominators, its gaps and the days of publication. Its level and its yearly moves are those of
other authorities: levels of a whole authority at random, moves of a whole year of another
authority of its region, so that indicators hang together as they do in truth, and neighbours
too. Sizes of levels and moves are replaced by those of a normal of the same rank, as the real
ones hold the real changes; how restless each series is stays as it was. Counts are drawn anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import stats as known

from firsthand.domain.surveillance.panel import Floats, Panel
from firsthand.domain.surveillance.signalling.frame import SHARE, back, framed
from firsthand.stats.moderated import prior_degrees
from firsthand.stats.prediction import one_step, spread

QUIET = 0.05  # the least part of the spread that lies in moves
Rng = np.random.Generator


@dataclass(frozen=True, kw_only=True)
class Nature:
    """
    What is kept of one indicator: its spread, how fast it forgets, and its ranks.

    `levels` holds one normal score for each authority, `moves` one for each authority and
    period, NaN where it had none; `restless` how much more than others each series moves.
    """

    panel: Panel
    middles: Floats
    whole: float  # the variance between authorities beyond sampling
    within: float  # the part of it that comes and goes around their levels
    forgets: float  # the autoregression of what comes and goes
    levels: Floats
    moves: Floats
    restless: Floats


def natures(panels: Mapping[str, Panel]) -> dict[str, Nature]:
    """Return what is kept of each panel."""
    return {key: nature(panel) for key, panel in panels.items()}


def nature(panel: Panel) -> Nature:
    """Return what is kept of one panel."""
    frame = framed(panel, ())
    values, noise = frame.values, np.nan_to_num(frame.sampling)
    held = np.isfinite(values)
    count = np.maximum(held.sum(axis=1), 1)
    levels = np.where(held.any(axis=1), np.where(held, values, 0.0).sum(axis=1) / count, np.nan)
    whole = spread(values[held], noise[held])
    near = _unlike(values, noise, 1)
    forgets = _forgets(near, _unlike(values, noise, 3))
    within = float(np.clip(near / 2 / (1 - forgets), QUIET * whole, whole))
    deviations = one_step(values, frame.sampling).deviations
    return Nature(
        panel=panel,
        middles=frame.middles,
        whole=whole,
        within=within,
        forgets=forgets,
        levels=normal_of_rank(levels),
        moves=normal_of_rank(deviations),
        restless=_restless(deviations),
    )


def surrogate(
    found: Mapping[str, Nature],
    regions: Sequence[str],
    rng: Rng,
    *,
    moved: Mapping[str, Floats] | None = None,
) -> dict[str, Panel]:
    """
    Return invented panels; `regions` says where each authority lies.

    `moved` holds by indicator what is added to the values on the scale of tests, for figures
    in which something did change.
    """
    rows = len(regions)
    whose_level = rng.permutation(rows)
    years = sorted({end.year for one in found.values() for end in one.panel.ends_on})
    # Before the first year, long enough for what comes and goes to have forgotten its start.
    whose = {
        year: (_within_regions(regions, rng), int(rng.integers(1_000_000)))
        for year in range(years[0] - 8, years[-1] + 1)
    }
    panels = {}
    for key, one in found.items():
        values = _invented(one, whose_level, whose, rng)
        panels[key] = counted(one.panel, values + (moved or {}).get(key, 0.0), rng)
    return panels


Whose = Mapping[int, tuple[npt.NDArray[np.int64], int]]


def _invented(
    one: Nature, whose_level: npt.NDArray[np.int64], whose: Whose, rng: Rng
) -> Floats:
    """Return true values on the scale of tests, before any counts are drawn."""
    # A restless authority has less of the common spread in its level, so that those of a
    # period are normal together: else the restless ones would rightly stand out.
    own = np.minimum(one.within * one.restless**2, one.whole)
    levels = _filled(one.levels[whose_level], rng) * np.sqrt(one.whole - own)
    size = np.sqrt(own * (1 - one.forgets**2))
    there = np.flatnonzero(np.isfinite(one.moves).any(axis=0))
    around = np.sqrt(own) * rng.standard_normal(len(levels))
    columns = {end.year: at for at, end in enumerate(one.panel.ends_on)}
    values = np.full(one.panel.values.shape, np.nan)
    for year in range(min(columns) - 8, max(columns) + 1):
        rows, drawn = whose[year]
        scores = np.full(len(levels), np.nan)
        if len(there):
            # The same number for all indicators: the year drawn is one year for them all.
            scores = one.moves[rows, there[drawn % len(there)]]
        around = one.forgets * around + size * _filled(scores, rng)
        if year in columns:
            values[:, columns[year]] = one.middles[columns[year]] + levels + around
    return values


def counted(panel: Panel, scaled: Floats, rng: Rng) -> Panel:
    """Return a panel with counts drawn around the true values; gaps stay where they were."""
    truth = back(scaled, panel.indicator.unit)
    held = np.isfinite(panel.values)
    wholes, numerators = panel.denominators, panel.numerators
    drawn = held & np.isfinite(numerators) & (wholes > 0) & np.isfinite(truth)
    drawn &= panel.indicator.interval != "none"
    values = np.where(held, truth, np.nan)
    if panel.indicator.unit == SHARE:
        counts = rng.binomial(wholes[drawn].astype(int), np.clip(truth[drawn], 0, 1))
        over = 1.0
    else:
        counts = rng.poisson(truth[drawn] * wholes[drawn] / 10_000)
        over = 10_000.0
    new = numerators.copy()
    new[drawn] = counts
    values[drawn] = counts / wholes[drawn] * over
    return replace(panel, values=values, numerators=new)


def normal_of_rank(values: Floats) -> Floats:
    """Return for each value the normal score of its rank among all; NaN stays."""
    found, held = np.full(values.shape, np.nan), np.isfinite(values)
    count = int(held.sum())
    if count:
        found[held] = known.norm.ppf((known.rankdata(values[held]) - 0.5) / count)
    return found


def _unlike(values: Floats, noise: Floats, lag: int) -> float:
    """Return the variance of differences over `lag` periods, beyond sampling."""
    if values.shape[1] <= lag:
        return 0.0
    apart = values[:, lag:] - values[:, :-lag]
    both = noise[:, lag:] + noise[:, :-lag]
    held = np.isfinite(apart)
    return spread(apart[held], both[held])


def _forgets(near: float, far: float) -> float:
    """
    Return the autoregression f: differences over h periods vary by 2 w (1 - f ** h).

    So far / near is (1 - f^3) / (1 - f) = 1 + f + f^2.
    """
    ratio = far / near if near > 0 else 1.0
    return float(np.clip((np.sqrt(max(4 * ratio - 3, 0.0)) - 1) / 2, 0.0, 0.95))


def _restless(deviations: Floats) -> Floats:
    """Return the spread of each series beside the common one, drawn to it where little told."""
    prior = prior_degrees(deviations)
    held = np.isfinite(deviations)
    squares = np.minimum(np.where(held, deviations, 0.0) ** 2, 16.0).sum(axis=1)
    return np.asarray(np.sqrt((prior + squares) / (prior + held.sum(axis=1))))


def _filled(scores: Floats, rng: Rng) -> Floats:
    return np.where(np.isfinite(scores), scores, rng.standard_normal(len(scores)))


def _within_regions(regions: Sequence[str], rng: Rng) -> npt.NDArray[np.int64]:
    """Return for each authority another of its region, each once."""
    found = np.arange(len(regions))
    for region in sorted(set(regions)):
        own = np.array([at for at, one in enumerate(regions) if one == region])
        found[own] = rng.permutation(own)
    return found
