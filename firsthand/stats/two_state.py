"""
Two states: how fast a thing falls from one state into another and rises again.

Assumptions. The thing is sound or failing; it falls at one constant rate and rises at another,
whatever happened before (a continuous-time Markov chain). It is seen only on some days, which
do not depend on its state, and each look tells the state rightly. Things are independent.

Reasoning. With `falling` and `rising` a year, the chance to be failing after t years is
level + (then - level) exp(-(falling + rising) t), where level = falling / (falling + rising)
and `then` is 1 or 0 (the exponential of the matrix of rates, solved for two states). The
likelihood is the product of these chances over successive looks
[KalbfleischLawless1985, p. 863-871]. It is made greatest over the logarithms of the two rates,
which cannot be negative; their covariance is the inverse of the observed information, and
intervals of anything worked out from them are its least and greatest value on the ellipse
where the log-likelihood, as its curvature tells, is down by half of the chi-square quantile
with one degree of freedom.

When not to believe it. When looks follow trouble (a visit because of a concern), falling seems
faster than it is. When looks err, both rates seem faster. When looks are far apart beside the
time constant 1 / (falling + rising), only the level is known. Without a fall or without a rise
nothing is known of that rate.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

SMALLEST, LARGEST = 1e-4, 50.0  # a year; a fit that ends here has found no greatest value
ON_THE_ELLIPSE = 24
VAGUE = 4.0  # variance of a logarithm: the interval would reach from a fiftieth to fifty times


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Two successive looks at one thing: the years between, and the state at each."""

    years: float
    failing_before: bool
    failing_after: bool


@dataclass(frozen=True, kw_only=True)
class Rates:
    """
    The two rates a year, the covariance of their logarithms, and on what they rest.

    `covariance` holds the variance of log falling, the covariance, the variance of log rising.
    """

    falling: float
    rising: float
    covariance: tuple[float, float, float]
    log_likelihood: float
    passages: int
    falls: int
    rises: int

    @property
    def level(self) -> float:
        """Return the share that is failing in the long run."""
        return self.falling / (self.falling + self.rising)

    @property
    def half_life(self) -> float:
        """Return after how many years half of what a look told is out of date."""
        return math.log(2) / (self.falling + self.rising)


def chance_failing(*, then: float, falling: float, rising: float, years: float) -> float:
    """Return the chance to be failing, `years` after it was `then`."""
    level = falling / (falling + rising)
    return level + (then - level) * math.exp(-(falling + rising) * years)


def log_likelihood(passages: Sequence[Passage], *, falling: float, rising: float) -> float:
    """Return the logarithm of the chance of what was seen, given what each look began from."""
    return _log_likelihood(_arrays(passages), math.log(falling), math.log(rising))


def fitted(passages: Sequence[Passage]) -> Rates:
    """Return the rates that make what was seen the likeliest; refuse where they are unknown."""
    _refuse_unless_told(passages)
    # Imported here: a sixth of a second, which commands that fit nothing should not wait for.
    from scipy.optimize import minimize

    arrays = _arrays(passages)
    bounds = [(math.log(SMALLEST), math.log(LARGEST))] * 2
    best = minimize(
        lambda logs: -_log_likelihood(arrays, *logs),
        _first_guess(passages),
        method="L-BFGS-B",
        bounds=bounds,
        options={"ftol": 1e-14, "gtol": 1e-9},
    )
    a, b = (float(x) for x in best.x)
    information = _information(arrays, a, b)
    determinant = information[0] * information[2] - information[1] ** 2
    on_edge = any(
        min(abs(x - low), abs(x - high)) < 1e-3 for x in (a, b) for low, high in bounds
    )
    curved = information[0] > 0 and determinant > 1e-9
    if on_edge or not curved or max(information[0], information[2]) / determinant > VAGUE:
        raise ValueError(
            f"{len(passages)} passages do not tell the two rates: the likelihood is nearly "
            "flat. Give looks that follow each other sooner, or more of them"
        )
    return Rates(
        falling=math.exp(a),
        rising=math.exp(b),
        covariance=(
            information[2] / determinant,
            -information[1] / determinant,
            information[0] / determinant,
        ),
        log_likelihood=-float(best.fun),
        passages=len(passages),
        falls=sum(not one.failing_before and one.failing_after for one in passages),
        rises=sum(one.failing_before and not one.failing_after for one in passages),
    )


