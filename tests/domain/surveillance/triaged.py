"""Invented signals and acts on them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from firsthand.domain.common.act import Act
from firsthand.domain.surveillance.signal import Direction, Kind, Signal, signal_id
from firsthand.domain.surveillance.triage.acts import (
    Course,
    SignalDismissed,
    SignalOpened,
    SignalReopened,
    SignalTakenUp,
)
from firsthand.domain.surveillance.triage.policy import Policy
from firsthand.domain.surveillance.triage.snapshot import snapshot_of

LA_CODE = "900"  # no authority has it
FIRST_DAY = date(2026, 1, 5)
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
POLICY = Policy(unlooked_days=30, undecided_days=60, at_once=20)


def signal(**changed):
    told = {
        "la_code": LA_CODE,
        "indicator": "re-referral-share",
        "kind": Kind.FUNNEL,
        "period": "2025",
    } | {k: v for k, v in changed.items() if k in {"la_code", "indicator", "kind", "period"}}
    usual = Signal(
        id=signal_id(**told),
        authority="Invented Council",
        indicator_name="Re-referrals within 12 months",
        first_raisable_on=FIRST_DAY,
        direction=Direction.WORSE,
        value=0.41,
        expected=0.22,
        p_value=0.0001,
        q_value=0.02,
        raised=True,
        sentence="Re-referrals stand at 41%, where 22% is usual for authorities of its size.",
        caveats=("The counts of this authority were revised a year before.",),
        **told,
    )
    return replace(usual, **{k: v for k, v in changed.items() if k not in told})


SIGNAL = signal()


def opened(one=SIGNAL):
    return SignalOpened(signal=one.id, facts=snapshot_of(one))


def dismissed(reason="The figure was miscounted, and corrected since.", one=SIGNAL):
    return SignalDismissed(signal=one.id, reason=reason)


def taken_up(one=SIGNAL, **changed):
    usual = SignalTakenUp(
        signal=one.id, course=Course.QUESTION, what="Ask why so many children come back."
    )
    return replace(usual, **changed)


def reopened(reason="The correction was itself wrong.", one=SIGNAL):
    return SignalReopened(signal=one.id, reason=reason)


def acts(*bodies, first=MORNING, apart=timedelta(days=1), by="p-anal"):
    """Return bodies as acts, one a day."""
    return [
        Act(number=n, key=f"k{n}", by=by, at=first + (n - 1) * apart, body=body)
        for n, body in enumerate(bodies, start=1)
    ]
