"""Acts on subjects: recorded, named, joined, set aside, reopened, made a harm."""

from dataclasses import dataclass

from firsthand.domain.surveillance.naming.found import SubjectFound
from firsthand.domain.surveillance.naming.own_harm import OwnHarm


@dataclass(frozen=True, kw_only=True)
class SubjectRecorded:
    """A search of texts found it, for the first time or again; the newest counts."""

    subject: str
    found: SubjectFound


@dataclass(frozen=True, kw_only=True)
class SubjectNamed:
    """Somebody said what it is."""

    subject: str
    name: str
    meaning: str = ""


@dataclass(frozen=True, kw_only=True)
class SubjectJoined:
    """Somebody said that it is the same as another subject, and why."""

    subject: str
    into: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SubjectSetAside:
    """Somebody said that it is no subject worth following, and why."""

    subject: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SubjectReopened:
    """A joining or a setting aside was taken back, and why."""

    subject: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SubjectMadeHarm:
    """Somebody made it a harm of the vocabulary; this is never taken back."""

    subject: str
    harm: OwnHarm


SUBJECT_BODIES: dict[str, type] = {
    "subject-recorded": SubjectRecorded,
    "subject-named": SubjectNamed,
    "subject-joined": SubjectJoined,
    "subject-set-aside": SubjectSetAside,
    "subject-reopened": SubjectReopened,
    "subject-made-harm": SubjectMadeHarm,
}
Judged = SubjectNamed | SubjectJoined | SubjectSetAside | SubjectReopened | SubjectMadeHarm
SubjectAct = SubjectRecorded | Judged
