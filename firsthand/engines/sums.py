"""
Sums: a model of whole numbers and linear rows, written once and solved by either engine.

Each variable lies between 0 and an upper limit and has a cost; each row is a weighted sum
between two limits. `highs.py` answers with a bound, `cpsat.py` with ever better answers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

Term = tuple[int, float]
Name = tuple[Any, ...]  # a word, then the numbers of what the variable is about


@dataclass(frozen=True)
class Row:
    """A sum of terms that must lie between `low` and `high`."""

    terms: tuple[Term, ...]
    low: float
    high: float


@dataclass
class Sums:
    """A model that grows variable by variable and row by row; variables are found by name."""

    costs: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    at: dict[Name, int] = field(default_factory=dict)

    def add(
        self, name: Name, *, cost: float = 0.0, high: float = 1.0, whole: bool = True
    ) -> int:
        """Add a variable, and return where it stands."""
        self.at[name] = len(self.costs)
        self.costs.append(cost)
        self.highs.append(high)
        self.whole.append(whole)
        return self.at[name]

    def keep(self, terms: Iterable[Term], *, low: float = -inf, high: float = inf) -> None:
        """Add a row, unless its limits cannot be passed anyhow."""
        kept = tuple(terms)
        most = sum(weight * self.highs[at] for at, weight in kept if weight > 0)
        least = sum(weight * self.highs[at] for at, weight in kept if weight < 0)
        if least < low or most > high:
            self.rows.append(Row(kept, low, high))

    def keep_few(self, names: Iterable[Name], *, high: float) -> None:
        """Let the sum of the named variables that there are be at most `high`."""
        self.keep(((self.at[n], 1.0) for n in names if n in self.at), high=high)

    def cost_of(self, values: Sequence[float]) -> float:
        """Return what the values cost."""
        return sum(cost * value for cost, value in zip(self.costs, values, strict=True) if cost)

    def chosen(self, values: Sequence[float]) -> list[Name]:
        """Return the names of the variables whose value is above one half."""
        return [name for name, at in self.at.items() if values[at] > 0.5]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    What an engine found: values or None, their cost, and a bound that no answer beats.

    `impossible` is True only where the engine proved that there is no answer.
    """

    values: tuple[float, ...] | None
    cost: float
    bound: float
    impossible: bool
