"""
Funnel plots: which units lie further from a target than chance and usual differences allow.

Assumptions. Those of `funnel_scores` for chance; beyond chance, true values scatter normally
around the target on the scale of the kind (logarithm, square root, arcsine), with one variance
[Spiegelhalter2005, p. 1185-1202]. Units are independent.

Reasoning. Let w be the part of a unit's variance that lies between units. Its score is
sqrt(1 - w) times a mean of two scores, the exact one for chance with the weight 1 - w and that
on the scale of the kind with the weight w: without over-dispersion it is exact, for large
counts it is that of [Spiegelhalter2005], and in between the skewness of small counts fades as
the normal part grows (in simulation this weight balances the two tails better than its
square). As the variance between units is estimated, the score is referred to Student's t, with
the degrees of freedom of that variance over w^2 [Satterthwaite1946, p. 110-114]. Limits are
the values at which the score is the normal quantile: a unit is outside them just when its
score is.

`phi` and `tau2` are computed as published, for comparison (FunnelPlotR 0.6.0 gives the same);
limits and `z` use `between`, because the published variance comes out too small
(`over_dispersion`). `limits_published` has the limits of the published formulas, with the two
that the package gets wrong put right.

When not to believe it. Counts are whole: below about five expected events the rate of false
alarms is under the nominal one, and single units of up to thirty may have twice or half of it.
With less than twenty expected events and true differences beside them, the nominal 5 percent
becomes up to 6. Fewer than forty units tell the variance between them poorly, fewer than ten
not at all. Events that come together (brothers and sisters) look like differences of units.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from firsthand.stats import funnel_scores as scores
from firsthand.stats.crossings import crossings
from firsthand.stats.funnel_scores import KINDS, Array, Kind
from firsthand.stats.over_dispersion import (
    FEWEST,
    between,
    between_published,
    degrees,
    left_in,
    phi,
    pulled_in,
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Funnel:
    """
    The scores of all units, NaN where none can be computed, and what the limits rest on.

    `z_unadjusted`, `phi` and `tau2` follow the published formulas; `z`, `between` (the variance
    between units on the scale of the kind) and `limits` hold their rate of false alarms.
    """

    kind: Kind
    target: float
    z: Array
    z_unadjusted: Array
    phi: float
    tau2: float
    between: float
    degrees: float
    units: int

    def limits(
        self, denominators: Sequence[float] | Array, level: float = 0.998
    ) -> tuple[Array, Array]:
        """
        Return the least and greatest values inside for units of such denominators.

        NaN where nothing is: no denominator, or no target that could be left. A lower limit
        of 0 means that no value is unusually low; for shares an upper limit of 1 that
        none is unusually high.
        """
        reach = _reach(level)
        sizes = np.asarray(denominators, dtype=np.float64)
        placed = np.isfinite(sizes) & (sizes > 0) & math.isfinite(self.phi)
        lower, upper = np.full(sizes.shape, np.nan), np.full(sizes.shape, np.nan)
        lower[placed] = self._crossing(sizes[placed], -reach)
        upper[placed] = self._crossing(sizes[placed], reach)
        return lower, upper

    def limits_published(
        self, denominators: Sequence[float] | Array, level: float = 0.998
    ) -> tuple[Array, Array]:
        """Return the limits by the transformations as published, with `tau2`."""
        sizes = np.asarray(denominators, dtype=np.float64)
        if not math.isfinite(self.phi):
            return np.full(sizes.shape, np.nan), np.full(sizes.shape, np.nan)
        # For a ratio of counts the error is that where the numerator is as the target has it.
        errors = scores.errors_at_target(sizes * self.target, sizes, self.kind, self.target)
        far = _reach(level) * np.sqrt(errors**2 + self.tau2)
        middle = scores.transformed(self.target, self.kind)
        return (
            scores.untransformed(middle - far, self.kind),
            scores.untransformed(middle + far, self.kind),
        )

    def _score(self, numerators: Array, denominators: Array) -> Array:
        parts = _parts(numerators, denominators, self.kind, self.target)
        return _student(*_adjusted(*parts, self.between), self.degrees)

    def _crossing(self, sizes: Array, wanted: float) -> Array:
        low = np.zeros_like(sizes)
        if self.kind == "proportion":
            high = sizes.copy()
        else:
            high = 2 * sizes * self.target + 10
            for _ in range(60):
                short = self._score(high, sizes) < wanted
                if not short.any():
                    break
                high = np.where(short, 2 * high, high)
        # Where even nothing is not low enough, or all not high enough, the end is the limit.
        return crossings(lambda counts: self._score(counts, sizes) - wanted, low, high) / sizes


def funnel(
    numerators: Sequence[float] | Array,
    denominators: Sequence[float] | Array,
    *,
    kind: Kind,
    trim: float = 0.1,
    over_dispersion: bool = True,
) -> Funnel:
    """
    Return the funnel of all units together.

    For `ratio-log` and `ratio-sqrt` the denominators are the numbers expected, and the target
    is 1; otherwise it is the value of all units together. `trim` is the part of the scores at
    each end that does not count in full for the variance between units.
    """
    a, b = (np.asarray(one, dtype=np.float64) for one in (numerators, denominators))
    _refuse_unless_sound(a, b, kind, trim)
    placed = scores.computable(a, b, kind)
    z, z_unadjusted = np.full(a.shape, np.nan), np.full(a.shape, np.nan)
    held, sizes = a[placed], b[placed]
    target = scores.target_of(held, sizes, kind)
    if not (len(held) and target > 0 and (kind != "proportion" or target < 1)):
        return _without(kind, target, z, len(held))
    z_unadjusted[placed] = plain = scores.published(held, sizes, kind, target)
    ratio, tau2 = _published(plain, scores.published_errors(held, sizes, kind), kind, trim)
    parts = _parts(held, sizes, kind, target)
    variance = 0.0
    if over_dispersion:
        variance = between(_scored(parts), typical=float(np.median(parts[2] ** 2)), trim=trim)
    free = degrees(len(held), trim)
    z[placed] = _student(*_adjusted(*parts, variance), free)
    return Funnel(
        kind=kind,
        target=target,
        z=z,
        z_unadjusted=z_unadjusted,
        phi=ratio,
        tau2=tau2,
        between=variance,
        degrees=free,
        units=len(held),
    )


def enough(units: int) -> bool:
    """Tell whether so many units tell how much they differ beyond chance."""
    return units >= FEWEST


Parts = tuple[Array, Array, Array]


def _parts(numerators: Array, denominators: Array, kind: Kind, target: float) -> Parts:
    """Return exact scores, scores on the scale of the kind, and standard errors there."""
    given = (numerators, denominators, kind, target)
    return scores.exact(*given), scores.on_scale(*given), scores.errors_at_target(*given)


def _adjusted(
    exact: Array, scaled: Array, errors: Array, variance: float
) -> tuple[Array, Array]:
    """Return the scores and the part of each unit's variance that lies between units."""
    chance = errors**2 / (errors**2 + variance)
    return np.sqrt(chance) * (scaled + chance * (exact - scaled)), 1 - chance


