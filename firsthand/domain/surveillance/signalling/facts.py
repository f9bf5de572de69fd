"""Facts: signals by the figure of one authority in one period that they tell of."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.domain.surveillance.signal import Signal


@dataclass(frozen=True, kw_only=True)
class Fact:
    """
    What one or more signals tell of: each is another way in which it was seen.

    The strongest comes first. Each keeps its own place on the record, as each may be explained
    in another way.
    """

    signals: tuple[Signal, ...]

    @property
    def first(self) -> Signal:
        """Return the strongest of its signals."""
        return self.signals[0]


def facts(signals: Iterable[Signal]) -> tuple[Fact, ...]:
    """Return the signals by what they tell of, in the order in which each is first told."""
    found: dict[tuple[str, str, str], list[Signal]] = {}
    for one in signals:
        found.setdefault((one.la_code, one.indicator, one.period), []).append(one)
    return tuple(Fact(signals=tuple(group)) for group in found.values())
