"""Snapshot: a signal as it stood when somebody looked, so that it can be read ever after."""

from dataclasses import dataclass, fields
from datetime import date

from firsthand.domain.surveillance.signal import Direction, Kind, Signal


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """
    What a signal said on the day on which it was opened.

    Figures are revised, and the same signal may tell another value later, or be raised no
    more. Whoever judges a dismissal must see what its author saw.
    """

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


def snapshot_of(signal: Signal) -> Snapshot:
    """Return what is kept of a signal on the record."""
    return Snapshot(**{one.name: getattr(signal, one.name) for one in fields(Snapshot)})


def changes(before: Snapshot, now: Snapshot) -> tuple[str, ...]:
    """Return the names of what a signal says differently now, in the order of its fields."""
    return tuple(
        one.name
        for one in fields(Snapshot)
        if getattr(before, one.name) != getattr(now, one.name)
    )
