"""
Commission: what somebody asks a programme for, complete, so that it can be asked again.

The same commission on the same facts gives the same needs and the same lot. It holds codes of
inspectors and no names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.planning.drawing.frame import Doubt
from firsthand.domain.planning.programme.inspector import Inspector

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
    given = len(asked.team.inspectors)
    return [
        _objection(about, reason, remedy)
        for wrong, about, reason, remedy in (
            (
                not 1 <= asked.months <= LONGEST,
                "months",
                f"{asked.months} months were asked for; 1 to {LONGEST} can be planned.",
                "Ask for 24 months, say.",
            ),
            (
                not 1 <= asked.seconds <= MOST_SECONDS,
                "seconds",
                f"{asked.seconds:g} seconds were given; needed are 1 to {MOST_SECONDS:,.0f}.",
                "Give 60; more make the plan better, not more lawful.",
            ),
            (
                not 0 <= asked.seed <= LARGEST_SEED,
                "seed",
                f"The seed {asked.seed} is out of range: needed is 0 to {LARGEST_SEED}.",
                "Give any whole number from 0, and keep it: it repeats the lot.",
            ),
            (
                not asked.harms,
                "harms",
                "No harm was chosen.",
                "Name one at least: it decides who comes first.",
            ),
            (
                not 2009 <= asked.from_on.year <= 2100,
                "from",
                f"A programme from {asked.from_on} cannot be planned.",
                "Give a first month between 2009 and 2100, such as 2027-01.",
            ),
            (
                not 1 <= given <= MOST_INSPECTORS,
                "inspectors",
                f"{given} inspectors were given; needed are 1 to {MOST_INSPECTORS:,}.",
                "Give a list of inspectors.",
            ),
            (
                not all(text.isprintable() for text in _texts(asked)),
                "characters",
                "A code, a skill or the key of a rule holds characters that cannot be printed.",
                "Write codes and skills with letters, digits and signs alone.",
            ),
        )
        if wrong
    ]


def _texts(asked: Commission) -> Iterator[str]:
    for one in asked.team.inspectors:
        yield one.code
        yield from one.skills
    for visit in asked.previous:
        yield visit.key
        yield from visit.team
    yield from asked.rule_changes
    yield from asked.harms


def _objection(about: str, reason: str, remedy: str) -> Objection:
    return Objection(rule=f"programme-{about}", reason=reason, remedy=remedy)
