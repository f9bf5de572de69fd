"""Inspectors: what each can do, when, and with which authorities each has had to do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEAD = "lead"
"""The skill without which nobody leads an inspection."""


class EngagementKind(StrEnum):
    """What somebody did with an authority, which decides whether they may inspect it."""

    LED = "led"
    INSPECTED = "inspected"
    ADVISED = "advised"
    EMPLOYED = "employed"


@dataclass(frozen=True, kw_only=True)
class Engagement:
    """A past engagement; `to_on` is None while it lasts, or when its end is not known."""

    la_code: str
    kind: EngagementKind
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Inspector:
    """
    One inspector. `code` is unique in a programme; a name is not needed.

    `days_a_month` are the working days that can go into visits. `away` are the months, by
    their first day, in which the inspector takes part in none.
    """

    code: str
    region: str
    skills: frozenset[str]
    days_a_month: float
    away: frozenset[date] = frozenset()
    engagements: tuple[Engagement, ...] = ()

    @property
    def may_lead(self) -> bool:
        """Tell whether this inspector is skilled to lead."""
        return LEAD in self.skills
