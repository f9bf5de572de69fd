"""Put what was done with a subject in the shape of its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from firsthand.domain.common import words
from firsthand.domain.surveillance.naming.acts import (
    SubjectJoined,
    SubjectMadeHarm,
    SubjectNamed,
    SubjectRecorded,
    SubjectReopened,
    SubjectSetAside,
)
from firsthand.domain.surveillance.naming.register import OnRecord, reason_of

DONE = {
    SubjectRecorded: "Found",
    SubjectNamed: "Named",
    SubjectJoined: "Joined to another",
    SubjectSetAside: "Set aside",
    SubjectReopened: "Reopened",
    SubjectMadeHarm: "Made a harm of the vocabulary",
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that was done with a subject: what, by whom, when and why."""

    title: str
    by: str
    at: datetime
    detail: str
    said: str


def steps(
    found: OnRecord, *, names: Mapping[str, str], called: Mapping[str, str]
) -> list[Step]:
    """Return what was done with a subject, the first thing first."""
    return [
        Step(
            title=DONE[type(act.body)],
            by=names.get(act.by, act.by),
            at=act.at,
            detail=detail(act.body, called),
            said=reason_of(act.body),
        )
        for act in found.acts
    ]


def detail(body: object, called: Mapping[str, str]) -> str:
    """Return what an act was about: the name, the other subject, or how much was found."""
    if isinstance(body, SubjectRecorded):
        return words.counted(body.found.sources, "source")
    if isinstance(body, SubjectJoined):
        return called.get(body.into, body.into)
    if isinstance(body, SubjectNamed):
        return body.name
    return body.harm.name if isinstance(body, SubjectMadeHarm) else ""
