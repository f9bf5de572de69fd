"""Linked: the model and the pairs of several lists, from Splink on DuckDB or on Spark."""

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.blocking import (
    Ints,
    Rule,
    found_by,
    keys,
    named,
    pairs_of,
    rules,
    without_crowds,
)
from firsthand.domain.prevalence.linkage.comparing import comparisons
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import (
    KEPT_FROM,
    ON_ONE_LIST,
    Pairs,
    weighed,
)
from firsthand.domain.prevalence.linkage.priors import refitted
from firsthand.domain.prevalence.linkage.rarity import frequencies, with_rarity
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.domain.prevalence.linkage.training import trained
from firsthand.engines.linking.backend import Backend, Place
from firsthand.engines.linking.conditions import compared
from firsthand.engines.linking.on_duckdb import on_duckdb
from firsthand.engines.linking.on_spark import on_spark
from firsthand.engines.linking.scoring import agreements, scored

Progress = Callable[[int, int, str], None]
MOST_PAIRS = 2_000_000_000
SLACK = 4.0  # bits that the first priors may be too low by
NOT_ON_SPARK = Objection(
    rule="hashed-on-spark",
    reason="Lists that were hashed are compared by bits, which is done on DuckDB alone.",
    remedy="Leave --engine spark out; for a country, link one region at a time.",
)
LEARNING, COMPARING = "learning how records agree", "comparing records"


@dataclass(frozen=True, kw_only=True)
class Linked:
    """The model, the pairs that could be of one child, and what could not be done."""

    model: Model
    pairs: Pairs
    reasons: tuple[str, ...]


def linked(
    records: Records,
    *,
    place: Place,
    model: Model | None = None,
    seed: int = 1,
    progress: Progress,
) -> Linked:
    """
    Return the pairs of these records and the model, learned from them unless one is given.

    A model is always learned on DuckDB, from a limited number of pairs; `place` is where it is
    applied to all. The same records, seed and model give the same pairs in the same order.
    """
    if records.hashed and place.engine == "spark":
        raise Refused(NOT_ON_SPARK)
    frame, columns = records.frame, records.compared
    comparisons(columns)  # refuses what tells nobody apart
    reasons: list[str] = []
    table = compared(frame)
    if model is None:
        chosen = rules(columns)
        with on_duckdb(place.memory) as backend:
            told = trained(
                frame.select("list", *columns),
                lambda key, of: agreements(
                    backend, table, key, of, across=len(records.lists) > 1
                ),
                blocking=tuple(rule.name for rule in chosen),
                rng=np.random.default_rng(seed),
                progress=lambda done, total: progress(done, total, LEARNING),
            )
        rough, reasons = told.model, [*told.reasons]
    else:
        chosen = _given(model, columns)
        rough = model.for_records(frame.height)
        if rough is not model:
            reasons.append(_other_size(model, frame.height))
    own, crowded = _keys(chosen, frame)
    reasons += crowded
    progress(0, 3, COMPARING)
    known = frequencies(frame, rough)
    with _backend(place) as backend:
        found, seen = scored(
            backend,
            table,
            rough,
            own,
            known,
            least_weight=math.log2(KEPT_FROM / (1 - KEPT_FROM)) - SLACK,
        )
    progress(1, 3, COMPARING)
    pairs = _placed(found, records, rough, known, own)
    fitted = refitted(rough, pairs, records.comparable_sizes) if model is None else rough
    progress(2, 3, COMPARING)
    whole = weighed(fitted, pairs).filter(pl.col("probability") >= KEPT_FROM)
    progress(3, 3, COMPARING)
    return Linked(model=fitted, pairs=Pairs(frame=whole, compared=seen), reasons=tuple(reasons))


def _placed(
    found: pl.DataFrame,
    records: Records,
    model: Model,
    known: Mapping[str, pl.DataFrame],
    own: list[Ints],
) -> pl.DataFrame:
    """Return pairs with what does not come from comparing: lists, rarity of names, rules."""
    left, right = found["left"].to_numpy(), found["right"].to_numpy()
    of_list = records.frame["list"].to_numpy()
    placed = found.with_columns(
        pl.Series("rules", found_by(own, left, right)),
        pl.Series(ON_ONE_LIST, of_list[left] == of_list[right]),
    )
    return with_rarity(placed, records.frame, model, known)


def _keys(chosen: tuple[Rule, ...], frame: pl.DataFrame) -> tuple[list[Ints], list[str]]:
    """Return the keys of each rule, and what of them was too common to be a reason."""
    own, reasons, pairs = [], [], 0
    for rule in chosen:
        key, lost = without_crowds(keys(rule, frame))
        if lost:
            reasons.append(
                f"By the rule '{rule.name}', {lost:,} records share what thousands of others "
                "have too; they were not compared for that reason alone."
            )
        pairs += pairs_of(key)
        own.append(key)
    if pairs > MOST_PAIRS:
        raise Refused(
            Objection(
                rule="too-many-pairs",
                reason=f"{pairs:,} pairs of records would have to be compared; up to "
                f"{MOST_PAIRS:,} can be.",
                remedy="Give lists with more columns (dates of birth, postcodes), or of one "
                "area at a time.",
            )
        )
    return own, reasons


def _given(model: Model, columns: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules of a given model that these columns allow, or refuse."""
    chosen = tuple(rule for rule in named(model.blocking) if rule.fields <= set(columns))
    if len(chosen) == len(model.blocking):
        return chosen
    raise Refused(
        Objection(
            rule="model",
            reason="The model finds pairs by columns that these lists do not have; they have "
            f"{', '.join(columns)}.",
            remedy="Give lists with the columns of those that the model was learned from, or "
            "leave the model out.",
        )
    )


def _other_size(model: Model, records: int) -> str:
    return (
        f"The model was learned from {model.records:,} records and is applied to {records:,}: "
        "each is taken to have as many other records of its child as there."
    )


@contextmanager
def _backend(place: Place) -> Iterator[Backend]:
    if place.engine == "spark":
        with on_spark(place.master) as spark:
            yield spark
        return
    with on_duckdb(place.memory) as duckdb:
        yield duckdb
