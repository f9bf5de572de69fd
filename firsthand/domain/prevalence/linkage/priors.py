"""Priors: how many of all pairs are of one child, so that it is as many as the pairs say."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from firsthand.domain.prevalence.linkage.model import MOST_PRIOR, Model
from firsthand.domain.prevalence.linkage.pairs import ON_ONE_LIST, weighed

ROUNDS, SETTLED = 50, 1e-4
AT_LEAST = 0.5  # pairs of one child, so that a list without duplicates does not rule them out
OF_BELIEF = 0.1  # and at least this part of what was believed, where there are few pairs


def refitted(model: Model, frame: pl.DataFrame, sizes: Sequence[int]) -> Model:
    """
    Return the model with the priors at which the expected pairs of one child are as many.

    `frame` holds the pairs that could be of one child, with levels and rarities; `sizes` is how
    many records of each list can be compared. Pairs not in `frame` are taken to be of two
    children.
    """
    many = np.array(sizes, dtype=np.float64)
    within = float((many * (many - 1) / 2).sum())
    across = float(many.sum() * (many.sum() - 1) / 2) - within
    one_list = frame[ON_ONE_LIST].to_numpy()
    before = model
    for _ in range(ROUNDS):
        chance = weighed(model, frame)["probability"].to_numpy()
        found = replace(
            model,
            prior=_share(float(chance[~one_list].sum()), across, before.prior),
            within=_share(float(chance[one_list].sum()), within, before.within),
        )
        near = abs(found.prior / model.prior - 1) + abs(found.within / model.within - 1)
        model = found
        if near < SETTLED:
            break
    return model


def _share(expected: float, pairs: float, before: float) -> float:
    """Return expected pairs as a share of all; what was believed where there are none."""
    if pairs < 1:
        return before
    least = min(AT_LEAST, OF_BELIEF * before * pairs)
    return min(max(expected, least) / pairs, MOST_PRIOR)
