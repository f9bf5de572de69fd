"""Invented subjects and acts on them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from firsthand.domain.common.act import Act
from firsthand.domain.surveillance.naming.acts import (
    SubjectJoined,
    SubjectMadeHarm,
    SubjectNamed,
    SubjectRecorded,
    SubjectReopened,
    SubjectSetAside,
)
from firsthand.domain.surveillance.naming.found import Appearance, SubjectFound, subject_id
from firsthand.domain.surveillance.naming.own_harm import OwnHarm
from firsthand.domain.surveillance.naming.policy import Policy

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
POLICY = Policy(least_sources=3, longest_term=40, most_words=4, most_terms=40)
CUCKOOING = "cuckooing"
FOUND = SubjectFound(
    concept="cuckooing",
    terms=("cuckooing", "cuckooed", "home takeover"),
    first_seen=(
        Appearance(place="372", on=date(2025, 4, 1)),
        Appearance(place="370", on=date(2025, 7, 1)),
    ),
    flagged_on=date(2025, 9, 30),
    rank=1,
    places=2,
    sources=6,
    q_value=0.03,
)
HARM = OwnHarm(
    name="Cuckooing",
    meaning="Homes of vulnerable people taken over to deal drugs from.",
    terms=("cuckooing", "home takeover"),
    why="It stands in six letters of two authorities and in no harm of the vocabulary.",
)


def found(**changed):
    return replace(FOUND, **changed)


def recorded(one=FOUND):
    return SubjectRecorded(subject=subject_id(one.concept), found=one)


def named(name="Cuckooing", meaning="", subject=CUCKOOING):
    return SubjectNamed(subject=subject, name=name, meaning=meaning)


def joined(into="county-lines", reason="The same matter.", subject=CUCKOOING):
    return SubjectJoined(subject=subject, into=into, reason=reason)


def set_aside(reason="A word of the season.", subject=CUCKOOING):
    return SubjectSetAside(subject=subject, reason=reason)


def reopened(reason="It came back.", subject=CUCKOOING):
    return SubjectReopened(subject=subject, reason=reason)


def made_harm(subject=CUCKOOING, **changed):
    return SubjectMadeHarm(subject=subject, harm=replace(HARM, **changed))


def acts(*bodies, first=MORNING, apart=timedelta(days=1), by="p-anal"):
    """Return bodies as acts, one a day."""
    return [
        Act(number=n, key=f"k{n}", by=by, at=first + (n - 1) * apart, body=body)
        for n, body in enumerate(bodies, start=1)
    ]
