"""
The minimum: how many cases a plan must take from a group of children, and why.

A plan must be likely enough to meet at least one case of a failure of a given size. How likely,
and of which size, is policy and stands in `refdata/policies/minimum.yaml`; the number follows
from it by counting every possible sample (`stats/detection.py`).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import counted
from firsthand.stats.detection import chance_of_finding, sample_needed


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One value of the policy, its words, and where it comes from."""

    key: Literal["confidence", "share_affected", "sensitivity"]
    value: float
    words: str
    source: str
    status: Literal["verified", "default"]


@dataclass(frozen=True, kw_only=True)
class Minimum:
    """What a plan is measured by: the chance asked for, the failure meant, the reader."""

    confidence: float
    share_affected: float
    sensitivity: float
    told: tuple[Assumption, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is no chance or no share."""
        for name in ("confidence", "share_affected", "sensitivity"):
            value = getattr(self, name)
            if not 0 < value <= 1 or (name == "confidence" and value == 1):
                raise ValueError(f"{name} is {value}; needed: above 0 and at most 1")

    def affected(self, population: int) -> int:
        """Return how many children the failure touches: a share, rounded up, never nobody."""
        return max(1, math.ceil(self.share_affected * population - 1e-9))


@dataclass(frozen=True, kw_only=True)
class Measured:
    """
    A sample beside the minimum of its population.

    `needed` is None where reading everything would not be enough; everything must then be
    read, and even so the chance stays below the one asked for.
    """

    population: int
    sample: int
    affected: int
    needed: int | None
    chance: float

    @property
    def at_least(self) -> int:
        """Return how many cases must be read."""
        return self.population if self.needed is None else self.needed

    @property
    def below(self) -> bool:
        """Tell whether fewer cases are to be read than must be."""
        return self.sample < self.at_least


def measured(*, population: int, sample: int, minimum: Minimum) -> Measured:
    """Return how a sample of a population stands beside the minimum."""
    affected = minimum.affected(population)
    return Measured(
        population=population,
        sample=sample,
        affected=affected,
        needed=sample_needed(
            population=population,
            affected=affected,
            sensitivity=minimum.sensitivity,
            confidence=minimum.confidence,
        ),
        chance=chance_of_finding(
            population=population,
            affected=affected,
            sample=sample,
            sensitivity=minimum.sensitivity,
        ),
    )


def objection_to_size(found: Measured, *, minimum: Minimum, group: str) -> Objection | None:
    """Return why a sample is too small, or None when it is not."""
    if not found.below:
        return None
    enough = (
        f"needed are {found.at_least:,}"
        if found.needed is not None
        else f"needed are all {found.population:,}, and even these are not enough"
    )
    return Objection(
        rule="below-minimum",
        reason=f"{group}: {counted(found.sample, 'case')} of {found.population:,}; {enough}. "
        f"With {counted(found.sample, 'case')} the chance of meeting at least one case of a "
        f"failure that touches {found.affected:,} of them is {percent(found.chance)}; asked "
        f"for are {percent(minimum.confidence)}.",
        remedy=f"Read at least {found.at_least:,} cases, or let two named people say why "
        "fewer will do; their names and their reason are published with the plan.",
    )


def percent(chance: float) -> str:
    """Return a chance in whole percent; what is not certain is never shown as certain."""
    if 0 < chance < 0.005:
        return "less than 1 percent"
    if 0.995 <= chance < 1:
        return "more than 99 percent"
    return f"{chance * 100:.0f} percent"


def from_policy(assumptions: Mapping[str, Assumption]) -> Minimum:
    """Return the minimum that three assumptions make."""
    return Minimum(
        confidence=assumptions["confidence"].value,
        share_affected=assumptions["share_affected"].value,
        sensitivity=assumptions["sensitivity"].value,
        told=tuple(assumptions.values()),
    )
