"""Record: subjects found in texts, and what people did with each; never a word of the texts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from firsthand.domain.common.act import Act
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.reference.unknown import Unknown
from firsthand.domain.surveillance.naming.acts import (
    Judged,
    SubjectJoined,
    SubjectMadeHarm,
    SubjectNamed,
    SubjectRecorded,
    SubjectReopened,
    SubjectSetAside,
)
from firsthand.domain.surveillance.naming.deciding import objections_to_act
from firsthand.domain.surveillance.naming.found import SubjectFound, subject_id
from firsthand.domain.surveillance.naming.found_rules import objections_to_found
from firsthand.domain.surveillance.naming.own_harm import OwnHarm
from firsthand.domain.surveillance.naming.permission import (
    objections_to_doing,
    objections_to_recording,
)
from firsthand.domain.surveillance.naming.progress import MOVE_OF
from firsthand.domain.surveillance.naming.register import OnRecord, register
from firsthand.refdata import read
from firsthand.refdata.read_subject_policy import subject_policy
from firsthand.services.subjects import vocabulary
from firsthand.store import people
from firsthand.store.books import Entered
from firsthand.store.subjects import SUBJECTS


class UnknownSubject(Unknown):
    """No subject was recorded under this identifier."""

    thing = "subject"
    needed = "the identifier of a subject on the record, such as 'cuckooing'"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who wants to act on which subject, and when; the same `key` twice is one act."""

    subject_id: str
    by: Actor
    now: datetime
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """Which subjects were put on the record, and which were refused, each with the reasons."""

    recorded: tuple[str, ...]
    refused: tuple[tuple[SubjectFound, tuple[Objection, ...]], ...]


def record_found(found: Sequence[SubjectFound], *, by: Actor, now: datetime) -> Recorded:
    """
    Put what a search of texts found on the record; what breaks a rule is left out and told.

    Places are kept as codes of authorities; any other place is kept as one without a name.
    """
    policy, refused = subject_policy(), []
    bodies: list[SubjectRecorded] = []
    for one in found:
        if objections := objections_to_found(one, policy, on=_day(now)):
            refused.append((one, objections))
        else:
            kept = replace(one, first_seen=_placed(one))
            bodies.append(SubjectRecorded(subject=subject_id(one.concept), found=kept))

    def decide(before: tuple[Act[Any], ...]) -> list[SubjectRecorded]:
        refuse_if(objections_to_recording(by))
        known = register(before)
        return [body for body in bodies if not _same(body, known)]

    SUBJECTS.enter(Entered(by=by.code, at=now), "record", decide)
    return Recorded(recorded=tuple(body.subject for body in bodies), refused=tuple(refused))


def name(asked: Asked, name: str, meaning: str = "") -> OnRecord:
    """Say what a subject is."""
    told = SubjectNamed(subject=asked.subject_id, name=name.strip(), meaning=meaning.strip())
    return _judged(asked, told)


def join(asked: Asked, into: str, reason: str) -> OnRecord:
    """Say that a subject is the same as another."""
    return _judged(
        asked, SubjectJoined(subject=asked.subject_id, into=into, reason=reason.strip())
    )


def set_aside(asked: Asked, reason: str) -> OnRecord:
    """Say that a subject is not worth following."""
    return _judged(asked, SubjectSetAside(subject=asked.subject_id, reason=reason.strip()))


def reopen(asked: Asked, reason: str) -> OnRecord:
    """Take a joining or a setting aside back."""
    return _judged(asked, SubjectReopened(subject=asked.subject_id, reason=reason.strip()))


def make_harm(asked: Asked, harm: OwnHarm) -> OnRecord:
    """Make a named subject a harm of the vocabulary, for everybody and for good."""
    done = _judged(asked, SubjectMadeHarm(subject=asked.subject_id, harm=harm))
    vocabulary.ask_again()
    return done


def subjects(*, as_of: date | None = None) -> dict[str, OnRecord]:
    """Return by identifier every subject on the record, as of a day or now."""
    return register(SUBJECTS.load(), as_of=as_of)


def subject(subject_id: str, *, as_of: date | None = None) -> OnRecord:
    """Return one subject, or raise UnknownSubject."""
    known = subjects(as_of=as_of)
    if subject_id not in known:
        raise UnknownSubject(subject_id, known)
    return known[subject_id]


def names() -> dict[str, str]:
    """Return by code the name of everybody who ever had a role here."""
    given = (act.body for act in people.load_acts() if isinstance(act.body, RoleGiven))
    return {one.person: one.name for one in given} | {"system": "Firsthand itself"}


def _judged(asked: Asked, body: Judged) -> OnRecord:
    subject(asked.subject_id)
    move = MOVE_OF[type(body)]

    def decide(before: tuple[Act[Any], ...]) -> list[Judged]:
        refuse_if(objections_to_doing(asked.by, move))
        vocabulary.ask_again()
        harms = read.harms()
        refuse_if(
            objections_to_act(
                body,
                register(before),
                policy=subject_policy(),
                keys={harm.key for harm in harms},
                names={harm.name for harm in harms},
            )
        )
        return [body]

    SUBJECTS.enter(Entered(by=asked.by.code, at=asked.now, key=asked.key), move.value, decide)
    return subject(asked.subject_id)


def _same(body: SubjectRecorded, known: dict[str, OnRecord]) -> bool:
    """Tell whether the very same finding is the newest one on the record already."""
    before = known.get(body.subject)
    return before is not None and before.found == body.found


def _placed(found: SubjectFound) -> tuple[Any, ...]:
    codes = {}
    for one in read.authorities():
        for called in (one.la_code, one.name, *one.other_names):
            codes[called.casefold()] = one.la_code
    placed = (
        replace(each, place=codes.get(each.place.strip().casefold(), ""))
        for each in found.first_seen
    )
    return tuple(dict.fromkeys(placed))


def _day(moment: datetime) -> date:
    """Return the day in England on which a moment falls."""
    return timezone.localtime(moment).date()
