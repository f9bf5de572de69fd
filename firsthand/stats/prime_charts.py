"""
Prime charts: limits for shares, rates, counts and rare events, whose spread follows from size.

Assumptions. p: each of `denominators` cases is one of `numerators` with one chance (binomial).
u and c: events fall independently (Poisson) on an exposure, which for c is the same each time.
g: the cases between two events are geometric; t: the time between two is exponential. None of
the plain charts allows for more spread than that. p' and u' do.

Reasoning. p, u, c: three standard deviations of the distribution about the pooled share, rate
or mean [Montgomery2009, sections 7.2 and 7.3]. p' and u' [Laney2002, p. 531-537] standardise
each value, z = (value - centre) / sd, estimate from the moving ranges of z how much wider than
the distribution the values really scatter, sigma_z = mean |z - z before| / 1.128, and widen the
limits by it; where nothing but the distribution is at work sigma_z is near 1 and they are those
of p and u. g: mean + 3 sqrt(mean (mean + 1)) with the median as centre, as the distribution is
skew [Montgomery2009, section 7.3; ProvostMurray2011, p. 228]. t: an XmR chart of the values to
the power 1/3.6, which makes exponential times near normal, turned back [Nelson1994, p. 239].
i: the XmR chart with 3/1.128 in place of 2.66. Limits never leave what is possible (0; and 1
for shares). Checked against [Qicharts2], which counts a missing value of a c chart as 0: here
NaN is never 0.

Autocorrelation. As in `xmr`, a sigma from moving ranges is divided by sqrt(1 - rho).

When not to believe it. With denominators in the tens of thousands p and u mark nearly every
point: p' and u' are used instead. A value over a denominator of 0 is no value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from firsthand.stats.judging import Bools, Limits
from firsthand.stats.special_causes import Floats
from firsthand.stats.xmr import mean, mean_moving_range

D2 = 1.128  # 2 / sqrt(pi), as it is printed
T_POWER = 3.6  # [Nelson1994, p. 239]


class Kind(StrEnum):
    """The kinds of charts, by the letters that the field knows them by."""

    P = "p"
    P_PRIME = "p'"
    U = "u"
    U_PRIME = "u'"
    C = "c"
    G = "g"
    T = "t"
    I = "i"  # noqa: E741


SHARES, RATES = (Kind.P, Kind.P_PRIME), (Kind.U, Kind.U_PRIME)


@dataclass(frozen=True, kw_only=True)
class PrimeChart:
    """Values, centre and limits of one chart, each point's, NaN where there is none."""

    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats

    @property
    def outside(self) -> Bools:
        """Return which values lie outside the limits."""
        return np.asarray((self.values > self.upper) | (self.values < self.lower))


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Counts of events and what they are out of, one series a row, NaN where not known."""

    numerators: Floats
    denominators: Floats

    def ratios(self) -> Floats:
        """Return the values, NaN where a count is unknown or nothing is below."""
        there = np.isfinite(self.numerators) & (np.nan_to_num(self.denominators) > 0)
        below = np.where(there, self.denominators, 1.0)
        return np.asarray(np.where(there, self.numerators / below, np.nan))


def prime_chart(
    kind: Kind,
    numerators: Sequence[float | None],
    denominators: Sequence[float | None] | None = None,
    *,
    baseline: int | None = None,
    screen: bool = False,
) -> PrimeChart:
    """
    Return the chart of one series; None stands for a point without a value, never for 0.

    c, g, t and i charts take the counts, cases or times as `numerators` alone.
    """
    above = _row(numerators)
    if kind in (*SHARES, *RATES):
        if denominators is None:
            raise ValueError(f"a {kind} chart needs denominators")
        counts = Counts(numerators=above, denominators=_row(denominators))
        values = counts.ratios()
        limits = ratio_limits(kind, counts, baseline=baseline, screen=screen)
        centre, reach = limits(np.isfinite(values)[:, None, :], slice(None))
        highest = 1.0 if kind in SHARES else np.inf
        return _made(values, centre[:, 0], reach[:, 0], highest=highest)
    if kind is Kind.T:
        return _times(above, baseline=baseline, screen=screen)
    return _alone(kind, above, baseline=baseline, screen=screen)


def _row(values: Sequence[float | None]) -> Floats:
    return np.array([[np.nan if v is None else v for v in values]], dtype=np.float64)


def ratio_limits(
    kind: Kind,
    counts: Counts,
    *,
    starts: Sequence[int] = (0,),
    baseline: int | None = None,
    screen: bool = False,
    autocorrelation: Floats | float = 0.0,
) -> Limits:
    """Return what works out the centre and reach of shares or rates, one series a row."""
    rho = np.broadcast_to(np.reshape(autocorrelation, (-1, 1)), (len(counts.numerators), 1))
    values = counts.ratios()

    def limits(known: Bools, rows: slice) -> tuple[Floats, Floats]:
        above, below = counts.numerators[rows][:, None], counts.denominators[rows][:, None]
        seen = np.where(known, values[rows][:, None], np.nan)
        centre, reach = np.empty(known.shape), np.empty(known.shape)
        for first, last in zip(starts, (*starts[1:], known.shape[2]), strict=True):
            base = slice(first, last if baseline is None else min(last, first + baseline))
            middle = _pooled(above[..., base], below[..., base], np.isfinite(seen[..., base]))
            spread = _spread(kind, middle, below)
            if kind in (Kind.P_PRIME, Kind.U_PRIME):
                scores = (seen[..., base] - middle) / spread[..., base]
                wide = mean_moving_range(scores, screen=screen) / D2
                spread = spread * wide / np.sqrt(1 - rho[rows])[:, None]
            centre[..., first:last] = middle
            reach[..., first:last] = 3 * spread[..., first:last]
        return centre, reach

    return limits


def _spread(kind: Kind, middle: Floats, below: Floats) -> Floats:
    """Return the standard deviation that size alone gives; NaN where nought or unknown."""
    one = middle * (1 - middle) if kind in SHARES else middle
    square = np.where(below > 0, one / np.where(below > 0, below, 1.0), np.nan)
    return np.asarray(np.sqrt(np.where(square > 0, square, np.nan)))


def _pooled(above: Floats, below: Floats, counted: Bools) -> Floats:
    total = np.where(counted, below, 0.0).sum(axis=-1, keepdims=True)
    events = np.where(counted, above, 0.0).sum(axis=-1, keepdims=True)
    return np.asarray(np.where(total > 0, events / np.maximum(total, 1e-300), np.nan))


def _made(values: Floats, centre: Floats, reach: Floats, *, highest: float) -> PrimeChart:
    return PrimeChart(
        values=values[0],
        centre=centre[0],
        lower=np.maximum(centre - reach, 0.0)[0],
        upper=np.minimum(centre + reach, highest)[0],
    )


def _based(values: Floats, baseline: int | None) -> Floats:
    return values if baseline is None else values[:, :baseline]


def _single(values: Floats, *, baseline: int | None, screen: bool) -> tuple[Floats, Floats]:
    """Return the mean of single values and three standard deviations from moving ranges."""
    base = _based(values, baseline)
    return mean(base), 3 * mean_moving_range(base, screen=screen) / D2


def _times(times: Floats, *, baseline: int | None, screen: bool) -> PrimeChart:
    if np.any(times <= 0):
        raise ValueError("a time between two events is above 0; put events of one day together")
    centre, reach = _single(times ** (1 / T_POWER), baseline=baseline, screen=screen)
    shape = np.ones_like(times)
    lower = np.maximum(centre - reach, 0.0) ** T_POWER
    return PrimeChart(
        values=times[0],
        centre=(shape * centre**T_POWER)[0],
        lower=(shape * lower)[0],
        upper=(shape * (centre + reach) ** T_POWER)[0],
    )


def _alone(kind: Kind, values: Floats, *, baseline: int | None, screen: bool) -> PrimeChart:
    base, shape = _based(values, baseline), np.ones_like(values)
    if kind is Kind.I:
        centre, reach = _single(values, baseline=baseline, screen=screen)
        lower, upper = centre - reach, centre + reach
    else:
        middle = mean(base)
        reach = 3 * np.sqrt(middle * (middle + 1) if kind is Kind.G else middle)
        lower, upper = np.maximum(middle - reach, 0.0), middle + reach
        known = base[np.isfinite(base)]
        centre = middle
        if kind is Kind.G:
            centre = np.full_like(middle, np.median(known) if known.size else np.nan)
    return PrimeChart(
        values=values[0],
        centre=(shape * centre)[0],
        lower=(shape * lower)[0],
        upper=(shape * upper)[0],
    )
