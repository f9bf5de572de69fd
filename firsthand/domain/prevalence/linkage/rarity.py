"""
Rarity: that two records share a rare name says more than that they share a common one.

In place of the share u of unrelated children who have the same name, whatever it is, stands the
share of the other records that have this name [Winkler2000b].
"""

from collections.abc import Mapping

import polars as pl

from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import LEVEL, RARITY

LEAST = 0.5  # other records, where none other bears the name


def frequencies(frame: pl.DataFrame, model: Model) -> dict[str, pl.DataFrame]:
    """Return by column of names each name and `tf_<column>`, its share of other records."""
    found = {}
    for one in model.comparisons:
        if not one.by_rarity:
            continue
        known = frame.select(one.name).drop_nulls()
        share = (pl.len() - 1).cast(pl.Float64).clip(lower_bound=LEAST)
        found[one.name] = (
            known.group_by(one.name)
            .agg((share / max(known.height - 1, 1)).alias(f"tf_{one.name}"))
            .sort(one.name)
        )
    return found


def with_rarity(
    pairs: pl.DataFrame,
    frame: pl.DataFrame,
    model: Model,
    known: Mapping[str, pl.DataFrame],
) -> pl.DataFrame:
    """Return pairs with `rarity_<comparison>`: bits by which the shared name is rare."""
    columns = []
    for one in model.comparisons:
        if not one.by_rarity:
            continue
        top = len(one.levels) - 1
        share = frame.select(one.name).join(
            known[one.name], on=one.name, how="left", maintain_order="left"
        )[f"tf_{one.name}"]
        bits = (pl.lit(one.levels[top].u) / share).log(2).alias("bits")
        by_row = share.to_frame().select(bits)["bits"]
        mine = by_row.gather(pairs["left"])
        columns.append(
            pl.when(pairs[LEVEL + one.name] == top)
            .then(mine)
            .otherwise(0.0)
            .alias(RARITY + one.name)
        )
    return pairs.with_columns(columns)
