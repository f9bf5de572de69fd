"""Telling: what is on the record of one signal, and of all of them, as of a day."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.surveillance.signal import Signal
from firsthand.domain.surveillance.triage.policy import Policy
from firsthand.domain.surveillance.triage.progress import State
from firsthand.domain.surveillance.triage.snapshot import Snapshot, changes, snapshot_of
from firsthand.domain.surveillance.triage.standing import Standing, Unlooked, undecided
from firsthand.refdata.read_signal_policy import signal_policy
from firsthand.services.signalling import raised, triage
from firsthand.services.signalling.raised import UnknownSignal
from firsthand.store import people


@dataclass(frozen=True, kw_only=True)
class Told:
    """
    One signal as of a day: as the figures tell it, and as it stands on the record.

    `signal` is None when the figures of that day raise it no more; `standing` is None when
    nobody had opened it. `changed` names what it says differently since it was opened.
    """

    signal_id: str
    signal: Signal | None
    standing: Standing | None
    changed: tuple[str, ...]

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.standing.state if self.standing else State.RAISED

    @property
    def facts(self) -> Snapshot:
        """What it says now, or what it said when it was opened."""
        if self.signal is not None:
            return snapshot_of(self.signal)
        return self.standing.facts


@dataclass(frozen=True, kw_only=True)
class Triage:
    """
    Everything on the record of signals as of a day, and what lies there for too long.

    `why_nothing` says why nothing was tested on the day, so that no signal is not taken for
    good news; it is empty where anything was.
    """

    as_of: date
    policy: Policy
    standings: tuple[Standing, ...]
    unlooked: tuple[Unlooked, ...]
    undecided: tuple[Standing, ...]
    why_nothing: str = ""


def tell(signal_id: str, *, as_of: date) -> Told:
    """Return one signal as of a day, or raise UnknownSignal."""
    standing = triage.standings(as_of=as_of).get(signal_id)
    signal = raised.find(signal_id, as_of=as_of)
    if signal is None and standing is None:
        raise UnknownSignal(signal_id, ())
    both = signal is not None and standing is not None
    changed = changes(standing.facts, snapshot_of(signal)) if both else ()
    return Told(signal_id=signal_id, signal=signal, standing=standing, changed=changed)


def tell_all(*, as_of: date) -> Triage:
    """Return the record of all signals as of a day, what was acted on last first."""
    policy, found = signal_policy(), triage.standings(as_of=as_of)
    newest_first = sorted(found.values(), key=lambda one: (one.at, one.signal_id), reverse=True)
    return Triage(
        as_of=as_of,
        policy=policy,
        standings=tuple(newest_first),
        unlooked=triage.unlooked(raised.raised(as_of=as_of), found, policy, as_of),
        undecided=undecided(found),
        why_nothing=raised.why_nothing(as_of=as_of),
    )


def names() -> dict[str, str]:
    """Return by code the name of everybody who ever had a role here."""
    given = (act.body for act in people.load_acts() if isinstance(act.body, RoleGiven))
    return {one.person: one.name for one in given}
