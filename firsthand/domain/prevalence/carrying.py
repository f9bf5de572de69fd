"""
Carrying: which overlaps carry an estimate, told by what one person fewer in each would do.

A combination may hold few people and decide much: the estimate is refitted with one person
fewer there, the choice of the model included. No combination that holds nobody can be tried.
"""

from dataclasses import dataclass

from firsthand.domain.prevalence.answer import LEADING, HiddenAnswer
from firsthand.stats.hidden.estimate import Estimate

JOIN = " + "


@dataclass(frozen=True, kw_only=True)
class Weight:
    """
    One combination of lists: how many it holds, and the estimate with one person fewer.

    `moves` is by how much of itself the estimate moves then; None where there is none then.
    """

    combination: str
    count: int
    one_fewer: float | None
    moves: float | None


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The estimate that was refitted, and its combinations, those that move it most first."""

    method: str
    estimate: float
    weights: tuple[Weight, ...]


def leading(answer: HiddenAnswer) -> Estimate | None:
    """Return the estimate that heads the answer or would, the first that gives a number."""
    order = {name: at for at, name in enumerate(LEADING)}
    given = [one for one in answer.estimates if one.estimate is not None]
    return min(given, key=lambda one: order.get(one.method, len(order)), default=None)


def carried(answer: HiddenAnswer) -> Carried | None:
    """Return what carries the leading estimate; None where no method can be refitted so."""
    one = leading(answer)
    fewer = one.detail.get("one_fewer") if one else None
    if one is None or one.estimate is None or not isinstance(fewer, dict):
        return None
    counts = counts_of(answer)
    weights = [
        Weight(
            combination=name,
            count=counts[name],
            one_fewer=value,
            moves=None if value is None else value / one.estimate - 1,
        )
        for name, value in fewer.items()
    ]
    weights.sort(key=lambda found: -(2.0 if found.moves is None else abs(found.moves)))
    return Carried(method=one.method, estimate=one.estimate, weights=tuple(weights))


def counts_of(answer: HiddenAnswer) -> dict[str, int]:
    """Return how many each combination holds, by the names of its lists."""
    table = answer.table
    return {
        JOIN.join(name for name, on in zip(table.lists, row, strict=True) if on): int(count)
        for row, count in zip(table.histories, table.counts, strict=True)
    }