def around(rates: Rates, *, confidence: float = 0.95) -> tuple[tuple[float, float], ...]:
    """
    Return pairs of falling and rising all around the ellipse of the confidence asked for.

    The least and greatest value over them of any one figure made from the rates are the ends
    of its interval.
    """
    size = NormalDist().inv_cdf((1 + confidence) / 2)
    v_a, v_ab, v_b = rates.covariance
    # The Cholesky factor of the covariance turns a circle into the ellipse.
    l11 = math.sqrt(v_a)
    l21 = v_ab / l11
    l22 = math.sqrt(max(v_b - l21**2, 0.0))
    found = []
    for step in range(ON_THE_ELLIPSE):
        angle = 2 * math.pi * step / ON_THE_ELLIPSE
        x, y = size * math.cos(angle), size * math.sin(angle)
        found.append(
            (rates.falling * math.exp(l11 * x), rates.rising * math.exp(l21 * x + l22 * y))
        )
    return tuple(found)


def interval(
    rates: Rates, *, confidence: float = 0.95
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ends for falling and for rising, symmetric on the logarithmic scale."""
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    wide_a, wide_b = (math.exp(z * math.sqrt(rates.covariance[i])) for i in (0, 2))
    return (
        (rates.falling / wide_a, rates.falling * wide_a),
        (rates.rising / wide_b, rates.rising * wide_b),
    )


_Arrays = tuple[np.ndarray, np.ndarray, np.ndarray]


def _arrays(passages: Sequence[Passage]) -> _Arrays:
    return (
        np.array([one.years for one in passages], dtype=float),
        np.array([one.failing_before for one in passages], dtype=float),
        np.array([one.failing_after for one in passages], dtype=bool),
    )


def _log_likelihood(arrays: _Arrays, log_falling: float, log_rising: float) -> float:
    years, before, after = arrays
    falling, rising = math.exp(log_falling), math.exp(log_rising)
    level = falling / (falling + rising)
    failing = level + (before - level) * np.exp(-(falling + rising) * years)
    chance = np.where(after, failing, 1 - failing)
    return float(np.log(np.maximum(chance, 1e-300)).sum())


def _information(arrays: _Arrays, a: float, b: float) -> tuple[float, float, float]:
    """Return minus the second derivatives of the log-likelihood, by central differences."""
    h = 1e-4

    def at(i: int, j: int) -> float:
        return _log_likelihood(arrays, a + i * h, b + j * h)

    middle = at(0, 0)
    return (
        -(at(1, 0) - 2 * middle + at(-1, 0)) / h**2,
        -(at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h**2),
        -(at(0, 1) - 2 * middle + at(0, -1)) / h**2,
    )


def _first_guess(passages: Sequence[Passage]) -> list[float]:
    """Return logarithms of changes over years spent in each state, as if none were missed."""
    guess = []
    for failing in (False, True):
        own = [one for one in passages if one.failing_before is failing]
        changes = sum(one.failing_after is not failing for one in own)
        guess.append(math.log(changes / sum(one.years for one in own)))
    return [min(max(one, math.log(SMALLEST)), math.log(LARGEST)) for one in guess]


def _refuse_unless_told(passages: Sequence[Passage]) -> None:
    for one in passages:
        if not (math.isfinite(one.years) and one.years > 0):
            raise ValueError(
                f"{one.years} years lie between two looks; give more than 0, and join looks "
                "of one day into one"
            )
    falls = sum(not one.failing_before and one.failing_after for one in passages)
    rises = sum(one.failing_before and not one.failing_after for one in passages)
    if not falls or not rises:
        raise ValueError(
            f"{falls} falls and {rises} rises were seen; at least one of each is needed to "
            "tell the rates. Give a longer history"
        )
