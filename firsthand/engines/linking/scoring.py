"""Scoring: pairs of records and the level of each comparison, as Splink finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np
import polars as pl

from firsthand.domain.prevalence.linkage.blocking import NO_KEY, Ints
from firsthand.domain.prevalence.linkage.model import (
    NOT_COMPARED,
    Comparison,
    Level,
    Model,
)
from firsthand.domain.prevalence.linkage.pairs import LEVEL
from firsthand.engines.linking.backend import Backend
from firsthand.engines.linking.conditions import settings
from firsthand.stats.matching import Floats, Levels

FINE = 1e6  # weights are told apart to a millionth of a bit


def agreements(
    backend: Backend,
    records: pl.DataFrame,
    key: Ints,
    comparisons: Sequence[Comparison],
    *,
    across: bool,
) -> tuple[Levels, Floats]:
    """Return the ways in which the pairs that share a key agree, and how many do."""
    table = records.with_columns(_column(0, key)).filter(pl.col("key_0").is_not_null())
    coded = [_coded(one) for one in comparisons]
    model = Model(prior=0.1, within=0.1, comparisons=tuple(coded), blocking=())
    rule = "l.key_0 = r.key_0" + (" and l.list <> r.list" if across else "")
    found = _predicted(backend, table, model, [rule])
    columns = ", ".join(f"mw_{one.name}" for one in comparisons)
    rows = backend.answer(
        f"select {columns}, count(*) as pairs from {found.physical_name} group by {columns}"
    )
    backend.forget()
    levels = _levels(rows, model).select(LEVEL + one.name for one in comparisons)
    whole = levels.with_columns(rows["pairs"].cast(pl.Float64)).sort(levels.columns)
    ways = whole.select(levels.columns).to_numpy().astype(np.int8)
    return ways, whole["pairs"].to_numpy()


def scored(
    backend: Backend,
    records: pl.DataFrame,
    model: Model,
    keys: Sequence[Ints],
    frequencies: Mapping[str, pl.DataFrame],
    *,
    least_weight: float,
) -> tuple[pl.DataFrame, int]:
    """
    Return the pairs that weigh enough with their levels, and how many were looked at.

    Columns: `left`, `right` and a level for each comparison. `frequencies` holds for a column
    how often each name is borne.
    """
    table = records.with_columns(_column(at, key) for at, key in enumerate(keys))
    rules = [f"l.key_{at} = r.key_{at}" for at in range(len(keys))]
    model = _told_apart(model)
    linker = _linker(backend, table, model, rules, rarity=bool(frequencies))
    for column, known in frequencies.items():
        linker.table_management.register_term_frequency_lookup(backend.table(known), column)
    blocked = linker.inference.compute_blocked_pairs_for_predict()
    seen = int(backend.answer(f"select count(*) as n from {blocked.physical_name}")["n"][0])
    found = linker.inference.predict(threshold_match_weight=least_weight)
    columns = ", ".join(f"mw_{one.name}" for one in model.comparisons)
    rows = backend.answer(f"select row_l, row_r, {columns} from {found.physical_name}")
    backend.forget()
    told = _levels(rows, model).with_columns(
        pl.min_horizontal("row_l", "row_r").alias("left"),
        pl.max_horizontal("row_l", "row_r").alias("right"),
    )
    names = [LEVEL + one.name for one in model.comparisons]
    return told.select("left", "right", *names).sort("left", "right"), seen


def _column(at: int, key: Ints) -> pl.Series:
    """Return a key as a column of the table, null where there is none."""
    column = pl.Series(f"key_{at}", key)
    return column.set(column == NO_KEY, None)


def _predicted(
    backend: Backend, table: pl.DataFrame, model: Model, rules: Sequence[str]
) -> Any:
    return _linker(backend, table, model, rules, rarity=False).inference.predict()


def _linker(
    backend: Backend, table: pl.DataFrame, model: Model, rules: Sequence[str], *, rarity: bool
) -> Any:
    told = settings(
        model,
        rules,
        dialect=backend.dialect,
        rarity=rarity,
    )
    return import_module("splink").Linker(backend.table(table), told, log_level=None)


def _coded(comparison: Comparison) -> Comparison:
    """Return a comparison whose levels weigh 1, 2, 3 and so on, so that each is recognised."""
    levels = tuple(
        Level(
            label=level.label,
            m=2.0 ** (place - len(comparison.levels)),
            u=2.0 ** -len(comparison.levels) / 2,
        )
        for place, level in enumerate(comparison.levels)
    )
    return Comparison(name=comparison.name, title=comparison.title, levels=levels)


def _levels(rows: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Return rows with the level of each comparison, recognised by its weight."""
    found = []
    for one in model.comparisons:
        places = {_fine(level.weight): place for place, level in enumerate(one.levels)}
        weight = (pl.col(f"mw_{one.name}") * FINE).round().cast(pl.Int64)
        found.append(
            weight.replace_strict({**places, 0: NOT_COMPARED}, return_dtype=pl.Int8).alias(
                LEVEL + one.name
            )
        )
    return rows.with_columns(found)


def _told_apart(model: Model) -> Model:
    """Return a model in which no two levels of a comparison weigh alike, and none nothing."""
    return replace(model, comparisons=tuple(map(_each_apart, model.comparisons)))


def _each_apart(comparison: Comparison) -> Comparison:
    taken, levels = {0}, []
    for one in comparison.levels:
        level = one
        while _fine(level.weight) in taken:
            level = replace(level, m=level.m * (1 - 1 / FINE))
        taken.add(_fine(level.weight))
        levels.append(level)
    return replace(comparison, levels=tuple(levels))


def _fine(weight: float) -> int:
    return round(weight * FINE)
