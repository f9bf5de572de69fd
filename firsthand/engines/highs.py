"""
HiGHS, which ships inside SciPy: linear relaxations, and whole numbers by branch and cut.

Its relaxations of our models are far tighter than what CP-SAT proves in the same time, so that
it gives the bounds (measured: `docs/decisions/0008-a-whole-plan-then-months-then-teams.md`).
"""

from math import inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from firsthand.engines.sums import Answer, Sums

IMPOSSIBLE = 2  # SciPy's word for 'infeasible'
ROUNDING = 1e-6


def relaxed(sums: Sums, *, seconds: float) -> Answer:
    """Return the answer in which every variable may be broken: its cost is a bound."""
    return _solved(sums, seconds=seconds, whole=False, share=0.0)


def best(sums: Sums, *, seconds: float, share: float = 0.0) -> Answer:
    """Return the best answer found in time; stop when the gap to the bound is `share`."""
    return _solved(sums, seconds=seconds, whole=True, share=share)


def _solved(sums: Sums, *, seconds: float, whole: bool, share: float) -> Answer:
    if not sums.costs:
        return Answer(values=(), cost=0.0, bound=0.0, impossible=_empty_is_impossible(sums))
    found = milp(
        np.array(sums.costs),
        constraints=_rows(sums),
        bounds=Bounds(0, np.array(sums.highs)),
        integrality=np.array(sums.whole, dtype=int) if whole else None,
        options={"time_limit": max(seconds, 0.1), "mip_rel_gap": share},
    )
    if found.x is None:
        bound = found.mip_dual_bound if whole else None
        return Answer(
            values=None,
            cost=inf,
            bound=-inf if bound is None else float(bound),
            impossible=found.status == IMPOSSIBLE,
        )
    values = np.where(sums.whole, np.round(found.x), found.x) if whole else found.x
    proved = found.status == 0
    bound = found.fun if not whole else found.mip_dual_bound
    known = bound is not None and (whole or proved)
    return Answer(
        values=tuple(float(v) for v in values),
        cost=sums.cost_of(values),
        bound=float(bound) - ROUNDING if known else -inf,
        impossible=False,
    )


def _empty_is_impossible(sums: Sums) -> bool:
    return any(not row.low <= 0 <= row.high for row in sums.rows)


def _rows(sums: Sums) -> LinearConstraint | None:
    if not sums.rows:
        return None
    lengths = [len(row.terms) for row in sums.rows]
    number_of = np.repeat(np.arange(len(sums.rows)), lengths)
    places = np.fromiter((at for row in sums.rows for at, _ in row.terms), dtype=np.int64)
    weights = np.fromiter((w for row in sums.rows for _, w in row.terms), dtype=np.float64)
    matrix = csr_matrix((weights, (number_of, places)), shape=(len(sums.rows), len(sums.costs)))
    lows = np.array([row.low for row in sums.rows])
    return LinearConstraint(matrix, lows, np.array([row.high for row in sums.rows]))
