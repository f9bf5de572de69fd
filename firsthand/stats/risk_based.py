"""
The chance of finding a failure when cases at higher risk are read more often.

Assumptions. Each case belongs to one group; a case's odds of being affected are its group's
relative risk times those of a case with relative risk 1. Within a group cases are drawn at
random. The relative risks are known: wrong ones can make a plan worse than drawing from all.

Reasoning. For groups so large that drawing does not empty them, the relative risks are scaled
so that their mean is 1 ('adjusted risks'), which gives each group its own prevalence
[MartinEtAl2007, p. 71-97]. For a list, the number affected is given and its spread over the
groups follows Fisher's noncentral hypergeometric law [Fog2008, p. 241-257]. The chance that all
of them are missed is then a ratio of two coefficients of polynomials, one factor for each case:
(1 + r x) where the case is not read, (1 + r (1 - sensitivity) x) where it is. Each coefficient
is a chance for a sum of independent trials, so that both are worked out without rounding that
matters. Odds and risks differ little where few are affected; the usual formula
(1 - sample * sensitivity / population)^(expected number affected) is not used.

To have readers of different sensitivity in one group, or two risk factors at once, give one
group for each combination: groups of equal relative risk count as one. An area can be a group
of one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from firsthand.stats.counts import Counts, successes
from firsthand.stats.detection import (
    REACHED_WITHIN,
    refuse_unless_chance,
    refuse_unless_confidence,
    refuse_unless_drawable,
    smallest,
)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Cases of one risk, on a list of which some are drawn."""

    relative_risk: float
    population: int
    sample: int
    sensitivity: float

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, recognised or compared."""
        refuse_unless_drawable(self.population, 0, self.sample)
        refuse_unless_chance("sensitivity", self.sensitivity)
        _refuse_unless_risk(self.relative_risk)


@dataclass(frozen=True, kw_only=True)
class LargeGroup:
    """Cases of one risk, so many that drawing some does not change the rest."""

    relative_risk: float
    share: float
    sample: int
    sensitivity: float

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, recognised or compared."""
        refuse_unless_chance("share", self.share)
        refuse_unless_chance("sensitivity", self.sensitivity)
        _refuse_unless_risk(self.relative_risk)
        if self.sample < 0:
            raise ValueError(f"sample is {self.sample}; it must be a number from 0")


def adjusted_risks(
    *, relative_risks: Sequence[float], shares: Sequence[float]
) -> tuple[float, ...]:
    """Return the relative risks scaled so that their mean over the population is 1."""
    if len(relative_risks) != len(shares):
        raise ValueError(
            f"{len(relative_risks)} relative risks and {len(shares)} shares were given; give "
            "one of each for every group"
        )
    if not math.isclose(math.fsum(shares), 1, abs_tol=1e-9):
        raise ValueError(
            f"the shares add up to {math.fsum(shares)}; the groups must make up the whole, 1"
        )
    mean = math.fsum(risk * share for risk, share in zip(relative_risks, shares, strict=True))
    if not mean > 0:
        raise ValueError("no group has a risk above 0; give at least one that has")
    return tuple(risk / mean for risk in relative_risks)


def prevalences(groups: Sequence[LargeGroup], *, prevalence: float) -> tuple[float, ...]:
    """Return the prevalence in each group when it is `prevalence` in all together."""
    refuse_unless_chance("prevalence", prevalence)
    risks = adjusted_risks(
        relative_risks=[group.relative_risk for group in groups],
        shares=[group.share for group in groups],
    )
    for risk in risks:
        if risk * prevalence > 1:
            raise ValueError(
                f"a prevalence of {prevalence} would make more than every case of one group "
                f"affected ({risk * prevalence:.3g}); lower it or the relative risks"
            )
    return tuple(risk * prevalence for risk in risks)


def chance_in_large_groups(groups: Sequence[LargeGroup], *, prevalence: float) -> float:
    """Return the chance that at least one affected case is read and recognised."""
    missed = math.fsum(
        group.sample * _log_missed(share * group.sensitivity)
        for group, share in zip(groups, prevalences(groups, prevalence=prevalence), strict=True)
        if group.sample
    )
    return -math.expm1(missed)


def sample_in_large_groups(
    groups: Sequence[LargeGroup],
    *,
    shares: Sequence[float],
    prevalence: float,
    confidence: float,
) -> tuple[int, ...]:
    """
    Return how many to read in each group, `shares` of the total, to find one with `confidence`.

    The samples of the groups themselves are not looked at. The total is that of cases whose
    group is drawn by lot with these shares, which is never less than fixed numbers need.
    """
    refuse_unless_confidence(confidence)
    _refuse_unless_shares(shares, groups)
    seen = math.fsum(
        chance * group.sensitivity * share
        for chance, group, share in zip(
            prevalences(groups, prevalence=prevalence), groups, shares, strict=True
        )
    )
    if seen == 0:
        raise ValueError(
            "no sample of these shares could find anything; read where cases can be affected "
            "and recognised"
        )
    needed = (math.log1p(-confidence) - REACHED_WITHIN) / _log_missed(seen)
    return apportioned(max(1, math.ceil(needed - 1e-9)), shares)


