"""
Record: how good stated chances of failing were, and whether they may tell authorities apart.

The rule was set down before it was first applied (`docs/methods/backtest.md`): only when enough
failures were stated beforehand, and the interval of how well they were told apart leaves out
what a coin would do, are authorities given different chances.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.surveillance.failing.case import Case
from firsthand.stats.level import Level

LEAST_FAILURES = 20
COIN = 0.5


@dataclass(frozen=True, kw_only=True)
class Record:
    """
    What the model in use said in earlier years, and what came true.

    `auc` and its ends count pairs of inspections of one year; None where nothing can be told.
    `stated` and `found` are the mean chance and the share that came true.
    """

    inspections: int
    failures: int
    first_on: date | None
    last_on: date | None
    auc: float | None
    low: float | None
    high: float | None
    caught: float | None
    caught_low: float | None
    caught_high: float | None
    stated: float | None
    found: float | None

    @property
    def tells_apart(self) -> bool:
        """Tell whether authorities may be given different chances."""
        return self.failures >= LEAST_FAILURES and self.low is not None and self.low > COIN


def levels_by_year(
    known: Sequence[Case], *, from_year: int, years: int
) -> tuple[tuple[Level, Level], ...]:
    """Return for each year the level of the `years` before it, and what it then brought."""
    last = max((case.started_on.year for case in known), default=from_year - 1)
    found = []
    for year in range(from_year, last + 1):
        before = [
            case.failing
            for case in known
            if date(year - years, 1, 1) <= case.published_on < date(year, 1, 1)
        ]
        after = [case.failing for case in known if case.started_on.year == year]
        found.append((_level(before), _level(after)))
    return tuple(found)


def _level(failing: Sequence[bool]) -> Level:
    return Level(happened=sum(failing), cases=len(failing))
