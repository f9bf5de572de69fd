"""Compared at all: which share of true pairs the rules of comparison find, by pair of lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import polars as pl

from firsthand.domain.prevalence.linkage.blocking import Rule, named
from firsthand.domain.prevalence.linkage.hashed_fields import KEYS, PREFIX
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.stats.hidden.overlaps import Floats
from firsthand.stats.linkage.blocking import Recaptured, by_model, recaptured

Pair = tuple[int, int]
ENOUGH = 50.0  # true pairs of two lists from which recapture is told for them alone
UNKNOWN = (0.8, 1.0)  # between these, where nothing tells what rules miss (a choice)
SAME = "the same"
ALIKE = (SAME, "nearly the same", "somewhat alike")
BORN = (SAME, "day and month exchanged")
EXCHANGED = "given name and surname in each other's place"
# By part of a rule: the comparison that it reads, and the levels at which the part agrees.
SUITS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "nhs_number": (("nhs_number", ("the same number",)),),
    "upn": (("upn", ("the same number",)),),
    "given_name": (("given_name", (SAME,)),),
    "surname": (("surname", (SAME,)),),
    "names": (("given_name", (SAME, EXCHANGED)), ("surname", (SAME,))),
    "given_initial": (("given_name", ALIKE),),
    "initial": (("surname", ALIKE),),
    "date_of_birth": (("date_of_birth", (SAME,)),),
    "born": (("date_of_birth", BORN),),
    "postcode": (("home", ("the same postcode",)),),
    "street": (("home", ("the same postcode", "the same street, another postcode")),),
}
EVERYTHING = tuple({name: None for told in SUITS.values() for name, _ in told})
OTHERS: Mapping[str, tuple[str, ...]] = {"year": ("date_of_birth",), "sound": ("surname",)}
READS = {"home": ("postcode", "street")}  # columns of which one at least must be known


@dataclass(frozen=True, kw_only=True)
class Found:
    """
    The share of true pairs that rules find, in two ways, by places of lists.

    A way that cannot tell has no entry. `whole` is over all pairs of two lists.
    """

    by_model: Mapping[Pair, float]
    by_recapture: Mapping[Pair, Recaptured]
    whole_model: float | None
    whole_recapture: Recaptured | None

    def drawn(self, lists: int, draws: int, rng: np.random.Generator) -> Floats:
        """Return for each draw the shares of all pairs of lists, by one of the two ways."""
        found = np.ones((draws, lists, lists))
        chosen = rng.random(draws)[:, None, None] < 0.5
        luck = rng.spawn(1)[0].random(draws)
        for one, other in combinations(range(lists), 2):
            ways = self._ways((one, other), draws, rng)
            low, high = UNKNOWN
            values = ways or [low + (high - low) * luck]
            share = np.where(chosen[:, 0, 0], values[0], values[-1])
            found[:, one, other] = found[:, other, one] = share
        return found

    def _ways(self, pair: Pair, draws: int, rng: np.random.Generator) -> list[Floats]:
        ways = []
        if pair in self.by_model:
            ways.append(np.full(draws, self.by_model[pair]))
        again = self.by_recapture.get(pair, self.whole_recapture)
        if again is not None:
            ways.append(again.drawn(draws, rng))
        return ways


def found(model: Model, records: Records, pairs: pl.DataFrame, true: Floats) -> Found:
    """
    Return what the model, and recapture of pairs, say of the rules.

    `pairs` has `one`, `other` and `rules`; `true` is how probable each is to be of one child.
    """
    try:
        rules = named(model.blocking)
    except KeyError:
        rules = ()
    apart = [
        (first, second)
        for first, second in combinations(range(len(rules)), 2)
        if not _read(rules[first]) & _read(rules[second])
    ]
    two = list(combinations(range(len(records.lists)), 2))
    again, whole = _recaptured(pairs, true, apart, two)
    modelled = _modelled(model, rules, records, two)
    return Found(
        by_model=modelled,
        by_recapture=again,
        whole_model=_mean(modelled, pairs, true),
        whole_recapture=whole,
    )


def _read(rule: Rule) -> frozenset[str]:
    """
    Return what a rule compares, hashed or not; a part that is not known reads everything.

    Street and postcode are one, as both change with a move.
    """
    found: set[str] = set()
    for part in rule.parts:
        for plain in KEYS.get(part, (part.removeprefix(PREFIX),)):
            told = tuple(name for name, _ in SUITS.get(plain, ()))
            found |= set(told or OTHERS.get(plain, EVERYTHING))
    return frozenset(found)


def _recaptured(
    pairs: pl.DataFrame, true: Floats, apart: Sequence[Pair], two: Sequence[Pair]
) -> tuple[dict[Pair, Recaptured], Recaptured | None]:
    if "rules" not in pairs.columns or not apart:
        return {}, None
    names = ["one", "other", "rules"]
    kinds, which = np.unique(pairs.select(names).to_numpy(), axis=0, return_inverse=True)
    weights = np.bincount(which.ravel(), weights=true, minlength=len(kinds))
    sums = pl.DataFrame(kinds, schema=dict.fromkeys(names, pl.Int64)).with_columns(
        pl.Series("true", weights, dtype=pl.Float64)
    )
    sums = sums.filter(pl.col("one") != pl.col("other"))
    found = {}
    for one, other in two:
        own = sums.filter((pl.col("one") == one) & (pl.col("other") == other))
        told = _of(own, apart)
        if told is not None and told.seen >= ENOUGH:
            found[one, other] = told
    return found, _of(sums, apart)


def _of(sums: pl.DataFrame, apart: Sequence[Pair]) -> Recaptured | None:
    masks = sums["rules"].to_numpy().astype(np.int64)
    return recaptured(masks, sums["true"].to_numpy().astype(float), apart)


def _modelled(
    model: Model, rules: Sequence[Rule], records: Records, two: Sequence[Pair]
) -> dict[Pair, float]:
    if not rules or any(part not in SUITS for rule in rules for part in rule.parts):
        return {}
    known = {one.name: _known(one.name, records) for one in model.comparisons}
    found = {}
    for pair in two:
        chances = []
        for one in model.comparisons:
            share = known[one.name][pair[0]] * known[one.name][pair[1]]
            own = np.array([level.m for level in one.levels])
            levels = np.append(own / own.sum() * share, 1 - share)
            labels = [*(level.label for level in one.levels), None]
            suits = tuple(
                np.array([_suits(rule, one.name, label) for label in labels], dtype=np.int64)
                for rule in rules
            )
            chances.append((levels, suits))
        found[pair] = by_model(chances, len(rules))
    return found


def _suits(rule: Rule, comparison: str, label: str | None) -> bool:
    """Return whether a level lets the rule find the pair, as far as this comparison goes."""
    return all(
        label in labels
        for part in rule.parts
        for name, labels in SUITS[part]
        if name == comparison
    )


def _known(comparison: str, records: Records) -> list[float]:
    """Return for each list the share of records in which what is compared is known."""
    columns = [
        name for name in READS.get(comparison, (comparison,)) if name in records.frame.columns
    ]
    if not columns:
        return [0.0] * len(records.lists)
    told = pl.any_horizontal(pl.col(name).is_not_null() for name in columns)
    shares = records.frame.group_by("list").agg(told.mean().alias("known"))
    found = dict(zip(shares["list"].to_list(), shares["known"].to_list(), strict=True))
    return [float(found.get(place, 0.0)) for place in range(len(records.lists))]


def _mean(modelled: Mapping[Pair, float], pairs: pl.DataFrame, true: Floats) -> float | None:
    """Return the share over all pairs of lists, each with as many true pairs as it seems."""
    if not modelled:
        return None
    one, other = pairs["one"].to_numpy(), pairs["other"].to_numpy()
    weights = [float(true[(one == a) & (other == b)].sum()) + 1e-9 for a, b in modelled]
    return float(np.average(list(modelled.values()), weights=weights))
