"""
Existence: whether a model has a fit to a table at all, and whether the table identifies it.

Reasoning. Once cells that must be zero have left (see `poisson`), a maximum of the likelihood
exists just when some table with all cells above zero has the same margins of the model's terms
[FienbergRinaldo2012, 1003]. A linear program finds the table whose smallest cell is largest; if
that cell is zero, there is no maximum. The parameters are identified just when the cells that
stay tell them apart, which is the rank of the design [ChanSilvermanVincent2021, 1300].
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from firsthand.stats.hidden.overlaps import Floats
from firsthand.stats.hidden.poisson import Bools, finite_terms, kept_cells

NONE_ABOVE = 1e-6  # of a person; a smallest cell no larger counts as zero


@dataclass(frozen=True, kw_only=True)
class Existence:
    """Whether a maximum exists, and whether what is left of the table identifies the model."""

    exists: bool
    identifiable: bool

    @property
    def code(self) -> int:
        """0 when all is well, 1 without a maximum, 2 when not identified, 3 for both."""
        return (not self.exists) + 2 * (not self.identifiable)


def existence(margins: Floats, model: Bools) -> Existence:
    """Return whether a model has a fit to the table with these margins."""
    kept, terms = kept_cells(margins, model), finite_terms(margins, model)
    cells = np.flatnonzero(kept)
    design = (cells[:, None] & terms == terms).astype(np.float64)
    rank = int(np.linalg.matrix_rank(design)) if len(cells) else 0
    return Existence(
        exists=_smallest_cell(design, margins[terms]) > NONE_ABOVE,
        identifiable=rank == len(terms),
    )


def _smallest_cell(design: Floats, margins: Floats) -> float:
    """Return how large the smallest cell of a table with these margins can be at most."""
    cells, terms = design.shape
    aim = np.zeros(cells + 1)
    aim[-1] = -1.0
    above = np.hstack([-np.eye(cells), np.ones((cells, 1))])
    found = linprog(
        aim,
        A_ub=above,
        b_ub=np.zeros(cells),
        A_eq=np.hstack([design.T, np.zeros((terms, 1))]),
        b_eq=margins,
        bounds=(0, None),
        method="highs",
    )
    return float(-found.fun) if found.success else 0.0
