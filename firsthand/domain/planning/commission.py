"""
Commission: what somebody asks a programme for, complete, so that it can be asked again.

The same commission on the same facts gives the same needs and the same lot. It holds codes of
inspectors and no names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.planning.frame import Doubt
from firsthand.domain.planning.inspector import Inspector

LONGEST = 60  # months; what is planned further ahead is not a plan
MOST_SECONDS = 3600.0
LARGEST_SEED = 2**31 - 1
MOST_INSPECTORS = 5000


@dataclass(frozen=True, kw_only=True)
class Placed:
    """When and by whom a need was met in an earlier plan; `key` is the need's."""

    key: str
    month: date
    team: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Team:
    """The inspectors as they were given, and how the file that holds them was understood."""

    inspectors: tuple[Inspector, ...]
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    how_read: tuple[str, ...] = ()
    file_sha256: str = ""
    invented: bool = False


@dataclass(frozen=True, kw_only=True)
class Commission:
    """
    One programme as asked for; refused when made with values that cannot be planned with.

    `previous` is an earlier plan to change as little as possible.
    """

    team: Team
    from_on: date
    months: int
    harms: tuple[str, ...]
    as_of: date
    seed: int = 1
    seconds: float = 60.0
    rule_changes: Mapping[str, float] = field(default_factory=dict)
    previous: tuple[Placed, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be planned, every reason at once."""
        refuse_if(tuple(_objections(self)))

    @property
    def calendar(self) -> tuple[date, ...]:
        """Return the months of the programme, by their first day."""
        first = self.from_on.year * 12 + self.from_on.month - 1
        return tuple(
            date(number // 12, number % 12 + 1, 1)
            for number in range(first, first + self.months)
        )


def _objections(asked: Commission) -> list[Objection]:
    found = []
    if not 1 <= asked.months <= LONGEST:
        found.append(
            _objection(
                "months",
                f"{asked.months} months were asked for; 1 to {LONGEST} can be planned.",
                "Ask for 24 months, say.",
            )
        )
    if not 1 <= asked.seconds <= MOST_SECONDS:
        found.append(
            _objection(
                "seconds",
                f"{asked.seconds:g} seconds were given to the solver; needed are 1 to "
                f"{MOST_SECONDS:,.0f}.",
                "Give 60; more make the plan better, not more lawful.",
            )
        )
    if not 0 <= asked.seed <= LARGEST_SEED:
        found.append(
            _objection(
                "seed",
                f"The seed {asked.seed} is out of range: needed is 0 to {LARGEST_SEED}.",
                "Give any whole number from 0, and keep it: it repeats the lot.",
            )
        )
    if not asked.harms:
        found.append(
            _objection(
                "harms", "No harm was chosen.", "Name one at least: it decides who comes first."
            )
        )
    if not 2009 <= asked.from_on.year <= 2100:
        found.append(
            _objection(
                "from",
                f"A programme from {asked.from_on} cannot be planned.",
                "Give a first month between 2009 and 2100, such as 2027-01.",
            )
        )
    if not 1 <= len(asked.team.inspectors) <= MOST_INSPECTORS:
        found.append(
            _objection(
                "inspectors",
                f"{len(asked.team.inspectors)} inspectors were given; needed are 1 to "
                f"{MOST_INSPECTORS:,}.",
                "Give a list of inspectors.",
            )
        )
    return found


def _objection(about: str, reason: str, remedy: str) -> Objection:
    return Objection(rule=f"programme-{about}", reason=reason, remedy=remedy)
