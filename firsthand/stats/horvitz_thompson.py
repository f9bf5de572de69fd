"""
National figures from a drawn sample: each unit speaks for as many as its chance was rare.

Assumptions. Units were drawn by lot, independently between strata and without replacement
within, and every unit's chance of being drawn was fixed beforehand and is more than 0. Whoever
was drawn was looked at, and what was found is right.

Reasoning. The sum of value over chance is right on average over all draws, whatever the values
[HorvitzThompson1952, p. 663-685]. Divided by the sum of 1 over chance it is the ratio of
[Hajek1971, p. 236], steadier where the number drawn varies. Within a stratum with equal
chances the variance is (1 - n/N) s^2 / n with its correction for finite populations
[Cochran1977, p. 91-95]; with unequal ones that of Hajek is near. For a share, the interval is
the exact one of Clopper and Pearson with the sample's size replaced by the size of a simple
random sample of the same precision, less what is lost because the variance itself is estimated
[KornGraubard1998, p. 193-201]; it holds where few or none were found, when symmetric intervals
break down. A sample never counts for more than a simple one of all its units.

When not to believe it. Drawn units that were not visited (say so, and count them); a stratum in
which one unit was drawn of several has no variance of its own, and is refused; results that
were changed after the draw was known.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.stats.intervals import Interval, clopper_pearson

NOTHING = 1e-26  # a variance of a share below it is what rounding leaves of none


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One unit that was drawn: what was found, and the chance that it had of being drawn."""

    value: float
    chance: float
    stratum: str = ""


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """
    A total and a share for the whole population, with the share's interval.

    `total` is the Horvitz-Thompson sum, `share` the Hajek ratio; `population` is the sum of 1
    over chance. `effective_size` is that of an equally precise simple sample.
    """

    total: float
    share: float
    interval: Interval
    standard_error: float
    population: float
    drawn: int
    effective_size: float


def total(drawn: Sequence[Drawn]) -> float:
    """Return the sum of value over chance, which is right on average over all draws."""
    return math.fsum(one.value / one.chance for one in drawn)


def national_share(drawn: Sequence[Drawn], *, confidence: float = 0.95) -> Estimate:
    """Return the share with the value 1 in the population, from units with values 0 and 1."""
    _refuse_unless_drawn(drawn, confidence)
    counted = math.fsum(1 / one.chance for one in drawn)
    share = min(max(total(drawn) / counted, 0.0), 1.0)
    variance = _variance(drawn)
    size = _effective_size(drawn, share, variance, confidence)
    return Estimate(
        total=total(drawn),
        share=share,
        interval=_exact(share, size, confidence),
        standard_error=math.sqrt(variance),
        population=counted,
        drawn=len(drawn),
        effective_size=size,
    )


def _variance(drawn: Sequence[Drawn]) -> float:
    """Return the variance of the share, stratum by stratum."""
    counted = math.fsum(1 / one.chance for one in drawn)
    share = total(drawn) / counted
    strata: dict[str, list[Drawn]] = defaultdict(list)
    for one in drawn:
        strata[one.stratum].append(one)
    return math.fsum(_of_stratum(each, share) for each in strata.values()) / counted**2


def _of_stratum(drawn: list[Drawn], share: float) -> float:
    """Return a stratum's part: the spread of its weighted residuals, less what was drawn."""
    size = len(drawn)
    if size == 1:
        if drawn[0].chance < 1:
            raise ValueError(
                f"one unit of stratum {drawn[0].stratum!r} was drawn with a chance of "
                f"{drawn[0].chance:g}; its variance cannot be told. Draw two, or join strata"
            )
        return 0.0
    # With unequal chances (1 - chance) is Hajek's approximation; with equal ones it is exact.
    rest = [1 - one.chance for one in drawn]
    if not any(rest):
        return 0.0
    residuals = [(one.value - share) / one.chance for one in drawn]
    centre = math.fsum(r * w for r, w in zip(residuals, rest, strict=True)) / math.fsum(rest)
    spread = math.fsum(w * (r - centre) ** 2 for r, w in zip(residuals, rest, strict=True))
    return spread * size / (size - 1)


def _effective_size(
    drawn: Sequence[Drawn], share: float, variance: float, confidence: float
) -> float:
    """Return the size of an equally precise simple sample, at most that of a simple one."""
    weights = [1 / one.chance for one in drawn]
    left = 1 - len(drawn) / math.fsum(weights)
    if left <= 1e-12:
        return math.inf
    # As many as would be as precise if drawn with replacement.
    most = len(drawn) / left
    if not (0 < share < 1 and variance > NOTHING):
        # Nothing varies: what unequal weights cost is all that is known [Kish1965, p. 427].
        return most * math.fsum(weights) ** 2 / math.fsum(w * w for w in weights) / len(drawn)
    # Imported here: scipy takes a while, which commands without an estimate should not wait.
    from scipy.stats import t

    tail = (1 + confidence) / 2
    free = len(drawn) - len({one.stratum for one in drawn})
    lost = (t.ppf(tail, len(drawn) - 1) / t.ppf(tail, max(free, 1))) ** 2
    return max(min(share * (1 - share) / variance * float(lost), most), 1.0)


def _exact(share: float, size: float, confidence: float) -> Interval:
    """Return the interval of Clopper and Pearson for a size that need not be whole."""
    if math.isinf(size):
        return Interval(lower=share, upper=share)
    return clopper_pearson(
        successes=min(share * size, size), trials=size, confidence=confidence
    )


def _refuse_unless_drawn(drawn: Sequence[Drawn], confidence: float) -> None:
    if not drawn:
        raise ValueError("nothing was drawn; give one unit at least")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; it must lie between 0 and 1")
    for one in drawn:
        if not 0 < one.chance <= 1:
            raise ValueError(
                f"an inclusion probability is {one.chance}; it must be more than 0, at most 1"
            )
        if one.value not in (0, 1):
            raise ValueError(f"a value is {one.value}; give 1 where it was found, else 0")