def _scored(parts: Parts) -> Callable[[float], Array]:
    return lambda variance: _adjusted(*parts, variance)[0]


def _student(raw: Array, part_between: Array, free: float) -> Array:
    """Return normal scores of the same chance as Student's t has at `raw`."""
    from scipy.special import ndtri, stdtr

    told = part_between > 0.01
    if not told.any():
        return raw
    tail = stdtr(free / np.where(told, part_between, 1.0) ** 2, -np.abs(raw))
    far = np.abs(raw) > 30  # where the chance is smaller than a number can be
    wide = np.where(far | ~told, raw, -np.sign(raw) * ndtri(np.where(far, 0.5, tail)))
    return np.asarray(wide)


def _published(plain: Array, errors: Array, kind: Kind, trim: float) -> tuple[float, float]:
    if kind == "ratio-log":
        kept = left_in(plain, trim)
        ratio = phi(plain[kept])
        return ratio, between_published(ratio, errors[kept])
    ratio = phi(pulled_in(plain, trim))
    return ratio, between_published(ratio, errors)


def _reach(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"level is {level}; it must lie between 0 and 1, as 0.998 does")
    return NormalDist().inv_cdf((1 + level) / 2)


def _without(kind: Kind, target: float, nowhere: Array, units: int) -> Funnel:
    return Funnel(
        kind=kind,
        target=target,
        z=nowhere,
        z_unadjusted=nowhere.copy(),
        phi=np.nan,
        tau2=0.0,
        between=0.0,
        degrees=np.nan,
        units=units,
    )


def _refuse_unless_sound(a: Array, b: Array, kind: str, trim: float) -> None:
    if a.shape != b.shape or a.ndim != 1:
        raise ValueError(
            f"numerators have the shape {a.shape} and denominators {b.shape}; give one list "
            "of each, equally long"
        )
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; it must be one of {', '.join(KINDS)}")
    if not 0 < trim < 0.5:
        raise ValueError(f"trim is {trim}; it must lie between 0 and 0.5, as 0.1 does")
