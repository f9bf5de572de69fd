"""
CP-SAT of OR-Tools: better and better answers from a hint, and proofs that there is none.

With one seed and enough time it gives the same answer again; where the time runs out, how far
it came depends on the machine.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import inf, isinf, lcm
from typing import Any

from firsthand.engines.lacking import cp_model
from firsthand.engines.sums import Answer, Row, Sums

FINEST = 10_000  # days and weights are told apart to this part of one
MANY = 1_000_000  # an upper limit for what has none
LIMIT = 2**40  # what no sum of a row reaches


def best(
    sums: Sums,
    *,
    seconds: float,
    workers: int,
    seed: int,
    hint: Sequence[float] | None = None,
    on_better: Callable[[tuple[float, ...]], None] | None = None,
) -> Answer:
    """Return the best answer found in time, starting from the hint if there is one."""
    cp = cp_model()
    model, variables = _model(cp, sums)
    for variable, value in zip(variables, hint or (), strict=False):
        model.add_hint(variable, round(value))
    solver = cp.CpSolver()
    solver.parameters.max_time_in_seconds = max(seconds, 0.1)
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    status = solver.solve(model, _listener(cp, variables, on_better))
    if status not in (cp.OPTIMAL, cp.FEASIBLE):
        return Answer(
            values=None,
            cost=inf,
            bound=solver.best_objective_bound if any(sums.costs) else -inf,
            impossible=status == cp.INFEASIBLE,
        )
    values = tuple(float(solver.value(variable)) for variable in variables)
    bound = solver.best_objective_bound if any(sums.costs) else 0.0
    return Answer(values=values, cost=sums.cost_of(values), bound=bound, impossible=False)


def _model(cp: Any, sums: Sums) -> tuple[Any, list[Any]]:
    model = cp.CpModel()
    variables = [
        model.new_int_var(0, MANY if isinf(high) else int(high), "") for high in sums.highs
    ]
    for row in sums.rows:
        scale, weights = _in_whole_numbers(row)
        total = cp.LinearExpr.weighted_sum([variables[at] for at, _ in row.terms], weights)
        low = -LIMIT if isinf(row.low) else round(row.low * scale)
        high = LIMIT if isinf(row.high) else round(row.high * scale)
        model.add_linear_constraint(total, low, high)
    paid = [(v, cost) for v, cost in zip(variables, sums.costs, strict=True) if cost]
    if paid:
        model.minimize(
            cp.LinearExpr.weighted_sum([v for v, _ in paid], [cost for _, cost in paid])
        )
    return model, variables


def _in_whole_numbers(row: Row) -> tuple[int, list[int]]:
    """Return the row's weights times the smallest number that makes all of them whole."""
    told = [w for _, w in row.terms] + [x for x in (row.low, row.high) if not isinf(x)]
    parts = [Fraction(w).limit_denominator(FINEST) for w in told]
    scale = lcm(*(part.denominator for part in parts))
    return scale, [int(part * scale) for part in parts[: len(row.terms)]]


def _listener(
    cp: Any, variables: list[Any], on_better: Callable[[tuple[float, ...]], None] | None
) -> Any:
    if on_better is None:
        return None
    hand_on = on_better

    class Listener(cp.CpSolverSolutionCallback):  # type: ignore[misc]
        """Hands each better answer on."""

        def on_solution_callback(self) -> None:
            """Hand on the values."""
            hand_on(tuple(float(self.value(variable)) for variable in variables))

    return Listener()
