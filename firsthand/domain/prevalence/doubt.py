"""Doubt: why an estimate of a hidden number should not be believed, and how far that goes."""

from dataclasses import dataclass
from enum import IntEnum

from firsthand.domain.common.objection import Objection


class Bars(IntEnum):
    """What a doubt keeps from being given; each holds what stands before it."""

    NOTHING = 0
    HEADLINE = 1
    METHOD = 2


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """An objection to a number, and what it bars."""

    objection: Objection
    bars: Bars

    @property
    def words(self) -> str:
        """The reason and what would remove it, as people read them."""
        return f"{self.objection.reason} {self.objection.remedy}".strip()


def doubt(rule: str, reason: str, remedy: str, bars: Bars) -> Doubt:
    """Return a doubt from its parts."""
    return Doubt(objection=Objection(rule=rule, reason=reason, remedy=remedy), bars=bars)
