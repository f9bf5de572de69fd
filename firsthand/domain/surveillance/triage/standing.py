"""Standings: where each signal stands on the record, as its acts tell it up to a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from firsthand.domain.common import words
from firsthand.domain.common.act import Act
from firsthand.domain.surveillance.signal import Signal
from firsthand.domain.surveillance.triage.acts import (
    SignalAct,
    SignalDismissed,
    SignalOpened,
    SignalReopened,
    SignalTakenUp,
)
from firsthand.domain.surveillance.triage.policy import Policy
from firsthand.domain.surveillance.triage.progress import DECIDED, MOVE_OF, TRANSITIONS, State
from firsthand.domain.surveillance.triage.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class Standing:
    """
    Where one signal stands: its state, and who brought it there, when and why.

    `facts` is the signal as it was when it was opened first. `days` is how long it has stood
    so; `overdue` says in words that it has stood undecided for too long, and is empty
    otherwise. `acts` are all acts on it, the first one first.
    """

    signal_id: str
    state: State
    by: str
    at: datetime
    reason: str
    facts: Snapshot
    days: int
    overdue: str
    acts: tuple[Act[SignalAct], ...]

    @property
    def opened_on(self) -> date:
        """The day on which somebody opened it first."""
        return self.acts[0].at.date()

    @property
    def decided(self) -> bool:
        """Tell whether it was dismissed or taken up, and not reopened since."""
        return self.state in DECIDED

    @property
    def taken_up(self) -> SignalTakenUp | None:
        """What will be done; None unless it stands taken up."""
        last = self.acts[-1].body
        return last if isinstance(last, SignalTakenUp) else None


@dataclass(frozen=True, kw_only=True)
class Unlooked:
    """A signal that nobody has opened for longer than the policy allows, itself reported."""

    signal: Signal
    days: int
    sentence: str


def standings(acts: Iterable[Act[Any]], policy: Policy, *, as_of: date) -> dict[str, Standing]:
    """
    Return by identifier the signals that anybody has opened by the end of a day.

    A signal that is not among them was opened by nobody.
    """
    by_signal: dict[str, list[Act[SignalAct]]] = {}
    for act in acts:
        if act.at.date() <= as_of:
            by_signal.setdefault(act.body.signal, []).append(act)
    return {key: _standing(key, told, policy, as_of) for key, told in by_signal.items()}


def unlooked(
    signals: Sequence[Signal],
    standing: Mapping[str, Standing],
    policy: Policy,
    *,
    as_of: date,
) -> tuple[Unlooked, ...]:
    """
    Return the raised signals that lay unopened for longer than the policy allows.

    The one that lay longest comes first. The days count from the first day on which the
    signal could have been raised, whether or not anybody computed it then.
    """
    found = [
        _unlooked(one, (as_of - one.first_raisable_on).days)
        for one in signals
        if one.raised and one.id not in standing
    ]
    late = [one for one in found if one.days > policy.unlooked_days]
    return tuple(sorted(late, key=lambda one: (-one.days, one.signal.id)))


def undecided(standing: Mapping[str, Standing]) -> tuple[Standing, ...]:
    """Return the signals that stand opened without a decision for too long, longest first."""
    late = [one for one in standing.values() if one.overdue]
    return tuple(sorted(late, key=lambda one: (-one.days, one.signal_id)))


def state_of(acts: Sequence[Act[SignalAct]]) -> State:
    """Return the state that acts on one signal lead to."""
    state = State.RAISED
    for act in acts:
        state = TRANSITIONS[state, MOVE_OF[type(act.body)]]
    return state


def reason_of(body: SignalAct) -> str:
    """Return why somebody acted, or what they said will be done; empty for an opening."""
    if isinstance(body, SignalDismissed | SignalReopened):
        return body.reason
    return body.what if isinstance(body, SignalTakenUp) else ""


def _standing(key: str, acts: list[Act[SignalAct]], policy: Policy, as_of: date) -> Standing:
    last, state = acts[-1], state_of(acts)
    days = (as_of - last.at.date()).days
    late = state is State.OPENED and days > policy.undecided_days
    return Standing(
        signal_id=key,
        state=state,
        by=last.by,
        at=last.at,
        reason=reason_of(last.body),
        facts=_facts(acts),
        days=days,
        overdue=_overdue(days, policy) if late else "",
        acts=tuple(acts),
    )


def _facts(acts: Sequence[Act[SignalAct]]) -> Snapshot:
    """Return what its first opener saw; the table lets nothing come before an opening."""
    return next(act.body.facts for act in acts if isinstance(act.body, SignalOpened))


def _overdue(days: int, policy: Policy) -> str:
    return (
        f"Opened {words.counted(days, 'day')} ago and neither dismissed nor taken up; "
        f"the policy allows {words.counted(policy.undecided_days, 'day')}."
    )


def _unlooked(signal: Signal, days: int) -> Unlooked:
    return Unlooked(
        signal=signal,
        days=days,
        sentence=f"Nobody has opened this signal in the {words.counted(days, 'day')} since it "
        f"could first be raised, on {words.day(signal.first_raisable_on)}.",
    )
