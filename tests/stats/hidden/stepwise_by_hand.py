"""Stepwise choice as it is published: every candidate fitted, by least squares, one by one."""

from itertools import combinations

import numpy as np
from scipy.stats import poisson

from firsthand.stats.hidden.existence import existence
from firsthand.stats.hidden.hierarchical import model_of
from firsthand.stats.hidden.overlaps import Overlaps
from firsthand.stats.hidden.poisson import finite_terms, kept_cells, margins_of


def total(made: Overlaps, threshold: float = 0.02) -> float:
    """Return the estimated number of all people, slowly."""
    lists = len(made.lists)
    margins = margins_of(made)
    chosen: list[tuple[int, ...]] = [(at,) for at in range(lists)]
    while True:
        means, hidden = _fitted(made, margins, model_of(lists, chosen))
        candidates = []
        for pair in combinations(range(lists), 2):
            if pair in chosen or existence(margins, model_of(lists, [*chosen, pair])).code:
                continue
            code = sum(1 << at for at in pair)
            mean = means[[cell & code == code for cell in range(1, len(margins))]].sum()
            seen = int(margins[code])
            tail = poisson.sf(seen - 1, mean) if seen > mean else poisson.cdf(seen, mean)
            candidates.append((tail, pair))
        if not candidates or min(candidates)[0] >= threshold:
            return made.observed + hidden
        chosen.append(min(candidates)[1])


def _fitted(made, margins, which):
    cells, terms = np.flatnonzero(kept_cells(margins, which)), finite_terms(margins, which)
    design = (cells[:, None] & terms == terms).astype(float)
    counts = made.counts[cells - 1].astype(float)
    linear = np.log(counts + 0.5)
    for _ in range(100):
        means = np.exp(linear)
        worked, root = linear + (counts - means) / means, np.sqrt(means)
        beta, *_ = np.linalg.lstsq(design * root[:, None], worked * root, rcond=None)
        linear = design @ beta
    whole = np.zeros(len(margins) - 1)
    whole[cells - 1] = np.exp(linear)
    return whole, float(np.exp(beta[0]))