def chance_by_risk(groups: Sequence[Group], *, affected: int) -> float:
    """Return the chance that at least one of `affected` cases is read and recognised."""
    if not groups:
        raise ValueError("no groups were given; give at least one group of cases")
    exposed = sum(group.population for group in groups if group.relative_risk > 0)
    if not 0 <= affected <= exposed:
        raise ValueError(
            f"affected is {affected}; it must lie between 0 and {exposed}, the cases whose "
            "risk is above 0"
        )
    if affected == exposed:
        missed = math.fsum(
            group.sample * _log_missed(group.sensitivity)
            for group in groups
            if group.sample and group.relative_risk > 0
        )
        return -math.expm1(missed)
    odds = _odds(groups, affected)
    return max(0.0, 1 - _missed(groups, affected, odds))


def samples_by_risk(
    groups: Sequence[Group], *, shares: Sequence[float], affected: int, confidence: float
) -> tuple[int, ...] | None:
    """
    Return the fewest to read in each group, `shares` of the total, to find one so surely.

    The samples of the groups themselves are not looked at. A group that is read whole leaves
    its surplus unread. None means that reading all of these groups would not be enough.
    """
    refuse_unless_confidence(confidence)
    _refuse_unless_shares(shares, groups)

    def samples(total: int) -> tuple[int, ...]:
        wanted = apportioned(total, shares)
        return tuple(
            min(number, group.population) for number, group in zip(wanted, groups, strict=True)
        )

    def chance(total: int) -> float:
        drawn = [
            replace(group, sample=number)
            for group, number in zip(groups, samples(total), strict=True)
        ]
        return chance_by_risk(drawn, affected=affected)

    most = max(
        math.ceil(group.population / share) + len(groups)
        for group, share in zip(groups, shares, strict=True)
        if share > 0
    )
    total = smallest(chance, confidence, most=most)
    return None if total is None else samples(total)


def apportioned(total: int, shares: Sequence[float]) -> tuple[int, ...]:
    """Return whole numbers that add up to `total`, in these shares, by largest remainders."""
    exact = [total * share for share in shares]
    parts = [math.floor(part + 1e-9) for part in exact]
    order = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


def _odds(groups: Sequence[Group], affected: int) -> float:
    """Return the odds of a case of relative risk 1 at which `affected` are expected in all."""
    if affected == 0:
        return 0.0
    low, high = -600.0, 600.0
    for _ in range(200):
        middle = (low + high) / 2
        expected = math.fsum(
            group.population * _chance(group.relative_risk * math.exp(middle))
            for group in groups
        )
        if expected < affected:
            low = middle
        else:
            high = middle
    return math.exp(low)


def _missed(groups: Sequence[Group], affected: int, odds: float) -> float:
    """Return the chance that all are missed: one coefficient over the other."""
    every = unread = Counts(first=0, chances=np.ones(1))
    scale = 0.0
    for group in groups:
        chance = _chance(group.relative_risk * odds)
        # A case that is read stays silent unless it is affected and recognised.
        silent = 1 - chance * group.sensitivity
        every = every.plus(successes(trials=group.population, chance=chance))
        unread = unread.plus(successes(trials=group.population - group.sample, chance=chance))
        if group.sample and silent > 0:
            scale += group.sample * math.log(silent)
            overlooked = chance * (1 - group.sensitivity) / silent
            unread = unread.plus(successes(trials=group.sample, chance=overlooked))
    return math.exp(scale) * unread.of(affected) / every.of(affected)


def _chance(odds: float) -> float:
    return odds / (1 + odds) if math.isfinite(odds) else 1.0


def _log_missed(seen: float) -> float:
    return math.log1p(-seen) if seen < 1 else -math.inf


def _refuse_unless_risk(risk: float) -> None:
    if not (math.isfinite(risk) and risk >= 0):
        raise ValueError(f"relative_risk is {risk}; it must be a number from 0, as 3 is")


def _refuse_unless_shares(shares: Sequence[float], groups: Sequence[object]) -> None:
    if len(shares) != len(groups) or any(not share >= 0 for share in shares):
        raise ValueError(
            f"{len(groups)} groups need as many shares of the sample from 0; given were "
            f"{list(shares)}"
        )
    if not math.isclose(math.fsum(shares), 1, abs_tol=1e-9):
        raise ValueError(f"the shares of the sample add up to {math.fsum(shares)}, not to 1")
