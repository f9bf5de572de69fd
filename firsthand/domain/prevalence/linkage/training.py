"""
Training: a model learned from the lists themselves, without anybody having said who is who.

Pairs at random teach how unrelated children agree; pairs chosen because some fields agree teach
how one child's records agree in the others. What too few pairs taught is not learned: there
what was believed before is used, and that is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from firsthand.domain.prevalence.linkage.blocking import (
    NO_KEY,
    Ints,
    Rule,
    at_random,
    keys,
    lessened,
    pairs_of,
    passes,
    without_crowds,
)
from firsthand.domain.prevalence.linkage.comparing import (
    NEEDS,
    SIBLINGS_BEFORE,
    TWINS_BEFORE,
    comparisons,
    family_kinds,
    family_reasons,
    with_shares,
)
from firsthand.domain.prevalence.linkage.hashed_fields import PREFIX
from firsthand.domain.prevalence.linkage.model import Comparison, Model, SharedBy
from firsthand.stats.matching import ONE, Believed, Floats, Learned, Levels, Sample, learned

AGAIN_BEFORE = 0.3  # other records of its child that a record has, before it is known
FEWEST = 20  # expected pairs of one child, below which nothing is learned
MOST_AT_RANDOM, MOST_CHOSEN = 2_000_000, 1_000_000  # pairs
GIVEN_NAMES = ("given_name", PREFIX + "given_name")
FIRM = 1_000  # pairs: for so many it is believed how seldom a child has two unlike given names
TWINS_AT_LEAST, TWINS_AT_MOST = 0.005, 0.2
LIKELY_ALIKE = (
    0.3  # one child's pairs agree wholly at least so often, or they are not its pairs
)
Agreements = Callable[[Ints, Sequence[Comparison]], tuple[Levels, Floats]]


@dataclass(frozen=True, kw_only=True)
class Trained:
    """A model whose priors are still rough, and what could not be learned."""

    model: Model
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Pairs chosen for what they share, and the fields that teach nothing among them."""

    rule: Rule
    sample: Sample
    twins: bool  # whether twins can be among them


def trained(
    frame: pl.DataFrame,
    agreements: Agreements,
    *,
    blocking: tuple[str, ...],
    rng: np.random.Generator,
    progress: Callable[[int, int], None],
) -> Trained:
    """
    Return the model that the records teach.

    `agreements` gives, for keys of records, the ways in which the pairs that share a key agree
    in some comparisons, and how many do; of several lists, only pairs of two lists.
    """
    compared = comparisons(frame.columns)
    asked = passes(frame.columns)
    steps = len(asked) + 1
    progress(0, steps)
    levels, counts = agreements(_random_keys(frame, rng), compared)
    kinds = np.array(family_kinds(compared))
    every = np.ones(len(compared), dtype=bool)
    random = Sample(levels=levels, counts=counts, active=every, kinds=kinds, at_random=True)
    chosen = []
    for place, rule in enumerate(asked):
        progress(place + 1, steps)
        found = _chosen(rule, frame, compared, agreements, rng)
        if found is not None:
            chosen.append(found)
    progress(steps, steps)
    believed = _believed(compared)
    told = learned([random, *(one.sample for one in chosen)], believed)
    return _model(compared, chosen, told, records=frame.height, blocking=blocking)


def untrained(columns: Sequence[str], records: int, blocking: tuple[str, ...]) -> Model:
    """Return the model that is believed before anything is learned."""
    share = _prior(AGAIN_BEFORE, records)
    return Model(
        prior=share,
        within=share / 10,
        comparisons=comparisons(columns),
        blocking=blocking,
        twins=TWINS_BEFORE,
        siblings=SIBLINGS_BEFORE,
        records=records,
    )


def _random_keys(frame: pl.DataFrame, rng: np.random.Generator) -> Ints:
    """Return keys at random; none where a record holds nothing, which would teach nothing."""
    held = frame.select(pl.any_horizontal(pl.exclude("list").is_not_null())).to_series()
    key = np.full(frame.height, NO_KEY, dtype=np.int64)
    key[held.to_numpy()] = at_random(int(held.sum()), MOST_AT_RANDOM, rng)
    return key


