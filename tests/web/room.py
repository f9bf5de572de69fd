"""An inspection with something of every kind in it, as its pages show it; all invented."""

from datetime import timedelta

import pytest

from firsthand.domain.inspection.acts.claims import Question
from firsthand.domain.inspection.acts.evidence import About, Source, Stance
from firsthand.services.inspecting import recording
from tests.domain.inspection import build
from tests.services.inspecting import conftest as ledger

at_work, begun, roles = ledger.at_work, ledger.begun, ledger.roles
THINGS = (
    ("claim", build.claim("C1")),
    ("evidence", build.evidence("E1")),
    (
        "evidence",
        build.evidence(
            "E2",
            source=Source.PARTNER_AGENCY,
            text="The project's workers say that nobody asks.",
            stance=Stance.CONTRADICTS,
            about=(About(id="C1", stance=Stance.CONTRADICTS),),
        ),
    ),
    (
        "evidence",
        build.evidence(
            "E3",
            source=Source.CHILD,
            text="A thing told in confidence.",
            restricted=True,
            case="K-014",
        ),
    ),
    ("finding", build.finding("F1")),
    ("recommendation", build.recommendation("R1")),
)


@pytest.fixture
def furnished(at_work):
    """Put something of every kind into the inspection; return what adds more of it."""
    for minutes, (deed, body) in enumerate(THINGS, start=20):
        put(build.INSPECTOR, deed, body, minutes=minutes)
    return put


def put(by, deed, *bodies, minutes=60):
    """Record bodies under nothing but the permission."""
    asked = ledger.wanted(by, minutes=minutes)
    return recording.record(asked, deed, lambda _before: bodies)


def question(number):
    return Question(id=number, text="Who reads what comes in at night?")


def later(days):
    """Return a day so many days after the inspection began."""
    return (build.MONDAY + timedelta(days=days)).isoformat()
