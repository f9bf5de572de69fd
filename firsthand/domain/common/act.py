"""
Acts: everything that anybody did in one inspection, in the order in which it was recorded.

An inspection is the sum of its acts. None is ever changed: a correction is a further act on the
same thing (the newest version of a thing counts, the older ones stay), and taking something
back is an act too.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

Body = TypeVar("Body")


@dataclass(frozen=True, kw_only=True)
class Act(Generic[Body]):
    """
    One recorded act. `number` is its place among the acts of the inspection, from 1.

    `key` is chosen by whoever sends the act, so that sending it twice records it once. `by` is
    the code of the person, `at` the moment of recording, `entry` its place in the log.
    """

    number: int
    key: str
    by: str
    at: datetime
    body: Body
    entry: int = 0


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """A thing was taken back; it stays on the record with the reason."""

    id: str
    reason: str
