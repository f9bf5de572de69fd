"""Invented signals about real codes of authorities: one of each kind, and more on demand."""

from dataclasses import replace
from datetime import date

from firsthand.domain.surveillance.signal import Direction, Kind, Signal
from firsthand.domain.surveillance.signalling.listing import NotTested
from firsthand.services.signalling.signals import SignalsAnswer
from firsthand.web import long_answers

DAY = date(2026, 1, 31)


def signal(number, *, la_code="372", kind=Kind.STEP, q=0.02, name="Rotherham", **changed):
    one = Signal(
        id=f"{la_code}.re-referral-share.{kind.value}.{number}",
        la_code=la_code,
        authority=name,
        indicator="re-referral-share",
        indicator_name="Referrals within 12 months of an earlier one",
        kind=kind,
        period=str(2019 + number),
        first_raisable_on=date(2025, 12, 1),
        direction=Direction.WORSE,
        value=0.4,
        expected=0.2,
        p_value=0.0001,
        q_value=q,
        raised=True,
        sentence=f"{name}: number {number} is unusual.",
        caveats=("Its boundaries changed.",),
    )
    return replace(one, **changed)


def answer(*signals, could_not=()):
    return SignalsAnswer(
        as_of=DAY,
        rate=0.1,
        signals=signals,
        near=(),
        tests=9000,
        raised=len(signals),
        looks=(),
        could_not=could_not,
    )


def of_every_kind():
    """Return an answer with a signal of each kind, and a test that could not be made."""
    gap = NotTested(
        la_code="372",
        indicator="referrals-rate",
        kind=Kind.STEP,
        period="2020",
        because="Suppressed, because the number is small enough to identify people.",
    )
    told = [signal(n, kind=kind) for n, kind in enumerate(Kind, start=1)]
    return answer(*told, could_not=(gap,))


def put():
    """Let the pages show one signal of each kind, whatever the figures say."""
    made = of_every_kind()
    long_answers.signals = lambda *, as_of: made
