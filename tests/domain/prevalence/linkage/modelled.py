"""A small model, records and pairs that the tests of linkage share."""

import polars as pl

from firsthand.domain.prevalence.linkage.comparing import comparisons
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import (
    LEVEL,
    ON_ONE_LIST,
    RARITY,
    Pairs,
    weighed,
)
from firsthand.domain.prevalence.linkage.records import Records

COLUMNS = ("given_name", "surname", "sex", "date_of_birth", "postcode")
MODEL = Model(
    prior=1e-4,
    within=1e-5,
    comparisons=comparisons(COLUMNS),
    blocking=("same names, in either order",),
    twins=0.03,
    siblings=0.5,
    records=1000,
)
SAME = {"given_name": 4, "surname": 3, "date_of_birth": 4, "sex": 1, "home": 3}
TWINS = SAME | {"given_name": 0}


def records(*lists):
    """Return records of nobody in particular, by list: 0, 0, 1 are two and one."""
    frame = pl.DataFrame(
        {
            "row": range(len(lists)),
            "list": lists,
            "record": [f"r{row}" for row in range(len(lists))],
        },
        schema={"row": pl.Int64, "list": pl.Int64, "record": pl.String},
    )
    names = tuple("abcdefghijkl"[: max(lists, default=0) + 1])
    return Records(lists=names, frame=frame)


def pairs(*told):
    """Return pairs of (left, right, weight), whatever they agree in."""
    frame = pl.DataFrame(
        [(left, right, float(weight)) for left, right, weight in told],
        schema={"left": pl.Int64, "right": pl.Int64, "weight": pl.Float64},
        orient="row",
    )
    chance = 1 / (1 + pl.lit(2.0).pow(-pl.col("weight")))
    return Pairs(frame=frame.with_columns(chance.alias("probability")), compared=len(told))


def compared(levels, *, on_one_list=False, rarity=None, model=MODEL):
    """Return one pair at these levels, weighed."""
    row = {LEVEL + name: [level] for name, level in levels.items()}
    row |= {RARITY + name: [bits] for name, bits in (rarity or {}).items()}
    frame = pl.DataFrame(row | {ON_ONE_LIST: [on_one_list]})
    return weighed(model, frame).row(0, named=True)
