"""Register: every subject on the record as its acts tell it, up to a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from firsthand.domain.common.act import Act
from firsthand.domain.reference.harm import Harm
from firsthand.domain.surveillance.naming.acts import (
    SubjectAct,
    SubjectJoined,
    SubjectMadeHarm,
    SubjectNamed,
    SubjectRecorded,
    SubjectReopened,
    SubjectSetAside,
)
from firsthand.domain.surveillance.naming.found import SubjectFound
from firsthand.domain.surveillance.naming.own_harm import OwnHarm, harm_of
from firsthand.domain.surveillance.naming.progress import MOVE_OF, TRANSITIONS, State


@dataclass(frozen=True, kw_only=True)
class OnRecord:
    """
    One subject: where it stands, and who brought it there, when and why.

    `found` is the newest finding of it. `into` is the subject that it was joined to, `harm`
    what it became; both are empty otherwise. `joined` are those that were joined to it.
    """

    subject_id: str
    state: State
    found: SubjectFound
    first_recorded_on: date
    times_found: int
    name: str
    meaning: str
    into: str
    harm: OwnHarm | None
    by: str
    at: datetime
    reason: str
    joined: tuple[str, ...]
    acts: tuple[Act[SubjectAct], ...]

    @property
    def called(self) -> str:
        """The name that a person gave it, or the word that stands for it."""
        return self.name or self.found.concept


def register(acts: Iterable[Act[Any]], *, as_of: date | None = None) -> dict[str, OnRecord]:
    """Return by identifier every subject recorded by the end of a day, or until now."""
    by_subject: dict[str, list[Act[SubjectAct]]] = {}
    for act in acts:
        if as_of is None or act.at.date() <= as_of:
            by_subject.setdefault(act.body.subject, []).append(act)
    into = {key: _into(told) for key, told in by_subject.items()}
    return {
        key: _on_record(key, told, tuple(k for k, target in into.items() if target == key))
        for key, told in by_subject.items()
    }


def own_harms(acts: Iterable[Act[Any]]) -> tuple[Harm, ...]:
    """Return the harms that subjects became, the oldest first."""
    return tuple(
        harm_of(act.body.harm, by=act.by, on=act.at.date())
        for act in acts
        if isinstance(act.body, SubjectMadeHarm)
    )


def state_of(acts: Sequence[Act[SubjectAct]]) -> State:
    """Return the state that acts on one subject lead to; to be found again changes nothing."""
    state = State.FOUND
    for act in acts:
        if not isinstance(act.body, SubjectRecorded):
            state = TRANSITIONS[state, MOVE_OF[type(act.body)]]
    return state


def reason_of(body: SubjectAct) -> str:
    """Return why somebody acted; empty where no reason is asked for."""
    if isinstance(body, SubjectJoined | SubjectSetAside | SubjectReopened):
        return body.reason
    return body.harm.why if isinstance(body, SubjectMadeHarm) else ""


def _on_record(key: str, acts: list[Act[SubjectAct]], joined: tuple[str, ...]) -> OnRecord:
    findings = [act.body.found for act in acts if isinstance(act.body, SubjectRecorded)]
    named = [act.body for act in acts if isinstance(act.body, SubjectNamed)]
    judged = [act for act in acts if not isinstance(act.body, SubjectRecorded)]
    last = judged[-1] if judged else acts[0]
    made = last.body if isinstance(last.body, SubjectMadeHarm) else None
    return OnRecord(
        subject_id=key,
        state=state_of(acts),
        found=findings[-1],
        first_recorded_on=acts[0].at.date(),
        times_found=len(findings),
        name=named[-1].name if named else "",
        meaning=named[-1].meaning if named else "",
        into=_into(acts),
        harm=made.harm if made else None,
        by=last.by,
        at=last.at,
        reason=reason_of(last.body),
        joined=joined,
        acts=tuple(acts),
    )


def _into(acts: Sequence[Act[SubjectAct]]) -> str:
    """Return the subject that one is joined to now."""
    judged = [act.body for act in acts if not isinstance(act.body, SubjectRecorded)]
    last = judged[-1] if judged else None
    return last.into if isinstance(last, SubjectJoined) else ""


def ends_in(key: str, known: Mapping[str, OnRecord]) -> str:
    """Return the subject at the end of a chain of joinings."""
    while known[key].into:
        key = known[key].into
    return key
