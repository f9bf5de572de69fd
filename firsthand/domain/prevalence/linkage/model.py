"""
Model: how likely two records are to agree as they do if they are of one child, and if not.

The model is that of Fellegi and Sunter [FellegiSunter1969]: each field is compared at one of a
few levels, and each level weighs log2(m/u), where m is the share of pairs of one child that are
at this level and u the share of pairs of two unrelated children. Fields that are not known on
both sides weigh nothing.

Two more kinds of pairs are told apart here, as children who are not one child may still share
a home: twins, who share surname, home and day of birth, and other siblings, who share surname
and home. What a family shares says that two records are of one *family*; only the rest says
which child. See `family_weight`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

MOST_PRIOR = 0.5
NOT_COMPARED = -1  # the level of a field that is not known on both sides


class SharedBy(StrEnum):
    """Who has the same in this field without being one child."""

    NOBODY = "nobody"
    TWINS = "twins"
    SIBLINGS = "siblings"  # and twins, who are siblings too


@dataclass(frozen=True, kw_only=True)
class Level:
    """One way in which a field can agree: its share `m` in one child's pairs, `u` in others."""

    label: str
    m: float
    u: float

    def __post_init__(self) -> None:
        """Refuse shares that are none, and such as would weigh without end."""
        if not (0 < self.m <= 1 and 0 < self.u <= 1):
            raise ValueError(f"m and u lie above 0 and at most 1, not {self.m:g}, {self.u:g}")

    @property
    def weight(self) -> float:
        """Bits of evidence for one child."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """
    A field, or fields that are compared together, and its levels from least to most alike.

    The level of a pair is its place in `levels`, or `NOT_COMPARED`. Where the names themselves
    count (`by_rarity`), agreement at the last level weighs more for a rare name.
    """

    name: str
    title: str
    levels: tuple[Level, ...]
    shared_by: SharedBy = SharedBy.NOBODY
    by_rarity: bool = False

    def __post_init__(self) -> None:
        """Refuse a comparison that tells nothing apart."""
        if len(self.levels) < 2:
            raise ValueError(f"{self.name} has {len(self.levels)} levels; needed are 2 or more")

    def weight(self, level: int) -> float:
        """Return the bits that this level weighs; none where the field was not compared."""
        return 0.0 if level == NOT_COMPARED else self.levels[level].weight


@dataclass(frozen=True, kw_only=True)
class Model:
    """
    The whole model.

    `prior`: the share of all pairs of records of two lists that are of one child; `within`:
    the same of pairs on one list, which are duplicates. Both are shares among `records`
    records. `twins` and `siblings`: pairs of twins, and of other siblings, for each pair of
    one child on two lists. `blocking`: the rules by which pairs were found worth comparing, by
    name; a pair that no rule finds is taken to be of two children.
    """

    prior: float
    within: float
    comparisons: tuple[Comparison, ...]
    blocking: tuple[str, ...]
    twins: float = 0.0
    siblings: float = 0.0
    records: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        for share in (self.prior, self.within):
            if not 0 < share < 1:
                raise ValueError(f"the prior lies between 0 and 1, not at {share:g}")
        if self.twins < 0 or self.siblings < 0:
            raise ValueError("there cannot be fewer than no twins and siblings")

    def prior_weight(self, *, on_one_list: bool) -> float:
        """Return the bits for one child before anything is compared; below 0."""
        share = self.within if on_one_list else self.prior
        return math.log2(share / (1 - share))

    def for_records(self, records: int) -> "Model":
        """
        Return the model for another number of records of the same children.

        Each record is taken to have as many others of its child as before, so that their share
        of all pairs falls as the number of records grows.
        """
        if records == self.records or not records or not self.records:
            return self
        times = self.records / records
        return replace(
            self,
            prior=min(self.prior * times, MOST_PRIOR),
            within=min(self.within * times, MOST_PRIOR),
            records=records,
        )

    def comparison(self, name: str) -> Comparison:
        """Return the comparison of this name; `KeyError` if there is none."""
        return {one.name: one for one in self.comparisons}[name]

    def family_weight(
        self, levels: Mapping[str, int], rarity: Mapping[str, float] | None = None
    ) -> float:
        """
        Return the bits, at most about 0, by which twins and siblings could explain the pair.

        Not one child means unrelated, twins or siblings. Each kind of family gives what it
        shares the chance m in place of u, so that the chance of the pair if it is not of one
        child grows by `1 + sum(odds * (product of m/u - 1))` over the kinds.
        """
        rare = rarity or {}
        grown = 1.0
        for odds, kinds in self.families:
            shared = sum(
                one.weight(levels[one.name]) + rare.get(one.name, 0.0)
                for one in self.comparisons
                if one.shared_by in kinds
            )
            grown += odds * (2.0**shared - 1)
        return -math.log2(grown)

    @property
    def families(self) -> tuple[tuple[float, tuple[SharedBy, ...]], ...]:
        """Return each kind of family: its odds among pairs not of one child, what it shares."""
        odds = self.prior / (1 - self.prior)
        return (
            (self.twins * odds, (SharedBy.TWINS, SharedBy.SIBLINGS)),
            (self.siblings * odds, (SharedBy.SIBLINGS,)),
        )