def _chosen(
    rule: Rule,
    frame: pl.DataFrame,
    compared: Sequence[Comparison],
    agreements: Agreements,
    rng: np.random.Generator,
) -> Chosen | None:
    """Return the pairs that a rule chooses, no more than teach; None if they teach nothing."""
    active = np.array([not rule.fields & set(NEEDS[one.name]) for one in compared])
    key, _ = without_crowds(keys(rule, frame))
    key = lessened(key, MOST_CHOSEN, rng)
    if active.sum() < 2 or not pairs_of(key):
        return None
    levels, counts = agreements(key, compared)
    if not len(counts):
        return None
    twins = rule.fields <= _shared_by_twins(compared) and family_kinds(compared)[0]
    sample = Sample(
        levels=levels,
        counts=counts,
        active=active,
        kinds=np.array([twins, False]),
        at_random=False,
    )
    return Chosen(rule=rule, sample=sample, twins=twins)


def _shared_by_twins(compared: Sequence[Comparison]) -> set[str]:
    return {
        column
        for one in compared
        if one.shared_by is not SharedBy.NOBODY
        for column in NEEDS[one.name]
    }


def _believed(compared: Sequence[Comparison]) -> Believed:
    shared = [
        [one.shared_by is not SharedBy.NOBODY for one in compared],
        [one.shared_by is SharedBy.SIBLINGS for one in compared],
    ]
    return Believed(
        m=tuple(np.array([level.m for level in one.levels]) for one in compared),
        u=tuple(np.array([level.u for level in one.levels]) for one in compared),
        shared=np.array(shared),
        firm=np.array([FIRM if one.name in GIVEN_NAMES else 0.0 for one in compared]),
    )


def _model(
    compared: Sequence[Comparison],
    chosen: Sequence[Chosen],
    told: Learned,
    *,
    records: int,
    blocking: tuple[str, ...],
) -> Trained:
    fitted, reasons = [], [*family_reasons(compared)]
    for place, one in enumerate(compared):
        m, why = told.m[place], _why_not(one, told, place)
        if why:
            m = np.array([level.m for level in one.levels])
            reasons.append(why)
        fitted.append(with_shares(one, m.tolist(), told.u[place].tolist()))
    if not told.settled:
        reasons.append(f"Learning did not settle in {told.rounds} rounds; weights are rough.")
    twins, why_twins = _twins(chosen, told)
    if why_twins and family_kinds(compared)[0]:
        reasons.append(why_twins)
    kinds = family_kinds(compared)
    share = _prior(AGAIN_BEFORE, records)
    model = Model(
        prior=share,
        within=share / 10,
        comparisons=tuple(fitted),
        blocking=blocking,
        twins=twins if kinds[0] else 0.0,
        siblings=SIBLINGS_BEFORE if kinds[1] else 0.0,
        records=records,
    )
    return Trained(model=model, reasons=tuple(reasons))


def _why_not(comparison: Comparison, told: Learned, place: int) -> str | None:
    """Return why what one child's records do in this field was not learned, if so."""
    taught = told.pairs_of_one[place]
    believed = f"What is believed before is used for the {comparison.title}."
    if taught < FEWEST:
        return (
            f"About {taught:.0f} pairs of one child could teach how the {comparison.title} "
            f"agrees; needed are {FEWEST}. {believed}"
        )
    alike = told.m[place][-1]
    if alike < LIKELY_ALIKE:
        return (
            f"The {comparison.title} would be the same in {alike:.0%} of one child's pairs, "
            f"which is too seldom to be true of one child. {believed}"
        )
    return None


def _twins(chosen: Sequence[Chosen], told: Learned) -> tuple[float, str | None]:
    """Return the pairs of twins for each pair of one child, and why that was not learned."""
    of_one, of_twins = 0.0, 0.0
    for one, shares in zip(chosen, told.shares[1:], strict=True):
        if one.twins:
            pairs = float(one.sample.counts.sum())
            of_one += pairs * shares[ONE]
            of_twins += pairs * shares[2]
    if of_one < FEWEST:
        return TWINS_BEFORE, (
            f"How many are twins was not learned; {TWINS_BEFORE:.0%} as many pairs of twins as "
            "pairs of one child are taken."
        )
    return min(max(of_twins / of_one, TWINS_AT_LEAST), TWINS_AT_MOST), None


def _prior(others: float, records: int) -> float:
    """Return the share of pairs that are of one child if a record has so many other ones."""
    return min(others / max(records - 1, 1), 0.3)
