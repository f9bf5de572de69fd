"""Signals: something unusual in published figures that is worth a person's time."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How a signal was found; each has its own picture and its own sentence."""

    FUNNEL = "funnel"  # the latest figure, against all authorities of its size
    NEIGHBOURS = "neighbours"  # the latest figure, against the ten statistical neighbours
    STEP = "step"  # the latest figure, against what would be expected from its own past
    DECLINE = "decline"  # a steady move for the worse over the years
    DECLINE_TOGETHER = "decline-together"  # many indicators, and grades, for the worse at once


class Direction(StrEnum):
    """Where a figure went: for the better or worse where that is known, else up or down."""

    WORSE = "worse"
    BETTER = "better"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, kw_only=True)
class Signal:
    """
    One signal as of a day.

    `first_raisable_on` is the first day on which the figures that raise it were all public.
    `p_value` is the chance of a figure as unusual if nothing had changed; `q_value` the
    smallest rate of false signals at which it would have been raised at that look. `indicator`
    is empty for a signal over all indicators. `caveats` say which quality of the data, or which
    known change, could explain it.
    """

    id: str  # `signal_id`: the same whenever it is worked out again
    la_code: str
    authority: str
    indicator: str
    indicator_name: str
    kind: Kind
    period: str
    first_raisable_on: date
    direction: Direction
    value: float | None
    expected: float | None
    p_value: float
    q_value: float
    raised: bool
    sentence: str
    caveats: tuple[str, ...] = ()


def signal_id(*, la_code: str, indicator: str, kind: Kind, period: str) -> str:
    """Return what names a signal on the record: its place, its figure and its period."""
    return ".".join((la_code, indicator or "all", kind.value, period.replace("/", "-")))
