"""
Folds: groups of authorities, so that a model is tried on authorities it did not learn from.

Forerunners and successors are never parted (`domain/reference/families.py`).
"""

from collections.abc import Mapping

import numpy as np

FOLDS = 5


def folds(groups: Mapping[str, str], *, rng: np.random.Generator) -> dict[str, int]:
    """Return the fold of each authority: its group's, by lot, all nearly the same size."""
    known = sorted(set(groups.values()))
    order = rng.permutation(len(known))
    of_group = {known[int(at)]: place % FOLDS for place, at in enumerate(order)}
    return {code: of_group[group] for code, group in groups.items()}
