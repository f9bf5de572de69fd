"""
Calibration: whether what was given a chance of one in ten happened one time in ten.

Assumptions. Chances were stated beforehand and lie strictly between 0 and 1.

Reasoning. Cases are put into parts of the same size by their chance, the lowest first; each
shows the mean chance stated and how many happened, with Wilson's interval. The slope and the
level come from a logistic regression of what happened on the log-odds of the chance stated
[Cox1958, p. 562-565]: slope 1 and level 0 are perfect, a slope below 1 says that the chances
are too extreme, a level below 0 that they are too high.

When not to believe it. With few cases that happened slope and level are hardly known; their
interval says so. Cases of one cluster make the intervals of parts too narrow.
"""

from dataclasses import dataclass

import numpy as np

from firsthand.stats.intervals import Interval, wilson
from firsthand.stats.scoring import Flags, Floats

STEPS = 50
FLAT = 1e-9  # where the log-odds differ less, no slope can be told
FAR = 30.0  # a slope or level beyond this has no greatest likelihood


@dataclass(frozen=True, kw_only=True)
class Part:
    """The cases of like chance: the mean that was stated, and how many happened."""

    stated: float
    happened: int
    cases: int
    interval: Interval

    @property
    def share(self) -> float:
        """Return the share that happened."""
        return self.happened / self.cases


def parts(chances: Floats, happened: Flags, *, count: int = 5) -> tuple[Part, ...]:
    """Return up to `count` parts of nearly the same size; what is tied stays in one part."""
    order = np.argsort(chances, kind="stable")
    ranked = chances[order]
    cuts = [0]
    for target in np.linspace(0, len(ranked), count + 1)[1:-1]:
        at = int(np.searchsorted(ranked, ranked[min(int(target), len(ranked) - 1)]))
        if at > cuts[-1]:
            cuts.append(at)
    return tuple(
        _part(chances[inside], happened[inside])
        for inside in np.split(order, cuts[1:])
        if len(inside)
    )


def slope_and_level(
    chances: Floats, happened: Flags, *, weights: Floats | None = None
) -> tuple[Floats, Floats]:
    """Return for each sample the slope and the level; NaN where the sample tells neither."""
    x = np.log(chances) - np.log1p(-chances)
    given = np.ones((1, len(x))) if weights is None else np.atleast_2d(weights)
    found = np.tile([0.0, 1.0], (len(given), 1))  # level and slope of each sample
    moving = np.arange(len(given))
    # A sample that tells nothing runs away, and is left out.
    with np.errstate(all="ignore"):
        for _ in range(STEPS):
            step = _newton(found[moving], x, happened, given[moving])
            found[moving] += step
            there = np.isfinite(found[moving]).all(axis=1)
            found[moving[~there | (np.abs(found[moving]).max(axis=1) > FAR)]] = np.nan
            moving = moving[(np.abs(step).max(axis=1) > 1e-10) & np.isfinite(found[moving, 0])]
            if not len(moving):
                break
    found[moving] = np.nan
    return found[:, 1], found[:, 0]


def _newton(found: Floats, x: Floats, happened: Flags, given: Floats) -> Floats:
    """Return the step from each sample's level and slope towards its greatest likelihood."""
    expected = 1 / (1 + np.exp(-(found[:, :1] + found[:, 1:] * x)))
    size, short = given * expected * (1 - expected), given * (happened - expected)
    a, b, c = size.sum(axis=1), size @ x, size @ x**2
    g, h = short.sum(axis=1), short @ x
    determinant = np.where(a * c - b * b > FLAT, a * c - b * b, np.nan)
    step: Floats = np.column_stack([c * g - b * h, a * h - b * g]) / determinant[:, None]
    return step


def _part(chances: Floats, happened: Flags) -> Part:
    found = int(happened.sum())
    return Part(
        stated=float(chances.mean()),
        happened=found,
        cases=len(chances),
        interval=wilson(successes=found, trials=len(chances)),
    )
