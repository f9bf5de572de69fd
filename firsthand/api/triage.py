"""Where signals stand on the record: that each was looked at, and when; never who and why."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from firsthand.api.schemas import Problem
from firsthand.api.vantage import AsOf, day
from firsthand.services import shapes_triage

router = Router(tags=["signals"])


class SignalStanding(Schema):
    """Where one signal stands; who acted and why is told to signed-in inspectors alone."""

    signal_id: str
    state: str = Field(description="raised, opened, dismissed or taken-up")
    means: str
    since: date = Field(description="Since when it stands so.")
    days: int | None = Field(description="null: nobody has opened it.")
    opened_on: date | None = Field(description="null: nobody has opened it.")
    overdue: str | None = Field(description="null: it is not overdue.")
    la_code: str
    authority: str
    indicator: str = Field(description="Empty: over all indicators.")
    kind: str
    period: str
    direction: str
    q_value: float
    first_raisable_on: date
    sentence: str
    caveats: list[str]


class LyingThere(Schema):
    """A signal that nobody opened for longer than the policy allows."""

    signal_id: str
    days: int
    unlooked: str
    la_code: str
    authority: str
    indicator: str
    kind: str
    period: str
    direction: str
    q_value: float
    first_raisable_on: date
    sentence: str


class TriageNumbers(Schema):
    """The policy: days until a signal is itself reported, and how many a team looks at."""

    unlooked_days: int
    undecided_days: int
    at_once: int


class SignalsOnRecord(Schema):
    """Every signal that anybody opened, and those that lie there for too long."""

    as_of: date
    policy: TriageNumbers
    standings: list[SignalStanding]
    unlooked: list[LyingThere]
    undecided: list[SignalStanding]
    nothing_tested: str | None = Field(
        description="Why no figure could be tested on the day; null: some could. Where nothing "
        "was tested, an empty list says nothing about any authority."
    )


@router.get("/triage", response={200: SignalsOnRecord, 422: Problem})
def on_record(request: HttpRequest, as_of: AsOf = None) -> dict[str, Any]:
    """Return where every opened signal stands, and what lies there for too long."""
    from firsthand.services.signalling import telling

    found = telling.tell_all(as_of=day(as_of))
    public = shapes_triage.of_public
    return {
        "as_of": found.as_of,
        "policy": shapes_triage.of_policy(found.policy),
        "standings": [public(one.signal_id, one.facts, one) for one in found.standings],
        "unlooked": [shapes_triage.of_unlooked(one) for one in found.unlooked],
        "undecided": [public(one.signal_id, one.facts, one) for one in found.undecided],
        "nothing_tested": found.why_nothing or None,
    }


@router.get("/{signal_id}/standing", response={200: SignalStanding, 404: Problem, 422: Problem})
def standing(request: HttpRequest, signal_id: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return where one signal stands as of a day."""
    from firsthand.services.signalling import telling

    found = telling.tell(signal_id, as_of=day(as_of))
    return shapes_triage.of_public(signal_id, found.facts, found.standing)
