"""
Group compared: how often no rule compares a true pair, by group, from how its fields agree.

Assumptions. Given that two records are of one child, fields agree independently of each other,
as in the model of linkage. How often a field agrees differs by group, around the whole.

Reasoning. A pair that a rule found which does not read a field was not chosen for how that
field agrees: of such pairs that are true the shares of its levels are those of all true pairs,
of those never compared too. With them the chance that no rule finds a pair follows as it does
by the model [`stats.linkage.blocking`]. Only how groups differ is taken from it: how many pairs
were never compared in all is known of the whole, in two ways.

When not to believe it. Pairs too improbable to be kept are not seen, and records with many
faults fail all rules at once, so that groups differ rather more than is told here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from firsthand.domain.prevalence.linkage.blocking import Rule, named
from firsthand.domain.prevalence.linkage.compared_at_all import SUITS
from firsthand.domain.prevalence.linkage.model import Comparison, Model
from firsthand.domain.prevalence.linkage.pairs import LEVEL, Pairs
from firsthand.domain.prevalence.linkage.stated import Stated
from firsthand.stats.hidden.overlaps import Floats, Ints
from firsthand.stats.linkage.blocking import by_model

Bools = npt.NDArray[np.bool_]
WHOLE = 10.0  # pairs of a group that likeness to the whole is worth, as strata of a kind


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """
    How pairs agree in a field: `level` of each, the last where it is not known on both sides.

    `free` pairs were found by a rule that does not read it; `suits` has by rule 1 for levels
    at which the rule can find a pair.
    """

    level: Ints
    free: Bools
    suits: tuple[Ints, ...]

    def shares(self, group: Ints, groups: int, true: Bools, rng: np.random.Generator) -> Floats:
        """Return by group shares of levels among true pairs, as their number leaves open."""
        width, kept = len(self.suits[0]), self.free & true
        counts = np.bincount(group[kept] * width + self.level[kept], minlength=groups * width)
        counts = counts.reshape(groups, width)
        whole = counts.sum(axis=0) + 1 / width
        luck = rng.standard_gamma(counts + WHOLE * whole / whole.sum())
        return np.asarray(luck / luck.sum(axis=1, keepdims=True))


@dataclass(frozen=True, kw_only=True, eq=False)
class Fields:
    """
    Pairs on two lists, of which group they are, and how they agree in what some rule reads.

    `group` is the place of the group that both records state, and the last for all others.
    """

    left: Ints
    right: Ints
    group: Ints
    groups: int
    read: tuple[Field, ...]

    def missed(self, person: Ints, rng: np.random.Generator) -> Floats:
        """Return by group, given who is who, the odds that no rule finds a true pair."""
        true = person[self.left] == person[self.right]
        shares = [one.shares(self.group, self.groups, true, rng) for one in self.read]
        found = np.empty(self.groups)
        for at in range(self.groups):
            chances = [(own[at], one.suits) for own, one in zip(shares, self.read, strict=True)]
            compared = by_model(chances, len(self.read[0].suits))
            found[at] = (1 - compared) / compared
        return found


def fields(model: Model, pairs: Pairs, stated: Stated) -> Fields | None:
    """Return where pairs agree, or None where that does not tell what rules miss."""
    rules = _rules(model)
    read = [one for one in model.comparisons if any(_reads(rule, one.name) for rule in rules)]
    needed = ["rules", *(LEVEL + one.name for one in read)]
    if not read or any(name not in pairs.frame.columns for name in needed):
        return None
    left, right = pairs.frame["left"].to_numpy(), pairs.frame["right"].to_numpy()
    across = stated.of_list[left] != stated.of_list[right]
    kept = pairs.frame.filter(pl.Series(across))
    told = [_field(one, kept, rules) for one in read]
    if not all(one.free.any() for one in told):
        return None
    own = stated.of_record[left[across]]
    same, last = own == stated.of_record[right[across]], len(stated.names) - 1
    return Fields(
        left=left[across],
        right=right[across],
        group=np.where(same & (own >= 0), own, last),
        groups=len(stated.names),
        read=tuple(told),
    )


def _rules(model: Model) -> tuple[Rule, ...]:
    """Return the rules, or none where it is not known what one of them reads."""
    try:
        rules = named(model.blocking)
    except KeyError:
        return ()
    known = all(part in SUITS for rule in rules for part in rule.parts)
    return tuple(rules) if known else ()


def _field(one: Comparison, pairs: pl.DataFrame, rules: Sequence[Rule]) -> Field:
    free = sum(1 << at for at, rule in enumerate(rules) if not _reads(rule, one.name))
    level = pairs[LEVEL + one.name].to_numpy().astype(np.int64)
    labels = [*(told.label for told in one.levels), None]
    return Field(
        level=np.where(level < 0, len(one.levels), level),
        free=(pairs["rules"].to_numpy() & free) != 0,
        suits=tuple(_suits(rule, one.name, labels) for rule in rules),
    )


def _reads(rule: Rule, comparison: str) -> bool:
    return any(name == comparison for part in rule.parts for name, _ in SUITS[part])


def _suits(rule: Rule, comparison: str, labels: Sequence[str | None]) -> Ints:
    """Return 1 for each level at which the rule can find a pair, as far as this field goes."""
    read = [told for part in rule.parts for name, told in SUITS[part] if name == comparison]
    return np.array([all(label in told for told in read) for label in labels], dtype=np.int64)
