"""Policy: how long a signal may lie, and how many a team can look at; values are data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

KEYS = ("unlooked_days", "undecided_days", "at_once")


@dataclass(frozen=True, kw_only=True)
class TriageNumber:
    """One number of the policy, its words, and where it comes from."""

    key: Literal["unlooked_days", "undecided_days", "at_once"]
    value: int
    words: str
    source: str
    status: Literal["verified", "default"]


@dataclass(frozen=True, kw_only=True)
class Policy:
    """
    After how many days a signal is itself reported, and how many a team looks at in a quarter.

    `unlooked_days` count from the first day on which it could have been raised to its opening,
    `undecided_days` from its opening, or reopening, to a decision.
    """

    unlooked_days: int
    undecided_days: int
    at_once: int
    told: tuple[TriageNumber, ...] = ()

    def __post_init__(self) -> None:
        """Refuse numbers that would report everything at once, or nothing ever."""
        for name in KEYS:
            value = getattr(self, name)
            if not 1 <= value <= 3650:
                raise ValueError(f"{name} is {value}; needed: a whole number from 1 to 3650")


def policy_of(told: Mapping[str, TriageNumber]) -> Policy:
    """Return the policy that these numbers make; KeyError when one of them is missing."""
    return Policy(
        unlooked_days=told["unlooked_days"].value,
        undecided_days=told["undecided_days"].value,
        at_once=told["at_once"].value,
        told=tuple(told.values()),
    )
