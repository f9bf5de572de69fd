"""Signals: what published figures raise on a day, at a rate of false ones kept over all."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.intelligence.comparison import ENGLAND
from firsthand.domain.surveillance.signal import Signal
from firsthand.domain.surveillance.signalling.beside import Nearest
from firsthand.domain.surveillance.signalling.caveats import Known
from firsthand.domain.surveillance.signalling.listing import (
    Names,
    NotTested,
    listed,
    not_tested,
)
from firsthand.domain.surveillance.signalling.looks import Look, kept
from firsthand.domain.surveillance.signalling.releases import CHILDREN, Release, releases
from firsthand.domain.surveillance.signalling.together import grade_changes
from firsthand.domain.surveillance.signalling.trial import Trial
from firsthand.domain.surveillance.signalling.trials import tested_indicators, trials
from firsthand.domain.surveillance.signalling.untested import why_nothing
from firsthand.refdata import read
from firsthand.refdata.read_definitions import changed_definitions
from firsthand.store.figures import load_vintages
from firsthand.store.grades import load_graded
from firsthand.store.memory import remembered

RATE = 0.1


@dataclass(frozen=True, kw_only=True)
class SignalsAnswer:
    """
    The signals that stand on a day, the smallest q-value first, and what they were found among.

    `near` holds what came near to being raised. `tests` and `raised` count over all looks.
    `why_nothing` says why not one test was made; it is empty where one was.
    """

    as_of: date
    rate: float
    signals: tuple[Signal, ...]
    near: tuple[Signal, ...]
    tests: int
    raised: int
    looks: tuple[Look, ...]
    could_not: tuple[NotTested, ...]
    why_nothing: str = ""

    @property
    def expected_false(self) -> float:
        """Return how many of the signals that stand are expected to be false."""
        return self.expected_false_among(len(self.signals))

    def expected_false_among(self, first: int) -> float:
        """
        Return how many of the `first` signals are expected to be false.

        A signal with the q-value q would have been raised at the rate q with all before it.
        """
        told = self.signals[:first]
        return len(told) * max((one.q_value for one in told), default=0.0)


def signals(*, as_of: date, rate: float = RATE) -> SignalsAnswer:
    """Return the signals that stand on `as_of` when a share of `rate` of all may be false."""
    if not 0 < rate < 1:
        raise Refused(
            Objection(
                rule="signals-rate",
                reason=f"The rate of false signals is {rate}.",
                remedy="Give a share above 0 and under 1, such as 0.1.",
            )
        )
    return _answer(as_of=as_of, rate=rate)


@remembered(at_most=8)
def _answer(*, as_of: date, rate: float) -> SignalsAnswer:
    found = kept(_trials(as_of=as_of), rate=rate)
    names = Names(
        authorities={one.la_code: one for one in read.authorities()},
        indicators={one.key: one for one in read.indicators()},
        known=Known(
            changes=changed_definitions(),
            successions=read.successions(),
            nearest=_nearest(),
        ),
        as_of=as_of,
    )
    told, gaps = listed(found, names), not_tested(found, names)
    tests = sum(look.tests for look in found.looks)
    return SignalsAnswer(
        as_of=as_of,
        rate=rate,
        signals=tuple(one for one in told if one.raised),
        near=tuple(one for one in told if not one.raised),
        tests=tests,
        raised=sum(look.raised for look in found.looks),
        looks=found.looks,
        could_not=gaps,
        why_nothing="" if tests else why_nothing(gaps, as_of=as_of, first_on=_first_on()),
    )


def _first_on() -> date | None:
    """Return the first day on which a figure that is tested was public; None without any."""
    tested = {one.key for one in tested_indicators(read.indicators())} - {CHILDREN}
    figures = load_vintages(area_codes=_codes()).values()
    return min(
        (one.known_on for own in figures for one in own if one.indicator in tested),
        default=None,
    )


@remembered(at_most=2)
def _trials(*, as_of: date) -> tuple[Trial, ...]:
    told = load_releases(as_of=as_of)
    return trials(told, _nearest(), grade_changes(load_graded(as_of=as_of)))


def load_releases(*, as_of: date) -> tuple[Release, ...]:
    """Return what each day of publication up to `as_of` added."""
    codes = _codes()
    return releases(
        load_vintages(area_codes=(ENGLAND, *codes)),
        indicators=tested_indicators(read.indicators()),
        la_codes=codes,
        changes=changed_definitions(),
        as_of=as_of,
    )


def _nearest() -> Nearest:
    return Nearest(read.neighbours(), _codes())


def _codes() -> tuple[str, ...]:
    return tuple(one.la_code for one in read.authorities())
