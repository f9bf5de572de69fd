"""
Middle line: the straight line through a series whose slope is the median of all slopes.

Assumptions. The values move along a straight line, each with an error of its own from one and
the same distribution, whatever its shape. Values that depend on their neighbours leave the
line where it is and make it less sure than it looks; so no interval is given here, and the line
shows a move without proving one.

Reasoning. Each pair of values tells a slope. Their median is moved by no single odd value: the
line holds until more than 29 percent of the values are wild [Sen1968, p. 1379-1382]. The height
is the median of what is left when the slope is taken away.

When not to believe it. Fewer than three values make a line of any two of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

FEWEST = 3


@dataclass(frozen=True, kw_only=True)
class MiddleLine:
    """A straight line: its height at place 0, and how much it rises with each place."""

    height: float
    slope: float

    def at(self, place: float) -> float:
        """Return the height of the line at a place."""
        return self.height + self.slope * place


def middle_line(
    values: Sequence[float | None], places: Sequence[float] | None = None
) -> MiddleLine | None:
    """
    Return the line through `values`, or None when fewer than three of them are known.

    Without `places` the values stand at 0, 1, 2, …; no two may stand at the same place.
    """
    where = range(len(values)) if places is None else places
    told = [(n, v) for n, v in zip(where, values, strict=True) if v is not None]
    if len({n for n, _ in told}) != len(told):
        raise ValueError("two values stand at one place; give each a place of its own")
    if len(told) < FEWEST:
        return None
    slope = median((b - a) / (n - m) for (m, a), (n, b) in combinations(told, 2))
    return MiddleLine(height=median(v - slope * n for n, v in told), slope=slope)
