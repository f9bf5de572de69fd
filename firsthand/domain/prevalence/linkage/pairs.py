"""Pairs: two records each, how they agree, and the weight for their being of one child."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from firsthand.domain.prevalence.linkage.model import Model

LEVEL, RARITY, ON_ONE_LIST = "level_", "rarity_", "on_one_list"
KEPT_FROM = 0.001  # pairs less probable than this are not kept


@dataclass(frozen=True, kw_only=True, eq=False)
class Pairs:
    """
    Pairs of records, in the order of `left` and `right`.

    Columns of `frame`: `left` < `right` (row numbers, Int64), `weight` (bits, Float64),
    `probability` (of being one child), `rules` (Int64: the sum of 2**place over those rules of
    `Model.blocking` that find the pair), `on_one_list` (Boolean), `level_<comparison>` (Int8,
    -1 where not compared), `rarity_<comparison>` (bits for a rare name, 0 unless the names are
    the same). `compared`: how many pairs the rules found in all.
    """

    frame: pl.DataFrame = field(repr=False)
    compared: int

    def __post_init__(self) -> None:
        """Refuse pairs out of order."""
        if self.frame.filter(pl.col("left") >= pl.col("right")).height:
            raise ValueError("the left record of a pair comes before the right one")

    def at_least(self, threshold: float) -> pl.DataFrame:
        """Return the pairs that are one child with this probability or a higher one."""
        return self.frame.filter(pl.col("probability") >= threshold)

    def of(self, left: int, right: int) -> Mapping[str, object] | None:
        """Return one pair, its rows in either order; None if it was not kept."""
        low, high = sorted((left, right))
        found = self.frame.filter((pl.col("left") == low) & (pl.col("right") == high))
        return found.row(0, named=True) if found.height else None


def weighed(model: Model, frame: pl.DataFrame) -> pl.DataFrame:
    """Return pairs with `weight` and `probability`, from their levels and rarities."""
    known = (
        pl.when(pl.col(ON_ONE_LIST))
        .then(model.prior_weight(on_one_list=True))
        .otherwise(model.prior_weight(on_one_list=False))
    )
    parts = {one.name: _bits(model, one.name, frame.columns) for one in model.comparisons}
    grown = pl.lit(1.0)
    for odds, kinds in model.families:
        shared = [parts[one.name] for one in model.comparisons if one.shared_by in kinds]
        grown = grown + odds * (pl.lit(2.0).pow(pl.sum_horizontal(pl.lit(0.0), *shared)) - 1)
    weight = pl.sum_horizontal(known, *parts.values()) - grown.log(2)
    return frame.with_columns(weight.alias("weight")).with_columns(
        (1 / (1 + pl.lit(2.0).pow(-pl.col("weight")))).alias("probability")
    )


def levels_of(model: Model, pair: Mapping[str, object]) -> dict[str, int]:
    """Return the level of each comparison of a pair."""
    return {one.name: int(str(pair[LEVEL + one.name])) for one in model.comparisons}


def rarities_of(model: Model, pair: Mapping[str, object]) -> dict[str, float]:
    """Return what the rarity of names weighs in a pair, where it counts."""
    return {
        one.name: float(str(pair.get(RARITY + one.name, 0.0)))
        for one in model.comparisons
        if one.by_rarity
    }


def _bits(model: Model, name: str, columns: Sequence[str]) -> pl.Expr:
    """Return the weight of one comparison with that of its rarity."""
    comparison = model.comparison(name)
    places = {place: one.weight for place, one in enumerate(comparison.levels)}
    found = pl.col(LEVEL + name).replace_strict(places, default=0.0, return_dtype=pl.Float64)
    if comparison.by_rarity and RARITY + name in columns:
        found = found + pl.col(RARITY + name)
    return found
