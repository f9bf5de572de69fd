"""Wording of what may be unseen: the reasons for an estimate, and when not to believe it."""

from datetime import date
from typing import Protocol

from firsthand.domain.assurance.picture import CoverageRow
from firsthand.domain.assurance.state import State
from firsthand.domain.assurance.wording import NOT_READ_YET
from firsthand.domain.common import words
from firsthand.stats.two_state import Rates

MEANS = (
    "The chance that a serious failure is there now which no published look has told of. It is "
    "worked out from how old the last look is and from how often services fail anywhere."
)
DOES_NOT_MEAN = (
    "It does not mean that an authority is failing, or that children are harmed more often "
    "there than elsewhere. What reports have told is known and is not counted."
)
PROXY = (
    "Stand-in: how common failures are, and how fast they come and go, is taken from "
    "'inadequate' grades of whole services; nothing is published about failures of one harm."
)
POWER = (
    "Assumed: a look finds a failure that is there with a chance between 0.2 and 0.9. No "
    "report tells how many cases were read, so the interval holds the whole range."
)
FAST = (
    "A grade is taken to be right, and the day of a visit to have nothing to do with trouble. "
    "Where inspectors erred, or came early because of trouble, failures seem to come and go "
    "faster than they do, and looks to go out of date sooner."
)
NOT_PROVEN = (
    "Tried on past inspections, the estimate did not tell the authorities found inadequate "
    "next from the others reliably. It says how little is known, not where failure is."
)
NO_ESTIMATE = (
    "The inspections published by this day do not tell how often services fail and recover, so "
    "there is no estimate: anything from 0 to 100 percent is possible."
)
STRICT = "No report that is held names this harm by its own name; broader words were counted."


class Followed(Protocol):
    """The chances right after the last look and now, the middle first."""

    @property
    def after_look(self) -> tuple[float, ...]:
        """Return the chances right after the last look."""

    @property
    def now(self) -> tuple[float, ...]:
        """Return the chances on the day asked for."""


def because(
    row: CoverageRow, as_of: date, chances: Followed | None, rates: Rates | None
) -> tuple[str, ...]:
    """Return why the estimate is what it is, in whole sentences."""
    known = _known(row, as_of)
    if chances is None or rates is None:
        return (
            *known,
            NO_ESTIMATE,
        )
    level = (
        f"Of authorities at any time, about {_percent(rates.level)} would be found inadequate: "
        f"told from {rates.passages} pairs of successive inspections, with {rates.falls} falls "
        f"and {rates.rises} recoveries."
    )
    if row.last_looked_on is None:
        return (*known, level, "Nothing is known here beyond that, so the chance is the same.")
    return (*known, _drift(chances, rates), level)


def checks(row: CoverageRow, rates: Rates | None) -> tuple[str, ...]:
    """Return when not to believe the estimate, the gravest first."""
    unread = row.not_read_since
    found = [
        NOT_PROVEN if rates else "",
        PROXY,
        POWER if row.last_looked_on else "",
        FAST if row.last_looked_on else "",
        f"{words.counted(unread, 'report')} published since could not be read; "
        f"{'it' if unread == 1 else 'they'} may have looked."
        if unread
        else "",
        STRICT if row.strict_last_looked_on is None else "",
    ]
    return tuple(filter(None, found))


def _known(row: CoverageRow, as_of: date) -> tuple[str, ...]:
    if row.not_read:
        return (f"{NOT_READ_YET.means} What they say of it is not known.",)
    if row.last_looked_on is None:
        thin = row.state is State.TOO_THIN
        return (
            "Reports that are held mention this harm here, but none says what inspectors saw."
            if thin
            else "No report that is held names this harm here.",
        )
    when = f"{words.day(row.last_looked_on)}, {_ago((as_of - row.last_looked_on).days)}"
    if row.state is State.WEAKNESS_REPORTED:
        told = "reported weakness. That is known; counted is what lay beside it or came since."
        return (f"The last look was published on {when}, and {told}",)
    return (f"The last look was published on {when}, and reported no weakness.",)


def _ago(days: int) -> str:
    return (
        "on the day asked for" if days == 0 else f"{words.age(days)} before the day asked for"
    )


def _drift(chances: Followed, rates: Rates) -> str:
    return (
        f"Right after it, the chance of a failure that it missed was "
        f"{_percent(chances.after_look[0])} ({_span(chances.after_look)}). Failures come "
        f"unseen since: half of what a look tells is out of date after "
        f"{rates.half_life:.1f} years, and the chance is now {_percent(chances.now[0])} "
        f"({_span(chances.now)})."
    )


def _span(values: tuple[float, ...]) -> str:
    return f"{100 * min(values):.0f} to {100 * max(values):.0f}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} percent"
