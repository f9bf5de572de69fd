"""Untested: why nothing was tested on a day, so that no signal is not taken for good news."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from firsthand.domain.common.words import counted, day
from firsthand.domain.surveillance.signalling.listing import NotTested

NOTHING = "Nothing was tested: "
NOT_FINE = "So the absence of signals says nothing about any authority."


def why_nothing(could_not: Sequence[NotTested], *, as_of: date, first_on: date | None) -> str:
    """
    Return in words why not one test could be made by a day.

    `could_not` are the tests that could not be made; `first_on` is the first day on which a
    figure that is tested was public, None where none is held.
    """
    return f"{NOTHING}{_because(could_not, as_of, first_on)} {NOT_FINE}"


def _because(could_not: Sequence[NotTested], as_of: date, first_on: date | None) -> str:
    if first_on is None:
        return "no published figure that early warning looks at is held here."
    if first_on > as_of:
        return (
            f"on {day(as_of)} no figure that early warning looks at was public. The first that "
            f"is held became public on {day(first_on)}."
        )
    if not could_not:
        return f"the figures public on {day(as_of)} are not enough for any comparison."
    ((reason, times),) = Counter(one.because for one in could_not).most_common(1)
    return (
        f"of {counted(len(could_not), 'comparison')} of the newest figures none could be made, "
        f"most often ({times:,}) for this reason: {reason.rstrip('.')}."
    )
