"""Variants: what the same methods say when a list is left out, taken as one, or split."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from firsthand.domain.prevalence.answer import Variant
from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.log_linear import downhill, stepwise
from firsthand.stats.hidden.overlaps import MOST_LISTS, Overlaps

MOST_VARIED = 8  # lists; with more, taking two as one has too many ways to show


def variants(table: Overlaps, order: int | None = None) -> tuple[Variant, ...]:
    """
    Return what stepwise and descent say when a list is left out, or two are one.

    `order` is how many lists an interaction may join at most, None as many as can be tried.
    """
    if not 3 < len(table.lists) <= min(MOST_VARIED, MOST_LISTS):
        return ()
    changed = [(f"without {name}", table.leave_out(name)) for name in table.lists]
    changed += [
        (f"{one} and {other} as one", table.merged(one, other))
        for one, other in combinations(table.lists, 2)
    ]
    return tuple(
        variant for change, other in changed for variant in of_change(change, other, order)
    )


def of_change(change: str, table: Overlaps, order: int | None = None) -> Sequence[Variant]:
    """Return what stepwise and descent say of a changed table."""
    point = Resampling(replicates=0, rng=np.random.default_rng(0))
    return [
        Variant(
            change=change,
            method=one.method,
            estimate=one.estimate,
            observed=table.observed,
        )
        for one in (stepwise(table, point), downhill(table, point, order=order))
    ]
